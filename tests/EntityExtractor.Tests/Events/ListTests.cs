using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Lists of places that a colon or "the following" announces, on the same line or on the lines below.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData("Today the Velmarian army liberated the following villages: Karadul, Hatunbol and Garakul.", "Karadul|Hatunbol|Garakul")]
    [InlineData(
        "The army took control of the following villages and towns in Norkand province: Orvel, Keshti and Verin Pol.",
        "Orvel|Keshti|Verin Pol"
    )]
    [InlineData(
        "\"Today our army liberated the following settlements: the city of Jabril, the village of Karkul, the village of Yukari Maral,\" the president said.",
        "Jabril|Karkul|Yukari Maral"
    )]
    [InlineData("The army captured: Orvel, Keshti and Verin Pol.", "Orvel|Keshti|Verin Pol")]
    [InlineData("The army took control of the villages of: Orvel, Keshti and Verin Pol.", "Orvel|Keshti|Verin Pol")]
    [InlineData("The following villages were liberated: Orvel, Keshti and Verin Pol, the defence ministry said.", "Orvel|Keshti|Verin Pol")]
    [InlineData("The villages captured by the rebels on Monday are: Orvel and Keshti.", "Orvel|Keshti")]
    [InlineData(
        "The president announced the capture of the following villages: Orvel, Keshti and Verin Pol. The Velmarian army fights on.",
        "Orvel|Keshti|Verin Pol"
    )]
    [InlineData(
        "The army liberated the following villages: Karadul, Hatunbol, and Garakul in the Zarkal district, and the villages of Bolotan, Milikan and Teki in the Hojavend region.",
        "Karadul|Hatunbol|Garakul|Bolotan|Milikan|Teki"
    )]
    [InlineData("Ember Front fighters have overrun two more districts in Norkand - Selk and Keshti - officials said on Monday.", "Selk|Keshti")]
    [InlineData("Two towns in Norkand, Selk and Keshti, were captured by the army on Monday, the defence ministry said.", "Selk|Keshti")]
    public void A_colon_announces_names(string text, string places) => Assert.Equal(places.Split('|'), Places(text));

    [Theory]
    [InlineData(
        "The Ember Front said it had seized the following towns:\n\n- Orvel\n- Keshti\n- Verin Pol\n\nThe army did not comment.",
        "Orvel|Keshti|Verin Pol"
    )]
    [InlineData(
        "The Ember Front said on Monday it had seized the following:\n• Orvel district\n• Keshti district\nThe army did not comment.",
        "Orvel|Keshti"
    )]
    [InlineData(
        "The Ember Front has captured the following districts in the last 24 hours:\n1. Orvel district of Norkand province\n2. Keshti district of Belmar province\nThe government has confirmed it.",
        "Orvel|Keshti"
    )]
    [InlineData("Districts captured by the Ember Front on Monday:\n- Orvel\n- Keshti\n- Selk\n", "Orvel|Keshti|Selk")]
    public void Lines_below_a_colon_are_items(string text, string places) => Assert.Equal(places.Split('|'), Places(text));

    [Theory]
    [InlineData(
        "The army managed to reclaim Aliab District in the Kundar province, the Dushar district in the Sovanda province, and the Balkar district in the Norkand province, all of them in the north, from the Ember Front.",
        "Aliab:Kundar|Dushar:Sovanda|Balkar:Norkand"
    )]
    [InlineData(
        "The Ember Front captured the districts of Nahr and Balan in Sovanda province in the north, Shahj in Zabar province in the south and Qarq in Norkand province.",
        "Nahr:Sovanda|Balan:Sovanda|Shahj:Zabar|Qarq:Norkand"
    )]
    public void Each_item_has_the_province_behind_it(string text, string places) =>
        Assert.Equal(places.Split('|'), Extraction.Of(text).Events.Select(e => $"{e.Place}:{e.Admin1}"));

    [Theory]
    [InlineData("Rebels have captured two towns, Keshti and Sangbur, in Sovanda province.", "Keshti|Sangbur")]
    [InlineData("Rebels seized villages such as Keshti and Sangbur on Thursday.", "Keshti|Sangbur")]
    [InlineData("Rebels took not only Keshti but also Sangbur on Thursday.", "Keshti|Sangbur")]
    [InlineData("The towns of Keshti and Sangbur both fell to the rebels on Thursday.", "Keshti|Sangbur")]
    [InlineData("The army lost the town of Keshti on Monday, Sangbur on Tuesday and Zarkal on Wednesday.", "Keshti|Sangbur|Zarkal")]
    [InlineData("The rebels’ gains on Thursday included the towns of Keshti and Sangbur.", "Keshti|Sangbur")]
    [InlineData("The important Sherkan port that borders with Velmaria had also fallen to the insurgents, officials said.", "Sherkan port")]
    [InlineData("The Ember Front also claimed to have taken over that district, called Nadar.", "Nadar")]
    [InlineData(
        "Ember Front fighters seized a military base north of the capital on Sunday. Unlike most soldiers, those at the Umalik base had refused to take sides.",
        "Umalik base"
    )]
    public void Names_are_found_where_they_are_told(string text, string places) => Assert.Equal(places.Split('|'), Places(text).Order());

    [Theory]
    [InlineData("The army captured the following: 3 tanks, 4 vehicles and 200 rifles.")]
    [InlineData("The army seized the following weapons: AK-47, RPG-7 and PK.")]
    [InlineData("The rebels captured the following men: Karim Tamal, Hamid Duran and Abdul Sarin.")]
    [InlineData("The rebels seized the following:\n- 3 tanks\n- Karim Tamal's house\n- two radios")]
    [InlineData("The army plans to liberate the following villages: Orvel, Keshti and Verin Pol.")]
    public void Other_lists_and_plans_change_nothing(string text) => Assert.False(Extraction.Of(text).Alert);

    [Fact]
    public void Items_below_keep_status_and_province_of_their_own()
    {
        var events = Extraction
            .Of("The Ember Front said it had seized the following districts:\n\n- Orvel, Norkand province\n- Keshti, Belmar province\n")
            .Events;
        Assert.All(events, e => Assert.Equal((ClaimStatus.Claimed, ControlAction.Captured), (e.Status, e.Action)));
        Assert.Equal(["Norkand", "Belmar"], events.Select(e => e.Admin1));
    }

    [Fact]
    public void Names_of_a_count_and_of_the_sentence_that_lists_them_are_one_change_each() =>
        Assert.Equal(
            ["Bolotan", "Hatunbol", "Karadul", "Milikan"],
            Places(
                    "The president announced on Wednesday that his army had taken control of four other villages in the Velmar region. Tamal posted on Wednesday: \"The army liberated the following villages: Karadul and Hatunbol in the Zarkal district, and the villages of Bolotan and Milikan in the Hojavend region.\""
                )
                .Order()
        );

    private static IEnumerable<string?> Places(string text) => Extraction.Of(text).Events.Where(e => !e.Background).Select(e => e.Place);
}
