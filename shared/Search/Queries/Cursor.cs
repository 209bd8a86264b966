using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Ingestion.Search.Queries;

/// <summary>Where a page ended, as the opaque string that asks for the next one.</summary>
/// <param name="Sort">The order it counts in: <c>n</c> newest, <c>r</c> relevance, <c>e</c> events.</param>
/// <param name="Date">Of the last item, in Unix milliseconds.</param>
/// <param name="Id">Of the last item.</param>
/// <param name="Score">For relevance: of the last item.</param>
/// <param name="Horizon">For relevance: the newest entry that the first page could see; later ones would shift the order.</param>
internal sealed record Cursor(char Sort, long Date, string Id, double Score = 0, long Horizon = 0)
{
    private const int MaxLength = 300;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Sort}|{Date}|{Score:R}|{Horizon}|{Id}")));

    /// <returns>Null for a null or empty string.</returns>
    /// <exception cref="SearchRefusedException">It is no cursor of this order.</exception>
    public static Cursor? Read(string? text, char sort)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var cursor =
            text.Length <= MaxLength && Base64Url.IsValid(text)
                ? Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 5))
                : null;
        return cursor?.Sort == sort
            ? cursor
            : throw new SearchRefusedException(
                "cursor is not one that this search gave. Use \"next\" of the page before, with the same search and sort, or leave cursor out to begin again."
            );
    }

    private static Cursor? Parse(string[] parts) =>
        parts is [{ Length: 1 } sort, var date, var score, var horizon, var id]
        && long.TryParse(date, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var when)
        && double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && long.TryParse(horizon, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var newest)
            ? new Cursor(sort[0], when, id, value, newest)
            : null;
}
