using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Fetcher.Extraction.Plain;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Reads the body of a page's one article: finds its element, then drops what is not the article's own text.</summary>
internal sealed class BodyReader(Stages stages)
{
    /// <summary>A body with less than this share of the page's prose asks for a second look that trusts names less.</summary>
    private const double SuspiciousShare = 0.25;

    /// <summary>The body; empty when nothing on the page reads as an article. Each block of <paramref name="page"/> then knows what became of it.</summary>
    /// <param name="page">Tree and blocks; the blocks are marked.</param>
    /// <param name="title">The article's, which is not part of its text.</param>
    /// <param name="told">JSON-LD's <c>articleBody</c>.</param>
    public ArticleBody Read(Page page, string title, string? told)
    {
        var container = ReadOnce(page, title, Traits.Furniture);
        var kept = Length(page);
        if (Has(Stages.Retry) && kept < SuspiciousShare * ProseOf(page)) Retry(page, title, container, kept);
        var read = ArticleBody.Of(page.Blocks);
        if (!Has(Stages.JsonLdBody) || told is null || told.Length < 200 || told.Length <= read.Text.Length * 2) return read;
        return ArticleBody.Of(PlainTextReader.Paragraphs(told).Select(p => (BlockKind.Paragraph, p)));
    }

    private void Retry(Page page, string title, int first, int kept)
    {
        ReadOnce(page, title, Traits.Comments | Traits.Consent | Traits.Hidden | Traits.Newsletter | Traits.Related);
        if (Length(page) < kept * 3 / 2 && first >= 0) ReadOnce(page, title, Traits.Furniture);
    }

    private int ReadOnce(Page page, string title, Traits furniture)
    {
        page.Container = ContainerFinder.Find(page, furniture, Has(Stages.BodyNames));
        foreach (var block in page.Blocks) block.DroppedBy = page.IsInside(block) ? null : "outside";
        if (page.Container < 0) return -1;
        if (Has(Stages.NamedFurniture)) NamedFurniture.Drop(page, furniture);
        if (Has(Stages.Repeats)) Repeats.Drop(page);
        if (Has(Stages.Teasers)) Teasers.Drop(page);
        if (Has(Stages.Links)) LinkBlocks.Drop(page);
        if (Has(Stages.Phrases)) FurniturePhrases.Drop(page);
        if (Has(Stages.Ending)) Ending.Drop(page);
        if (Has(Stages.Opening)) Opening.Drop(page, title);
        return page.Container;
    }

    private bool Has(Stages stage) => (stages & stage) != 0;

    private static int Length(Page page) => page.Blocks.Sum(b => b.DroppedBy is null ? b.Text.Length : 0);

    private static int ProseOf(Page page) =>
        page.Blocks.Sum(b => (b.Around & (Traits.Comments | Traits.Consent | Traits.Related)) == 0 && b.LinkShare < 0.3 && BlockScore.IsSentence(b.Text) ? b.Text.Length : 0);
}
