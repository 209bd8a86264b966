using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>
/// Puts the parts of a page that React has streamed to its end (<c>&lt;div hidden id="S:1"&gt;</c>) where their scripts
/// would put them: before the template that holds their place.
/// </summary>
internal static partial class StreamedParts
{
    private const string Mark = "<div hidden id=\"S:";
    private const int MostParts = 2_000;
    private const int MostChildren = 2_000;

    public static void Join(IHtmlDocument document, string html)
    {
        if (!html.Contains(Mark, StringComparison.Ordinal))
            return;
        var named = document
            .All.Where(e => e.Id is { Length: > 2 } id && id[1] == ':')
            .Take(MostParts)
            .GroupBy(e => e.Id!)
            .ToDictionary(g => g.Key, g => g.First());
        var told = PlacesTold(html);
        foreach (var (id, part) in named.Where(n => n.Key[0] == 'S'))
        {
            // Where the scripts were stripped, the part and its place have the same number.
            var places = told.TryGetValue(id, out var only) ? [only] : new[] { "P" + id[1..], "B" + id[1..] };
            if (places.Select(p => named.GetValueOrDefault(p)).FirstOrDefault(p => p is not null) is { } place) MoveBefore(part, place);
        }
    }

    private static Dictionary<string, string> PlacesTold(string html)
    {
        var told = new Dictionary<string, string>();
        foreach (Match call in Move().Matches(html).Take(MostParts))
        {
            var (one, other) = (call.Groups[1].Value, call.Groups[2].Value);
            if (one[0] == 'S') told[one] = other;
            else told[other] = one;
        }

        return told;
    }

    private static void MoveBefore(IElement part, IElement place)
    {
        // A part that holds its own place stays where it is, and so does one too large to be moved in good time.
        if (place.Parent is not { } parent || place.LocalName != "template" || part.Contains(place)) return;
        if (part.ChildNodes.Length > MostChildren || parent.ChildNodes.Length > MostChildren) return;
        while (part.FirstChild is { } child) parent.InsertBefore(child, place);
        part.Remove();
    }

    [GeneratedRegex(@"\$R[A-Z]\(""([SBP]:[0-9a-f]+)"",""([SBP]:[0-9a-f]+)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Move();
}
