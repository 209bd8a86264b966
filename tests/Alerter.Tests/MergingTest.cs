using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Alerter.Tests;

public sealed class MergingTest
{
    [Fact]
    public async Task Reports_of_one_fall_by_several_outlets_are_one_alert_that_is_told_once_more_when_corroborated()
    {
        await using var room = await Newsroom.OpenAsync();
        var raised = await room.TakeAllAsync(["A", "B", "C"], outlet => new Story { Id = outlet, Outlet = outlet, Events = [Story.Fall()] });
        Assert.Equal([1, 2], raised.Select(r => r.Version));
        var alert = await room.OnlyAlertAsync();
        Assert.Equal((3, 3), (alert.Sources, alert.Outlets.Count));
        Assert.Equal([1, 2, 3], alert.Versions!.Select(v => v.Version));
    }

    [Fact]
    public async Task A_wire_text_at_five_outlets_is_one_source()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAsync(new Story { Id = "wire", Outlet = "Halden Wire", Events = [Story.Fall()] });
        foreach (var outlet in new[] { "A", "B", "C" }) await room.TakeAsync(new Story { Id = outlet, Outlet = outlet, CopyOf = "wire" });
        await room.TakeAsync(new Story { Id = "D", Outlet = "D", Origin = "Halden Wire", Events = [Story.Fall()] });
        var alert = await room.OnlyAlertAsync();
        Assert.Equal(1, alert.Sources);
        Assert.Equal(["A", "B", "C", "D", "Halden Wire"], alert.Outlets.Order());
    }

    [Fact]
    public async Task A_copy_that_arrives_before_its_original_is_listed_and_not_counted()
    {
        await using var room = await Newsroom.OpenAsync();
        Assert.Empty(await room.TakeAsync(new Story { Id = "copy", Outlet = "B", CopyOf = "wire", At = 1 }));
        await room.TakeAsync(new Story { Id = "wire", Outlet = "A", Events = [Story.Fall()] });
        var alert = await room.OnlyAlertAsync();
        Assert.Equal(1, alert.Sources);
        Assert.Equal(["A", "B"], alert.Outlets);
    }

    [Fact]
    public async Task What_a_copy_adds_in_its_own_words_counts()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAsync(new Story { Id = "wire", Outlet = "A", Events = [Story.Fall()] });
        await room.TakeAsync(new Story { Id = "copy", Outlet = "B", CopyOf = "wire", Events = [Story.Fall(status: ClaimStatus.Confirmed)] });
        Assert.Equal((2, ClaimStatus.Confirmed), ((await room.OnlyAlertAsync()).Sources, (await room.OnlyAlertAsync()).Status));
    }

    [Fact]
    public async Task An_outlet_that_carried_the_wire_and_then_reports_itself_is_a_source_beside_it_whatever_came_first()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAllAsync(
            new Story { Id = "copy", Outlet = "Courier", Events = [Story.Fall()] },
            new Story { Id = "own", Outlet = "Courier", Events = [Story.Fall()] },
            new Story { Id = "wire", Outlet = "Halden Wire", TakesOver = ["copy"], Events = [Story.Fall()] });
        Assert.Equal(2, (await room.OnlyAlertAsync()).Sources);
    }

    [Fact]
    public async Task A_copied_sentence_counts_once_and_its_outlets_own_report_counts()
    {
        const string wire = "Insurgents overran the remote mountain district of Varnholt early on Friday, officials and the rebels said.";
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAsync(new Story { Id = "wire", Outlet = "A", Events = [Worded(wire)] });
        await room.TakeAsync(new Story { Id = "reprint", Outlet = "B", At = 1, Events = [Worded("HALDEN (A) - " + wire)] });
        Assert.Equal(1, (await room.OnlyAlertAsync()).Sources);
        await room.TakeAsync(new Story { Id = "own", Outlet = "B", At = 2, Events = [Worded("Our reporter saw the Front's flag over Varnholt.")] });
        Assert.Equal(2, (await room.OnlyAlertAsync()).Sources);
    }

    private static ControlEvent Worded(string sentence) => Story.Fall() with { Evidence = new EventEvidence(0, sentence.Length, sentence) };

    [Fact]
    public async Task An_original_that_arrives_late_makes_the_earlier_texts_one_source()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAsync(new Story { Id = "repost", Outlet = "A", Events = [Story.Fall()] });
        await room.TakeAsync(new Story { Id = "other", Outlet = "B", Events = [Story.Fall()] });
        await room.TakeAsync(new Story { Id = "original", Outlet = "C", TakesOver = ["repost", "other"], Events = [Story.Fall()] });
        Assert.Equal(1, (await room.OnlyAlertAsync()).Sources);
    }

    [Fact]
    public async Task A_place_lost_in_between_is_taken_twice()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.TakeAllAsync(
            new Story { Id = "1", Events = [Story.Fall(date: "2031-05-04")], At = -140 },
            new Story { Id = "2", Events = [Story.Fall(date: "2031-05-08")], At = -40 },
            new Story { Id = "3", Events = [Story.Recapture(date: "2031-05-06")], At = -80 });
        Assert.Equal(3, (await room.ListAsync()).Count(a => a.MergedInto is null));
    }

    [Fact]
    public async Task Days_beyond_the_window_are_two_incidents_and_a_report_between_joins_them()
    {
        await using var room = await Newsroom.OpenAsync(new AlerterOptions { SameIncidentDays = 3 });
        await room.TakeAllAsync(
            new Story { Id = "1", Outlet = "A", Events = [Story.Fall(date: "2031-05-04")] },
            new Story { Id = "2", Outlet = "B", Events = [Story.Fall(date: "2031-05-09")] });
        Assert.Equal(2, (await room.ListAsync()).Count);
        await room.TakeAsync(new Story { Id = "3", Outlet = "C", Events = [Story.Fall(date: "2031-05-07")] });
        var alerts = await room.ListAsync();
        Assert.Equal(2, alerts.Count);
        var ended = Assert.Single(alerts, a => a.MergedInto is not null);
        Assert.Equal(ended.MergedInto, Assert.Single(alerts, a => a.MergedInto is null).Id);
    }

    [Fact]
    public async Task Without_a_gazetteer_id_the_spelling_and_the_province_decide()
    {
        await using var room = await Newsroom.OpenAsync();
        var unknown = Story.Fall() with { PlaceId = null };
        await room.TakeAllAsync(
            new Story { Id = "1", Outlet = "A", Events = [unknown with { Place = "Varn-Hólt" }] },
            new Story { Id = "2", Outlet = "B", Events = [unknown with { Place = "VARN HOLT" }] },
            new Story { Id = "3", Outlet = "C", Events = [unknown with { Place = "Varn Holt", Admin1 = "Westermark" }] });
        Assert.Equal([1, 2], (await room.ListAsync()).Select(a => a.Sources).Order());
    }

    [Fact]
    public async Task A_withdrawal_and_the_takeover_after_it_are_one_incident()
    {
        await using var room = await Newsroom.OpenAsync();
        var left = Story.Fall() with { Action = ControlAction.Withdrawn, Actor = "the army", ActorSide = "government", FromActorSide = null };
        await room.TakeAllAsync(new Story { Id = "1", Outlet = "A", Events = [left] }, new Story { Id = "2", Outlet = "B", Events = [Story.Fall()] });
        Assert.Equal(2, (await room.OnlyAlertAsync()).Sources);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_hundred_reports_at_once_are_one_alert_without_a_gap_in_its_versions(bool onPostgreSql)
    {
        await using var room = onPostgreSql ? await Newsroom.OnPostgreSqlAsync() : await Newsroom.OpenAsync();
        var raised = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            room.TakeAsync(new Story { Id = $"s{i % 100}", Outlet = $"O{i % 100}", Events = [Story.Fall()] }))));
        var alert = await room.OnlyAlertAsync();
        Assert.Equal(100, alert.Sources);
        Assert.Equal(Enumerable.Range(1, alert.Version), alert.Versions!.Select(v => v.Version));
        Assert.Equal(2, raised.SelectMany(r => r).Select(r => r.Key).Distinct().Count());
    }
}

internal static class NewsroomExtensions
{
    public static async Task<IReadOnlyList<AlertRaised>> TakeAllAsync<T>(this Newsroom room, IEnumerable<T> of, Func<T, ArticleEnriched> story) =>
        await room.TakeAllAsync(of.Select(story));
}
