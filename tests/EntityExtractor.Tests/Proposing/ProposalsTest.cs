using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Proposing;
using Ingestion.EntityExtractor.Tests.Correcting;
using Ingestion.Ledger;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Proposing;

/// <summary>Unknown names on their way into the catalogue, on SQLite and on PostgreSQL.</summary>
public sealed class ProposalsTest
{
    private const string Sentence = "Governor Tarvin Oskelund spoke to reporters on Monday.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_frequent_name_is_proposed_until_a_catalogue_has_it(bool onPostgreSql)
    {
        await using var extractor = await RunningExtractor.StartAsync(onPostgreSql);
        await extractor.ReadAsync("a", Sentence + " The road was closed.");
        await extractor.ReadAsync("a", Sentence + " The road was closed again.");
        await extractor.ReadAsync("b", "It was cold. " + Sentence, "Coast Daily");
        Assert.Empty(await ListAsync(extractor));

        await extractor.ReadAsync("c", Sentence + " Schools stayed open.", "Coast Daily");
        var proposal = Assert.Single(await EventuallyAsync(extractor, found => found.Count == 1));
        Assert.Equal(("Tarvin Oskelund", EntityType.Person, 3L, 2L), (proposal.Name, proposal.Kind, proposal.Articles, proposal.Outlets));
        Assert.Equal((Sentence, "tarvin-oskelund,Tarvin Oskelund,person,,,"), (proposal.Sentence, proposal.Line));

        extractor.UseCatalogue($"id,names,kind,side,parent,wikidata\n{proposal.Line}\n");
        await extractor
            .Services.GetRequiredService<UnknownNames>()
            .ForgetKnownAsync(extractor.Services.GetRequiredService<KnowledgeSource>().Current.Catalogue, Cancel);
        Assert.Empty(await ListAsync(extractor));
        var known = await extractor.ReadAsync("d", Sentence + " It rained.", "Hill Press");
        Assert.Equal("tarvin-oskelund", Assert.Single(known.Entities).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_and_an_article_that_is_removed_count_no_longer(bool onPostgreSql)
    {
        await using var extractor = await RunningExtractor.StartAsync(onPostgreSql);
        await extractor.ReadAsync("a", Sentence);
        await extractor.ReadAsync("b", Sentence + " Shops were open.", "Coast Daily");
        await extractor.ReadAsync("c", Sentence + " Schools were open.", "Hill Press");
        Assert.Equal(3, Assert.Single(await EventuallyAsync(extractor, found => found.Count == 1)).Outlets);

        await extractor.TurnAsync("c", into: "a");
        Assert.Empty(await EventuallyAsync(extractor, found => found.Count == 0));
        Assert.Equal(2, Assert.Single(await ListAsync(extractor, articles: 2)).Articles);

        foreach (var purge in extractor.Services.GetServices<IPurge>())
            await purge.PurgeAsync([], [TestArticles.Id("a"), TestArticles.Id("b")], Cancel);
        Assert.Empty(await ListAsync(extractor, articles: 1));
    }

    [Fact]
    public async Task A_name_with_a_comma_or_a_quote_makes_one_line_that_a_catalogue_can_read()
    {
        const string Odd = "Vesk, \"Orl\" & Sons|Ltd";
        await using var extractor = await RunningExtractor.StartAsync(onPostgreSql: false);
        var enrichment = new Enrichment { Entities = [TestArticles.Entity(Odd, Odd, EntityType.ArmedGroup)] };
        await extractor
            .Services.GetRequiredService<UnknownNames>()
            .NoteAsync(TestArticles.Article("a", "Vesk Radio", "Odd", Odd), enrichment, isCopy: false, Cancel);

        var line = Assert.Single(await ListAsync(extractor, articles: 1)).Line;
        var entry = Assert.Single(
            CatalogueFile.Read(
                "new.csv",
                Encoding.UTF8.GetBytes($"id,names,kind,side,parent,wikidata\n{line}\n"),
                new Dictionary<string, CatalogueEntry>()
            )
        );
        Assert.Equal(("Vesk, \"Orl\" & Sons Ltd", EntityType.ArmedGroup), (entry.Canonical, entry.Kind));
    }

    private static Task<IReadOnlyList<Proposal>> ListAsync(RunningExtractor extractor, int articles = 3) =>
        extractor.Services.GetRequiredService<Proposals>().ListAsync(articles, 1, Cancel);

    /// <summary>The names are noted a moment after the enrichment is.</summary>
    private static async Task<IReadOnlyList<Proposal>> EventuallyAsync(RunningExtractor extractor, Predicate<IReadOnlyList<Proposal>> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await ListAsync(extractor) is var found && done(found)) return found;
            await Task.Delay(20, patience.Token);
        }
    }
}
