using System.Globalization;
using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>The day that many outlets put into their addresses.</summary>
internal static partial class UrlDate
{
    /// <summary>Midnight UTC of that day; null when <paramref name="url"/> holds none.</summary>
    public static DateTimeOffset? Of(string? url, DateTimeOffset now)
    {
        if (url is null || url.Length > 2_000) return null;
        var match = InPath().Match(url);
        var day = match.Success ? DateReading.Day(Number(match.Groups["y"]), Number(match.Groups["m"]), Number(match.Groups["d"])) : null;
        return day is { } found && DateReading.IsPossible(new(found, TimeSpan.Zero), now) ? new DateTimeOffset(found, TimeSpan.Zero) : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"[/\-_](?:(?<y>20\d{2}|199\d)[/\-_]?(?<m>0[1-9]|1[0-2]|[1-9](?=[/\-_]))[/\-_]?(?<d>0[1-9]|[12]\d|3[01])|(?<d>0[1-9]|[12]\d|3[01])-(?<m>0[1-9]|1[0-2])-(?<y>20\d{2}))(?=[/\-_.]|$)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex InPath();
}
