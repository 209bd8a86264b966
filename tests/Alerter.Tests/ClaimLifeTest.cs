using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Alerter.Tests;

public sealed class ClaimLifeTest
{
    private static readonly Story Claim = new()
    {
        Id = "claim",
        Outlet = "Front Radio",
        At = -40,
        Events = [Story.Fall()],
    };
    private static readonly Story Denied = new()
    {
        Id = "denial",
        Outlet = "State Agency",
        At = -30,
        Events = [Story.Denial()],
    };
    private static readonly Story Confirmed = new()
    {
        Id = "monitor",
        Outlet = "Monitor",
        At = 0,
        Events = [Story.Fall(status: ClaimStatus.Confirmed)],
    };

    private static readonly Story TakenBack = new()
    {
        Id = "sorry",
        Outlet = "Monitor",
        At = 5,
        Retractions = [new Retraction(RetractionKind.Retracted, new EventEvidence(0, 5, "We were wrong."), "Varnholt")],
    };

    private static readonly Story Repost = new() { Id = "repost", Outlet = "Blog", At = -35, CopyOf = "claim" };

    private static readonly Lazy<Task<string>> InOrder = new(async () =>
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAllAsync(Claim, Repost, Denied, Confirmed, TakenBack);
        return Content(await room.OnlyAlertAsync());
    });

    public static TheoryData<int> Orders => [.. Enumerable.Range(0, 120)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_is_disputed_confirmed_and_taken_back_on_one_thread(bool onPostgreSql)
    {
        await using var room = onPostgreSql ? await Newsroom.OnPostgreSqlAsync() : await Newsroom.OpenAsync();
        var raised = await room.TakeAllAsync(Claim, Denied, Confirmed, TakenBack);
        var alert = await room.OnlyAlertAsync();
        Assert.Equal(
            [ClaimStatus.Claimed, ClaimStatus.Contested, ClaimStatus.Confirmed, ClaimStatus.Contested],
            alert.History!.Select(h => h.Status)
        );
        Assert.Equal(Newsroom.Today.AddHours(-30), alert.History![1].Said);
        Assert.Equal(Newsroom.Today.AddHours(-30).AddMinutes(5), alert.History[1].Learned);
        Assert.Equal([1, 2, 3, 4], raised.Select(r => r.Version));
        Assert.All(raised, r => Assert.Equal(alert.Id, r.Incident));
        Assert.Equal(4, raised.Select(r => r.Key).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Any_order_of_arrival_gives_the_same_incident(int order)
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAllAsync(Permutation([Claim, Denied, Confirmed, TakenBack, Repost], order));
        Assert.Equal(await InOrder.Value, Content(await room.OnlyAlertAsync()));
    }

    [Theory]
    [InlineData("a ministry spokesman", "government", ClaimStatus.Contested)]
    [InlineData("a Front commander", "north", ClaimStatus.Denied)]
    [InlineData(null, null, ClaimStatus.Denied)]
    public async Task A_denial_weighs_by_who_denies(string? speaker, string? side, ClaimStatus expected)
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAllAsync(Claim, new Story { Id = "d", Outlet = "B", At = -20, Events = [Story.Denial(speaker: speaker, side: side)] });
        Assert.Equal(expected, (await room.OnlyAlertAsync()).Status);
    }

    [Fact]
    public async Task An_outlet_takes_back_only_its_own_report()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAllAsync(Claim, TakenBack);
        Assert.Equal(ClaimStatus.Claimed, (await room.OnlyAlertAsync()).Status);
    }

    [Fact]
    public async Task A_report_that_its_only_outlet_takes_back_is_retracted_and_amended_once()
    {
        await using var room = await Newsroom.OpenAsync();
        var raised = await room.TakeAllAsync(Claim, TakenBack with { Outlet = "Front Radio" });
        var alert = await room.OnlyAlertAsync();
        Assert.Equal((ClaimStatus.Retracted, 0, 2), (alert.Status, alert.Sources, raised.Count));
        Assert.StartsWith("Retracted:", alert.Headline, StringComparison.Ordinal);
        Assert.Equal(Newsroom.Today.AddHours(5), Assert.Single(alert.Evidence!).Retracted);
    }

    [Fact]
    public async Task A_revision_that_corrects_the_place_withdraws_the_first_and_raises_the_second()
    {
        await using var room = await Newsroom.OpenAsync();
        var story = new Story { Id = "a", Outlet = "A", Events = [Story.Fall()] };
        await room.TakeAllAsync(story, story with { Revision = 2, At = 2, Events = [Story.Fall("Eastford")] });
        var alerts = await room.ListAsync();
        Assert.Equal(ClaimStatus.Retracted, Assert.Single(alerts, a => a.Place.Name == "Varnholt").Status);
        Assert.Equal(ClaimStatus.Claimed, Assert.Single(alerts, a => a.Place.Name == "Eastford").Status);
    }

    [Fact]
    public async Task The_newest_revision_wins_when_it_arrives_first()
    {
        await using var room = await Newsroom.OpenAsync();
        var story = new Story { Id = "a", Outlet = "A", Events = [Story.Fall()] };
        var raised = await room.TakeAllAsync(story with { Revision = 2, At = 2, Events = [Story.Fall("Eastford")] }, story);
        Assert.Equal("Eastford", (await room.OnlyAlertAsync()).Place.Name);
        Assert.Single(raised);
    }

    [Fact]
    public async Task A_revision_that_says_the_same_keeps_when_it_was_first_said()
    {
        await using var room = await Newsroom.OpenAsync();
        var story = new Story { Id = "a", Outlet = "A", Events = [Story.Fall()] };
        var raised = await room.TakeAllAsync(story, story with { Revision = 2, At = 2 });
        var evidence = Assert.Single((await room.OnlyAlertAsync()).Evidence!);
        Assert.Equal((2, Newsroom.Today), (evidence.Revision, evidence.Published));
        Assert.Single(raised);
    }

    private static IEnumerable<ArticleEnriched> Permutation(Story[] stories, int number)
    {
        var left = stories.ToList();
        for (var n = stories.Length; n > 0; n--)
        {
            yield return left[number % n];
            left.RemoveAt(number % n);
            number /= n;
        }
    }

    /// <summary>Everything but who was told what in between.</summary>
    private static string Content(Alert alert) =>
        AlertJson.Write(alert with { Version = 0, Versions = null, Raised = null, Updated = default, Historical = false });
}
