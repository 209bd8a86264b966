using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Correcting;
using Ingestion.Ledger;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Correcting;

/// <summary>What an analyst said of an event, in every later reading of its article, on SQLite and on PostgreSQL.</summary>
public sealed class CorrectionsTest
{
    private const string Claim = "The Ember Front said it had captured the town of Selk on Monday.";
    private const string Others = "The districts of Zarkal, Varzin and Keshti were seized by rebel fighters on Sunday.";
    private const string Text = Claim + "\n" + Others;
    private const string Gazetteer = """
        id,name,kind,admin1,admin2,country,lat,lon,aliases
        xx:selk,Selk,town,Norkand,,XX,10,20,
        xx:zarkal-east,Zarkal,district,Eastern Vesk,,XX,11,21,
        xx:keshti,Keshti,district,Norkand,,XX,12,22,

        """;

    private static readonly EventCorrection Denied = Said(new Verdict { Status = ClaimStatus.Denied });
    private static readonly EventCorrection Dropped = Said(new Verdict { Drop = true });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_correction_holds_in_every_later_reading_and_other_events_stay_as_they_are_read(bool onPostgreSql)
    {
        await using var extractor = await RunningExtractor.StartAsync(onPostgreSql);
        var first = await extractor.ReadAsync("a", Text);
        Assert.Equal(["Selk Claimed", "Zarkal Confirmed", "Varzin Confirmed", "Keshti Confirmed"], Told(first));
        await CorrectAsync(extractor, "a", Of(first, "Selk"), Denied);
        await CorrectAsync(extractor, "a", Of(first, "Varzin"), Dropped);

        var revised = await extractor.ReadAsync("a", "A bridge was closed.\n" + Text + "\nNobody could be reached.");
        Assert.Equal(["Selk Denied", "Zarkal Confirmed", "Keshti Confirmed"], Told(revised));
        Assert.EndsWith(
            "Corrected by Mira: The mayor answers the telephone (was read as Claimed).",
            Of(revised, "Selk").Explanation,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Corrected", Of(revised, "Zarkal").Explanation, StringComparison.Ordinal);

        extractor.UseGazetteer(Gazetteer);
        var withGazetteer = await extractor.ReadAsync("a", Text + "\nShops were open.");
        Assert.Equal(["Selk Denied", "Zarkal Confirmed", "Keshti Confirmed"], Told(withGazetteer));
        Assert.Equal(new PlaceId("xx:selk"), Of(withGazetteer, "Selk").PlaceId);

        var other = await extractor.ReadAsync("b", Text);
        Assert.Equal(Told(first), Told(other));
        Assert.Equal(["Selk Denied", "Zarkal Confirmed", "Keshti Confirmed"], Told(await extractor.TurnAsync("a", into: "b")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_later_word_on_an_event_stands_and_is_forgotten_with_its_article(bool onPostgreSql)
    {
        await using var extractor = await RunningExtractor.StartAsync(onPostgreSql);
        var first = await extractor.ReadAsync("a", Claim);
        Assert.True(first.Alert);
        await CorrectAsync(extractor, "a", Of(first, "Selk"), Dropped);
        Assert.Equal((0, false), Counted(await ApplyAsync(extractor, first)));
        await CorrectAsync(extractor, "a", Of(first, "Selk"), Said(new Verdict { Background = true }));
        Assert.Equal((1, false), Counted(await ApplyAsync(extractor, first)));
        foreach (var purge in extractor.Services.GetServices<IPurge>()) await purge.PurgeAsync([], [TestArticles.Id("a")], Cancel);
        Assert.Same(first, await ApplyAsync(extractor, first));
    }

    [Fact]
    public async Task The_analysts_place_brings_its_province_and_coordinates()
    {
        await using var extractor = await RunningExtractor.StartAsync(onPostgreSql: false);
        extractor.UseGazetteer(Gazetteer);
        var first = await extractor.ReadAsync("a", Others);
        var keshti = Said(new Verdict { PlaceId = new PlaceId("xx:zarkal-east") });
        await CorrectAsync(extractor, "a", Of(first, "Keshti"), keshti);
        await CorrectAsync(extractor, "a", Of(await ApplyAsync(extractor, first), "Keshti"), keshti);
        var told = Of(await ApplyAsync(extractor, first), "Keshti");
        Assert.Equal(
            (new PlaceId("xx:zarkal-east"), "Eastern Vesk", 11, 21, 1),
            (told.PlaceId!.Value, told.Admin1, told.Lat!.Value, told.Lon!.Value, told.PlaceConfidence)
        );
        Assert.EndsWith("(was read as xx:keshti).", told.Explanation, StringComparison.Ordinal);

        extractor.UseGazetteer(Gazetteer.Replace("xx:zarkal-east", "xx:zarkal", StringComparison.Ordinal));
        told = Of(await ApplyAsync(extractor, first), "Keshti");
        Assert.Equal((new PlaceId("xx:zarkal-east"), null, null), (told.PlaceId!.Value, told.Admin1, told.Lat));
    }

    [Fact]
    public async Task A_correction_that_cannot_stand_is_refused_with_the_remedy()
    {
        await using var extractor = await RunningExtractor.StartAsync(onPostgreSql: false);
        var told = Of(await extractor.ReadAsync("a", Claim), "Selk");
        await AssertRefusedAsync(Said(new Verdict()), "changes nothing");
        await AssertRefusedAsync(Dropped with { Who = " " }, "names who");
        await AssertRefusedAsync(Dropped with { Why = "" }, "says why");
        await AssertRefusedAsync(Said(new Verdict { PlaceId = new PlaceId("xx:nowhere") }), "xx:nowhere");

        async Task AssertRefusedAsync(EventCorrection correction, string reason) =>
            Assert.Contains(
                reason,
                (await Assert.ThrowsAsync<CorrectionRefusedException>(() => CorrectAsync(extractor, "a", told, correction))).Message,
                StringComparison.Ordinal
            );
    }

    private static EventCorrection Said(Verdict verdict) => new(verdict, "Mira", "The mayor answers the telephone.");

    private static Task CorrectAsync(RunningExtractor extractor, string id, ControlEvent told, EventCorrection correction) =>
        extractor.Corrections.CorrectAsync(TestArticles.Id(id), told, correction, Cancel);

    private static Task<Enrichment> ApplyAsync(RunningExtractor extractor, Enrichment reading) =>
        extractor.Corrections.ApplyAsync(TestArticles.Id("a"), reading, Cancel);

    private static ControlEvent Of(Enrichment reading, string place) => reading.Events.Single(e => e.Place == place);

    private static (int Events, bool Alert) Counted(Enrichment reading) => (reading.Events.Count, reading.Alert);

    private static string[] Told(Enrichment reading) => [.. reading.Events.Select(e => $"{e.Place} {e.Status}")];
}
