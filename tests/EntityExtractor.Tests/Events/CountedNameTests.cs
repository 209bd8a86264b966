using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>A count of places whose names the text gives behind it.</summary>
public sealed class CountedNameTests
{
    [Theory]
    [InlineData(
        "Ember Front fighters captured three villages on Monday. The villages include Orvel, Keshti and Verin Pol.",
        "Orvel|Keshti|Verin Pol"
    )]
    [InlineData(
        "Officials said on Monday that the centres of four more districts were captured by the Ember Front in the last 24 hours – two districts in Norkand, one in Belmar and one in Delmira.\n\nThe districts include Orvel and Keshti in Norkand, Verin in Belmar and Tamsar in Delmira. They all fell on Sunday evening.",
        "Orvel|Keshti|Verin|Tamsar"
    )]
    [InlineData(
        "Velmarian government forces abandoned or were pushed out of four district centres in the past 24 hours, local officials confirmed on Monday.\nThe fallen district are Orvel in Norkand, Keshti in Belmar, and Verin and Tamsar districts in Delmira provinces.",
        "Orvel|Keshti|Verin|Tamsar"
    )]
    [InlineData(
        "On Friday the Ember Front captured two villages southeast of Norkand city while looting residents. The captured villages include the Al-Orvel area, Al-Keshti Al-Kufa and Verin Pol.",
        "Al-Orvel|Al-Keshti Al-Kufa|Verin Pol"
    )]
    [InlineData(
        "The Velmarian Armed Forces confirmed the liberation of three settlements near Tamsar: they are Orvel, Keshti and Verin Pol, and the president praised them.",
        "Orvel|Keshti|Verin Pol"
    )]
    [InlineData("The Ember Front seized three towns on Monday. Among them are Orvel and Keshti.", "Orvel|Keshti")]
    [InlineData("Government forces were pushed out of two district centres on Monday. They are Orvel and Keshti.", "Orvel|Keshti")]
    [InlineData("Government forces abandoned or were pushed out of two district centres on Monday. They are Orvel and Keshti.", "Orvel|Keshti")]
    public void Names_behind_a_count_are_those_counted(string text, string places) => Assert.Equal(places.Split('|'), Places(text));

    [Theory]
    [InlineData("Ember Front fighters captured three villages on Monday. The districts include Orvel, Keshti and Verin.")]
    [InlineData("Ember Front fighters captured two villages on Monday. They are Karim Tamal's men, Hamid Duran's men and others.")]
    [InlineData("Ember Front fighters captured three villages on Monday. The villages are Orvel, Keshti, Verin Pol, Tamsar and Dolsar.")]
    public void Other_names_are_not(string text) => Assert.DoesNotContain("Orvel", Places(text));

    [Theory]
    [InlineData(
        "The Ember Front captures the city of Orvel, the capital of the southwestern Norkand Province, as well as the city of Verin Pol, the capital of the northern Belmar Province.",
        "Orvel|Verin Pol"
    )]
    [InlineData("The Ember Front on Thursday took control of the Orvel crossing point in western Norkand province.", "Orvel")]
    public void Lists_and_compounds(string text, string places) =>
        Assert.Equal(places.Split('|'), Places(text).Select(p => p!.Replace(" crossing point", "", StringComparison.Ordinal)));

    private static IEnumerable<string?> Places(string text) =>
        Extraction.Of(text).Events.Where(e => !e.Background && e.Place is not null).Select(e => e.Place);
}
