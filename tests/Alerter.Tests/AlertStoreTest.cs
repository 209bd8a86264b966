using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Alerter.Tests;

public sealed class AlertStoreTest
{
    [Fact]
    public async Task Pages_follow_each_other_newest_first_without_a_gap()
    {
        await using var room = await Newsroom.OpenAsync();
        for (var i = 0; i < 7; i++)
        {
            room.Clock.Advance(TimeSpan.FromSeconds(i % 2));
            await room.TakeAsync(new Story { Id = $"s{i}", Events = [Story.Fall($"Place {i}")] });
        }

        var seen = new List<Alert>();
        string? cursor = null;
        do
        {
            var page = await room.Alerts.ListAsync(new AlertQuery { Limit = 3, Cursor = cursor }, CancellationToken.None);
            Assert.Equal(7, page.Total);
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(7, seen.Select(a => a.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(a => a.Raised).Select(a => a.Raised), seen.Select(a => a.Raised));
        Assert.All(seen, a => Assert.Null(a.Evidence));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_filter_narrows(bool onPostgreSql)
    {
        await using var room = onPostgreSql ? await Newsroom.OnPostgreSqlAsync() : await Newsroom.OpenAsync();
        await room.TakeAllAsync(
            new Story { Id = "a", Events = [Story.Fall("Kéran wa-Holt", date: "2031-05-08")] },
            new Story { Id = "b", Events = [Story.Fall("Eastford", ClaimStatus.Confirmed)] },
            new Story { Id = "c", At = -72, Events = [Story.Fall("Oldham", date: "2031-05-07") with { Country = "YY" }] });
        await AssertFoundAsync(room, new AlertQuery { Place = "keran WA holt" }, "Kéran wa-Holt");
        await AssertFoundAsync(room, new AlertQuery { Status = ClaimStatus.Confirmed }, "Eastford");
        await AssertFoundAsync(room, new AlertQuery { Historical = true }, "Oldham");
        await AssertFoundAsync(room, new AlertQuery { Country = "YY" }, "Oldham");
        await AssertFoundAsync(room, new AlertQuery { From = new(2031, 5, 8), To = new(2031, 5, 8) }, "Kéran wa-Holt");
        await AssertFoundAsync(room, new AlertQuery { PlaceId = new PlaceId("xx:Eastford") }, "Eastford");
        await AssertFoundAsync(room, new AlertQuery { Place = "E_stford" });
    }

    [Fact]
    public async Task A_foreign_cursor_is_refused_in_words()
    {
        await using var room = await Newsroom.OpenAsync();
        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            room.Alerts.ListAsync(new AlertQuery { Cursor = "x" }, CancellationToken.None)
        );
        Assert.Contains("start at the newest", refused.Message, StringComparison.Ordinal);
        Assert.Null(await room.Alerts.GetAsync("nothing", CancellationToken.None));
    }

    private static async Task AssertFoundAsync(Newsroom room, AlertQuery query, params string[] places) =>
        Assert.Equal(places, (await room.Alerts.ListAsync(query, CancellationToken.None)).Items.Select(a => a.Place.Name));
}
