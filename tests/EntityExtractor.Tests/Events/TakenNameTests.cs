using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Towns that a reader of names may take for persons or outfits, where only a place can stand.</summary>
public sealed class TakenNameTests
{
    [Theory]
    [InlineData("Police and community guards regained Lukanda farm settlement from bandits on Friday.", "Lukanda")]
    [InlineData("Orvel fell to the Ember Front on Monday, officials said.", "Orvel")]
    [InlineData("The army liberated Kamran Tepa and Omar Khel on Monday.", "Kamran Tepa|Omar Khel")]
    [InlineData("The villages captured by the rebels are: Orvel and Keshti.", "Orvel|Keshti")]
    [InlineData("Selk has been under the control of the Ember Front since Tuesday, residents said.", "Selk")]
    [InlineData("Selk has been in the Ember Front's hands since Tuesday, residents said.", "Selk")]
    public void What_is_taken_is_a_place(string text, string places) =>
        Assert.Equal(places.Split('|'), Extraction.Of(text).Events.Select(e => e.Place));

    [Theory]
    [InlineData("Militants captured Tamal, a senior officer, on Monday. Karim Tamal was found later.")]
    [InlineData("Rebels seized Sandra Keshti on Monday.")]
    [InlineData("Karim Tamal fell to his death on Monday as rebels attacked, officials said.")]
    public void Persons_stay_persons(string text) => Assert.Empty(Extraction.Of(text).Events);
}
