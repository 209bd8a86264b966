using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>The parser, set to leave out what no step reads.</summary>
internal static class HtmlParsing
{
    private const int MaxDepth = 512;

    private static readonly HtmlParserOptions Options = new()
    {
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        MaximumDepth = MaxDepth,
    };

    public static IHtmlDocument Parse(string html) => new HtmlParser(Options).ParseDocument(html);
}
