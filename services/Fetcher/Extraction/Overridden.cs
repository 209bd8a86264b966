using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction;

/// <summary>What a source's own selectors say of a page; it goes before every heuristic.</summary>
internal sealed class Overridden(IHtmlDocument document, SiteOverrides? overrides)
{
    private const int MostElements = 1_000;

    /// <summary>Takes the elements to be removed out of the page.</summary>
    public void Remove()
    {
        foreach (var selector in overrides?.Remove ?? [])
        {
            foreach (var element in All(selector)) element.Remove();
        }
    }

    public string? Title => Texts(overrides?.Title).FirstOrDefault();

    public IReadOnlyList<string> Authors => AuthorNames.Clean(Texts(overrides?.Authors), null);

    /// <summary>The element of the body; null when none is named or the page lacks it.</summary>
    public IElement? Body => overrides?.Body is { } selector ? All(selector).FirstOrDefault() : null;

    public DateTimeOffset? Published(DateTimeOffset now)
    {
        if (overrides?.Published is not { } selector || All(selector).FirstOrDefault() is not { } element) return null;
        var said = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? InlineText.Normalise(element.TextContent);
        return DateReading.Machine(said, now) ?? WrittenDate.First(said, now);
    }

    private IEnumerable<string> Texts(string? selector) => selector is null
        ? []
        : All(selector).Select(e => InlineText.Normalise(e.GetAttribute("content") ?? e.TextContent)).Where(t => t.Length > 0);

    /// <summary>A selector that is none selects nothing: source definitions are checked where they are read.</summary>
    private List<IElement> All(string selector)
    {
        try
        {
            return [.. document.QuerySelectorAll(selector).Take(MostElements)];
        }
        catch (DomException)
        {
            return [];
        }
    }
}
