using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Whose word a change of control rests on: the gainer's, the loser's, a third party's, or the outlet's, and what the others
/// answer.</summary>
public sealed class StatusTests
{
    [Theory]
    [InlineData("Selk district has fallen to the Taliban, Karim Tamal, a Taliban spokesman, said in a tweet on Sunday.")]
    [InlineData("Houthi military spokesman Karim Tamal said on Monday that the group's forces had taken control of the town of Selk.")]
    [InlineData(
        "Units of the Orvel battlegroup took control of the town of Selk after clashes with Ukrainian troops on Monday, the Russian Defence Ministry reported."
    )]
    [InlineData("Russian troops have taken control of the village of Selkove, TASS reported on Monday, citing the Defence Ministry.")]
    [InlineData("Turkish President Karim Tamal said on Monday that the town of Selk had been taken by Turkish-backed fighters.")]
    [InlineData("Iraqi forces have recaptured the town of Selk from Islamic State, the Joint Operations Command said on Monday.")]
    [InlineData("The Afghan army cleared Selk district of Taliban fighters on Monday, the 309th Orvel Corps said in a statement.")]
    [InlineData("Ukraine has won back the village of Selkove from Russian forces, an aide to the president said on Monday.")]
    [InlineData("The Taliban seized Selk district on Monday, an agency reported, citing a Taliban spokesman.")]
    [InlineData("The army and popular movements announced on Monday that they had recaptured the town of Selk.")]
    [InlineData("Government fighters have retaken the town of Selk from the Taliban, said their commander on Monday.")]
    [InlineData("\"At noon on Monday we managed to capture the whole town of Selk,\" Wed Tamal of the Ember Front told the radio.")]
    [InlineData("A spokesman for the Concord Authority announced the capture of the town of Selk from the Ember Front on Monday.")]
    [InlineData(
        "On Friday, the defence minister of the former government, Karim Tamal, said that resistance forces had retaken Selk district from the Taliban."
    )]
    [InlineData(
        "Russia's Defence Ministry announced a success on Saturday.\n\nAccording to an official statement released on a messenger, Russian forces have seized control of the village of Selkove."
    )]
    [InlineData("Prime Minister Karim Tamal congratulated the armed forces on Monday on the liberation of the town of Selk from the militants.")]
    public void Whoever_speaks_for_the_gainer_claims(string text) => Assert.Equal(ClaimStatus.Claimed, Extraction.Single(text).Status);

    [Theory]
    [InlineData(
        "The Ember Front said on Monday it had captured the town of Selk. \"The rebels are in the town now and have hoisted their flag,\" resident Karim Tamal told the agency by phone."
    )]
    [InlineData("Rebels seized the town of Selk, the group said on Monday. A councillor said soldiers had fled.")]
    [InlineData(
        "Sources said on Monday that the Taliban captured three districts in Takhar province. The districts are Selk, Orvel and Tamrin. They all fell between Sunday and Monday evening."
    )]
    [InlineData("The Taliban seized Selk district on Monday, an agency reported, citing local officials.")]
    [InlineData("Russian forces captured the village of Selkove on Monday, DeepState said.")]
    [InlineData("The Ember Front took the town of Selk on Monday, said a judge in the town.")]
    [InlineData("Government troops retook the town of Selk on Monday, officials said.")]
    public void Others_bear_a_claim_out(string text) => Assert.All(Extraction.Of(text).Events, e => Assert.Equal(ClaimStatus.Confirmed, e.Status));

    [Theory]
    [InlineData(
        "The ministry of defence says Selk district has been retaken by government forces. The Taliban, however, said their fighters are still in the district."
    )]
    [InlineData(
        "Russia's Defence Ministry said on Monday that its forces had captured the village of Selkove. Ukraine's General Staff said its troops were holding their positions in the village."
    )]
    [InlineData(
        "Moscow said on Monday it had taken full control of the village of Selkove, but Ukraine said its troops were still holding the northern part of the village."
    )]
    [InlineData("The Ember Front said on Monday it had taken control of Selk, a claim that the army denied.")]
    [InlineData(
        "While the Ember Front claimed to have taken control of the town of Selk on Monday, the army maintained that it repelled the attacks."
    )]
    [InlineData("The Ember Front said on Monday it had taken control of Selk. \"It is a lie,\" an army spokesman told reporters.")]
    public void What_the_others_answer_disputes(string text) => Assert.Equal(ClaimStatus.Contested, Extraction.Of(text).Events[0].Status);

    [Theory]
    [InlineData("Reports that the Taliban have captured Selk district are not true, the governor of Norkand said on Monday.")]
    [InlineData(
        "The general staff says claims by the Ember Front that its men have taken the town of Selk are false.\n\nTrade went on.\n\nThe leader of the Ember Front, Karim Tamal, said on Monday his forces had taken control of Selk."
    )]
    public void A_claim_told_to_be_false_is_denied(string text) => Assert.Equal(ClaimStatus.Denied, Extraction.Of(text).Events[0].Status);

    [Fact]
    public void The_line_under_a_title_adds_no_voice() =>
        Assert.Equal(
            ClaimStatus.Claimed,
            Extraction
                .Of(
                    "Another town has been won back by government forces as clashes go on.\n\nThe government retook the town of Selk on Friday, an army spokesman said.\n\nTrade went on.\n\nPeople danced.\n\nIt rained."
                )
                .Events[0]
                .Status
        );

    [Fact]
    public void Compatriots_on_both_sides_are_two()
    {
        var events = Extraction
            .Of("Libyan rebels say they have regained control of the town of Selk on Sunday, hours after Libyan government troops had seized it.")
            .Events;
        Assert.Equal(ClaimStatus.Claimed, events.Single(e => e.Action == ControlAction.Recaptured).Status);
        Assert.Equal(ClaimStatus.Confirmed, events.Single(e => e.Action == ControlAction.Captured).Status);
    }

    [Fact]
    public void A_fight_told_far_from_the_place_disputes_nothing() =>
        Assert.Equal(
            ClaimStatus.Claimed,
            Extraction
                .Of(
                    "The army took control of the town of Selk on Monday, an army spokesman said. Aid staff at their base in Selk reported hearing sounds of gunfire and artillery throughout the long afternoon as the battle raged."
                )
                .Events[0]
                .Status
        );

    [Fact]
    public void What_points_back_in_the_same_sentence_adds_no_voice() =>
        Assert.Equal(
            ClaimStatus.Claimed,
            Extraction
                .Single(
                    "Government forces recaptured the town of Selk, the government said on Monday, the latest sign of the army retaking territory it recently lost."
                )
                .Status
        );
}
