using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

/// <summary>Which text is the original depends on the texts, not on who came first.</summary>
public sealed class OrderTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly DeduplicationOptions _options = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_wire_story_has_its_agency_as_original_in_every_order()
    {
        var group = WireGroup.Create();
        foreach (var order in Permutations(group)) await HoldAsync(order, WireGroup.Original);
    }

    [Fact]
    public async Task So_it_has_when_no_text_names_an_agency()
    {
        var group = WireGroup
            .Create()
            .Select(article =>
                article with
                {
                    Authors = [],
                    Text = article
                        .Text.Replace("Northgate", "us", StringComparison.Ordinal)
                        .Replace("(us) - ", "", StringComparison.Ordinal)
                        .Replace("(VPS) - ", "", StringComparison.Ordinal),
                }
            )
            .ToArray();
        foreach (var order in Permutations(group))
            await HoldAsync(order, WireGroup.Original);
    }

    [Fact]
    public async Task A_few_lines_sent_ahead_are_not_the_original_of_the_report()
    {
        var sentences = new Prose(3).Sentences(30);
        Article[] group =
        [
            Articles.Of("ahead", Prose.Join(sentences[..3])),
            Articles.Of("report", Prose.Join(sentences), hours: 3),
            Articles.Of("cut", Prose.Join(sentences[..20]), hours: 4),
        ];
        foreach (var order in Permutations(group))
            await HoldAsync(order, "report");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_group_of_copies_has_one_original_in_every_order(int seed)
    {
        for (var round = 0; round < 10; round++)
        {
            var group = Group(new Random((seed * 1000) + round));
            var orders = Permutations(group).ToList();
            var original = await OriginalAsync(orders[0]);
            foreach (var order in orders) await HoldAsync(order, original);
        }
    }

    [Fact]
    public async Task Consumers_that_meet_in_any_order_find_the_same_original()
    {
        await using var database = await postgres.EmptyAsync(Cancel);
        for (var seed = 0; seed < 20; seed++)
        {
            var group = WireGroup
                .Create()
                .Select(article => article with { Id = new ArticleId($"{seed}-{article.Id}"), Text = Renamed(article.Text, seed) })
                .ToArray();
            new Random(seed).Shuffle(group);
            var store = new SqlStore(new JitteryDatabase(database, seed), _options, TimeProvider.System);
            var deduplicator = new ArticleDeduplicator(store, _options);
            await Task.WhenAll(group.Select(article => Task.Run(() => deduplicator.DecideAsync(article, Cancel))));
            foreach (var article in group)
            {
                Assert.Equal($"{seed}-{WireGroup.Original}", (await store.StandingAsync(new RevisionId(article.Id, 1), Cancel))!.Cluster.Value);
            }
        }
    }

    /// <summary>The same story in other words for every seed, so that no two groups have anything in common.</summary>
    private static string Renamed(string text, int seed) =>
        string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                    line.StartsWith("MEDRASHT", StringComparison.Ordinal) || line.StartsWith("TAVRIN", StringComparison.Ordinal)
                        ? line[..(line.IndexOf(") -", StringComparison.Ordinal) + 4)]
                            + Marked(line[(line.IndexOf(") -", StringComparison.Ordinal) + 4)..], seed)
                        : Marked(line, seed)
                )
        );

    private static string Marked(string line, int seed) => string.Join(' ', line.Split(' ').Select(word => word + (char)('a' + seed)));

    private async Task HoldAsync(IReadOnlyList<Article> order, string original)
    {
        var store = await DecidedAsync(order);
        foreach (var article in order)
        {
            var standing = (await store.StandingAsync(new RevisionId(article.Id, 1), Cancel))!;
            var said =
                $"{string.Join(' ', order.Select(one => one.Id))}: {article.Id} is {standing.Relation} of {standing.Cluster}: {standing.Reason}";
            Assert.True(standing.Cluster.Value == original && (standing.Relation == Relation.New) == (article.Id.Value == original), said);
        }
    }

    private async Task<string> OriginalAsync(IReadOnlyList<Article> order) =>
        (await (await DecidedAsync(order)).StandingAsync(new RevisionId(order[0].Id, 1), Cancel))!.Cluster.Value;

    private async Task<MemoryStore> DecidedAsync(IReadOnlyList<Article> order)
    {
        var store = new MemoryStore(_options);
        var deduplicator = new ArticleDeduplicator(store, _options);
        foreach (var article in order) await deduplicator.DecideAsync(article, Cancel);
        return store;
    }

    /// <summary>Five near copies with dates, fetches, origins and lengths as they come.</summary>
    private static Article[] Group(Random random)
    {
        var sentences = new Prose(random.Next()).Sentences(14);
        return [.. Enumerable.Range(0, 5).Select(number => Articles.Of(
            "abcde"[number].ToString(),
            Prose.Join([.. sentences[..^random.Next(3)], .. new Prose(random.Next()).Sentences(random.Next(2))]),
            credit: random.Next(3) == 0 ? "abcde"[random.Next(5)].ToString() : null) with
        {
            Published = random.Next(4) == 0 ? null : Articles.Noon.AddMinutes(random.Next(5) * 7 * random.Next(300)),
            Fetched = Articles.Noon.AddHours(30).AddMinutes(random.Next(60)),
        })];
    }

    private static IEnumerable<IReadOnlyList<Article>> Permutations(IReadOnlyList<Article> articles) =>
        articles.Count <= 1
            ? [articles]
            : articles.SelectMany(first =>
                Permutations([.. articles.Where(other => other != first)]).Select(rest => (IReadOnlyList<Article>)[first, .. rest])
            );
}
