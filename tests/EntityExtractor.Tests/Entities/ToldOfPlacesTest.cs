using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

public sealed class ToldOfPlacesTest
{
    [Theory]
    [InlineData("Orvan, a river port of 40,000 people, is calm.", true)]
    [InlineData("Orvan, the old district town, is calm.", true)]
    [InlineData("Orvan, a village elder, is calm.", false)]
    [InlineData("Orvan, a friend of the town, is calm.", false)]
    [InlineData("Orvan had been under the insurgents for a year.", true)]
    [InlineData("Orvan had been under the weather for a week.", false)]
    [InlineData("Orvan had been under arrest for a week.", false)]
    public void A_name_is_a_place_when_a_place_is_described(string sentence, bool place) =>
        Assert.Equal(place ? NameClass.Place : NameClass.Person, Assert.Single(Whereabouts.Correct(AnalysedText.Of(sentence), [Person(0)])).Class);

    [Theory]
    [InlineData(NameClass.Place, NameClass.Place)]
    [InlineData(NameClass.Person, NameClass.Person)]
    public void What_was_taken_with_a_place_is_one(NameClass first, NameClass second) =>
        Assert.Equal(
            second,
            Whereabouts
                .Correct(
                    AnalysedText.Of("Orvan was captured by rebels on Tuesday, and Telm this morning."),
                    [Person(0) with { Class = first }, Person(9)]
                )[1]
                .Class
        );

    private static TaggedName Person(int token) => new(new NameSpan(token, token), NameClass.Person, 1000);
}
