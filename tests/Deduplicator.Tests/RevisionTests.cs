using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

public sealed class RevisionTests
{
    private readonly MemoryDeduplicator _deduplicator = new(new DeduplicationOptions());
    private readonly string[] _sentences = new Prose(1).Sentences(15);

    private string Text => Prose.Join(_sentences);

    [Fact]
    public async Task Another_headline_is_told_from_another_text()
    {
        await DecideAsync(Articles.Of("a", Text));
        Assert.Equal(RevisionChange.HeadlineOnly, (await DecideAsync(Articles.Of("a", Text, title: "Quite another headline", revision: 2))).Change);
    }

    [Fact]
    public async Task A_changed_word_is_a_correction_and_a_new_sentence_an_update()
    {
        await DecideAsync(Articles.Of("a", Text));
        string[] corrected =
        [
            .. _sentences[..3],
            _sentences[3].Replace(_sentences[3].Split(' ')[2], "Brelo", StringComparison.Ordinal),
            .. _sentences[4..],
        ];
        Assert.Equal(RevisionChange.Correction, (await DecideAsync(Articles.Of("a", Prose.Join(corrected), revision: 2))).Change);
        Assert.Equal(
            RevisionChange.Update,
            (await DecideAsync(Articles.Of("a", Prose.Join([.. corrected, new Prose(5).Sentence()]), revision: 3))).Change
        );
    }

    [Fact]
    public async Task A_box_that_came_or_went_is_furniture()
    {
        await DecideAsync(Articles.Of("a", Text));
        Assert.Equal(RevisionChange.FurnitureOnly, (await DecideAsync(Articles.Of("a", Text + "\nSubscribe to our newsletter", revision: 2))).Change);
    }

    [Fact]
    public async Task A_revised_copy_that_is_still_one_stays_folded()
    {
        await DecideAsync(Articles.Of("a", Text));
        await DecideAsync(Articles.Of("b", Text, hours: 1));
        var revised = await DecideAsync(Articles.Of("b", Prose.Join([.. _sentences, new Prose(5).Sentence()]), hours: 1, revision: 2));
        Assert.Equal((Relation.Copy, new ArticleId("a"), RevisionChange.Update), (revised.Relation, revised.Cluster, revised.Change!.Value));
    }

    [Fact]
    public async Task A_copy_rewritten_into_a_text_of_its_own_stops_being_one()
    {
        await DecideAsync(Articles.Of("a", Text));
        await DecideAsync(Articles.Of("b", Text, hours: 1));
        var own = new Prose(6).Text();
        var revised = await DecideAsync(Articles.Of("b", own, hours: 1, revision: 2));
        Assert.Equal((Relation.Revision, new ArticleId("b")), (revised.Relation, revised.Cluster));
        Assert.Equal(new ArticleId("b"), (await DecideAsync(Articles.Of("c", own, hours: 2))).Cluster);
        Assert.Equal(new ArticleId("a"), (await DecideAsync(Articles.Of("d", Text, hours: 2))).Cluster);
    }

    [Fact]
    public async Task An_original_rewritten_leaves_its_copies_a_new_original()
    {
        await DecideAsync(Articles.Of("a", Text));
        await DecideAsync(Articles.Of("b", Text, hours: 1));
        await DecideAsync(Articles.Of("c", Text, hours: 2));
        var revised = await DecideAsync(Articles.Of("a", new Prose(6).Text(), revision: 2));
        Assert.Equal(Relation.Revision, revised.Relation);
        Assert.Equal(
            [("b", Relation.New, "b"), ("c", Relation.Copy, "b")],
            revised.Corrections.Select(correction => (correction.Id.Value, correction.Decision.Relation, correction.Decision.Cluster.Value))
        );
    }

    [Fact]
    public async Task An_older_revision_that_comes_late_changes_nothing()
    {
        await DecideAsync(Articles.Of("a", Text, revision: 2));
        var late = await DecideAsync(Articles.Of("a", new Prose(6).Text()));
        Assert.Equal((Relation.Revision, new ArticleId("a")), (late.Relation, late.Cluster));
        Assert.Equal(new ArticleId("a"), (await DecideAsync(Articles.Of("b", Text, hours: 1))).Cluster);
    }

    [Fact]
    public async Task Two_parts_of_one_text_are_joined_when_the_whole_arrives()
    {
        await DecideAsync(Articles.Of("first", Prose.Join(_sentences[..7])));
        await DecideAsync(Articles.Of("second", Prose.Join(_sentences[7..])));
        var whole = await DecideAsync(Articles.Of("whole", string.Join(' ', _sentences), hours: 1));
        Assert.Equal(Relation.New, whole.Relation);
        Assert.Equal(["first", "second"], whole.TakesOver.Select(id => id.Value).Order());
    }

    private Task<Decision> DecideAsync(Article article) => _deduplicator.DecideAsync(article, TestContext.Current.CancellationToken);
}
