using AngleSharp.Html.Dom;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction;

/// <summary>Reads the article of one HTML page.</summary>
internal sealed class HtmlReader(TimeProvider clock, Stages stages)
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
        if ((stages & Stages.Misnomers) != 0) Misnomers.Correct(tree);
        var blocks = BlockReader.Read(tree);
        var outlet = meta.First("og:site_name", "application-name") ?? jsonLd.Publisher;
        var title = TitleFinder.Find(meta, jsonLd, tree, blocks, input.Url);
        var page = new Page(tree, blocks);
        var body = new BodyReader(stages).Read(page, title, jsonLd.Body);
        if (body.Text.Length == 0) return Rejected("The page has no text that reads as an article.") with { Dropped = input.Explain ? Dropped(blocks) : [] };
        var dates = DateFinder.Find(meta, jsonLd, page, title, input.Url, now);
        var article = new ExtractedArticle
        {
            Url = ClaimedAddress.Choose(input.Url, meta.Canonical, meta.First("og:url"), jsonLd.Url),
            Title = title.Length > 0 ? title : input.Hint?.Title ?? "",
            Text = body.Text,
            Blocks = body.Blocks,
            Outlet = outlet,
            Description = meta.First("og:description", "description", "twitter:description") ?? jsonLd.Description,
            Authors = AuthorFinder.Find(meta, jsonLd, page, title, outlet),
            Published = dates.Published,
            PublishedFrom = dates.PublishedFrom,
            Modified = dates.Modified,
            Language = LanguageDetector.Detect(body.Text),
            Image = meta.First("og:image", "twitter:image") ?? jsonLd.Image,
            Section = meta.First("article:section") ?? jsonLd.Section,
            Keywords = jsonLd.Keywords,
            Paywalled = jsonLd.Free is { } free ? !free : null,
        };
        return new PageResult { Type = PageType.Article, Articles = [Hints.Apply(article, input)], Dropped = input.Explain ? Dropped(blocks) : [] };
    }

    private static List<DroppedBlock> Dropped(List<TextBlock> blocks) =>
        [.. blocks.Where(b => b.DroppedBy is not null).Select(b => new DroppedBlock(b.Text, b.DroppedBy!))];

    private static PageResult Rejected(string reason) => new() { Type = PageType.Other, Rejection = reason };
}
