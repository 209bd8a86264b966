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
        if (!match.Success) return null;
        var day = DateReading.Day(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));
        return day is { } found && DateReading.IsPossible(new(found, TimeSpan.Zero), now) ? new DateTimeOffset(found, TimeSpan.Zero) : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[/\-_](20\d{2}|199\d)[/\-_]?(0[1-9]|1[0-2]|[1-9](?=[/\-_]))[/\-_]?(0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex InPath();
}
