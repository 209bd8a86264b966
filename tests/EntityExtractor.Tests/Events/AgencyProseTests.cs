using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>What agencies' articles do that single sentences do not: a lead without the name, speakers named once, plans and asides beside the
/// news.</summary>
public sealed class AgencyProseTests
{
    private const string Front = "Fighters of the Ember Front and soldiers have clashed in the province for weeks. ";

    [Theory]
    [InlineData(
        "Rebels regained control of a strategic town in the north on Thursday, residents said. The road to the coast is closed. Troops left Keshti, a town on the river, in the night.",
        "Keshti",
        ControlAction.Recaptured
    )]
    [InlineData(
        "Insurgents captured a district in the south on Thursday, the governor said. Eleven soldiers were killed. The Zarkal district was thought of as quiet.",
        "Zarkal",
        ControlAction.Captured
    )]
    public void A_lead_takes_the_name_that_the_text_gives_later(string text, string place, ControlAction action)
    {
        var e = Assert.Single(Extraction.Of(text).Events);
        Assert.Equal((place, action), (e.Place, e.Action));
    }

    [Theory]
    [InlineData(
        "The defence ministry said fighting went on near Verin. “Our units have taken the town of Selk,” the statement said.",
        ClaimStatus.Claimed
    )]
    [InlineData(
        "“The roads are open,” Defence Minister Karim Rasulov said on Wednesday. “Government forces have taken the town of Selk,” Rasulov said.",
        ClaimStatus.Claimed
    )]
    [InlineData(
        "Soldiers had held out for days, said Lida Karvan, a member of the provincial council. The rebels took the town of Selk on Thursday, Karvan said.",
        ClaimStatus.Confirmed
    )]
    [InlineData("The Norkand Armed Forces announced full control of the town of Selk on Thursday.", ClaimStatus.Claimed)]
    [InlineData(
        "The northern army said its forces had taken the town of Selk on Thursday. The southern command said its men were holding back the attackers in Selk.",
        ClaimStatus.Contested
    )]
    public void A_speaker_keeps_the_office_told_before(string text, ClaimStatus status) => Assert.Equal(status, Extraction.Single(text).Status);

    [Theory]
    [InlineData("Rebels took several towns on Monday, including Keshti and Selk, as well as the city of Verin.", "Keshti", "Selk", "Verin")]
    [InlineData("Rebels have seized a string of villages including Orlitsa and Ambrun since Monday, residents said.", "Ambrun", "Orlitsa")]
    [InlineData("The army captured the towns of Keshti and then Selk on Monday, residents said.", "Keshti", "Selk")]
    [InlineData("Rebels retook the town of Keshti on Monday from troops loyal to the president, and later recaptured Selk.", "Keshti", "Selk")]
    [InlineData("The insurgents have captured the entirety of Zarkal district, the governor said.", "Zarkal")]
    [InlineData("The army took control of the mostly destroyed old town of Verin on Monday.", "Verin")]
    public void Lists_and_portions_tell_each_place(string text, params string[] places) =>
        Assert.Equal(places, Extraction.Of(text).Events.Select(e => e.Place).Order());

    [Fact]
    public void A_text_may_begin_with_a_district_and_what_it_is_part_of() =>
        Assert.Equal("Selk", Extraction.Single("Selk district of Qanfud fell to the rebels on Monday.").Place);

    [Theory]
    [InlineData("On 4 May government forces recaptured the town of Selk.", "Selk")]
    [InlineData("In April rebels captured the town of Selk.", "Selk")]
    [InlineData("The town of Keshti was only the ninth town to fall to the rebels this year.", "Keshti")]
    [InlineData(
        "Zarkal district was quiet. The rebels' presence around the city of Keshti meant that it was only the ninth provincial capital to fall to them.",
        "Keshti"
    )]
    [InlineData("The village of Orlitsa has repeatedly changed hands. The rebels took the town of Selk on Monday.", "Selk")]
    [InlineData("In recent years, the towns of Keshti and Selk have changed hands between rebels and the army several times.")]
    public void A_date_without_a_comma_an_ordinal_and_a_history_of_changes_are_understood(string text, params string[] places) =>
        Assert.Equal(places, Extraction.Of(text).Events.Select(e => e.Place).Order());

    [Fact]
    public void Its_takeover_of_something_is_no_takeover_of_the_place_told_before() =>
        Assert.Empty(
            Extraction.Of("Soldiers of the army are stationed in the city of Verin. The movement began its takeover of the country in 2027.").Events
        );

    [Fact]
    public void Two_places_counted_after_they_were_named_are_those()
    {
        var events = Extraction
            .Of(
                "On Wednesday government forces recaptured the districts of Zarkal and Varzin. The rebels had controlled the two districts since 2027."
            )
            .Events;
        Assert.Equal(["Varzin 2027", "Zarkal 2027"], events.Where(e => e.Background).Select(e => $"{e.Place} {e.Date}").Order());
        Assert.Equal(["Varzin", "Zarkal"], events.Where(e => !e.Background).Select(e => e.Place).Order());
    }

    [Theory]
    [InlineData("Recapturing Keshti would give the army the road to the coast.")]
    [InlineData("The rebels' capture of Keshti would be a heavy blow to the army.")]
    [InlineData("The army has two main objectives: recapturing Keshti and sealing the border.")]
    [InlineData("Securing Keshti and Selk needed to happen soon, the army said.")]
    [InlineData("It would be the third town recaptured by the army after Keshti and Selk.")]
    [InlineData("We have taken these towns, and we will withdraw and leave Keshti to the police, a rebel commander said.")]
    [InlineData("If the army had not been ready, the rebels would have been able to raise their flag over Keshti.")]
    [InlineData("Rebel soldiers who had taken control of military aircraft fired at the city of Keshti.")]
    [InlineData("The crew had sailed from Keshti and were seized by naval forces of the republic.")]
    public void Plans_and_what_would_be_raise_no_alert(string text) => Assert.False(Extraction.Of(Front + text).Alert);

    [Theory]
    [InlineData("Renn won in Keshti and Selk and lost in Verin, where the voters of the military towns had been thought safe.")]
    [InlineData("Thousands of students marched through Keshti on Saturday to press their demand.")]
    [InlineData("The party's change in attitude was welcomed in Keshti.")]
    public void An_election_of_a_country_that_has_an_army_raises_no_alert(string news) =>
        Assert.False(
            Extraction
                .Of(
                    string.Concat(
                        Enumerable.Repeat(
                            "The candidates spoke of schools, of taxes and of the price of bread, and the halls were full on every evening of the week. ",
                            8
                        )
                    )
                        + news
                        + " A general of the army and two soldiers stood beside her. The government thanked the police."
                )
                .Alert
        );

    [Theory]
    [InlineData("The army retook the town of Keshti on Wednesday for the first time since 2026.", "2031-05-14")]
    [InlineData("Troops retook the village of Orlitsa, the ninth in the past month, the ministry said.", "2031-05-15")]
    public void What_is_counted_over_is_no_day(string text, string day)
    {
        var e = Extraction.Single(text);
        Assert.Equal((day, false), (e.Date, e.Background));
    }

    [Theory]
    [InlineData("Troops retook the town of Keshti on Wednesday, which was previously held by the rebels.", false)]
    [InlineData("The Front, which took over the island of Tarif during World War Two, later surrendered to the army.", true)]
    public void History_stays_in_its_clause(string text, bool background) => Assert.Equal(background, Extraction.Of(text).Events[0].Background);

    [Fact]
    public void Residents_of_a_town_speak_of_it_and_not_of_the_city_it_lies_north_of()
    {
        var e = Extraction.Single(Front + "Residents in the town of Keshti, 60 km north of Verin, said the rebels were in control on Thursday.");
        Assert.Equal("Keshti", e.Place);
    }
}
