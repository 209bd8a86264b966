using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Who speaks where a sentence alone does not tell it: quotations of several sentences, acronyms, heads of state, answers further
/// down.</summary>
public sealed class SpeakerTests
{
    [Theory]
    [InlineData(
        "The president of Velmaria, Karim Tamal, announced a success.\n\n\"Today our forces liberated the town of Selk. Glory to our army!\" Tamal said in a tweet."
    )]
    [InlineData("\"Today the Velmarian army liberated the town of Selk. Glory to the army!\" the Velmarian president said in a tweet.")]
    [InlineData("\"Today the Velmarian army liberated the town of Selk,\" the head of the republic said.")]
    [InlineData(
        "The Ember Front has taken the town of Selk, the group said on Monday. \"In the morning we managed to capture the whole town,\" EF spokesperson Karim Tamal told the agency."
    )]
    [InlineData(
        "\"This is a message from the president,\" journalist Karim Tamal said on state television. \"Today, our armed and security forces have seized Selk. Our mission is not over.\""
    )]
    [InlineData("Rebels say they've captured Selk, the third largest city, in a blow to the government. The army did not comment on Monday.")]
    [InlineData("The Velmarian army announced Monday that it had 'liberated' Selk from the Ember Front.")]
    [InlineData("Troops clear Orvel of insurgents, army says")]
    [InlineData("Government troops retook the town of Selk on Friday, a spokesman said.")]
    [InlineData("The Ember Front has reportedly taken control of the town of Selk on Monday. The fall of Selk comes before talks.")]
    [InlineData("Velmaria's national news agency: the army on Tuesday wrested Selk from the Ember Front.")]
    [InlineData("Halvani forces captured Selk from the Ember Front on Monday, state radio reported.")]
    [InlineData("The Velmarian Armed Forces confirmed the liberation of the town of Selk on Monday.")]
    [InlineData("A spokesman for the Velmarian government announced the capture of the town of Selk near the border on Monday.")]
    public void The_gainer_alone_claims(string text) => Assert.Equal(ClaimStatus.Claimed, Extraction.Single(text).Status);

    [Theory]
    [InlineData(
        "Belmari forces captured the town of Selk on Monday, the Belmari president said. The spokeswoman for the Velmarian ministry of defence stated that the news about control of Selk is false."
    )]
    [InlineData(
        "Belmari forces captured the town of Selk on Monday, the Belmari president said. The Velmarian ministry wrote that the message is a falsification."
    )]
    [InlineData(
        "The Ember Front said on Sunday that it had liberated the city of Shuvar. Its leader spoke on television. People danced in the capital. Trade went on. The Velmarian ministry of defence has denied the statement."
    )]
    public void An_answer_disputes(string text) => Assert.Equal(ClaimStatus.Contested, Extraction.Of(text).Events[0].Status);

    [Fact]
    public void Where_a_report_was_written_is_not_its_province() =>
        Assert.Null(
            Extraction
                .Single(
                    "PARIS (Agency) - Russia said on Monday its forces had seized the village of Orvelka in eastern Ukraine. Kyiv did not comment."
                )
                .Admin1
        );

    [Theory]
    [InlineData("The town of Selk, which was retaken on Monday, is calm, a doctor said.")]
    [InlineData(
        "Local officials confirmed the Ember Front was now in control of the Selk district, where fighting is still raging in Ain Jubar and Keshti as well as the Orvel district."
    )]
    [InlineData("The Ember Front captured Selk district, a spokesman for the group said on Monday; a provincial council member confirmed the fall.")]
    [InlineData(
        "Sources said the militants were still in control of Selk town. On Sunday, government troops recaptured the town from the militants. However, the militants regained control of the town."
    )]
    [InlineData("The governor of Norkand confirmed the capture of the town of Selk by the Ember Front on Monday.")]
    public void Others_confirm(string text) => Assert.Equal(ClaimStatus.Confirmed, Extraction.Of(text).Events[0].Status);
}
