namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Whether an outlet writes the day before the month in "05/03/2026".</summary>
internal static class DayOrder
{
    private static readonly HashSet<string> DayFirstPlaces = new(StringComparer.OrdinalIgnoreCase)
        { "gb", "uk", "ie", "au", "nz", "in", "pk", "bd", "lk", "za", "ng", "ke", "gh", "ug", "tz", "zw", "my", "sg" };

    /// <summary>Domains of two letters that do not tell: where the month comes first or either does, and those that are sold for how they
    /// read.</summary>
    private static readonly HashSet<string> Untold = new(StringComparer.OrdinalIgnoreCase)
        { "us", "ph", "ca", "ai", "am", "cc", "co", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "ws" };

    /// <summary>True for the day first, false for the month first; null where an English page does not say where it is made.</summary>
    /// <param name="language">The page's <c>lang</c>, as "en-GB".</param>
    /// <param name="url">Where it was read from.</param>
    public static bool? Of(string? language, string? url)
    {
        var parts = language?.Split('-', '_') ?? [];
        if (parts is [var tongue, ..] && tongue.Length >= 2 && !tongue.Equals("en", StringComparison.OrdinalIgnoreCase))
            return true;
        if (parts is [_, var place, ..])
            return place.Equals("us", StringComparison.OrdinalIgnoreCase) ? false
                : DayFirstPlaces.Contains(place) ? true
                : null;
        var domain = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host[(address.Host.LastIndexOf('.') + 1)..] : "";
        return domain.Length == 2 && !Untold.Contains(domain) ? true : null;
    }
}
