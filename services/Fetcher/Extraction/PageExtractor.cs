using System.Text.RegularExpressions;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Bytes;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Fetcher.Extraction.Plain;
using Ingestion.Fetcher.Extraction.Several;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction;

/// <summary>Reads the article, or the articles, out of any bytes. Keeps no state; one instance serves all threads.</summary>
public sealed class PageExtractor
{
    /// <summary>Larger bodies are rejected: no article needs them.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private readonly TimeProvider _clock;
    private readonly HtmlReader _html;

    public PageExtractor(TimeProvider clock)
        : this(clock, Stages.All)
    {
    }

    internal PageExtractor(TimeProvider clock, Stages stages)
    {
        _clock = clock;
        _html = new(clock, stages);
    }

    /// <summary>Never throws for what the bytes hold: a page without an article gives its reason in <see cref="PageResult.Rejection"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled by <paramref name="cancel"/>.</exception>
    public PageResult Extract(PageInput input, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            var page = OfPage(input);
            return FeedOrPage.IsWanted(input) ? FeedOrPage.Better(page, OfFeed(input)) : page;
        }
        catch (RegexMatchTimeoutException)
        {
            return Rejected("A text of the page takes too long to look through.");
        }
    }

    /// <summary>The feed item's own text, as far as it is one.</summary>
    private PageResult OfFeed(PageInput input) =>
        Checked(
            _html.Read(
                "<!doctype html><body><article>" + input.Hint!.ContentHtml + "</article></body>",
                new()
                {
                    Body = default,
                    Url = input.Url ?? input.Hint.Url,
                    Hint = input.Hint,
                }
            )
        );

    private PageResult OfPage(PageInput input)
    {
        if (input.Body.Length > MaxBytes) return Rejected($"The page has {input.Body.Length} bytes; at most {MaxBytes} are read.");
        var bytes = input.Body.Span;
        return ContentSniffer.KindOf(bytes) switch
        {
            ContentKind.Empty => Rejected("The page is empty."),
            ContentKind.Binary => Rejected("The bytes are no text (a picture, a document or an archive)."),
            _ => Checked(Read(Decoder.Decode(bytes, input.Charset, input.ContentType), input)),
        };
    }

    private PageResult Read(string text, PageInput input) => ContentSniffer.KindOf(text, input.ContentType) switch
    {
        ContentKind.Empty => Rejected("The page is empty."),
        ContentKind.Json => ReadJson(text, input),
        ContentKind.Markdown => MarkdownText.ToHtml(text) is { } html ? _html.Read(html, input) : ReadPlain(text, input),
        ContentKind.PlainText => ReadPlain(text, input),
        _ => _html.Read(text, input),
    };

    private PageResult ReadPlain(string text, PageInput input)
    {
        var lines = PlainTextReader.Paragraphs(text);
        if (DatedRecords.Split(lines, _clock.GetUtcNow()) is { Count: > 0 } records) return Parts(records, input);
        var (title, body) = PlainTextReader.Read(lines, input.Hint?.Title);
        if (body.Text.Length == 0) return Rejected("The text has no paragraph.");
        return Single(Plain(input.Hint?.Title ?? title ?? "", body), input);
    }

    private static ExtractedArticle Plain(string title, ArticleBody body)
    {
        var origin = Origins.Of(body.Text, []);
        return new()
        {
            Title = title,
            Text = body.Text,
            Blocks = body.Blocks,
            Language = LanguageDetector.Detect(body.Text),
            Dateline = origin.Dateline,
            SyndicatedFrom = origin.SyndicatedFrom,
        };
    }

    private static PageResult Parts(List<PartRecord> records, PageInput input) =>
        new()
        {
            Type = PageType.Roundup,
            Articles =
            [
                .. records.Select(r =>
                    Hints.Apply(
                        Plain(r.Title, r.Body) with
                        {
                            Part = r.Title,
                            Outlet = r.Outlet,
                            Published = r.Published,
                            PublishedFrom = r.PublishedFrom,
                        },
                        input
                    )
                ),
            ],
        };

    private PageResult ReadJson(string json, PageInput input)
    {
        var read = JsonArticle.Read(json, out var reason);
        if (read is null) return Rejected(reason!);
        var articles = read.Where(a => !string.IsNullOrWhiteSpace(a?.Text)).Select(a => FromJson(a, read.Count > 1)).ToList();
        if (articles.Count == 0) return Rejected("The JSON has no article with a text.");
        return articles.Count == 1 ? Single(articles[0], input) : new PageResult { Type = PageType.Roundup, Articles = articles };
    }

    private ExtractedArticle FromJson(JsonArticle article, bool many)
    {
        var body = ArticleBody.Of(PlainTextReader.Paragraphs(article.Text!).Select(p => (BlockKind.Paragraph, p)));
        var published = DateReading.Machine(article.Published, _clock.GetUtcNow());
        return new()
        {
            Url = ClaimedAddress.Absolute(article.Url, null)?.AbsoluteUri,
            Part = many ? article.Id ?? article.Title : null,
            Guid = article.Id,
            Title = InlineText.Cut(InlineText.Normalise(article.Title ?? ""), Limits.MaxTitleLength),
            Text = body.Text,
            Blocks = body.Blocks,
            Outlet = article.Outlet,
            Authors = [.. (article.Authors ?? []).OfType<string>()],
            Published = published,
            PublishedFrom = published is null ? null : "json",
            Language = LanguageDetector.Detect(body.Text) ?? article.Language,
        };
    }

    private static PageResult Single(ExtractedArticle article, PageInput input) =>
        new() { Type = PageType.Article, Articles = [Hints.Apply(article, input)] };

    /// <summary>Bounds that every later stage relies on.</summary>
    private static PageResult Checked(PageResult result)
    {
        var tooLong = result.Articles.FirstOrDefault(a => a.Text.Length > Limits.MaxTextLength);
        return tooLong is null ? result : Rejected($"The text has {tooLong.Text.Length} characters; at most {Limits.MaxTextLength} are taken.");
    }

    private static PageResult Rejected(string reason) => new() { Type = PageType.Other, Rejection = reason };
}
