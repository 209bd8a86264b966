using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>What uses the words of taking and losing and is no change of control, and what a text says beside one.</summary>
public sealed class FalseAlertTests
{
    [Theory]
    [InlineData(
        "Ada Renn’s film “The Fall of Keshti” captured the Silver Pear on Friday night. It conquered the capital. Most of the extras were soldiers, and an army band played."
    )]
    [InlineData(
        "Keshti captured the league title on Sunday in front of 20,000 spectators. “We came to take the fortress and we took it,” said Keshti’s coach. Soldiers and police kept order; the army sent a band."
    )]
    [InlineData("The army said that the rebels would never enter Keshti. “If Keshti falls, nobody will sleep,” a soldier said.")]
    [InlineData("The agreement provides for the withdrawal of federal troops from Keshti.")]
    public void Films_matches_and_fears_raise_no_alert(string text) => Assert.False(Extraction.Of(text).Alert);

    [Theory]
    [InlineData("The insurgents attacked the town of Keshti. It was still in government hands on Monday afternoon, officials said.")]
    [InlineData(
        "The book is a fantasy saga for readers who like long novels. The armies of the north ride out, the enemy lays its trap, and Oldmere has fallen."
    )]
    public void What_is_still_held_and_what_a_book_tells_raise_no_alert(string text) => Assert.False(Extraction.Of(text).Alert);

    [Fact]
    public void A_side_announcing_its_own_gain_claims_it() =>
        Assert.Equal(
            ClaimStatus.Claimed,
            Extraction.Single("The Ember Front militia announced the liberation of the town of Keshti on Monday.").Status
        );

    [Fact]
    public void Residents_behind_a_claim_confirm_it() =>
        Assert.Equal(
            ClaimStatus.Confirmed,
            Extraction.Single("The rebels said they had retaken the town of Keshti on Sunday. Residents confirmed that the rebels were back.").Status
        );

    [Fact]
    public void Who_has_not_mentioned_a_place_denies_nothing() =>
        Assert.Equal(
            ClaimStatus.Confirmed,
            Extraction
                .Single("The rebels captured the town of Keshti on Monday, residents said. The army has not mentioned Keshti in any statement.")
                .Status
        );

    [Fact]
    public void Reports_called_false_are_denied() =>
        Assert.Equal(
            ClaimStatus.Denied,
            Extraction.Single("“The reports that the town of Keshti has fallen are false,” the army’s spokesman said.").Status
        );

    [Fact]
    public void A_denial_tells_the_province_and_no_place_more()
    {
        var e = Extraction.Single(
            "The ministry dismissed a statement according to which the district of Keshti, Norkand province, had been captured by rebels."
        );
        Assert.Equal(("Keshti", "Norkand", ClaimStatus.Denied), (e.Place, e.Admin1, e.Status));
    }

    [Theory]
    [InlineData("Troops repelled a dawn attack by several hundred insurgents on the centre of Keshti.")]
    [InlineData("An attempt to cross the river was beaten off on Thursday, the army said.")]
    public void A_failed_attack_is_a_near_miss(string text) => Assert.Contains(Extraction.Of(text).NearMisses, n => n.Kind == NearMissKind.Repelled);

    [Fact]
    public void A_correction_names_what_was_wrong_and_what_is_right()
    {
        var read = Extraction.Of(
            "Fighters took the centre of Selk district on Thursday. Correction: An earlier version of this report named the district as Bor Salim district. The district that was taken is Selk."
        );
        Assert.Equal("Selk", Assert.Single(read.Events).Place);
    }

    [Fact]
    public void A_statement_of_a_group_claims_for_itself()
    {
        var read = Extraction.Of(
            "Our fighters have liberated the town of Keshti from the hirelings. The booty is great, and the tyrant’s men have fled from our forces."
        );
        Assert.Equal(ClaimStatus.Claimed, Assert.Single(read.Events).Status);
    }

    [Fact]
    public void A_list_without_a_second_verb_makes_two_changes_with_their_own_days()
    {
        var read = Extraction.Of("The town of Keshti was captured by rebels on Tuesday, and Selk this morning.");
        Assert.Equal([("Keshti", "2031-05-13"), ("Selk", "2031-05-15")], read.Events.Select(e => (e.Place!, e.Date!)).Order());
    }

    [Fact]
    public void A_flag_raised_tells_who_has_the_place()
    {
        var e = Extraction.Single("The army flag was raised over Keshti on Tuesday after its capture from the rebels.");
        Assert.Equal(("Keshti", "army", "2031-05-13"), (e.Place, e.Actor, e.Date));
    }

    [Fact]
    public void A_sentence_in_another_language_hides_no_English_one() =>
        Assert.True(Extraction.Of("Ils ont pris la ville de Selk mardi. The rebels captured Verin on Wednesday.").Alert);

    [Fact]
    public void Reportedly_outweighs_people_of_no_name()
    {
        var read = Extraction.Of(
            "The town of Keshti has reportedly fallen to the rebels. Two lorry drivers said that fighters had taken the town on Thursday."
        );
        Assert.Equal(ClaimStatus.Claimed, Assert.Single(read.Events).Status);
    }

    [Fact]
    public void A_copy_tells_nothing_new_by_a_sentence_that_it_shares_but_for_its_beginning()
    {
        const string text = "SELK (Agency) - Rebels overran the district of Keshti early on Thursday, officials said.";
        var shared = new TextSpan(text.IndexOf("overran", StringComparison.Ordinal), text.Length);
        Assert.Single(Extraction.Of(text, only: [new TextSpan(0, text.Length)]).Events);
        Assert.Empty(Extraction.Of(text, only: [new TextSpan(0, text.Length)], shared: [shared]).Events);
    }
}
