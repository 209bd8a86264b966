using Ingestion.Contracts.V1;
using Xunit;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Search.Tests;

/// <summary>What every index promises, whichever engine holds it.</summary>
public abstract class IndexTest
{
    protected static readonly CancellationToken Now = CancellationToken.None;

    protected abstract IArticleIndex Index { get; }

    [Fact]
    public async Task A_written_article_is_found_by_its_words_and_read_back_whole()
    {
        var write = Falls();
        Assert.Equal(WriteOutcome.Written, (await WriteAsync(write)).Outcome);
        var hit = Assert.Single((await SearchAsync("fighters overran")).Items);
        Assert.Equal(write.Article!.Id, hit.Article.Id);
        var read = await Index.GetAsync(write.Id, Now);
        Assert.Equivalent(write.Article, read, strict: true);
    }

    [Fact]
    public async Task An_older_version_never_replaces_a_newer_one_and_the_same_one_may_come_again()
    {
        await WriteAsync(Plain("a", "The newer title", version: 3));
        Assert.Equal(WriteOutcome.Stale, (await WriteAsync(Plain("a", "The older title", version: 2))).Outcome);
        Assert.Equal(WriteOutcome.Written, (await WriteAsync(Plain("a", "The newer title", version: 3))).Outcome);
        Assert.Equal("The newer title", (await Index.GetAsync(Id("a"), Now))!.Title);
        Assert.Equal(0, (await SearchAsync("older")).Total);
    }

    [Fact]
    public async Task A_newer_version_replaces_the_document_its_facets_and_its_events()
    {
        await WriteAsync(Falls());
        await WriteAsync(Plain("falls", "Nothing happened in the valley", version: 2));
        var page = await SearchAsync(null);
        Assert.Equal(1, page.Total);
        Assert.Empty(page.Facets[Facet.District]);
        Assert.Equal(0, (await Index.EventsAsync(new EventQuery { Article = Id("falls") }, Now)).Total);
        Assert.Equal(0, (await SearchAsync("overran")).Total);
    }

    [Fact]
    public async Task A_removed_article_is_gone_and_a_late_older_write_does_not_bring_it_back()
    {
        await WriteAsync(Falls());
        await WriteAsync(IndexWrite.Removal(Id("falls"), 5));
        Assert.Equal(WriteOutcome.Stale, (await WriteAsync(Falls())).Outcome);
        Assert.Equal(0, (await SearchAsync(null)).Total);
        Assert.Null(await Index.GetAsync(Id("falls"), Now));
        Assert.Equal(0, (await Index.EventsAsync(new EventQuery(), Now)).Total);
    }

    [Fact]
    public async Task A_purged_article_is_gone_and_may_begin_anew()
    {
        await WriteAsync(WithCopy());
        await WriteAsync(Plain("kept", "Something else entirely"));
        await Index.PurgeAsync([Id("falls"), Id("never-there")], Now);
        Assert.Equal(1, (await SearchAsync(null)).Total);
        Assert.Equal(0, (await SearchAsync("overran")).Total);
        Assert.Null(await Index.GetAsync(Id("copy"), Now));
        Assert.Equal(0, (await Index.EventsAsync(new EventQuery(), Now)).Total);
        Assert.Equal(WriteOutcome.Written, (await WriteAsync(Falls())).Outcome);
        Assert.Equal(1, (await SearchAsync("overran")).Total);
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_writes()
    {
        await WriteAsync(Plain("b", "Second", version: 9));
        var results = await Index.WriteAsync([Plain("a", "First"), Plain("b", "Second", version: 8), Plain("c", "Third")], Now);
        Assert.Equal([WriteOutcome.Written, WriteOutcome.Stale, WriteOutcome.Written], results.Select(r => r.Outcome));
        Assert.Equal([Id("a"), Id("b"), Id("c")], results.Select(r => r.Id));
    }

    [Fact]
    public async Task A_document_that_cannot_be_stored_is_rejected_with_its_reason_and_its_neighbours_pass()
    {
        var bad = Falls();
        bad = bad with
        {
            Id = Id("bad"),
            Article = bad.Article! with { Id = Id("bad") },
            Events = [bad.Events[0] with { Id = "bad-0", ArticleId = Id("bad"), Confidence = double.NaN }],
        };
        var results = await Index.WriteAsync([Plain("a", "First"), bad, Plain("c", "Third")], Now);
        Assert.Equal([WriteOutcome.Written, WriteOutcome.Rejected, WriteOutcome.Written], results.Select(r => r.Outcome));
        Assert.Contains("valid JSON", results[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await SearchAsync(null)).Total);
        Assert.Null(await Index.GetAsync(Id("bad"), Now));
    }

    [Fact]
    public async Task However_writers_interleave_the_newest_version_and_only_its_events_are_left()
    {
        var random = new Random(20260311);
        for (var round = 0; round < 4; round++)
        {
            var key = $"raced-{round}";
            var versions = Enumerable.Range(1, 6).Concat([2, 6]).OrderBy(_ => random.Next()).ToList();
            await Task.WhenAll(versions.Select(version => Task.Run(() => WriteAsync(WithEvents(key, version, events: (version * 5) % 7)))));
            var read = await Index.GetAsync(Id(key), Now);
            Assert.Equal(6, read!.Version);
            var events = (await Index.EventsAsync(new EventQuery { Article = Id(key) }, Now)).Items;
            Assert.Equal((6 * 5) % 7, events.Count);
            Assert.All(events, e => Assert.Equal(6, e.Version));
        }
    }

    [Fact]
    public async Task A_copy_is_answered_by_the_article_it_was_folded_into()
    {
        await WriteAsync(WithCopy());
        var read = await Index.GetAsync(Id("copy"), Now);
        Assert.Equal(Id("falls"), read!.Id);
        Assert.Equal(["Valley Post", "Ridge Radio"], read.Outlets);
        Assert.Equal("added", Assert.Single((await SearchAsync("bridges")).Items[0].Highlights, h => h.Field == "added").Field);
    }

    [Fact]
    public async Task Filters_of_one_kind_are_alternatives_and_kinds_must_all_hold()
    {
        await WriteAsync(WithCopy());
        await WriteAsync(Plain("other", "Markets reopen", outlet: "Ridge Radio"));
        await WriteAsync(Plain("third", "Rain expected", outlet: "Coast Daily"));
        Assert.Equal(2, await CountAsync(new SearchQuery { Outlets = ["Ridge Radio"] }));
        Assert.Equal(3, await CountAsync(new SearchQuery { Outlets = ["Ridge Radio", "Coast Daily"] }));
        Assert.Equal(1, await CountAsync(new SearchQuery { Outlets = ["Ridge Radio"], Districts = ["Sarab"] }));
        Assert.Equal(0, await CountAsync(new SearchQuery { Outlets = ["Coast Daily"], Districts = ["Sarab"] }));
        Assert.Equal(1, await CountAsync(new SearchQuery { Statuses = [ClaimStatus.Claimed, ClaimStatus.Denied] }));
        Assert.Equal(0, await CountAsync(new SearchQuery { Statuses = [ClaimStatus.Denied] }));
    }

    [Fact]
    public async Task A_facet_counts_as_if_it_had_no_filter_itself_and_the_others_do()
    {
        await WriteAsync(WithCopy());
        await WriteAsync(Plain("other", "Markets reopen", outlet: "Coast Daily"));
        var page = await Index.SearchAsync(new SearchQuery { Outlets = ["Valley Post"] }, Now);
        Assert.Equal(1, page.Total);
        Assert.Equal([new("Coast Daily", 1), new("Ridge Radio", 1), new("Valley Post", 1)], page.Facets[Facet.Outlet]);
        Assert.Equal([new("en", 1)], page.Facets[Facet.Language]);
        Assert.Equal([new("Sarab", 1)], page.Facets[Facet.District]);
    }

    [Fact]
    public async Task Facets_count_what_the_words_found()
    {
        await WriteAsync(Plain("a", "Markets reopen", outlet: "Coast Daily"));
        await WriteAsync(Plain("b", "Rain expected", outlet: "Coast Daily"));
        Assert.Equal([new("Coast Daily", 1)], (await SearchAsync("rain")).Facets[Facet.Outlet]);
    }

    [Fact]
    public async Task From_is_included_and_before_is_not()
    {
        await WriteAsync(Plain("a", "One", published: Noon));
        await WriteAsync(Plain("b", "Two", published: Noon.AddDays(1)));
        Assert.Equal(2, await CountAsync(new SearchQuery { From = Noon }));
        Assert.Equal(1, await CountAsync(new SearchQuery { From = Noon, Before = Noon.AddDays(1) }));
        Assert.Equal(0, await CountAsync(new SearchQuery { Before = Noon }));
    }

    [Theory]
    [InlineData("capture", "a")]
    [InlineData("CAPTURED", "a")]
    [InlineData("\"Sao Joao\"", "a")]
    [InlineData("São", "a")]
    [InlineData("\"Joao Sao\"", "")]
    [InlineData("mark*", "b")]
    [InlineData("\"reopening mar\"*", "b")]
    [InlineData("m*", "")]
    [InlineData("captured market", "")]
    [InlineData("captured AND São", "a")]
    [InlineData("captured OR market", "a b")]
    [InlineData("captured OR market -reopening", "a")]
    [InlineData("-captured", "b")]
    [InlineData("NOT captured", "b")]
    [InlineData("-captured -market", "")]
    [InlineData("market -captured", "b")]
    [InlineData("!!! ***", "")]
    [InlineData("Sao-Joao", "a")]
    [InlineData("title:market", "")]
    public async Task What_is_typed_means_what_a_reader_expects(string typed, string expected)
    {
        await WriteAsync(Plain("a", "Town captured", text: "The town of São João was captured on Monday."));
        await WriteAsync(Plain("b", "Reopening markets", text: "The market is open."));
        var keys = (await SearchAsync(typed)).Items.Select(i => i.Article.Id == Id("a") ? "a" : "b").Order();
        Assert.Equal(expected, string.Join(' ', keys));
    }

    [Fact]
    public async Task An_article_is_found_under_the_canonical_name_of_a_place_it_spells_otherwise()
    {
        await WriteAsync(Falls());
        Assert.Equal(1, (await SearchAsync("\"Sarab\"")).Total);
        Assert.Equal(1, (await SearchAsync("Sar-Aab")).Total);
    }

    [Fact]
    public async Task A_match_in_the_title_comes_before_one_in_the_text()
    {
        await WriteAsync(
            Plain("text", "A quiet day", text: "Somebody mentioned the ceasefire, and nothing else happened there.", published: Noon.AddDays(2))
        );
        await WriteAsync(Plain("title", "Ceasefire holds", text: "Nothing else happened there.", published: Noon));
        Assert.Equal([Id("title"), Id("text")], (await SearchAsync("ceasefire")).Items.Select(i => i.Article.Id));
        var newest = await Index.SearchAsync(new SearchQuery { Text = "ceasefire", Sort = SearchSort.Newest }, Now);
        Assert.Equal([Id("text"), Id("title")], newest.Items.Select(i => i.Article.Id));
    }

    [Fact]
    public async Task Highlights_are_plain_text_with_the_spans_that_matched()
    {
        await WriteAsync(Plain("a", "The <b>ceasefire</b> & the rest", text: "They say a ceasefire <script>alert(1)</script> holds."));
        var highlights = (await SearchAsync("ceasefire")).Items[0].Highlights;
        var title = Assert.Single(highlights, h => h.Field == "title");
        Assert.Equal("The <b>ceasefire</b> & the rest", title.Text);
        Assert.All(highlights, h => Assert.All(h.Marks, m => Assert.Equal("ceasefire", h.Text[m.Start..m.End])));
    }

    [Theory]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Relevance)]
    public async Task Pages_show_each_article_once_while_others_come_in(SearchSort sort)
    {
        for (var i = 0; i < 25; i++)
            await WriteAsync(
                Plain($"a{i}", $"Report {i}", text: string.Concat(Enumerable.Repeat("convoy ", 1 + (i % 5))), published: Noon.AddMinutes(i % 7))
            );
        var seen = new List<ArticleId>();
        string? cursor = null;
        for (var page = 0; page < 20; page++)
        {
            var found = await Index.SearchAsync(new SearchQuery { Text = "convoy", Sort = sort, Size = 4, Cursor = cursor }, Now);
            seen.AddRange(found.Items.Select(i => i.Article.Id));
            await WriteAsync(Plain($"new{page}", "Convoy seen again", text: "A convoy.", published: Noon.AddDays(1 + page)));
            cursor = found.Next;
            if (cursor is null) break;
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Superset(Enumerable.Range(0, 25).Select(i => Id($"a{i}")).ToHashSet(), seen.ToHashSet());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bnwxfDB8eA")]
    [InlineData("%%%")]
    public async Task A_foreign_cursor_is_refused_with_what_to_do(string cursor)
    {
        var refused = await Assert.ThrowsAsync<SearchRefusedException>(() => Index.SearchAsync(new SearchQuery { Text = "x", Cursor = cursor }, Now));
        Assert.Contains("leave cursor out", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_out_of_bounds_are_refused_naming_the_bound()
    {
        await RefusedAsync(new SearchQuery { Size = 0 }, "1 to 100");
        await RefusedAsync(new SearchQuery { Text = new string('x', 1001) }, "at most 1000");
        await RefusedAsync(new SearchQuery { Text = string.Join(' ', Enumerable.Repeat("x", 65)) }, "at most 64");
        await RefusedAsync(new SearchQuery { From = Noon, Before = Noon.AddDays(-1) }, "from lies after to");
        await RefusedAsync(new SearchQuery { Outlets = [.. Enumerable.Range(0, 60).Select(i => $"o{i}")] }, "at most 50");
    }

    [Fact]
    public async Task Nothing_that_is_typed_is_an_error()
    {
        await WriteAsync(Falls());
        var random = new Random(20260310);
        string[] pieces =
        [
            "\"",
            "'",
            "(",
            ")",
            "*",
            "-",
            "+",
            ":",
            "^",
            "{",
            "}",
            "NEAR",
            "NEAR(a b, 3)",
            "OR",
            "AND",
            "NOT",
            "title:",
            "sarab",
            "é",
            "\0",
            "\ud800",
            "\udc00",
            "漢字",
            "ﷺ",
            "🙂",
            "a*b",
            "%",
            "_",
            "\\",
            "--",
            "/*",
            ";",
            "”",
            "x",
            "٣",
            "\u0301",
            " ",
        ];
        for (var round = 0; round < 600; round++)
        {
            var typed = string.Concat(
                Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(3) == 0 ? " " : ""))
            );
            var page = await SearchAsync(typed);
            Assert.InRange(page.Total, 0, 1);
        }
    }

    [Fact]
    public async Task Events_are_listed_newest_first_and_filtered()
    {
        await WriteAsync(WithCopy());
        var all = await Index.EventsAsync(new EventQuery(), Now);
        Assert.Equal(2, all.Total);
        var claimed = Assert.Single((await Index.EventsAsync(new EventQuery { Status = ClaimStatus.Claimed }, Now)).Items);
        Assert.Equal("Sarab", claimed.Place);
        Assert.Equal("Sar-Aab", claimed.PlaceText);
        var first = await Index.EventsAsync(new EventQuery { Size = 1 }, Now);
        var second = await Index.EventsAsync(new EventQuery { Size = 1, Cursor = first.Next }, Now);
        Assert.Null(second.Next);
        Assert.Equal(all.Items.Select(e => e.Id), [first.Items[0].Id, second.Items[0].Id]);
        Assert.Equal(1, (await Index.EventsAsync(new EventQuery { Background = false }, Now)).Total);
        Assert.Equal(0, (await Index.EventsAsync(new EventQuery { Admin1 = "Elsewhere" }, Now)).Total);
        Assert.Equal(2, (await Index.EventsAsync(new EventQuery { Article = Id("falls") }, Now)).Total);
    }

    protected async Task<WriteResult> WriteAsync(IndexWrite write) => Assert.Single(await Index.WriteAsync([write], Now));

    protected Task<SearchPage> SearchAsync(string? text) => Index.SearchAsync(new SearchQuery { Text = text }, Now);

    internal static IndexWrite Plain(
        string key,
        string title,
        long version = 1,
        string outlet = "Valley Post",
        string text = "Plain text.",
        DateTimeOffset? published = null
    )
    {
        var article = Article(key, outlet, title, text, published);
        return DocumentBuilder.Build(article, New(article), new Enrichment { Language = "en", Analysed = true }, [], version);
    }

    private static IndexWrite WithEvents(string key, long version, int events)
    {
        var (source, enrichment) = FallsSource();
        var article = source with { Id = Id(key) };
        return DocumentBuilder.Build(
            article,
            New(article),
            enrichment with
            {
                Events = [.. Enumerable.Repeat(enrichment.Events[0], events)],
            },
            [],
            version
        );
    }

    protected static IndexWrite Falls()
    {
        var (article, enrichment) = FallsSource();
        return DocumentBuilder.Build(article, New(article), enrichment, [], 1);
    }

    protected static IndexWrite WithCopy()
    {
        var (article, enrichment) = FallsSource();
        var copy = Article("copy", "Ridge Radio", "Town overrun", article.Text + "\nTwo bridges were blown up in 2015.", Noon.AddHours(2));
        var place = Place(copy.Text, "Sar-Aab", "Sarab", PlaceKind.District, "Upper Province");
        var past = Event(copy.Text, "Two bridges were blown up in 2015.", place, ClaimStatus.Confirmed) with { Background = true };
        var folded = new FoldedCopy(
            copy,
            CopyOf(article, copy, "Two bridges were blown up in 2015."),
            new Enrichment
            {
                Language = "en",
                Analysed = true,
                Events = [past],
            }
        );
        return DocumentBuilder.Build(article, New(article), enrichment, [folded], 2);
    }

    private static (Article Article, Enrichment Enrichment) FallsSource()
    {
        const string text = "Fighters overran Sar-Aab district on Monday, a spokesman said.\nResidents fled.";
        var article = Article("falls", "Valley Post", "District centre overrun", text);
        var place = Place(text, "Sar-Aab", "Sarab", PlaceKind.District, "Upper Province", lat: 36.5, lon: 70.1);
        var enrichment = new Enrichment
        {
            Language = "en",
            Analysed = true,
            Alert = true,
            Places = [place],
            Focus = [place],
            Events =
            [
                Event(
                    text,
                    "Fighters overran Sar-Aab district on Monday, a spokesman said.",
                    place,
                    ClaimStatus.Claimed,
                    "Fighters",
                    "insurgents",
                    "a spokesman"
                ),
            ],
        };
        return (article, enrichment);
    }

    private async Task<long> CountAsync(SearchQuery query) => (await Index.SearchAsync(query, Now)).Total;

    private async Task RefusedAsync(SearchQuery query, string because)
    {
        var refused = await Assert.ThrowsAsync<SearchRefusedException>(() => Index.SearchAsync(query, Now));
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
    }
}
