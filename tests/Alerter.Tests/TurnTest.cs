using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Alerter.Tests;

/// <summary>Articles that are read again because their decision has turned.</summary>
public sealed class TurnTest
{
    private static readonly ControlEvent Wired = Worded(
        0,
        "Insurgents overran the remote mountain district of Varnholt early on Friday, officials and the rebels said."
    );
    private static readonly ControlEvent Seen = Worded(
        200,
        "Our own reporter counted nine burnt trucks on the market square of Varnholt and saw the flag of the Front."
    );

    private static readonly Story Wire = new() { Id = "wire", Outlet = "Halden Wire", TakesOver = ["copy"], Events = [Wired] };
    private static readonly Story Whole = new() { Id = "copy", Outlet = "Courier", At = 1, Events = [Wired, Seen] };
    private static readonly Story Folded = Whole with { CopyOf = "wire", Turn = 1, Events = [Seen] };

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public async Task What_a_copy_adds_counts_whatever_came_first(int first, int second, int third)
    {
        await using var room = await Newsroom.OpenAsync();
        Story[] readings = [Wire, Whole, Folded];
        await room.TakeAllAsync(readings[first], readings[second], readings[third]);
        var alert = await room.OnlyAlertAsync();
        Assert.Equal(2, alert.Sources);
        Assert.Equal(["Halden Wire", "Courier"], alert.Outlets);
        Assert.Equal(["wire", "copy"], alert.Evidence!.Select(evidence => evidence.Article.Value));
    }

    [Fact]
    public async Task A_reading_anew_raises_nothing_twice()
    {
        await using var room = await Newsroom.OpenAsync();
        var raised = await room.TakeAllAsync(Whole with { Events = [Wired] }, Wire, Whole with { CopyOf = "wire", Turn = 1, Events = [] });
        Assert.Single(raised);
        Assert.Equal((1, 2), ((await room.OnlyAlertAsync()).Sources, (await room.OnlyAlertAsync()).Outlets.Count));
    }

    [Fact]
    public async Task The_same_reading_taken_again_changes_nothing_and_returns_the_same()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAllAsync(Whole with { Events = [Wired] }, Wire);
        var first = await room.TakeAsync(Folded);
        Assert.Equal(first, await room.TakeAsync(Folded));
        Assert.Equal(AmendmentReason.Corroborated, (await room.OnlyAlertAsync()).Versions![^1].Reason);
    }

    [Fact]
    public async Task An_unfolded_copy_speaks_for_itself_again()
    {
        await using var room = await Newsroom.OpenAsync();
        var own = Worded(0, "The district of Varnholt has changed hands, three of its shopkeepers told this paper by telephone.");
        await room.TakeAllAsync(Wire with { TakesOver = [] }, new Story { Id = "copy", Outlet = "Courier", At = 1, CopyOf = "wire" });
        Assert.Equal((1, 2), ((await room.OnlyAlertAsync()).Sources, (await room.OnlyAlertAsync()).Outlets.Count));
        await room.TakeAsync(new Story { Id = "copy", Outlet = "Courier", At = 1, Turn = 1, Events = [own] });
        Assert.Equal((2, 2), ((await room.OnlyAlertAsync()).Sources, (await room.OnlyAlertAsync()).Outlets.Count));
        await room.TakeAsync(new Story { Id = "copy", Outlet = "Courier", At = 1, Turn = 2, CopyOf = "wire" });
        Assert.Equal((1, 2), ((await room.OnlyAlertAsync()).Sources, (await room.OnlyAlertAsync()).Outlets.Count));
    }

    private static ControlEvent Worded(int start, string sentence) =>
        Story.Fall() with
        {
            Evidence = new EventEvidence(start, start + sentence.Length, sentence),
        };
}
