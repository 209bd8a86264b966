using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

/// <summary>A name means one thing in a text, whatever the list that it stands in.</summary>
public sealed class OneMeaningTest
{
    [Fact]
    public void A_name_that_a_list_makes_a_place_is_one_elsewhere() =>
        Assert.Equal(["Kabul", "Arvan", "Arvan"], PlacesOf("Kabul and Arvan are far. People like Arvan."));

    [Fact]
    public void A_name_that_speaks_is_a_person_in_the_list_too() =>
        Assert.Equal(["Kabul"], PlacesOf("Kabul and Arvan are far. People like it, Arvan said."));

    [Fact]
    public void A_title_makes_it_a_person_too() =>
        Assert.Equal(["Kabul"], PlacesOf("Kabul and Arvan are far. People like General Arvan."));

    /// <summary>The tagger takes every "Arvan" for a person; the list has made the first one a place.</summary>
    private static IEnumerable<string> PlacesOf(string text)
    {
        var analysed = AnalysedText.Of(text);
        var mentions = Enumerable.Range(0, analysed.Tokens.Length).Where(t => analysed.Is(t, "Arvan")).Select(t => new NameSpan(t, t)).ToList();
        var names = mentions.ConvertAll(m => new TaggedName(m, NameClass.Person, 500));
        PlaceSpan[] places = [new PlaceSpan(new NameSpan(0, 0)) { Tagged = true }, new PlaceSpan(mentions[0])];
        return OneMeaning.Settle(analysed, names, places, new bool[analysed.Tokens.Length]).Select(p => p.Span.TextIn(analysed));
    }
}
