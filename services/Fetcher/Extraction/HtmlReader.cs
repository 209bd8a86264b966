using AngleSharp.Html.Dom;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction;

/// <summary>Reads the article of one HTML page.</summary>
internal sealed class HtmlReader(TimeProvider clock)
{
    public PageResult Read(string html, PageInput input)
    {
        using var document = HtmlParsing.Parse(html);
        if (document.Body is null) return Rejected("The page has no body.");
        return Read(document, input);
    }

    private PageResult Read(IHtmlDocument document, PageInput input)
    {
        var now = clock.GetUtcNow();
        var meta = MetaTags.Of(document);
        var jsonLd = JsonLd.Read(meta.JsonLd);
        var tree = PageTree.Of(document.Body!);
        Misnomers.Correct(tree);
        var blocks = BlockReader.Read(tree);
        var outlet = meta.First("og:site_name", "application-name") ?? jsonLd.Publisher;
        var title = TitleFinder.Find(meta, jsonLd, tree, blocks, outlet);
        var body = BodyOf(tree, blocks, title, jsonLd);
        if (body.Text.Length == 0) return Rejected("The page has no text that reads as an article.");
        var dates = DateFinder.Find(meta, jsonLd, tree, input.Url, now);
        var article = new ExtractedArticle
        {
            Url = ClaimedAddress.Choose(input.Url, meta.Canonical, meta.First("og:url"), jsonLd.Url),
            Title = title.Length > 0 ? title : input.Hint?.Title ?? "",
            Text = body.Text,
            Blocks = body.Blocks,
            Outlet = outlet,
            Description = meta.First("og:description", "description", "twitter:description") ?? jsonLd.Description,
            Authors = AuthorFinder.Find(meta, jsonLd, tree, blocks),
            Published = dates.Published,
            PublishedFrom = dates.PublishedFrom,
            Modified = dates.Modified,
            Language = LanguageDetector.Detect(body.Text),
            Image = meta.First("og:image", "twitter:image") ?? jsonLd.Image,
            Section = meta.First("article:section") ?? jsonLd.Section,
            Keywords = jsonLd.Keywords,
            Paywalled = jsonLd.Free is { } free ? !free : null,
        };
        return new PageResult { Type = PageType.Article, Articles = [Hints.Apply(article, input)] };
    }

    private static ArticleBody BodyOf(PageTree tree, List<TextBlock> blocks, string title, JsonLdArticle jsonLd)
    {
        var container = ContainerFinder.Find(tree, blocks);
        if (container >= 0) BlockFilter.Apply(tree, blocks, container, title);
        var read = container < 0 ? ArticleBody.Empty : ArticleBody.Of(blocks);
        if (jsonLd.Body is not { } told || told.Length <= read.Text.Length * 2) return read;
        return ArticleBody.Of(Plain.PlainTextReader.Paragraphs(told).Select(p => (BlockKind.Paragraph, p)));
    }

    private static PageResult Rejected(string reason) => new() { Type = PageType.Other, Rejection = reason };
}
