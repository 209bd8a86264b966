using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Alerter.Tests;

public sealed class RaisingTest
{
    [Fact]
    public async Task A_new_fall_raises_one_alert_that_says_who_where_when_and_why()
    {
        await using var room = await Newsroom.OpenAsync();
        var raised = Assert.Single(await room.TakeAsync(new Story { Id = "a", Outlet = "Varn Daily", Events = [Story.Fall()] }));
        var alert = await room.OnlyAlertAsync();
        Assert.Equal((alert.Id, 1, false), (raised.Incident, raised.Version, raised.Historical));
        Assert.Equal("Claimed: Northern Front captured Varnholt, Ostermark (1 source)", alert.Headline);
        Assert.Equal("2031-05-09", alert.Date);
        Assert.Equal("new-district-fall", alert.Rule!.Name);
        Assert.Contains("Varn Daily", alert.Rule.Why, StringComparison.Ordinal);
        var evidence = Assert.Single(alert.Evidence!);
        Assert.Equal(("a", 1, 0, 20, "Varn Daily"), (evidence.Article.Value, evidence.Revision, evidence.Start, evidence.End, evidence.Outlet));
        Assert.Equal(64, evidence.TextHash.Length);
    }

    [Fact]
    public async Task Background_and_mere_denials_raise_nothing()
    {
        await using var room = await Newsroom.OpenAsync();
        Assert.Empty(await room.TakeAllAsync(
            new Story { Id = "a", Events = [Story.Fall(date: "2015-03-01") with { Background = true }] },
            new Story { Id = "b", Events = [Story.Denial("Eastford")] }));
        Assert.Empty(await room.ListAsync());
    }

    [Fact]
    public async Task A_place_of_an_unwatched_kind_raises_nothing()
    {
        await using var room = await Newsroom.OpenAsync(new AlerterOptions { PlaceKinds = [PlaceKind.City] });
        Assert.Empty(await room.TakeAsync(new Story { Id = "a", Events = [Story.Fall()] }));
        Assert.Single(await room.TakeAsync(new Story { Id = "b", Events = [Story.Fall("Eastford") with { PlaceType = PlaceKind.City }] }));
    }

    [Fact]
    public async Task An_old_report_is_stored_as_historical_and_a_new_voice_brings_it_to_life()
    {
        await using var room = await Newsroom.OpenAsync();
        var old = Assert.Single(await room.TakeAsync(new Story { Id = "a", Outlet = "A", At = -72, Events = [Story.Fall(date: "2031-05-07")] }));
        Assert.True(old.Historical);
        Assert.True((await room.OnlyAlertAsync()).Historical);
        var live = Assert.Single(await room.TakeAsync(new Story { Id = "b", Outlet = "B", Events = [Story.Fall(date: "2031-05-07")] }));
        Assert.Equal((old.Incident, 2, false), (live.Incident, live.Version, live.Historical));
        Assert.False((await room.OnlyAlertAsync()).Historical);
    }

    [Fact]
    public async Task Looking_back_at_an_incident_troubles_nobody()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAsync(
            new Story
            {
                Id = "a",
                Outlet = "A",
                Events = [Story.Fall()],
            }
        );
        Assert.Empty(
            await room.TakeAsync(
                new Story
                {
                    Id = "b",
                    Outlet = "B",
                    Events = [Story.Fall(status: ClaimStatus.Confirmed) with { Background = true }],
                }
            )
        );
        Assert.Equal(2, (await room.OnlyAlertAsync()).Evidence!.Count);
    }

    [Fact]
    public async Task Counted_places_without_names_raise_an_alert_of_their_own()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAsync(new Story { Id = "a", Events = [Story.Fall(), Story.Fall() with { Place = null, PlaceId = null, PlaceCount = 3 }] });
        Assert.Contains(await room.ListAsync(), a => a.Headline == "Claimed: Northern Front captured 3 districts, Ostermark (1 source)");
    }

    [Fact]
    public async Task The_same_revision_taken_again_returns_the_same_and_changes_nothing()
    {
        await using var room = await Newsroom.OpenAsync();
        var story = new Story { Id = "a", Events = [Story.Fall(), Story.Fall("Eastford")] };
        var first = await room.TakeAsync(story);
        await room.TakeAsync(new Story { Id = "b", Outlet = "B", Events = [Story.Fall(status: ClaimStatus.Confirmed)] });
        var before = await room.ListAsync();
        room.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(first, await room.TakeAsync(story));
        Assert.Equal(before.Select(a => (a.Id, a.Version)), (await room.ListAsync()).Select(a => (a.Id, a.Version)));
        Assert.Equal(2, first.Count);
    }
}
