using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>What a title claims or denies, who speaks for himself, and days and clauses that belong to another change.</summary>
public sealed class TitleAndAnswerTests
{
    [Theory]
    [InlineData(
        "Rebels take control of key district",
        "The interior ministry denied that Zarkal district had fallen to the rebels. Fighting broke out there on Monday. Reinforcements were sent.",
        ClaimStatus.Contested
    )]
    [InlineData(
        "Rebels claim control of Zarkal district, army denies",
        "The rebels said on Monday that they had taken Zarkal district. The army denied the claim. It gave no details.",
        ClaimStatus.Contested
    )]
    public void A_title_that_claims_leaves_a_denied_change_contested(string title, string text, ClaimStatus status) =>
        Assert.All(Extraction.Of(text, title: title).Events, e => Assert.Equal(status, e.Status));

    [Fact]
    public void Two_who_are_cited_both_count() =>
        Assert.Equal(
            ClaimStatus.Confirmed,
            Extraction.Single("Rebels captured the town of Keshti on Monday, according to the group and residents.").Status
        );

    [Fact]
    public void It_is_the_speaker_whatever_stands_in_his_apposition() =>
        Assert.Equal(
            ClaimStatus.Claimed,
            Extraction.Single("The Ember Front, a coalition aligned with the army, said on Monday it had regained control of Keshti.").Status
        );

    [Fact]
    public void What_success_would_bring_is_no_change() =>
        Assert.False(Extraction.Of("If the rebels are successful in capturing Zarkal district, they could control the road to Keshti, the army said.").Alert);

    [Fact]
    public void Of_a_district_in_a_province_the_district_fell() =>
        Assert.DoesNotContain(
            Extraction.Of("Troops have retaken a district in the northern province of Norkand that was seized last week by rebels, officials said.").Events,
            e => e.Place == "Norkand"
        );

    [Fact]
    public void A_month_stays_where_days_count_from_the_fall() =>
        Assert.All(
            Extraction
                .Of("In January, government forces retook Zarkal district several days after it fell to the rebels.", published: "2041-07-20")
                .Events,
            e => Assert.True(e.Background)
        );

    [Fact]
    public void An_assault_on_a_place_tells_which_district_the_lead_means() =>
        Assert.Contains(
            Extraction.Of("Rebels have overrun a district in Helmand province, officials said on Monday. Fighters staged an assault on Gereshk overnight.").Events,
            e => e.Place == "Gereshk"
        );

    [Fact]
    public void A_second_village_of_a_town_is_not_the_town() =>
        Assert.DoesNotContain(Extraction.Of("Rebels ousted from second Palmyra village in a week\n\nTroops were advancing on Monday, the army said.").Events, e => e.Place == "Palmyra");

    [Fact]
    public void A_holdout_is_no_name() =>
        Assert.DoesNotContain(
            Extraction.Of("Rebels Say Last Holdout Region In Velmaria Taken\n\nThe rebels said on Monday they had taken the Selk valley.").Events,
            e => e.Place == "Holdout"
        );
}
