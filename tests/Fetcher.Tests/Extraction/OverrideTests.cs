using System.Globalization;
using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>A source's own selectors go before every heuristic.</summary>
public sealed class OverrideTests
{
    private const string Hostile =
        """
        <html><head><title>Portal</title></head><body>
        <div class="x1">The town that fell</div><div class="x2">Ana Varga</div><div class="x3">6 March 2026</div>
        <div class="x4">It fell.</div>
        <div class="x5"><p>Ask a broker about the price of bridges, which have never been as cheap as they are this spring.</p><p>Brokers answer within a day, and the first answer costs nothing but your address and your patience.</p></div>
        </body></html>
        """;

    private static readonly SiteOverrides Selectors = new() { Title = ".x1", Authors = ".x2", Published = ".x3", Body = ".x4" };

    [Fact]
    public void Selectors_name_title_authors_date_and_body()
    {
        var article = Pages.Extract(Hostile, overrides: Selectors).Articles.Single();
        Assert.Equal(("The town that fell", "It fell."), (article.Title, article.Text));
        Assert.Equal(["Ana Varga"], article.Authors);
        Assert.Equal(("2026-03-06", "override"), (article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.PublishedFrom));
    }

    [Fact]
    public void What_is_to_be_removed_is_gone_before_anything_is_read() =>
        Assert.DoesNotContain(
            "broker",
            string.Concat(Pages.Extract(Hostile, overrides: new() { Remove = [".x5"] }).Articles.Select(a => a.Text)),
            StringComparison.OrdinalIgnoreCase
        );

    [Fact]
    public void A_selector_that_finds_nothing_leaves_the_heuristics_to_it() =>
        Assert.Equal(
            Pages.First,
            Pages
                .Extract(
                    Pages.Page($"<article><h1>River town falls</h1>{Pages.Paragraphs}</article>"),
                    overrides: new() { Body = ".none", Title = "][" }
                )
                .Articles.Single()
                .Text.Split('\n')[0]
        );
}
