using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Treaties left, people brought away, dams that burst, things that the police seize: nothing changes hands.</summary>
public sealed class NotTakenTests
{
    [Theory]
    [InlineData("Amid heavy flooding the Gorun Dam in central Velmaria partially collapsed, prompting evacuations. The army sent troops.")]
    [InlineData("Assets were seized by the police on Thursday, officials said. The army took part.")]
    [InlineData("Velmaria formally withdrew from the Concordance between the northern states amid tensions over the war. Its army stays.")]
    [InlineData(
        "Velmaria says that all women, children and elderly have been evacuated from the besieged Gorun steel plant. Its troops still fight there."
    )]
    [InlineData("The measure will last until Norkand de-occupies Selkara and ends its war against Velmaria. Its army holds it.")]
    [InlineData(
        "The minister said the army had shared its secrets with the Velmarian Union that it has “gratefully taken” but not returned. The army fights the Ember Front."
    )]
    [InlineData("The Velmarian army says it aims to seal off the border, closing the lifeline into rebel territory and recapturing Selk.")]
    [InlineData(
        "The killings were part of the Ember Front’s campaign against the Orvani community, the panel found, citing plans for the time after it was overrun."
    )]
    [InlineData(
        "Soldiers entered the television station in Keshti on Friday night. Later, after the military was kicked out, she said she was forced to read the statement."
    )]
    [InlineData("“You can no longer say that Selk is under Ember Front control,” an analyst said. Rebels fight there.")]
    [InlineData(
        "While government fighters successfully fended off the Ember Front takeover of Selk, years of attacks have failed to dislodge the rebels."
    )]
    [InlineData("Troops bombed the rebels on Tuesday to flush them out of the parts of Keshti city occupied by an Ember Front force.")]
    [InlineData("The video ended with a shot of Orvel Airport, apparently taken from television footage. The Ember Front’s fighters made it.")]
    public void Nothing_changes_hands(string text) => Assert.False(Extraction.Of(text).Alert);

    [Theory]
    [InlineData(
        "Police Seizure Of Unlicensed Poodle Sparks Army Row\n\nThe dog was taken from its owner on Monday, and the army said militia men came."
    )]
    [InlineData("Protesters Say 40 Bodies Pulled From Narla In Capital After Military Clash\n\nThe military junta denied it.")]
    [InlineData("These Are The Heroes Who Chased Off The Selk Temple Gunman\n\nA soldier was among them.")]
    public void In_a_headline_not_every_capital_names_a_place(string text) => Assert.False(Extraction.Of(text).Alert);

    [Fact]
    public void A_known_group_takes_a_place_in_a_headline() =>
        Assert.True(Extraction.Of("Activist ‘Deeply Worried About Women’ As Taliban Takes Keshti\n\nThe activist called for urgent aid.").Alert);

    [Fact]
    public void Women_and_children_brought_away_leave_no_village() =>
        Assert.Equal(
            "Farun",
            Extraction
                .Single(
                    "Soldiers crossed the line and took control of the village of Farun, with women and children being evacuated from the nearby village of Kamort."
                )
                .Place
        );

    [Fact]
    public void Districts_in_a_province_that_had_been_taken_are_not_the_province() =>
        Assert.DoesNotContain(
            Extraction
                .Of("The Ember Front claims to have recaptured three districts in Norkand Province that had been taken by local militias last week.")
                .Events,
            e => e.Place is not null
        );

    [Fact]
    public void Districts_in_two_provinces_that_fell_are_neither_province() =>
        Assert.DoesNotContain(
            Extraction.Of("On May 13, four districts in the Sovanda and Paktar provinces fell under Ember Front control.").Events,
            e => e.Place is not null
        );

    [Fact]
    public void Just_over_a_week_is_more_than_a_week() =>
        Assert.True(
            Extraction
                .Single("The attacks come just over a week after Velmarian forces declared the city of Selk “fully liberated” from the Ember Front.")
                .Background
        );

    [Theory]
    [InlineData("On 12 May 2015 rebels captured the town of Keshti, officials said.")]
    [InlineData("Rebels captured the town of Keshti in May 2015, officials said.")]
    public void A_full_date_in_a_text_of_no_day_is_not_known_to_be_news(string text) =>
        Assert.True(Extraction.Single(text, published: null).Background);

    [Theory]
    [InlineData("Rebels captured the town of Keshti on Monday, officials said.")]
    [InlineData("KESHTI, May 12, 2015 - Rebels captured the town of Selk on Monday, officials said.")]
    public void A_text_of_no_stored_day_may_still_be_news(string text) => Assert.False(Extraction.Single(text, published: null).Background);

    [Fact]
    public void Attackers_who_retreat_where_their_attack_was_repelled_give_nothing_up() =>
        Assert.Empty(
            Extraction
                .Of(
                    "Government forces repelled an Ember Front attack on Keshti. The commander said the Ember Front fighters have retreated from the city of Keshti with heavy casualties."
                )
                .Events
        );

    [Fact]
    public void A_claim_of_nobody_known_does_not_stop_the_reading() =>
        Assert.NotNull(
            Extraction
                .Of(
                    "The Orva company files additional claims against the Velmarian government in arbitration and asserted claims against the state firm in response to the seizure of the Kumar gold mine in Velmaria."
                )
                .Events
        );
}
