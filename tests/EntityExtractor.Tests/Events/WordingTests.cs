using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Wordings of agencies, local radio and think tanks, each with the one new change it tells.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData(
        "Insurgents stormed the headquarters of Zarkal district overnight, forcing the army to retreat, an official said.",
        ControlAction.Captured,
        "Zarkal"
    )]
    [InlineData(
        "Troops abandoned Ambrun district centre early on Wednesday after running out of ammunition, an elder said.",
        ControlAction.Withdrawn,
        "Ambrun"
    )]
    [InlineData("Control of the border town of Verin has passed to the rebels, officials said.", ControlAction.Captured, "Verin")]
    [InlineData("Rebels have re-entered the town of Selk after federal troops fled.", ControlAction.Captured, "Selk")]
    [InlineData("The army has made a tactical retreat from Keshti district, the governor's spokesman said.", ControlAction.Withdrawn, "Keshti")]
    [InlineData("Rebels seized the Wadi al-Nour military base on Monday.", ControlAction.Captured, "Wadi al-Nour military base")]
    [InlineData("Rebels have captured the Yemeni port of Gorun, residents said.", ControlAction.Captured, "Gorun")]
    [InlineData("Rebels seize Jebel Tarif", ControlAction.Captured, "Jebel Tarif")]
    [InlineData("Militias loyal to the government capture the town of Verin after days of battle.", ControlAction.Captured, "Verin")]
    [InlineData("Insurgents linked to the front seized control of the town of Selk on Monday.", ControlAction.Captured, "Selk")]
    [InlineData("Rebels captured all of the town of Keshti on Monday.", ControlAction.Captured, "Keshti")]
    [InlineData("Militants cut off the road and capture the village of Orlitsa.", ControlAction.Captured, "Orlitsa")]
    [InlineData("The army recaptured the ancient Assyrian city of Nimrar from the rebels.", ControlAction.Recaptured, "Nimrar")]
    [InlineData(
        "Opposition factions hoisted the red and white flag above the municipal building in the town of Verin on Monday.",
        ControlAction.Captured,
        "Verin"
    )]
    [InlineData("Federal and local troops re-took the town of Selk on Wednesday, the army said.", ControlAction.Recaptured, "Selk")]
    [InlineData(
        "Rebels entered the town of Keshti without a fight early on Monday, the garrison having left the night before.",
        ControlAction.Captured,
        "Keshti"
    )]
    [InlineData("Soldiers have once again taken possession of the town of Gashaka.", ControlAction.Recaptured, "Gashaka")]
    [InlineData("The village of Orlitsa has been de-occupied, the mayor wrote.", ControlAction.Captured, "Orlitsa")]
    [InlineData("IS militants captured the town of Diffar on Monday.", ControlAction.Captured, "Diffar")]
    [InlineData(
        "Insurgents who attacked the town of Selk in northern Norkand on Wednesday have taken it, a mayor told the agency.",
        ControlAction.Captured,
        "Selk"
    )]
    [InlineData("Government soldiers and their foreign partners seized the town of Verin on Tuesday.", ControlAction.Captured, "Verin")]
    [InlineData("The white flag of the insurgents was flying over the town of Keshti on Wednesday.", ControlAction.Captured, "Keshti")]
    [InlineData("Rebels swept into the town of Diffar on Thursday as shops closed.", ControlAction.Captured, "Diffar")]
    [InlineData(
        "The army has brought the village of Orlitsa, a stronghold of the rebels east of the river, under its control.",
        ControlAction.Captured,
        "Orlitsa"
    )]
    [InlineData(
        "Rebel spokesmen wrote that the district centre, police headquarters and all other installations of Zarkal had come under the control of the front.",
        ControlAction.Captured,
        "Zarkal"
    )]
    [InlineData("The insurgents had on Friday evening taken the district of Zarkal, an official said.", ControlAction.Captured, "Zarkal")]
    [InlineData("Government forces have in turn retaken the district of Zarkal, an official said.", ControlAction.Recaptured, "Zarkal")]
    [InlineData("Fighting ended with the town of Selk in the hands of the rebels on Monday, residents said.", ControlAction.Captured, "Selk")]
    [InlineData("The army has regained and restored control of the town of Selk.", ControlAction.Recaptured, "Selk")]
    [InlineData("The militia announced having seized the town of Selk; soldiers are on their way there.", ControlAction.Captured, "Selk")]
    [InlineData("Officials admitted losing the town of Selk to the rebels.", ControlAction.Captured, "Selk")]
    [InlineData("Rebels attacked Keshti and Verin on Monday and captured the latter, residents said.", ControlAction.Captured, "Verin")]
    [InlineData("Rebels fought for Keshti and Verin all day. They took the former on Monday.", ControlAction.Captured, "Keshti")]
    [InlineData("Keshti, a river port of 40,000 people, falls to the insurgents.", ControlAction.Captured, "Keshti")]
    [InlineData("The following day Zarkal, a district of shepherds, went over to the insurgents, a teacher said.", ControlAction.Captured, "Zarkal")]
    [InlineData("The army drove the militants from their last foothold in Diffar on Friday.", ControlAction.Captured, "Diffar")]
    [InlineData(
        "The district building in Zarkal has been theirs since Monday, said a policeman of the town that the insurgents attacked.",
        ControlAction.Captured,
        "Zarkal"
    )]
    [InlineData("The general staff confirmed the withdrawal of its troops from Orlitsa.", ControlAction.Withdrawn, "Orlitsa")]
    [InlineData("Rebels have withdrawn from the town of Verin and handed the town back to the army.", ControlAction.Recaptured, "Verin")]
    [InlineData("Rebels captured District Three on Monday, residents said.", ControlAction.Captured, "District Three")]
    [InlineData("Rebels captured police district 9 of Keshti city on Monday, residents said.", ControlAction.Captured, "police district 9")]
    [InlineData("The soldiers carried out a tactical retreat from Keshti district on Monday.", ControlAction.Withdrawn, "Keshti")]
    [InlineData("Varzin under rebel control, army in retreat", ControlAction.Captured, "Varzin")]
    [InlineData("We had to give up the town of Selk to the rebels, an army spokesman said.", ControlAction.Captured, "Selk")]
    [InlineData("Rebels raised their flag at the entrance to the town of Selk on Monday.", ControlAction.Captured, "Selk")]
    [InlineData("The army announced the return of Selk to government control.", ControlAction.Recaptured, "Selk")]
    public void Each_wording_tells_its_change(string text, ControlAction action, string place)
    {
        var read = Extraction.Single(text);

        Assert.Equal((action, place, false), (read.Action, read.Place, read.Background));
    }

    [Theory]
    [InlineData("Three districts — Zarkal, Varzin and Keshti — fell to the insurgents on Sunday, a council member said.")]
    [InlineData("The districts of Zarkal, Varzin and Keshti were seized by rebel fighters on Sunday.")]
    [InlineData("Zarkal, Varzin and Keshti fell to the insurgents on Sunday, officials said.")]
    [InlineData(
        "Three districts have slipped out of government control since Sunday, among them Zarkal, Varzin and Keshti, a lawmaker said of the insurgents."
    )]
    public void Each_place_of_a_subject_s_list_is_a_change(string text) =>
        Assert.Equal(["Keshti", "Varzin", "Zarkal"], Extraction.Of(text).Events.Select(e => e.Place).Order());

    [Fact]
    public void What_followed_is_a_change_of_its_own_with_the_same_gainer()
    {
        var read = Extraction.Of("The town of Selk fell to the rebels on Sunday. Varzin followed on Monday.");
        Assert.Equal(
            [("Selk", "rebels", "2031-05-11"), ("Varzin", "rebels", "2031-05-12")],
            read.Events.Select(e => (e.Place!, e.Actor!, e.Date!)).Order()
        );
    }

    [Fact]
    public void Who_follows_nothing_changes_nothing() =>
        Assert.Empty(Extraction.Of("Rebels shelled the town of Selk on Sunday. Varzin followed on Monday.").Events);

    [Fact]
    public void A_sentence_behind_names_what_was_counted()
    {
        var read = Extraction.Of("Three districts have fallen to the rebels since Sunday. The governor named them as Zarkal, Varzin and Keshti.");
        Assert.Equal(["Keshti", "Varzin", "Zarkal"], read.Events.Select(e => e.Place).Order());
    }

    [Fact]
    public void Who_came_back_has_every_place_that_was_given_up()
    {
        var read = Extraction.Of("The army gave up Selk, Varzin and Keshti on Sunday, and the rebels are back.");
        Assert.Equal(["rebels", "rebels", "rebels"], read.Events.Select(e => e.Actor));
    }

    [Theory]
    [InlineData("The army command: our units have liberated the town of Selk from the terrorists.", ClaimStatus.Claimed)]
    [InlineData("Kyiv says it has pushed Russian troops out of the village of Orlitsa.", ClaimStatus.Claimed)]
    [InlineData("A rebel spokesman said officials had admitted losing the town of Selk.", ClaimStatus.Claimed)]
    [InlineData(
        "The president's office announced the recapture of Selk. A rebel spokesman said his fighters had left the town.",
        ClaimStatus.Confirmed
    )]
    [InlineData("The rebels said they had captured the town of Selk. The army calls that untrue.", ClaimStatus.Contested)]
    public void Who_says_it_and_who_answers_decides(string text, ClaimStatus status) => Assert.Equal(status, Extraction.Single(text).Status);

    [Theory]
    [InlineData("The town of Keshti has been held by the insurgents since 2015.", "2015")]
    [InlineData("The town of Keshti was captured by insurgents in late September 2015.", "2015-09")]
    [InlineData("Insurgents captured the town of Keshti just over one year ago.", "2030")]
    public void What_lies_back_is_background(string text, string date)
    {
        var e = Extraction.Single(text);
        Assert.Equal((date, true), (e.Date, e.Background));
    }

    [Fact]
    public void A_first_name_is_no_month() =>
        Assert.Equal("2031-05-15", Extraction.Single("The town of Selk fell to the rebels, governor Jan Rasul said.").Date);

    [Theory]
    [InlineData("The Ember Front, an alliance of rebels, said it had captured the town of Selk on Friday.", ClaimStatus.Claimed)]
    [InlineData("Rebels overran the town of Selk early on Friday, officials and the rebels said.", ClaimStatus.Confirmed)]
    [InlineData(
        "Rebels overran the town of Selk early on Friday, the district's police chief, Colonel Dareth Amrossi, told the agency by telephone.",
        ClaimStatus.Confirmed
    )]
    [InlineData(
        "The Ember Front said it had captured the town of Selk on Friday. The army said the town remains under its control.",
        ClaimStatus.Contested
    )]
    [InlineData("Rebels declared victory on Sunday after seizing the town of Selk without a fight.", ClaimStatus.Confirmed)]
    public void Who_says_it_decides(string text, ClaimStatus status) => Assert.Equal(status, Extraction.Single(text).Status);

    [Theory]
    [InlineData("The rebels didn't capture Wadrin district on Monday, officials said.")]
    [InlineData("Wadrin district hasn't fallen to the rebels, officials said.")]
    [InlineData("The army wasn't driven out of Wadrin district by the rebels, officials said.")]
    public void Either_apostrophe_denies(string text)
    {
        var curly = Extraction.Of(text.Replace('\'', '’'));

        Assert.Equal(Extraction.Of(text).Events.Select(e => (e.Action, e.Status, e.Place)), curly.Events.Select(e => (e.Action, e.Status, e.Place)));
        Assert.DoesNotContain(curly.Events, e => e.Status is not (ClaimStatus.Denied or ClaimStatus.Contested));
    }

    [Fact]
    public void A_village_lost_and_regained_within_hours_changed_hands_twice()
    {
        var read = Extraction.Of("The army has regained control over the centre of Zarkal district hours after it was overrun by rebels.").Events;

        Assert.Equal([ControlAction.Recaptured, ControlAction.Captured], read.Select(e => e.Action));
        Assert.All(read, e => Assert.Equal("Zarkal", e.Place));
    }

    [Fact]
    public void The_army_and_the_rebels_are_two_sides() =>
        Assert.Equal(
            2,
            Extraction.Of("The army has recaptured the town of Verin. Rebels have captured Verin again, their spokesman says.").Events.Count
        );

    [Fact]
    public void What_came_more_than_a_year_before_is_background()
    {
        var read = Extraction.Of("The army said it had recaptured Verin, the provincial capital, more than a year after rebels took it.").Events;

        Assert.Equal([(ControlAction.Recaptured, false), (ControlAction.Captured, true)], read.Select(e => (e.Action, e.Background)));
    }

    [Fact]
    public void A_loss_told_by_the_way_is_no_second_change() =>
        Assert.Single(Extraction.Of("Militants recaptured the town of Diffar from the army on Sunday, a year after losing it.").Events);

    [Fact]
    public void A_claim_that_the_other_side_denies_is_contested()
    {
        Assert.Equal(
            ClaimStatus.Contested,
            Extraction.Single("The president said his troops had taken the town of Verin, a claim the rebels denied.").Status
        );
        Assert.Equal(
            ClaimStatus.Contested,
            Extraction.Single("The Ember Front claimed control of the town of Verin; the army denied the town had fallen.").Status
        );
    }

    [Fact]
    public void Who_denies_from_a_capital_does_not_speak_of_the_capital() =>
        Assert.Equal("Soledar", Extraction.Single("Rebel forces said they had taken Soledar, but Kyiv denied that the town had fallen.").Place);

    [Fact]
    public void The_third_time_this_year_tells_no_day() =>
        Assert.False(
            Extraction.Single("The rebels now control Zarkal, a remote district that the group has taken for the third time this year.").Background
        );

    [Fact]
    public void A_nationality_names_no_place() =>
        Assert.DoesNotContain(Extraction.Of("Rebels capture Syrian border crossing").Events, e => e.Place is not null);

    [Theory]
    [InlineData(
        "Soldiers withdrew from the cities of Selk and Qamira on Monday, transferring control of the Kurdish-majority cities to the rebels.",
        "Selk",
        "Qamira"
    )]
    [InlineData("The army had seized towns or villages including Talina, Qahra and Verin, monitors said.", "Talina", "Qahra", "Verin")]
    [InlineData("The rebels also seized nearby Duhan, Shola Kirsa and other towns on Monday.", "Duhan", "Shola Kirsa")]
    [InlineData(
        "On Monday, the Amira Brigade and Resistance fighters (coded as Coastal Resistance) took control of Burkan and Masal areas.",
        "Burkan",
        "Masal"
    )]
    public void Every_place_of_a_list_changes_hands(string text, params string[] places) =>
        Assert.Equal(places, Extraction.Of(text).Events.Where(e => e.Action != ControlAction.Withdrawn).Select(e => e.Place!));

    [Theory]
    [InlineData("The army began an offensive on Monday, intent on recapturing the town of Verin.")]
    [InlineData("The militia was seeking to tighten the siege by dislodging the militants from the village of Selk.")]
    public void What_is_sought_has_not_happened(string text) => Assert.Empty(Extraction.Of(text).Events);

    [Fact]
    public void Who_fights_the_army_is_not_the_army() =>
        Assert.StartsWith(
            "Islamist militants",
            Extraction
                .Single("Islamist militants fighting the government's security forces have overrun the district of Zarkal, the governor said.")
                .Actor
        );

    [Fact]
    public void What_was_taken_earlier_is_no_return_though_it_is_told_later()
    {
        var events = Extraction
            .Of("The army recaptured the town of Verin on Thursday. The militants who seized the town on Tuesday have run away.")
            .Events;
        Assert.Equal(ControlAction.Captured, Assert.Single(events, e => e.Action != ControlAction.Recaptured).Action);
    }

    [Fact]
    public void What_another_took_last_year_is_taken_back() =>
        Assert.Equal(
            ControlAction.Recaptured,
            Assert
                .Single(
                    Extraction
                        .Of(
                            "Government forces drove the Ember Front out of the town of Verin on Monday. The Ember Front had seized the town last year."
                        )
                        .Events,
                    e => !e.Background
                )
                .Action
        );

    [Fact]
    public void Reportedly_holds_for_what_follows_from_it() =>
        Assert.Equal(
            ClaimStatus.Claimed,
            Extraction.Single("Rebel forces reportedly broke through the defences of the army, capturing the town of Verin on Monday.").Status
        );

    [Theory]
    [InlineData("The army has recaptured the town of Verin, a police spokesman said on Monday.", ClaimStatus.Claimed)]
    [InlineData("The army has recaptured the town of Verin, state television reported on Monday.", ClaimStatus.Claimed)]
    [InlineData("Rebels have captured the town of Verin, a police spokesman said on Monday.", ClaimStatus.Confirmed)]
    public void The_police_and_the_state_s_broadcaster_speak_for_the_state(string text, ClaimStatus status) =>
        Assert.Equal(status, Extraction.Single(text).Status);

    [Fact]
    public void Again_may_stand_behind_the_place() =>
        Assert.Equal(ControlAction.Recaptured, Extraction.Single("Rebels captured the town of Verin again on Monday.").Action);
}
