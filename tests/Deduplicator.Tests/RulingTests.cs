using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>What persons say of copies, and what becomes of it when more articles arrive, on SQLite and on PostgreSQL.</summary>
public sealed class RulingTests(PostgresFixture postgres) : DecidingTests(postgres)
{
    private readonly string _text = new Prose(1).Text();
    private readonly string _other = new Prose(8).Text();

    private SqlRulings Rulings => new(Database, Options, Clock);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_reason_that_a_person_gave_stands_with_the_decision(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("a", _text), Articles.Of("x", _other), Articles.Of("agency", new Prose(3).Text()));
        await FoldAsync("x", "a", "Its reporter says so.");
        Assert.Contains("Mira folded it into \"Title of a\" (a): Its reporter says so.", await ReasonAsync("x"), StringComparison.Ordinal);
        await FoldAsync("a", "agency");
        Assert.Contains("Its reporter says so.", await ReasonAsync("x"), StringComparison.Ordinal);
        await UnfoldAsync("x", null, "The reporter was mistaken");
        Assert.EndsWith("is no copy of \"Title of agency\" (agency): The reporter was mistaken.", await ReasonAsync("x"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_person_unfolded_stays_unfolded(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("a", _text), Articles.Of("b", _text, hours: 1));
        Assert.Equal(["b New of - in b by Mira"], Said(await UnfoldAsync("b", "a")));
        await DecideAsync(Articles.Of("b", _text + "\n" + new Prose(4).Sentence(), hours: 1, revision: 2));
        Assert.Equal("b", await ClusterAsync("b", 2));
        Assert.Equal("b", await ClusterAsync("b"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_person_folded_stays_folded_with_its_copies(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("a", _text), Articles.Of("x", _other), Articles.Of("y", _other, hours: 1));
        Assert.Equal(["x Copy of a in a by Mira", "y Copy of a in a by -"], Said(await FoldAsync("x", "a")));
        Assert.Empty(await FoldAsync("x", "a"));
        await DecideAsync(Articles.Of("x", _other + "\n" + new Prose(4).Sentence(), revision: 2));
        Assert.Equal("a", await ClusterAsync("x", 2));
        await DecideAsync(Articles.Of("z", _other, hours: 2));
        Assert.Equal("a", await ClusterAsync("z"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_folded_article_follows_when_the_agencys_own_text_takes_over(DatabaseKind kind)
    {
        await OpenAsync(
            kind,
            Articles.Of("paper", _text, credit: "Velmaria Press"),
            Articles.Of("retold", _other),
            Articles.Of("reprint", _other, hours: 1)
        );
        await FoldAsync("retold", "paper");
        var agency = await DecideAsync(Articles.Of("agency", _text, host: "Velmaria Press", hours: 1));
        Assert.Equal([new ArticleId("paper")], agency.TakesOver);
        Assert.Equal(
            ["paper Copy of agency in agency by -", "retold Copy of agency in agency by Mira", "reprint Copy of agency in agency by -"],
            Said(agency.Corrections)
        );
        var retold = (await Store.StandingAsync(new RevisionId(new ArticleId("retold"), 1), Cancel))!;
        Assert.Equal(("Mira folded it into a copy of \"Title of agency\" (Velmaria Press).", 2), (retold.Reason, retold.Turn));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_unfolded_article_is_not_brought_back_when_the_agencys_own_text_takes_over(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("paper", _text, credit: "Velmaria Press"), Articles.Of("other", _text, credit: "Velmaria Press", hours: 1));
        await UnfoldAsync("other", null);
        await DecideAsync(Articles.Of("agency", _text, host: "Velmaria Press", hours: 2));
        string[] clusters = [await ClusterAsync("paper"), await ClusterAsync("other"), await ClusterAsync("agency")];
        Assert.NotEqual(clusters[0], clusters[1]);
        Assert.Equal("agency", clusters[2]);
        Assert.Contains("agency", clusters[..2]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_folded_article_stays_when_the_one_it_was_folded_into_is_rewritten(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("a", _text), Articles.Of("x", _other), Articles.Of("copy", _text, hours: 1));
        await FoldAsync("x", "a");
        var revised = await DecideAsync(Articles.Of("a", new Prose(5).Text(), revision: 2, hours: 2));
        Assert.Equal(["copy New of - in copy by -"], Said(revised.Corrections));
        Assert.Equal("a", await ClusterAsync("x"));
    }

    [Fact]
    public async Task The_later_of_two_words_stands()
    {
        await OpenAsync(DatabaseKind.Sqlite, Articles.Of("a", _text), Articles.Of("b", _text, hours: 1));
        await UnfoldAsync("b", "a");
        Assert.Equal(["b Copy of a in a by Mira"], Said(await FoldAsync("b", "a")));
        await DecideAsync(Articles.Of("b", _text + "\n" + new Prose(4).Sentence(), hours: 1, revision: 2));
        Assert.Equal("a", await ClusterAsync("b", 2));
        await UnfoldAsync("b", "a");
        await DecideAsync(Articles.Of("b", _text, hours: 1, revision: 3));
        Assert.Equal("b", await ClusterAsync("b", 3));
    }

    [Fact]
    public async Task What_was_folded_into_an_unfolded_article_goes_with_it()
    {
        await OpenAsync(DatabaseKind.Sqlite, Articles.Of("a", _text), Articles.Of("b", _text, hours: 1), Articles.Of("x", _other));
        await FoldAsync("x", "b");
        Assert.Equal("a", await ClusterAsync("x"));
        Assert.Equal(["b New of - in b by Mira", "x Copy of b in b by Mira"], Said(await UnfoldAsync("b", "a")));
    }

    [Fact]
    public async Task What_was_folded_into_a_copy_goes_along_when_that_is_folded_elsewhere()
    {
        await OpenAsync(
            DatabaseKind.Sqlite,
            Articles.Of("a", _text),
            Articles.Of("b", _text, hours: 1),
            Articles.Of("x", _other),
            Articles.Of("z", new Prose(9).Text())
        );
        await FoldAsync("x", "b");
        Assert.Equal(["b Copy of z in z by Mira", "x Copy of z in z by Mira"], Said(await FoldAsync("b", "z")));
    }

    [Fact]
    public async Task What_cannot_stand_is_refused_by_name()
    {
        await OpenAsync(
            DatabaseKind.Sqlite,
            Articles.Of("a", _text),
            Articles.Of("b", _text, hours: 1),
            Articles.Of("c", _text, hours: 2),
            Articles.Of("x", _other)
        );
        Assert.Contains(
            "No article nobody ",
            (await Assert.ThrowsAsync<UnknownArticleException>(() => FoldAsync("a", "nobody"))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No article nobody ",
            (await Assert.ThrowsAsync<UnknownArticleException>(() => UnfoldAsync("nobody", null))).Message,
            StringComparison.Ordinal
        );
        await RefusedAsync("into itself", () => FoldAsync("a", "a"));
        await RefusedAsync("its own copy", () => FoldAsync("a", "b"));
        await FoldAsync("b", "c");
        await RefusedAsync("a circle", () => FoldAsync("c", "b"));
        await RefusedAsync("no copy of anything", () => UnfoldAsync("x", null));
        await RefusedAsync("apart from itself", () => UnfoldAsync("x", "x"));
        Assert.Equal(["a", "a", "a", "x"], [await ClusterAsync("a"), await ClusterAsync("b"), await ClusterAsync("c"), await ClusterAsync("x")]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_ledger_gets_a_ruling_once_however_often_it_is_carried(DatabaseKind kind)
    {
        await OpenAsync(kind);
        foreach (var article in new[] { Articles.Of("a", _text), Articles.Of("b", _text, hours: 1) }) await AcceptAndDecideAsync(article);
        await UnfoldAsync("b", null);
        var announced = new List<PendingRevision>();
        var owed = new OwedCorrections(Database, Store, Ledger);
        await Assert.ThrowsAsync<TimeoutException>(() => owed.CarryAsync(_ => throw new TimeoutException(), Cancel));
        Assert.Equal(1, await owed.CarryAsync(turned => { announced.Add(turned); return Task.CompletedTask; }, Cancel));
        Assert.Equal(0, await owed.CarryAsync(turned => { announced.Add(turned); return Task.CompletedTask; }, Cancel));
        var standing = (await Ledger.FindAsync(new ArticleId("b"), Cancel))!;
        Assert.Equal((null, "Mira", 1), (standing.Original, standing.Decision!.RuledBy, standing.Decision.Turn));
        Assert.Single(await Ledger.UnconfirmedAsync(Stage.Decided, Clock.GetUtcNow().AddDays(1), 10, Cancel), owes => owes.Article.Id.Value == "b");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_kept_with_a_repetition_is_kept_with_it_or_not_at_all(DatabaseKind kind)
    {
        await OpenAsync(kind, Articles.Of("a", _text));
        await Database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("CREATE TABLE words (word TEXT)", transaction: transaction),
            Cancel
        );
        var turn = (await StandingAsync("a", 1)).Turn;

        await Assert.ThrowsAsync<UnknownArticleException>(() => Rulings.RepeatAsync(new ArticleId("nobody"), Say("lost"), Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rulings.RepeatAsync(new ArticleId("a"), FailAsync, Cancel));
        Assert.Equal((turn, 0), ((await StandingAsync("a", 1)).Turn, await WordsAsync()));

        await Rulings.RepeatAsync(new ArticleId("a"), Say("kept"), Cancel);
        Assert.Equal((turn + 1, 1), ((await StandingAsync("a", 1)).Turn, await WordsAsync()));

        static Func<DbTransaction, Task> Say(string word) =>
            transaction => transaction.Connection!.ExecuteAsync("INSERT INTO words VALUES (@word)", new { word }, transaction);

        static async Task FailAsync(DbTransaction transaction)
        {
            await Say("undone")(transaction);
            throw new InvalidOperationException("The writer fails.");
        }

        Task<int> WordsAsync() => Database.ReadAsync(connection => connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM words"), Cancel);
    }

    private static async Task RefusedAsync(string because, Func<Task> rule) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<RulingRefusedException>(rule)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Said(IReadOnlyList<Correction> corrections) =>
        corrections.Select(correction =>
            $"{correction.Id} {correction.Decision.Relation} of {correction.Decision.Of?.Value ?? "-"} in {correction.Decision.Cluster} by {correction.Decision.RuledBy ?? "-"}"
        );

    private Task<IReadOnlyList<Correction>> FoldAsync(string article, string into, string? why = null) =>
        Rulings.FoldAsync(new ArticleId(article), new ArticleId(into), new Word("Mira", why), Cancel);

    private Task<IReadOnlyList<Correction>> UnfoldAsync(string article, string? from, string? why = null) =>
        Rulings.UnfoldAsync(new ArticleId(article), from is null ? null : new ArticleId(from), new Word("Mira", why), Cancel);

    private async Task<string> ClusterAsync(string article, int revision = 1) => (await StandingAsync(article, revision)).Cluster.Value;

    private async Task<string> ReasonAsync(string article) => (await StandingAsync(article, 1)).Reason;

    private async Task<Decision> StandingAsync(string article, int revision) =>
        (await Store.StandingAsync(new RevisionId(new ArticleId(article), revision), Cancel))!;
}
