using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

public sealed class NotPlacesTest
{
    [Fact]
    public void A_place_in_the_title_of_a_film_is_no_place() =>
        Assert.Empty(BuiltInReader.Places("Her film “The Fall of Kabul” won eleven prizes."));

    [Fact]
    public void A_quoted_sentence_is_no_title() =>
        Assert.Equal("Kabul", Assert.Single(BuiltInReader.Places("He said: “Nobody will ever retake Kabul”")).Text);

    [Fact]
    public void A_team_is_an_organisation_where_the_report_is_on_sport()
    {
        var names = BuiltInReader.Read(
            "Herat captured the league title on Monday with a late goal. Herat’s coach praised the striker. The match was played in Kabul."
        );
        Assert.Equal(["Kabul"], names.Places.Select(p => p.Text));
        Assert.Equal(["Herat", "Herat"], names.Entities.Select(e => e.Text));
    }

    [Fact]
    public void The_word_as_is_no_article() =>
        Assert.DoesNotContain(
            BuiltInReader.Places("An earlier report named the district as Darqad."),
            p => p.Text.StartsWith("as ", StringComparison.Ordinal)
        );
}
