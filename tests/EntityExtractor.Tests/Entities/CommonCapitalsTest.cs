using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

public sealed class CommonCapitalsTest
{
    [Theory]
    [InlineData("Africans met.", 1, 0)]
    [InlineData("Turks met.", 1, 0)]
    [InlineData("African Muslims met.", 2, 0)]
    [InlineData("African Union met.", 2, 1)]
    [InlineData("Christian met.", 1, 1)]
    [InlineData("Veskar met.", 1, 1)]
    public void Peoples_and_faiths_are_no_names(string sentence, int words, int kept) =>
        Assert.Equal(kept, CommonCapitals.Drop(AnalysedText.Of(sentence), [new TaggedName(new NameSpan(0, words - 1), NameClass.Place, 1)]).Count);
}
