using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

public sealed class RoundupTests
{
    [Fact]
    public async Task Halves_of_two_stories_make_nobodys_copy()
    {
        var (first, second) = (new Prose(1).Sentences(14), new Prose(2).Sentences(14));
        var deduplicator = new MemoryDeduplicator(new DeduplicationOptions());
        foreach (var (id, text) in new[] { ("first", first), ("second", second) })
            await deduplicator.DecideAsync(Articles.Of(id, Prose.Join(text)), TestContext.Current.CancellationToken);
        var mixture = await deduplicator.DecideAsync(
            Articles.Of("mixture", Prose.Join([.. first[..7], .. second[..7]]), hours: 5, title: "What the week brought"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal((Relation.Partial, "mixture"), (mixture.Relation, mixture.Cluster.Value));
        Assert.Contains("A mixture is nobody's copy", mixture.Reason, StringComparison.Ordinal);
        Assert.Equal(
            "first",
            (await deduplicator.DecideAsync(Articles.Of("half", Prose.Join(first[..8]), hours: 6), TestContext.Current.CancellationToken))
                .Cluster
                .Value
        );
    }

    [Theory]
    [InlineData("first mixture second")]
    [InlineData("second mixture first")]
    [InlineData("mixture first second")]
    [InlineData("mixture second first")]
    [InlineData("first second mixture")]
    public async Task A_mixture_is_found_out_in_every_order(string order)
    {
        foreach (var mixtureIsEarliest in new[] { false, true })
        {
            var (first, second) = (new Prose(1).Sentences(14), new Prose(2).Sentences(14));
            var articles = new Dictionary<string, Article>
            {
                ["first"] = Articles.Of("first", Prose.Join(first), hours: 2),
                ["second"] = Articles.Of("second", Prose.Join(second), hours: 3),
                ["mixture"] = Articles.Of(
                    "mixture",
                    Prose.Join([.. first[..7], .. second[..7]]),
                    title: "What the week brought",
                    hours: mixtureIsEarliest ? 0 : 5
                ),
            };
            var deduplicator = new MemoryDeduplicator(new DeduplicationOptions());
            foreach (var name in order.Split(' ')) await deduplicator.DecideAsync(articles[name], TestContext.Current.CancellationToken);
            foreach (var article in articles.Values) Assert.Equal(article.Id, (await StandingAsync(deduplicator, article)).Cluster);
            var standing = await StandingAsync(deduplicator, articles["mixture"]);
            Assert.Equal(Relation.Partial, standing.Relation);
            Assert.Contains("A mixture is nobody's copy", standing.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(PageType.Article)]
    [InlineData(PageType.Roundup)]
    public async Task A_roundup_with_a_shortened_article_contains_it_and_is_no_copy(PageType type)
    {
        foreach (var pageFirst in new[] { false, true })
        {
            var deduplicator = new MemoryDeduplicator(new DeduplicationOptions());
            var story = new Prose(1).Sentences(9);
            var article = Articles.Of("wire", Prose.Join(story), title: "Rebels overrun a remote district");
            string[] entries =
            [
                "Rebels overrun a remote district",
                .. story[..5],
                "Two customs posts are shut until spring",
                new Prose(2).Text(4),
                "A dictionary of the dying dialects",
                new Prose(3).Text(3),
            ];
            var page = Articles.Of("digest", string.Join('\n', entries), title: "Morning roundup: five from the frontier", hours: 5, type: type);
            foreach (var one in pageFirst ? new[] { page, article } : [article, page])
                await deduplicator.DecideAsync(one, TestContext.Current.CancellationToken);
            var (ofPage, ofArticle) = (await StandingAsync(deduplicator, page), await StandingAsync(deduplicator, article));
            Assert.Equal((Relation.Contains, new ArticleId("digest")), (ofPage.Relation, ofPage.Cluster));
            Assert.Equal([article.Id], ofPage.Contains);
            Assert.Equal((Relation.New, new ArticleId("wire")), (ofArticle.Relation, ofArticle.Cluster));
        }
    }

    private static async Task<Decision> StandingAsync(MemoryDeduplicator deduplicator, Article article) =>
        (await deduplicator.StandingAsync(new RevisionId(article.Id, 1), TestContext.Current.CancellationToken))!;
}
