using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Fetcher.Extraction.Plain;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Reads the body of a page's one article: drops from its element what is not the article's own text.</summary>
internal sealed class BodyReader(Stages stages)
{
    /// <summary>The body; empty when nothing on the page reads as an article. Each block of <paramref name="page"/> then knows what became of
    /// it.</summary>
    /// <param name="page">Tree, blocks and the article's element; the blocks are marked.</param>
    /// <param name="title">The article's, which is not part of its text.</param>
    /// <param name="authors">Whose lives are no part of it.</param>
    /// <param name="told">JSON-LD's <c>articleBody</c>.</param>
    /// <param name="summary">What the page's head says the article is about.</param>
    public ArticleBody Read(Page page, string title, IReadOnlyList<string> authors, string? told, string? summary)
    {
        Mark(page, title, authors, told, summary);
        if (!page.Kept.Any() && ContainerFinder.FindNote(page) is >= 0 and var note)
        {
            page.Container = note;
            Mark(page, title, authors, told, summary);
        }

        if (Has(Stages.Standfirst) && page.Kept.Any()) Standfirst.Keep(page, title, summary);
        var read = ArticleBody.Of(page.Blocks);
        if (!Has(Stages.JsonLdBody) || told is null || told.Length < 200 || told.Length <= read.Text.Length * 2) return read;
        return ArticleBody.Of(PlainTextReader.Paragraphs(told).Select(p => (BlockKind.Paragraph, p)));
    }

    private void Mark(Page page, string title, IReadOnlyList<string> authors, string? told, string? summary)
    {
        foreach (var block in page.Blocks) block.DroppedBy = page.IsInside(block) ? null : "outside";
        if (page.Container < 0) return;
        if (Has(Stages.NextArticle)) NextArticle.Drop(page, title);
        if (Has(Stages.NamedFurniture)) NamedFurniture.Drop(page);
        if (Has(Stages.Repeats)) Repeats.Drop(page);
        if (Has(Stages.Teasers)) Teasers.Drop(page);
        if (Has(Stages.Links)) LinkBlocks.Drop(page);
        if (Has(Stages.Phrases)) FurniturePhrases.Drop(page);
        if (Has(Stages.Credits)) Credits.Drop(page);
        if (Has(Stages.Notices)) Notices.Drop(page);
        if (Has(Stages.Unconfirmed)) Unconfirmed.Drop(page, told, summary);
        if (Has(Stages.Strangers)) Strangers.Drop(page);
        if (Has(Stages.Ending)) Ending.Drop(page, authors);
        if (Has(Stages.Opening)) Opening.Drop(page, title, authors);
    }

    private bool Has(Stages stage) => (stages & stage) != 0;
}
