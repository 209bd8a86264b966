using System.Text;
using Ingestion.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingestion.Standalone.Tests.CommandLine;

/// <summary><c>extract PAGE</c> as a person types it, against a real server on this machine.</summary>
public sealed class ExtractTest(ExtractTest.Site site) : IClassFixture<ExtractTest.Site>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_article_is_printed_with_its_facts_and_without_its_furniture()
    {
        var answer = await ExtractAsync($"{site.Address}/article", "--allow-private");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        var lines = answer.Output.Split('\n');
        Assert.Equal("Ferry service to Orrin resumes after storm", lines[0]);
        Assert.Contains("authors:        Mira Tolland", lines);
        Assert.Contains("published:      2026-03-04 08:30 +01:00 (json_ld)", lines);
        Assert.Contains("language:       en", lines);
        Assert.Contains("The first boat left the harbour at six with forty passengers and two lorries on board.", lines);
        Assert.DoesNotContain("newsletter", answer.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Dropped", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_names_the_rule_that_dropped_each_block()
    {
        var answer = await ExtractAsync($"{site.Address}/article", "--allow-private", "--explain");
        Assert.Equal(0, answer.Code);
        var dropped = answer
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(line => !line.StartsWith("Dropped blocks:", StringComparison.Ordinal))
            .Skip(2)
            .ToList();
        foreach (
            var (rule, block) in new[]
            {
                ("named newsletter", "Get our newsletter every morning"),
                ("named caption", "Boats at the quay on Tuesday"),
                ("title", "Ferry service to Orrin resumes after storm"),
            }
        )
            Assert.Contains(
                dropped,
                line => line.StartsWith(rule + " ", StringComparison.Ordinal) && line.EndsWith("  " + block, StringComparison.Ordinal)
            );
        Assert.All(dropped, line => Assert.Matches("^[a-z][^ ]*( [^ ]+)*  +[^ ]", line));
        Assert.StartsWith(
            $"Dropped blocks: {dropped.Count}",
            answer.Output.Split('\n').Single(line => line.StartsWith("Dropped", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_address_on_this_machine_needs_permission_and_the_sentence_says_which()
    {
        var asked = site.Asked;
        var answer = await ExtractAsync($"{site.Address}/article");
        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.Equal(
            "127.0.0.1 is on a private network (127.0.0.1). If that is meant, allow it: allow_private: true in the source, or --allow-private.",
            answer.Error.Trim()
        );
        Assert.Equal(asked, site.Asked);
    }

    [Fact]
    public async Task A_redirect_to_a_metadata_address_is_refused_whatever_is_allowed()
    {
        var answer = await ExtractAsync($"{site.Address}/astray", "--allow-private");
        Assert.Equal(1, answer.Code);
        Assert.Contains(
            "169.254.169.254 is a link-local, metadata, multicast or reserved address",
            Assert.Single(Lines(answer.Error)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("missing", "answered 404 Not Found.")]
    [InlineData("closed", "answered 403 Forbidden. Open it in a browser: if it shows the page, save it and name the file instead.")]
    [InlineData("report.pdf", "rejected: The bytes are no text (a picture, a document or an archive).")]
    [InlineData("empty", "rejected: The page is empty.")]
    public async Task A_page_that_holds_no_article_says_why_in_one_sentence(string path, string sentence)
    {
        var answer = await ExtractAsync($"{site.Address}/{path}", "--allow-private");
        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.Contains($"{site.Address}/{path}", answer.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, Assert.Single(Lines(answer.Error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("htp://valley-post.example/page", "'htp://valley-post.example/page' is no http or https address.")]
    [InlineData("valley-post.example/page", "There is no file valley-post.example/page. An address begins with http:// or https://.")]
    [InlineData("http://reader:secret@valley-post.example/", "carries a user name or password, which are not sent.")]
    [InlineData(".", ". is a folder. Name one page, or give --manifest for many.")]
    public async Task A_wrong_address_is_said_in_one_sentence(string page, string sentence)
    {
        var answer = await ExtractAsync(page);
        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.Contains(sentence, Assert.Single(Lines(answer.Error)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_is_printed_as_the_pages_it_leads_to()
    {
        var answer = await ExtractAsync($"{site.Address}/listing", "--allow-private");
        Assert.Equal(0, answer.Code);
        Assert.StartsWith("No article, but a listing that leads to 12 pages", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"{site.Address}/news/bridge-3-closed-for-repairs-until-summer", Lines(answer.Output));
    }

    [Fact]
    public async Task Of_a_page_that_only_a_script_builds_the_AMP_edition_is_printed()
    {
        var answer = await ExtractAsync($"{site.Address}/scripted", "--allow-private");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.StartsWith("Ferry service to Orrin resumes after storm", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_says_does_not_command_the_terminal()
    {
        await File.WriteAllTextAsync(
            _folder["report.md"],
            "# A \u001b[31mred\u001b[0m headline\n\nThe boats of Orrin lay in the harbour all day, and nobody could say when they would leave.\n\n    \u001b]0;owned\u0007 code\n",
            TestContext.Current.CancellationToken
        );
        var answer = await ExtractAsync("report.md", "--explain");
        Assert.Equal(0, answer.Code);
        Assert.Contains("harbour all day", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Output, c => c is '\u001b' or '\u0007');
    }

    public void Dispose() => _folder.Dispose();

    private Task<Answer> ExtractAsync(params string[] typed) => CommandLine.RunAsync(_folder.Path, ["extract", .. typed]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A small web site of its own on a free port.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private const string Article = """
            <!doctype html><html lang="en"><head><title>Ferry service to Orrin resumes after storm | Harbour Gazette</title>
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry service to Orrin resumes after storm",
            "datePublished":"2026-03-04T08:30:00+01:00","author":{"@type":"Person","name":"Mira Tolland"}}</script></head><body>
            <nav class="main-nav"><a href="/">Home</a> <a href="/island">Island</a></nav>
            <article><h1>Ferry service to Orrin resumes after storm</h1>
            <p>The first boat left the harbour at six with forty passengers and two lorries on board.</p>
            <figure><img src="boats.jpg" alt=""><figcaption>Boats at the quay on Tuesday</figcaption></figure>
            <p>For three days nothing had moved between the island and the coast, because waves of four metres broke over the quay and the crews refused to sail.</p>
            <div class="newsletter-signup"><p>Get our newsletter every morning</p></div>
            <p>The harbour master said that the quay would be looked at by divers before larger ships were let in, which he expected for the end of the week.</p>
            <p>Shops on the island had run out of bread and fresh milk, and the baker of Orrin said that he had sold his last flour to the school.</p>
            </article><footer><p>All rights reserved, Harbour Gazette.</p></footer></body></html>
            """;

        private readonly WebApplication _app;
        private int _asked;

        public Site()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Use((http, next) =>
            {
                Interlocked.Increment(ref _asked);
                return next(http);
            });
            _app.MapGet("/article", () => Results.Text(Article, "text/html", Encoding.UTF8));
            _app.MapGet(
                "/scripted",
                () =>
                    Results.Text(
                        "<!doctype html><html><head><title>Ferry</title><link rel=\"amphtml\" href=\"/article?amp=1\"></head><body><div id=\"root\"></div></body></html>",
                        "text/html",
                        Encoding.UTF8
                    )
            );
            _app.MapGet("/listing", () => Results.Text(Listing(), "text/html", Encoding.UTF8));
            _app.MapGet("/closed", () => Results.StatusCode(403));
            _app.MapGet("/empty", () => Results.Text("", "text/html"));
            _app.MapGet("/astray", () => Results.Redirect("http://169.254.169.254/latest/meta-data"));
            _app.MapGet("/report.pdf", () => Results.Bytes("%PDF-1.7\n%\u00e2\u00e3"u8.ToArray(), "application/pdf"));
        }

        public string Address { get; private set; } = "";

        /// <summary>How many requests came in.</summary>
        public int Asked => _asked;

        public async ValueTask InitializeAsync()
        {
            await _app.StartAsync();
            Address = _app.Urls.First();
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private static string Listing() =>
            "<!doctype html><html lang=\"en\"><head><title>News</title></head><body><main>"
            + string.Concat(
                Enumerable
                    .Range(1, 12)
                    .Select(i =>
                        $"<div class=\"item\"><h2><a href=\"/news/bridge-{i}-closed-for-repairs-until-summer\">Bridge {i} closed for repairs until summer</a></h2></div>"
                    )
            )
            + "</main></body></html>";
    }
}
