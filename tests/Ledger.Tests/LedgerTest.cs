using System.Diagnostics;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;
using Xunit;

namespace Ingestion.Ledger.Tests;

/// <summary>The same tests on both databases.</summary>
public abstract class LedgerTest : IAsyncLifetime
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private TestDatabase _test = null!;
    private SqlLedger _ledger = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await OpenAsync();
        _ledger = new SqlLedger(_test.Database, _clock);
        await Migrator.MigrateAsync(_test.Database, LedgerSchema.Migrations, _clock, Now);
    }

    public ValueTask DisposeAsync() => _test?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected abstract Task<TestDatabase> OpenAsync();

    [Fact]
    public async Task A_stored_capture_is_in_flight_until_it_is_resolved()
    {
        await EnterAsync("c1");
        await ExpectAsync(accepted: 1, inFlight: 1);
        Assert.Equal([new CaptureId("c1")], await _ledger.UnresolvedCapturesAsync(_clock.GetUtcNow().AddSeconds(1), 10, Now));
        await _ledger.ResolveAsync(new CaptureId("c1"), CaptureState.Rejected, "An image is no article.", Now);
        await ExpectAsync(accepted: 1, rejected: 1);
        Assert.Equal("An image is no article.", (await _ledger.FindCaptureAsync(new CaptureId("c1"), Now))!.Reason);
    }

    [Fact]
    public async Task A_listing_is_not_counted()
    {
        await EnterAsync("c1");
        await _ledger.ResolveAsync(new CaptureId("c1"), CaptureState.Listing, null, Now);
        await ExpectAsync();
    }

    [Fact]
    public async Task A_capture_is_entered_once()
    {
        Assert.True(await EnterAsync("c1"));
        Assert.False(await EnterAsync("c1"));
    }

    [Fact]
    public async Task The_same_text_again_is_unchanged_and_another_text_the_next_revision()
    {
        var first = await AcceptAsync("c1", Article("a", "One text"));
        Assert.Equal(1, Assert.Single(first).Revision);
        Assert.Empty(await AcceptAsync("c2", Article("a", "One text")));
        Assert.Equal(CaptureState.Unchanged, (await _ledger.FindCaptureAsync(new CaptureId("c2"), Now))!.State);
        Assert.Equal(2, Assert.Single(await AcceptAsync("c3", Article("a", "Another text"))).Revision);
        await ExpectAsync(accepted: 2, inFlight: 2);
    }

    [Fact]
    public async Task A_capture_accepted_again_gives_the_same_revisions()
    {
        var first = await AcceptAsync("c1", Article("a", "One text"), Article("b", "Other text"));
        var again = await _ledger.AcceptAsync(new CaptureId("c1"), [Article("a", "One text"), Article("b", "Other text")], Now);
        Assert.Equal(first.Select(a => (a.Id, a.Revision)), again.Select(a => (a.Id, a.Revision)));
        await ExpectAsync(accepted: 2, inFlight: 2);
    }

    [Fact]
    public async Task Every_revision_ends_as_exactly_one_thing()
    {
        await AcceptAsync("c1", Article("a", "Original"), Article("b", "Copy"), Article("c", "Poison"));
        await FinishAsync("a", New("a"));
        await FinishAsync("b", CopyOf("b", "a"));
        await _ledger.QuarantineAsync(First("c"), "indexer: refused", Now);
        await ExpectAsync(accepted: 3, indexed: 1, folded: 1, quarantined: 1);
        Assert.Equal(new ArticleId("a"), (await _ledger.StateAsync(First("b"), Now))!.Original);
        Assert.Equal("indexer: refused", (await _ledger.StateAsync(First("c"), Now))!.Reason);
    }

    [Fact]
    public async Task What_is_quarantined_is_listed_with_its_reason_and_owed_again_once_it_is_to_be_retried()
    {
        await AcceptAsync("c1", Article("a", "Text"), Article("b", "Poison"));
        await _ledger.ConfirmAsync([new(First("a"), Stage.Fetched, 0), new(First("b"), Stage.Fetched, 0)], Now);
        await _ledger.QuarantineAsync(First("b"), "indexer: refused", Now);
        var listed = Assert.Single(await _ledger.QuarantinedAsync(10, Now));
        Assert.Equal((First("b"), "indexer: refused"), (listed.Id, listed.Reason));

        Assert.False(await _ledger.RetryAsync(First("a"), Now));
        Assert.True(await _ledger.RetryAsync(First("b"), Now));
        Assert.Empty(await _ledger.QuarantinedAsync(10, Now));
        Assert.Equal([First("b")], await OwedAsync(Stage.Fetched));
        await ExpectAsync(accepted: 2, inFlight: 2);
    }

    [Fact]
    public async Task A_revision_is_in_flight_until_both_the_indexer_and_the_alerter_are_done()
    {
        await AcceptAsync("c1", Article("a", "Text"));
        await _ledger.DecideAsync(First("a"), New("a"), Now);
        await _ledger.EnrichAsync(First("a"), 0, new Enrichment(), Now);
        await _ledger.AlertedAsync(First("a"), 0, Now);
        await ExpectAsync(accepted: 1, inFlight: 1);
        await _ledger.IndexedAsync(First("a"), 0, Now);
        await ExpectAsync(accepted: 1, indexed: 1);
    }

    [Fact]
    public async Task The_first_decision_and_the_first_enrichment_stand()
    {
        await AcceptAsync("c1", Article("a", "Text"), Article("b", "Text too"));
        await _ledger.DecideAsync(First("b"), CopyOf("b", "a"), Now);
        var second = await _ledger.DecideAsync(First("b"), New("b"), Now);
        Assert.Equal((Relation.Copy, new ArticleId("a")), (second.Decision!.Relation, second.Original));
        await _ledger.EnrichAsync(First("b"), 0, new Enrichment { Language = "en" }, Now);
        Assert.Equal("en", (await _ledger.EnrichAsync(First("b"), 0, new Enrichment { Language = "fr" }, Now))!.Enrichment!.Language);
    }

    [Fact]
    public async Task Only_what_no_broker_confirmed_is_owed()
    {
        await AcceptAsync("c1", Article("a", "Text"), Article("b", "Other"));
        await _ledger.ConfirmAsync([new(First("a"), Stage.Fetched, 0)], Now);
        Assert.Equal([First("b")], await OwedAsync(Stage.Fetched));
        await _ledger.DecideAsync(First("a"), New("a"), Now);
        Assert.Equal([First("a")], await OwedAsync(Stage.Decided));
        await _ledger.ConfirmAsync([new(First("a"), Stage.Fetched, 0)], Now);
        Assert.Equal([First("a")], await OwedAsync(Stage.Decided));
        await _ledger.ConfirmAsync([new(First("a"), Stage.Decided, 0)], Now);
        Assert.Empty(await OwedAsync(Stage.Decided));
        await _ledger.ForgetConfirmationsAsync(Now);
        Assert.Equal([First("a")], await OwedAsync(Stage.Decided));
    }

    [Fact]
    public async Task A_backlog_of_a_million_that_is_confirmed_is_neither_owed_nor_walked_through()
    {
        await _test.Database.WriteAsync(
            transaction =>
                transaction.Connection!.ExecuteAsync(
                    """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
                    INSERT INTO revisions (article_id, revision, capture_id, source, text_hash, title, article, accepted_at, stage, changed_at, confirmed, turn, indexed, alerted)
                    SELECT 'backlog-' || i, 1, 'c', 's', 'h', 't', 'never read', 0, 0, 0, 1, 0, 0, 0 FROM n
                    """,
                    transaction: transaction
                ),
            Now
        );
        await AcceptAsync("c1", Article("a", "One text"));
        var clock = Stopwatch.StartNew();
        var owed = await _ledger.UnconfirmedAsync(Stage.Fetched, DateTimeOffset.MaxValue, 200, Now);
        Assert.Equal("a", Assert.Single(owed).Article.Id.Value);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_document_grows_once_for_each_effect()
    {
        await AcceptAsync("c1", Article("a", "Original"), Article("b", "Copy"));
        await FinishAsync("a", New("a"));
        var own = Assert.Single(await _ledger.ApplyAsync(First("a"), 0, Now));
        Assert.Equal((new ArticleId("a"), 1L, 0), (own.Id, own.Version, own.Copies.Count));
        Assert.Equal(1, Assert.Single(await _ledger.ApplyAsync(First("a"), 0, Now)).Version);
        await FinishAsync("b", CopyOf("b", "a"));
        var folded = Assert.Single(await _ledger.ApplyAsync(First("b"), 0, Now));
        Assert.Equal((new ArticleId("a"), 2L), (folded.Id, folded.Version));
        Assert.Equal("b", Assert.Single(folded.Copies).Article.Id.Value);
        Assert.Equal("a", folded.Newest!.Article.Id.Value);
    }

    [Fact]
    public async Task A_copy_that_comes_before_its_original_waits_for_it()
    {
        await AcceptAsync("c1", Article("a", "Original"), Article("b", "Copy"));
        await FinishAsync("b", CopyOf("b", "a"));
        Assert.Null(Assert.Single(await _ledger.ApplyAsync(First("b"), 0, Now)).Newest);
        await FinishAsync("a", New("a"));
        var whole = Assert.Single(await _ledger.ApplyAsync(First("a"), 0, Now));
        Assert.Equal(2, whole.Version);
        Assert.Equal("b", Assert.Single(whole.Copies).Article.Id.Value);
    }

    [Fact]
    public async Task An_original_that_turns_into_a_copy_leaves_its_document_and_takes_its_copies_along()
    {
        await AcceptAsync("c1", Article("blog", "Text"), Article("repost", "Text too"));
        await FinishAsync("blog", New("blog"));
        await _ledger.ApplyAsync(First("blog"), 0, Now);
        await FinishAsync("repost", CopyOf("repost", "blog"));
        await _ledger.ApplyAsync(First("repost"), 0, Now);
        await AcceptAsync("c2", Article("agency", "The agency's text"));
        await FinishAsync("agency", New("agency"));
        await _ledger.ApplyAsync(First("agency"), 0, Now);

        var turned = await _ledger.TurnAsync(First("blog"), CopyOf("blog", "agency") with { Turn = 1 }, Now);
        Assert.Equal(new ArticleId("agency"), turned!.Original);
        await ExpectAsync(accepted: 3, indexed: 1, folded: 1, inFlight: 1);
        Assert.Null(await _ledger.TurnAsync(First("blog"), CopyOf("blog", "agency") with { Turn = 1 }, Now));

        Assert.Null(await _ledger.EnrichAsync(First("blog"), 0, new Enrichment { Language = "read as an original" }, Now));
        Assert.NotNull(await _ledger.EnrichAsync(First("blog"), turned.Decision!.Turn, new Enrichment(), Now));
        var states = (await _ledger.ApplyAsync(First("blog"), 1, Now)).ToDictionary(state => state.Id.Value);
        Assert.True(states["blog"].Vacated);
        Assert.Equal(3, states["blog"].Version);
        Assert.Equal(["blog", "repost"], states["agency"].Copies.Select(copy => copy.Article.Id.Value).Order());
    }

    [Fact]
    public async Task A_mark_from_before_the_decision_turned_is_refused_even_when_the_new_reading_is_there()
    {
        await AcceptAsync("c1", Article("a", "Original"), Article("b", "Copy"));
        await FinishAsync("a", New("a"));
        await FinishAsync("b", New("b"));
        await _ledger.TurnAsync(First("b"), CopyOf("b", "a") with { Turn = 1 }, Now);
        Assert.Empty(await _ledger.ApplyAsync(First("b"), 0, Now));
        Assert.Empty(await _ledger.ApplyAsync(First("b"), 1, Now));
        await _ledger.ConfirmAsync([new(First("b"), Stage.Decided, 0)], Now);
        Assert.Equal([First("b")], await OwedAsync(Stage.Decided));
        await _ledger.EnrichAsync(First("b"), 1, new Enrichment(), Now);
        await _ledger.IndexedAsync(First("b"), 0, Now);
        await _ledger.AlertedAsync(First("b"), 0, Now);
        Assert.Empty(await _ledger.ApplyAsync(First("b"), 0, Now));
        await ExpectAsync(accepted: 2, indexed: 1, inFlight: 1);
        await _ledger.IndexedAsync(First("b"), 1, Now);
        await ExpectAsync(accepted: 2, indexed: 1, inFlight: 1);
        await _ledger.AlertedAsync(First("b"), 1, Now);
        await ExpectAsync(accepted: 2, indexed: 1, folded: 1);
    }

    [Fact]
    public async Task Corrections_that_come_in_the_wrong_order_leave_the_latest_standing()
    {
        await AcceptAsync("c1", Article("a", "Original"), Article("b", "Copy"));
        await FinishAsync("a", New("a"));
        await FinishAsync("b", New("b"));
        Assert.NotNull(await _ledger.TurnAsync(First("b"), New("b") with { Turn = 2 }, Now));
        Assert.Null(await _ledger.TurnAsync(First("b"), CopyOf("b", "a") with { Turn = 1 }, Now));
        Assert.Null((await _ledger.FindAsync(new ArticleId("b"), Now))!.Original);
    }

    [Fact]
    public async Task A_revision_that_is_no_copy_any_more_leaves_its_originals_document()
    {
        await AcceptAsync("c1", Article("a", "Original"), Article("b", "Copy"));
        await FinishAsync("a", New("a"));
        await _ledger.ApplyAsync(First("a"), 0, Now);
        await FinishAsync("b", CopyOf("b", "a"));
        await _ledger.ApplyAsync(First("b"), 0, Now);
        await AcceptAsync("c2", Article("b", "Rewritten from scratch"));
        var second = new RevisionId(new ArticleId("b"), 2);
        await _ledger.DecideAsync(second, New("b") with { Relation = Relation.Revision, Of = new ArticleId("b") }, Now);
        await _ledger.EnrichAsync(second, 0, new Enrichment(), Now);
        var states = (await _ledger.ApplyAsync(second, 0, Now)).ToDictionary(state => state.Id.Value);
        Assert.Empty(states["a"].Copies);
        Assert.Equal(3, states["a"].Version);
        Assert.Equal(2, states["b"].Newest!.Article.Revision);
    }

    [Fact]
    public async Task A_removed_source_leaves_nothing()
    {
        await AcceptAsync("c1", Article("a", "Text"));
        await FinishAsync("a", New("a"));
        await _ledger.ApplyAsync(First("a"), 0, Now);
        Assert.Equal([new ArticleId("a")], await _ledger.ArticlesOfSourcesAsync(["source"], Now));
        await _ledger.RemoveSourcesAsync(["source"], Now);
        await ExpectAsync();
        Assert.Null(await _ledger.FindAsync(new ArticleId("a"), Now));
    }

    private static RevisionId First(string id) => new(new ArticleId(id), 1);

    private static Decision New(string id) => new() { Relation = Relation.New, Cluster = new ArticleId(id), Reason = "Nothing like it is known." };

    private static Decision CopyOf(string id, string original) =>
        New(id) with { Relation = Relation.Copy, Of = new ArticleId(original), Cluster = new ArticleId(original), Reason = "The same text." };

    private static Article Article(string id, string text) => new()
    {
        Id = new ArticleId(id),
        Revision = 0,
        TextHash = text,
        Capture = new CaptureId("?"),
        Source = "source",
        Outlet = "Outlet",
        Title = "Title",
        Text = text,
        Fetched = DateTimeOffset.UnixEpoch,
    };

    private Task<bool> EnterAsync(string capture) =>
        _ledger.EnterCaptureAsync(new CaptureEntry(new CaptureId(capture), "source", null, "hash", _clock.GetUtcNow()), Now);

    private async Task<IReadOnlyList<Article>> AcceptAsync(string capture, params Article[] articles)
    {
        await EnterAsync(capture);
        return await _ledger.AcceptAsync(
            new CaptureId(capture),
            [.. articles.Select(article => article with { Capture = new CaptureId(capture) })],
            Now
        );
    }

    private async Task FinishAsync(string id, Decision decision)
    {
        await _ledger.DecideAsync(First(id), decision, Now);
        await _ledger.EnrichAsync(First(id), decision.Turn, new Enrichment(), Now);
        await _ledger.IndexedAsync(First(id), decision.Turn, Now);
        await _ledger.AlertedAsync(First(id), decision.Turn, Now);
    }

    private async Task<IEnumerable<RevisionId>> OwedAsync(Stage stage) =>
        (await _ledger.UnconfirmedAsync(stage, _clock.GetUtcNow().AddSeconds(1), 10, Now)).Select(pending => pending.Id);

    private async Task ExpectAsync(
        long accepted = 0,
        long indexed = 0,
        long folded = 0,
        long rejected = 0,
        long quarantined = 0,
        long inFlight = 0
    ) => Assert.Equal(new LedgerSum(accepted, indexed, folded, rejected, quarantined, inFlight), await _ledger.SumAsync(Now));
}

public sealed class SqliteLedgerTest : LedgerTest
{
    protected override Task<TestDatabase> OpenAsync() => Task.FromResult(TestDatabase.Sqlite());
}

public sealed class PostgreSqlLedgerTest : LedgerTest
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgreSqlAsync();
}
