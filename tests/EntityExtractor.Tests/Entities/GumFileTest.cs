using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Entities.Training;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

public sealed class GumFileTest
{
    private const string Document = """
        # text = Mayor Ana Lind of the University of Vesk left Tarn, a town.
        1	Mayor	Mayor	PROPN	NNP	_	11	nsubj	_	Entity=(1-person-new-cf1
        2	Ana	Ana	PROPN	NNP	_	1	flat	_	_
        3	Lind	Lind	PROPN	NNP	_	1	flat	_	_
        4	of	of	ADP	IN	_	6	case	_	_
        5	the	the	DET	DT	_	6	det	_	Entity=(2-organization-new-cf2
        6	University	University	PROPN	NNP	_	1	nmod	_	_
        7	of	of	ADP	IN	_	8	case	_	_
        8	Vesk	Vesk	PROPN	NNP	_	6	nmod	_	Entity=(3-place-new-cf3)2)1)
        9	left	leave	VERB	VBD	_	0	root	_	_
        10	Tarn	Tarn	PROPN	NNP	_	9	obj	_	Entity=(4-place-new-cf4)|SpaceAfter=No
        11	,	,	PUNCT	,	_	13	punct	_	_
        12	a	a	DET	DT	_	13	det	_	Entity=(4-place-giv-cf4
        13	town	town	NOUN	NN	_	10	appos	_	Entity=4)|SpaceAfter=No
        14	.	.	PUNCT	.	_	9	punct	_	_

        """;

    [Fact]
    public void Names_are_the_proper_nouns_of_the_phrases_without_titles_and_articles()
    {
        using var folder = new TemporaryFolder();
        var file = folder["GUM_news_vesk.conllu"];
        File.WriteAllText(file, Document);

        var text = GumFile.Read(file);

        Assert.StartsWith("Mayor Ana Lind of the University of Vesk left Tarn, a town.", text.Text, StringComparison.Ordinal);
        Assert.Equal(
            [("Ana Lind", NameClass.Person), ("University of Vesk", NameClass.Organisation), ("Tarn", NameClass.Place)],
            text.Names.Select(n => (text.Text[n.Start..n.End], n.Class))
        );
    }

    [Theory]
    [InlineData("GUM_news_vesk.conllu", true)]
    [InlineData("GUM_fiction_vesk.conllu", false)]
    [InlineData("GUM_reddit_vesk.conllu", false)]
    public void Only_documents_with_an_open_licence_are_trained_on(string file, bool open) => Assert.Equal(open, GumFile.IsOpen(file));
}
