using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Turns of agency and local reports: leads without a name, datelines, sites in towns, lists, sieges elsewhere, and who is at odds with
/// whom.</summary>
public sealed class ReportedTurnsTests
{
    [Theory]
    [InlineData("The Ember Front captured the army garrison in the western city of Orlafa on Monday, residents said.", "Orlafa army garrison")]
    [InlineData("Government forces drove the rebels off the hill of Aqrab on Monday, monitors said.", "Aqrab")]
    [InlineData("Ember Front insurgents overran the community of Duwari on Monday, residents said.", "Duwari")]
    [InlineData(
        "Ember Front insurgents have hoisted their flag in Bagra, a town in Norkand state. A man identified as Karim Dan-Bagra confirmed it.",
        "Bagra"
    )]
    [InlineData("The government lost two towns to the separatists on Friday, including the rebel bastion of Kidur.", "Kidur")]
    [InlineData("The army has moved back into the coastal town of Quisa, seemingly without a fight, after the militants left it.", "Quisa")]
    [InlineData("Reports suggest the army has retaken control of the town of Selk from militants.", "Selk")]
    [InlineData(
        "Velmarian troops \"as a result of successful combat actions liberated the settlement of Berest in the Norkand region,\" the ministry said.",
        "Berest"
    )]
    [InlineData("The Ember Front captured Sheban, Mali's second provincial capital, on Saturday.", "Sheban")]
    [InlineData(
        "Zaranj city in Nimroz fell to the Ember Front on Monday, an elder said.\n\nThe governor said on Monday that Zaranj had fallen.",
        "Zaranj"
    )]
    [InlineData("The army seized the town of Verin back from the rebels on Monday.", "Verin")]
    [InlineData(
        "Security forces regained control of Khan Abar district, Norkand province which was seized by militants, police said on Sunday.",
        "Khan Abar"
    )]
    [InlineData(
        "The Ember Front retook a small town in the middle of the country after it was abandoned by government troops, residents said.\n\nFighting broke out in Mbale on Friday. After an hour government forces left, an elder said.",
        "Mbale"
    )]
    [InlineData(
        "Ember Front militants retook the town of Moqor on Wednesday, residents said. Army units were seen on Wednesday morning evacuating their bases in Moqor.",
        "Moqor"
    )]
    [InlineData(
        "Militants stormed the town of Selk on Monday, killed up to 500 civilians and soldiers and forced thousands to flee as they captured the town, a council member said.",
        "Selk"
    )]
    public void Each_turn_tells_its_one_place(string text, string place) =>
        Assert.Equal([place], Extraction.Of(text).Events.Where(e => !e.Background).Select(e => e.Place).Distinct());

    [Theory]
    [InlineData(
        "NAIROBI (Velmar Agency) - The Ember Front has taken a strategic town in the south on Monday after peacekeepers left.\n\nHeavily armed militants entered the town from several directions, a resident said.\n\nThe group said its forces had captured the town of Marin Gurbe.",
        "Marin Gurbe"
    )]
    [InlineData(
        "The rebels captured the town of Verin on Monday. The mission's spokesman told a press conference in the capital, Orlafa, on Tuesday that rebel forces had taken control of the town after a gun battle.",
        "Verin"
    )]
    public void Where_a_report_was_written_or_said_does_not_change_hands(string text, string place) =>
        Assert.Equal(place, Extraction.Single(text).Place);

    [Theory]
    [InlineData("The Taliban captured nine villages of Helmand on Monday, residents said.", 9)]
    [InlineData("The Taliban captured two villages of Orvik district on Monday, residents said.", 2)]
    [InlineData("The Taliban captured several villages of Helmand on Monday, residents said.", null)]
    [InlineData("The Taliban captured the villages of Helmand on Monday, residents said.", null)]
    [InlineData("The army liberated 9 villages of Hiran in two weeks, residents said.", 9)]
    public void What_several_villages_lie_in_does_not_change_hands(string text, int? count) =>
        Assert.All(Extraction.Of(text).Events, e => Assert.Equal((null, count), (e.Place, e.PlaceCount)));

    [Fact]
    public void A_count_takes_the_names_that_follow() =>
        Assert.Equal(
            ["Kubir", "Boftar", "Kurmala"],
            Extraction
                .Of(
                    "Ember Front insurgents seized three villages on Monday, a security source said. The villages, Kubir, Boftar and Kurmala, are near the town of Chibor."
                )
                .Events.Select(e => e.Place)
        );

    [Fact]
    public void As_well_as_goes_on_with_the_list_behind_a_province() =>
        Assert.Equal(
            ["Zarkal", "Ainab", "Selk", "Keshti"],
            Extraction
                .Of(
                    "Rebels were now in control of the Zarkal and Ainab districts in Norkand province as well as the Selk and Keshti districts in Belmar province, local officials said."
                )
                .Events.Select(e => e.Place)
        );

    [Theory]
    [InlineData(
        "Zarkal district has fallen under the control of the Ember Front, a resident said on Monday. Government forces made a tactical retreat from the district, a source said. Security officials however said that the district was fully under the control of government forces.",
        ClaimStatus.Contested
    )]
    [InlineData(
        "The Ember Front captured the town of Selk on Monday, an elder said. The military said the insurgents were not in full control and that soldiers were withdrawn for tactical reasons.",
        ClaimStatus.Contested
    )]
    [InlineData("Insurgents hoisted their flag in the town of Selk on Monday. No one can deny this, a resident said.", ClaimStatus.Confirmed)]
    [InlineData(
        "The city of Shuvar has been liberated, the president said on Sunday. Clashes were reported near the city. The Belmari ministry of defence has denied the statement.",
        ClaimStatus.Contested
    )]
    [InlineData("Mali's leader says the military has seized control of the northern town of Keshti.", ClaimStatus.Claimed)]
    public void Who_speaks_and_who_objects_decide(string text, ClaimStatus status) => Assert.Equal(status, Extraction.Single(text).Status);

    [Fact]
    public void A_denial_of_another_place_disputes_that_place_alone()
    {
        var events = Extraction
            .Of(
                "The governor confirmed that Zarkal district fell to the Ember Front on Monday. About Keshti he would say nothing. The rebels claim to hold Keshti too; the ministry denies it."
            )
            .Events;
        Assert.Equal(ClaimStatus.Confirmed, Assert.Single(events, e => e.Place == "Zarkal").Status);
    }

    [Fact]
    public void A_claim_made_on_a_named_day_is_a_claim()
    {
        var events = Extraction
            .Of("As soldiers held the city of Verin, Tamal fighters claimed Tuesday that they seized the town of Keshti and other northern towns.")
            .Events;

        Assert.Equal(ClaimStatus.Claimed, events.Single(e => e.Place == "Keshti").Status);
    }

    [Fact]
    public void What_is_only_compared_is_history()
    {
        var events = Extraction
            .Of(
                "The Ember Front captured the town of Selk on Monday, residents said. Activists fear reprisals, as was seen after the capture of Verin town."
            )
            .Events;

        Assert.True(events.Single(e => e.Place == "Verin").Background);
    }

    [Theory]
    [InlineData("The government lost control of the Commons on Monday after rebels seized control of the order paper. Troops are in Mali.")]
    [InlineData("The rebels captured the last stronghold of commander Karim Tamal on Friday.")]
    [InlineData("Militants stormed into the town of Rutab on Monday, a spokesman said. He said the situation was under control.")]
    public void Chambers_and_persons_are_no_places_and_a_raid_is_no_change(string text) => Assert.False(Extraction.Of(text).Alert);

    [Fact]
    public void A_country_before_the_province_is_not_the_province() =>
        Assert.Equal(
            "Norkand",
            Extraction
                .Single("The Ember Front captured the Zarkal district in Velmaria's northern province of Norkand on Monday, officials said.")
                .Admin1
        );

    [Fact]
    public void A_name_of_many_places_is_not_guessed()
    {
        var read = Extraction.Single("The Ember Front captured the town of San Isidro on Monday, the army said.");

        Assert.Equal((null, null, null, null), (read.PlaceId, read.Admin1, read.Lat, read.Lon));
        Assert.True(read.PlaceCandidates.Count > 1);
    }
}
