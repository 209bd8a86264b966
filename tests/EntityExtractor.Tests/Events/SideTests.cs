using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Sides told with more than a name: "said that rebels had", "troops coming from the coast", "armed men".</summary>
public sealed class SideTests
{
    [Theory]
    [InlineData("Officials said that rebels had captured the town of Keshti.")]
    [InlineData("Officials said that forces had captured the town of Keshti.")]
    [InlineData("The ministry said that forces loyal to it had captured the town of Keshti.")]
    [InlineData("It emerged that rebels had captured the town of Keshti.")]
    [InlineData("Residents confirmed that armed men have captured the town of Keshti. The army did not comment.")]
    [InlineData("On Monday gunmen now control the town of Keshti.")]
    [InlineData("Troops coming south from the coast took the town of Keshti on Thursday.")]
    [InlineData("Troops advancing from the south captured the town of Keshti on Thursday.")]
    [InlineData("Rebels in the north captured the town of Keshti on Thursday.")]
    [InlineData("Rebels operating out of Selk have captured the town of Keshti.")]
    [InlineData("Militants riding motorcycles overran the town of Keshti on Thursday.")]
    [InlineData("Militants believed to belong to the Ember Front overran the town of Keshti on Thursday.")]
    [InlineData("Ember Front fighters backed by foreign troops and armed with drones have taken the mining town of Keshti.")]
    [InlineData("The rebels once again captured the town of Keshti on Monday.")]
    [InlineData("Rebels have “taken control” of the town of Keshti.")]
    [InlineData("Rebels stormed the town of Keshti on Monday and seized control.")]
    [InlineData("The army advanced further south to capture the town of Keshti, the military said.")]
    [InlineData("Fighting on Monday left the town of Keshti in rebel hands.")]
    [InlineData("Keshti was overrun by troops after heavy fighting.")]
    [InlineData("A senator said Keshti had collapsed to the Ember Front on Thursday night.")]
    [InlineData("Keshti is the third town captured by the Ember Front in a week.")]
    [InlineData("Keshti is the third town that the Ember Front has captured in a week.")]
    [InlineData("Keshti was the latest town to be captured by the Ember Front.")]
    [InlineData("Advancing troops have “liberated” the strategic Keshti mountain peak, the defence ministry said.")]
    public void The_place_is_taken(string text) => Assert.StartsWith("Keshti", Extraction.Single(text).Place);

    [Fact]
    public void What_is_reportedly_taken_deep_in_a_text_is_news()
    {
        const string before = "The war goes on. Rebels hold the east. The army shells them. Many people fled. The talks failed. The rain fell. ";
        Assert.False(
            Extraction
                .Single(before + "Government loyalists have also reportedly taken control of the town of Keshti after bombarding the area.")
                .Background
        );
    }

    [Fact]
    public void It_behind_a_distance_is_not_the_capital_that_it_is_told_from() =>
        Assert.Equal(
            "Farab",
            Extraction
                .Single(
                    "Sources say that soldiers have evacuated their garrison in the town of Farab which is some 300 kilometres north of the capital, Kabul. It is now controlled by the militants."
                )
                .Place
        );

    [Fact]
    public void One_name_of_which_the_gazetteer_knows_many_is_one_place() =>
        Assert.Single(
            Extraction
                .Of(
                    "The Taliban have captured the city of Faizabad in northern Afghanistan, a lawmaker said on Wednesday. “The Taliban have Faizabad now,” he said.",
                    title: "Taliban go on with capture of Faizabad"
                )
                .Events
        );
}
