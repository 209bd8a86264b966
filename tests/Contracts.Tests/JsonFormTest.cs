using System.Text.Json;
using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Contracts.Tests;

public sealed class JsonFormTest
{
    private static readonly Article Sample = new()
    {
        Id = new ArticleId("a1"),
        Revision = 2,
        TextHash = "hash",
        Capture = new CaptureId("c1"),
        Url = "https://outlet.example/a",
        Source = "source",
        Outlet = "Outlet",
        Title = "Title",
        Text = "Text",
        Blocks = [new Block(BlockKind.ListItem, 0, 4)],
        Authors = ["A. Author"],
        Fetched = DateTimeOffset.UnixEpoch,
        SyndicatedFrom = "Agency",
    };

    [Fact]
    public void Names_are_snake_case_and_ids_plain_strings()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(new ArticleFetched(Sample), ContractJson.Options));
        var article = json.RootElement.GetProperty("article");
        Assert.Equal("a1", article.GetProperty("id").GetString());
        Assert.Equal("hash", article.GetProperty("text_hash").GetString());
        Assert.Equal("Agency", article.GetProperty("syndicated_from").GetString());
        Assert.Equal("list_item", article.GetProperty("blocks")[0].GetProperty("kind").GetString());
        Assert.False(article.TryGetProperty("description", out _));
    }

    [Fact]
    public void A_message_read_again_is_the_same()
    {
        var decision = new Decision
        {
            Relation = Relation.Copy,
            Of = new ArticleId("o"),
            Cluster = new ArticleId("o"),
            Added = [new TextSpan(0, 4)],
            Reason = "The same text.",
        };
        var message = new ArticleFolded(Sample, decision, new ArticleId("o"));
        var written = JsonSerializer.Serialize(message, ContractJson.Options);
        var read = JsonSerializer.Deserialize<ArticleFolded>(written, ContractJson.Options)!;
        Assert.Equal(written, JsonSerializer.Serialize(read, ContractJson.Options));
        Assert.Equal((Relation.Copy, new ArticleId("o"), new TextSpan(0, 4)), (read.Decision.Relation, read.Original, read.Decision.Added[0]));
    }

    [Fact]
    public void An_unknown_field_is_ignored_and_an_unknown_word_refused()
    {
        var written = JsonSerializer.Serialize(Sample, ContractJson.Options);
        Assert.Equal(Sample.Id, JsonSerializer.Deserialize<Article>(written.Insert(1, "\"later\":1,"), ContractJson.Options)!.Id);
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Article>(written.Replace("list_item", "novelty", StringComparison.Ordinal), ContractJson.Options)
        );
    }
}
