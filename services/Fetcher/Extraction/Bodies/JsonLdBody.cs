using System.Net;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Text of JSON-LD's <c>articleBody</c>, which some outlets fill with HTML, escaped once or twice.</summary>
internal static class JsonLdBody
{
    private const int MaxLength = 1_000_000;

    /// <summary>Plain text, one paragraph a line.</summary>
    public static string Plain(string told)
    {
        var text = told.Length <= MaxLength ? told : told[..MaxLength];
        if (text.Contains("&lt;", StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        if (!text.Contains("</", StringComparison.Ordinal) && !text.Contains("<br", StringComparison.OrdinalIgnoreCase))
            return WebUtility.HtmlDecode(text);
        using var document = HtmlParsing.Parse(text);
        if (document.Body is null) return "";
        return string.Join('\n', BlockReader.Read(PageTree.Of(document.Body)).Select(b => b.Text));
    }
}
