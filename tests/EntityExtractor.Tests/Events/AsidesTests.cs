using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Long articles about something else that mention what is known: most of what a newsroom's day brings.</summary>
public sealed class AsidesTests
{
    /// <summary>A long text about a minister's tour, with a passage far behind its lead.</summary>
    private static string Tour(string passage) =>
        "The foreign minister began a tour of four capitals on Monday. She met her counterparts for lunch. They spoke about trade and fishing. A joint statement was promised. "
        + "The tour was planned in spring. Nobody expects a treaty. Two aides stayed at home with colds. The delegation flies in an old aeroplane. "
        + passage
        + " Her critics at home call the tour a waste. Her party does not. The next stop is the coast. The weather there is mild. A dinner is planned. The minister returns on Sunday.";

    [Theory]
    [InlineData("The army is weaker since the rebels of the Ember Front took the town of Selk.")]
    [InlineData("She dealt with the Ember Front, a rebel group that seized the town of Selk and declared a republic.")]
    [InlineData("The Ember Front, which now controls the town of Selk, was no topic.")]
    [InlineData("Rebels seized the town of Selk and declared a republic.")]
    public void What_a_long_text_mentions_without_a_day_is_history(string passage) =>
        Assert.All(Extraction.Of(Tour(passage)).Events, e => Assert.True(e.Background));

    [Theory]
    [InlineData("While she was away, rebels of the Ember Front took the town of Selk on Wednesday.")]
    [InlineData("The latest blow to the army was that rebels of the Ember Front have just taken the town of Selk.")]
    [InlineData("Meanwhile rebels of the Ember Front took the town of Selk.")]
    [InlineData("Rebels of the Ember Front reportedly took the town of Selk.")]
    public void What_it_tells_with_a_day_or_as_the_latest_is_news(string passage) =>
        Assert.False(Assert.Single(Extraction.Of(Tour(passage)).Events).Background);

    [Theory]
    [InlineData("The Ember Front claims responsibility for the bomb.")]
    [InlineData("The fall of Nadiv Orsk, the defence minister whom the army disliked, is still talked about.")]
    [InlineData("The army left it to the police to look for the rebels.")]
    [InlineData("Soldiers have seen the rebels. Corpses have been evacuated by soldiers to the mortuary.")]
    public void Somebodys_name_and_a_first_word_are_no_places(string passage) => Assert.Empty(Extraction.Of(Tour(passage)).Events);

    [Theory]
    [InlineData("The world will regret it if the rebels are able to take over Selk district.")]
    [InlineData("The pact could fuel ambitions within the armed forces to capture Selk district.")]
    [InlineData("The army could abandon its posts, effectively ceding Selk district to the rebels.")]
    [InlineData("There is no plan for Selk district once the rebels are pushed out of Selk district.")]
    [InlineData("It was unclear whether the militias, which have a history of rivalry with the army, had seized Selk district.")]
    [InlineData("Aircraft flew 630 strikes in support of the liberation of Selk district by the army.")]
    [InlineData("Removing the army from Selk district should calm the rebels.")]
    [InlineData("Is it fair to say that the rebels have seized Selk district?")]
    [InlineData("The difficulty of taking Selk district from the rebels is exaggerated.")]
    [InlineData("A new law would ban fighters from reentering Selk district.")]
    public void Conditions_aims_and_questions_are_no_changes(string text) =>
        Assert.DoesNotContain(Extraction.Of(text).Events, e => !e.Background);

    [Theory]
    [InlineData("Soldiers guarded the town. Police evacuated the railway station of Selk after a suspicious parcel was found.")]
    [InlineData("The army is mentioned nowhere. Nadiv Orsk won Selk district in the election for governor.")]
    [InlineData("Officials said the rebels seized on the incident in Selk district.")]
    public void Alarms_and_ballots_are_no_changes(string text) => Assert.DoesNotContain(Extraction.Of(text).Events, e => !e.Background);

    [Theory]
    [InlineData("Zarkal district has been under rebel control since 2027.")]
    [InlineData("Two of the districts, Zarkal and Varzin, have been under the rebels' control since 2027.")]
    public void What_a_side_has_controlled_since_a_year_is_history(string text) =>
        Assert.All(Told(text), e => Assert.Equal((true, "2027"), (e.Background, e.Date)));

    [Fact]
    public void What_is_pointed_back_to_where_a_group_does_not_fight_is_another_place() =>
        Assert.Empty(
            Extraction
                .Of(
                    "WASHINGTON — Officials spoke of the war in Afghanistan on Monday. The soldiers met in Washington. The Taliban had taken the city, they said."
                )
                .Events
        );

    [Fact]
    public void A_weekday_with_a_date_is_of_the_year_in_which_they_agree()
    {
        var e = Extraction.Single("Fighters of the Ember Front celebrate after the army was expelled from the town of Selk on Monday, May 13.");
        Assert.True(e.Background);
        Assert.Equal("2030-05-13", e.Date);
    }

    private static IReadOnlyList<ControlEvent> Told(string text)
    {
        var events = Extraction.Of(text).Events;
        Assert.NotEmpty(events);
        return events;
    }
}
