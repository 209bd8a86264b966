using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

public sealed class DecisionTests
{
    private readonly ArticleDeduplicator _deduplicator;
    private readonly MemoryStore _store;

    public DecisionTests()
    {
        var options = new DeduplicationOptions();
        _store = new MemoryStore(options);
        _deduplicator = new ArticleDeduplicator(_store, options);
    }

    [Fact]
    public async Task A_first_article_is_new()
    {
        var decision = await DecideAsync(Articles.Of("a", new Prose(1).Text()));
        Assert.Equal(Relation.New, decision.Relation);
        Assert.Equal(new ArticleId("a"), decision.Cluster);
    }

    [Fact]
    public async Task The_same_text_at_five_outlets_is_one_original_and_four_copies()
    {
        var text = new Prose(1).Text();
        await DecideAsync(Articles.Of("a", text));
        foreach (var id in new[] { "b", "c", "d", "e" })
        {
            var copy = await DecideAsync(Articles.Of(id, text, hours: 1));
            Assert.Equal((Relation.Copy, new ArticleId("a")), (copy.Relation, copy.Cluster));
            Assert.Empty(copy.Added);
            Assert.Equal(text.TrimEnd('.'), text[copy.Matched[0].Start..copy.Matched[^1].End]);
        }
    }

    [Fact]
    public async Task A_rewritten_copy_is_folded_and_its_own_paragraph_is_told()
    {
        var sentences = new Prose(1).Sentences(15);
        await DecideAsync(Articles.Of("a", Prose.Join(sentences)));
        const string Own = "The governor of Ostrava denied every word of it.";
        string[] rewritten = [new Prose(2).Sentence(), .. sentences[1..12], Own];
        var text = Prose.Join(rewritten);
        var copy = await DecideAsync(Articles.Of("b", text, hours: 2));
        Assert.Equal(Relation.Copy, copy.Relation);
        Assert.Equal([rewritten[0], Own], copy.Added.Select(span => text[span.Start..span.End]));
    }

    [Fact]
    public async Task A_text_that_shares_a_part_is_linked_both_ways_and_not_folded()
    {
        var (shared, deduplicator) = (new Prose(1).Sentences(8), new MemoryDeduplicator(new DeduplicationOptions()));
        await deduplicator.DecideAsync(
            Articles.Of("a", Prose.Join([.. new Prose(2).Sentences(11), .. shared])),
            TestContext.Current.CancellationToken
        );
        var partial = await deduplicator.DecideAsync(
            Articles.Of("b", Prose.Join([.. new Prose(3).Sentences(10), .. shared]), hours: 3),
            TestContext.Current.CancellationToken
        );
        Assert.Equal((Relation.Partial, "b", "a"), (partial.Relation, partial.Cluster.Value, partial.Of!.Value.Value));
        Assert.InRange(partial.ContainmentOfThis, 0.35, 0.6);
        Assert.InRange(partial.ContainmentOfOther, 0.3, partial.ContainmentOfThis);
        Assert.NotEmpty(partial.Matched);
    }

    [Fact]
    public async Task Daily_tables_that_look_alike_are_not_copies()
    {
        for (var day = 0; day < 5; day++)
        {
            var table =
                $"Casualties reported in the provinces of Velmaria on this day.\nNorth: {10 + day} killed, {20 + (day * 3)} wounded.\nSouth: {4 + day} killed, {9 + day} wounded.\nEast: {day} killed, {day + 1} wounded.\nFigures come from the ministry and could not be verified by this newspaper.";
            var decision = await DecideAsync(
                Articles.Of("day" + day, table, host: "tables.example", title: "Casualties of the day", hours: 24 * day)
            );
            Assert.Equal(Relation.New, decision.Relation);
        }
    }

    [Fact]
    public async Task A_roundup_of_five_known_articles_contains_them()
    {
        var texts = Enumerable.Range(1, 5).Select(seed => new Prose(seed).Text(8)).ToArray();
        for (var i = 0; i < 5; i++) await DecideAsync(Articles.Of("a" + i, texts[i]));
        var roundup = await DecideAsync(Articles.Of("r", string.Join('\n', texts), hours: 5));
        Assert.Equal(Relation.Contains, roundup.Relation);
        Assert.Equal(["a0", "a1", "a2", "a3", "a4"], roundup.Contains.Select(id => id.Value));
        Assert.Equal(new ArticleId("r"), roundup.Cluster);
    }

    [Fact]
    public async Task A_roundup_that_came_first_is_found_out_by_its_articles()
    {
        var texts = Enumerable.Range(1, 5).Select(seed => new Prose(seed).Text(8)).ToArray();
        await DecideAsync(Articles.Of("r", string.Join('\n', texts)));
        for (var i = 0; i < 5; i++) await DecideAsync(Articles.Of("a" + i, texts[i], hours: 1));
        var standing = await StandingAsync("r");
        Assert.Equal(Relation.Contains, standing.Relation);
        Assert.Equal(["a0", "a1", "a2", "a3", "a4"], standing.Contains.Select(id => id.Value));
        for (var i = 0; i < 5; i++) Assert.Equal(new ArticleId("a" + i), (await StandingAsync("a" + i)).Cluster);
    }

    [Fact]
    public async Task A_second_text_at_the_same_address_is_a_revision()
    {
        var sentences = new Prose(1).Sentences(15);
        await DecideAsync(Articles.Of("a", Prose.Join(sentences)));
        var update = await DecideAsync(Articles.Of("a", Prose.Join([.. sentences, new Prose(2).Sentence()]), revision: 2, hours: 1));
        Assert.Equal((Relation.Revision, RevisionChange.Update, new ArticleId("a")), (update.Relation, update.Change!.Value, update.Of!.Value));
    }

    [Fact]
    public async Task Republished_with_furniture_it_is_a_copy()
    {
        var text = new Prose(1).Text();
        await DecideAsync(Articles.Of("a", text));
        var copy = await DecideAsync(
            Articles.Of("b", $"Skip to content\nSubscribe to our newsletter\n{text}\nRead more\n{new Prose(9).Text(4)}", hours: 3)
        );
        Assert.Equal((Relation.Copy, new ArticleId("a")), (copy.Relation, copy.Cluster));
    }

    [Fact]
    public async Task The_agencys_own_text_takes_over_when_it_arrives_later()
    {
        var text = new Prose(1).Text();
        await DecideAsync(Articles.Of("paper", text, credit: "Velmaria Press"));
        await DecideAsync(Articles.Of("radio", text, credit: "Velmaria Press"));
        var agency = await DecideAsync(Articles.Of("agency", text, host: "Velmaria Press", hours: 1));
        Assert.Equal(Relation.New, agency.Relation);
        Assert.Equal([new ArticleId("paper")], agency.TakesOver);
        Assert.Equal(["paper", "radio"], agency.Corrections.Select(correction => correction.Id.Value));
        Assert.All(
            agency.Corrections,
            correction => Assert.Equal((Relation.Copy, new ArticleId("agency")), (correction.Decision.Relation, correction.Decision.Cluster))
        );
        Assert.Equal(new ArticleId("agency"), (await DecideAsync(Articles.Of("late", text, hours: 9))).Cluster);
    }

    [Fact]
    public async Task Asked_again_it_gives_the_decision_that_stands()
    {
        var text = new Prose(1).Text();
        var first = await DecideAsync(Articles.Of("a", text));
        var copy = await DecideAsync(Articles.Of("b", text, hours: 1));
        Assert.Equal(first, await DecideAsync(Articles.Of("a", text)));
        Assert.Equal(copy, await DecideAsync(Articles.Of("b", text, hours: 1)));
    }

    private Task<Decision> DecideAsync(Article article) => _deduplicator.DecideAsync(article, TestContext.Current.CancellationToken);

    private async Task<Decision> StandingAsync(string id) =>
        (await _store.StandingAsync(new RevisionId(new ArticleId(id), 1), TestContext.Current.CancellationToken))!;

    /// <summary>In prose; a table of numbers is another issue.</summary>
    [Theory]
    [InlineData(2, 1, Relation.Copy)]
    [InlineData(1, 3, Relation.New)]
    public async Task The_same_report_with_other_tolls_the_next_day_elsewhere_is_folded(int sentencesOfToll, int tolls, Relation relation)
    {
        var sentences = new Prose(5).Sentences(18);
        string Told(int from) =>
            Prose.Join(
                sentences.Select(
                    (sentence, at) =>
                        at % sentencesOfToll > 0 ? sentence : $"{sentence[..^1]} {string.Join(' ', Enumerable.Range(from + (at * 10), tolls))}."
                )
            );
        await DecideAsync(Articles.Of("first", Told(1000)));
        Assert.Equal(relation, (await DecideAsync(Articles.Of("next", Told(5000), hours: 30))).Relation);
    }
}
