using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Entities.Training;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities.Training;

public sealed class LabelledFilesTest
{
    private const string DocRed = """
        [{"title": "Vesk", "sents": [["The", "Velmarian", "Ana", "Lind", "left", "the", "Ember", "Front", "of", "Vesk", "."], ["Turkish", "and", "African", "envoys", "met", "Lind", "in", "Tarn", "(", "Orvik", ")", "."]],
          "vertexSet": [[{"name": "Ana Lind", "type": "PER", "sent_id": 0, "pos": [2, 4]}, {"name": "Lind", "type": "PER", "sent_id": 1, "pos": [5, 6]}],
            [{"name": "Vesk", "type": "LOC", "sent_id": 0, "pos": [9, 10]}], [{"name": "the Ember Front of Vesk", "type": "ORG", "sent_id": 0, "pos": [5, 10]}],
            [{"name": "Turkish", "type": "LOC", "sent_id": 1, "pos": [0, 1]}], [{"name": "African", "type": "LOC", "sent_id": 1, "pos": [2, 3]}],
            [{"name": "Tarn", "type": "LOC", "sent_id": 1, "pos": [7, 8]}], [{"name": "left", "type": "MISC", "sent_id": 0, "pos": [4, 5]}]]}]
        """;

    [Theory]
    [InlineData("Ana B-PER\nLind I-PER\nleft O\nVesk B-LOC\n, O\nTarn B-LOC\n. O\n")]
    [InlineData("Ana I-PER\nLind I-PER\nleft O\nVesk I-LOC\n, O\nTarn I-LOC\n. O\n")]
    [InlineData("Ana\tB-person\nLind\tE-person\nleft\tO\nVesk\tS-Location\n,\tO\nTarn\tS-place\n.\tO\n")]
    [InlineData("Ana\tB-PER\tB-ORG\nLind\tI-PER\tI-PER\nleft\tO\nVesk\tB-LOC\tB-PER\n,\tO\nTarn\tB-LOC\n.\tO\n")]
    [InlineData(
        "# sent_id = 1\n1\tAna\tB-PER\t-\tx\n2\tLind\tI-PER\t-\tx\n3\tleft\tO\t-\t-\n4\tVesk\tB-LOC\t-\tx\n5\t,\tO\t-\t-\n6\tTarn\tB-LOC\t-\tx\n7\t.\tO\t-\t-\n"
    )]
    public void Tags_are_read_in_every_common_spelling(string content) =>
        Assert.Equal([("Ana Lind", NameClass.Person), ("Vesk", NameClass.Place), ("Tarn", NameClass.Place)], Names(Read("names.txt", content)));

    [Fact]
    public void Tokens_are_put_together_as_they_are_written() =>
        Assert.Equal("Ana's (old) house, Vesk.\n", Read("names.txt", "Ana B-PER\n's O\n( O\nold O\n) O\nhouse O\n, O\nVesk B-LOC\n. O\n\n")[0].Text);

    [Fact]
    public void Labels_of_other_things_are_no_names() =>
        Assert.Empty(Names(Read("names.txt", "Vesk B-MISC\nCup I-MISC\nand O\nFriday B-DATE\n")));

    [Fact]
    public void Of_names_in_names_the_longest_is_read_and_nationalities_are_no_places() =>
        Assert.Equal(
            [("Ana Lind", NameClass.Person), ("Ember Front of Vesk", NameClass.Organisation), ("Lind", NameClass.Person), ("Tarn", NameClass.Place)],
            Names(Read("documents.json", DocRed))
        );

    [Theory]
    [InlineData("{\"x\":1", "is no JSON")]
    [InlineData("{}", "is no list of documents")]
    [InlineData("[{}]", "document 1")]
    [InlineData("[{\"sents\":[[\"Ana\"]],\"vertexSet\":[[{\"pos\":[0,9],\"sent_id\":0,\"type\":\"PER\",\"name\":\"Ana\"}]]}]", "document 1")]
    public void A_file_that_is_not_as_it_should_be_is_refused_with_its_reason(string content, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Read("documents.json", content)).Message, StringComparison.Ordinal);

    private static List<MarkedText> Read(string name, string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[name], content);
        return [.. LabelledTexts.Read(folder[name])];
    }

    private static IEnumerable<(string, NameClass)> Names(List<MarkedText> texts) =>
        texts.SelectMany(t => t.Names.Select(n => (t.Text[n.Start..n.End], n.Class)));
}
