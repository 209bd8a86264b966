using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>"MEDRASHT, Velmaria (Northgate) -": the place, the day and the agency before a text's first sentence.</summary>
/// <param name="Length">UTF-16 units from the text's start to the first sentence; 0 when there is no dateline.</param>
/// <param name="Agency">The name in parentheses; null when there is none.</param>
internal readonly partial record struct Dateline(int Length, string? Agency)
{
    /// <summary>A dateline ends within so many UTF-16 units.</summary>
    public const int Longest = 160;

    public static Dateline Of(string text)
    {
        var beginning = text.Length <= Longest ? text : text[..Longest];
        if (WithAgency().Match(beginning) is { Success: true } named) return new Dateline(named.Length, named.Groups["agency"].Value.Trim());
        return new Dateline(WithPlaceAlone().Match(beginning).Length, null);
    }

    /// <summary>Any words, the agency in parentheses, and a dash.</summary>
    [GeneratedRegex(
        @"^\s*[^()\n.!?]{0,90}(\.[^()\n.!?]{0,30})?\((?<agency>[^()\n]{2,40})\)\s*[-–—―:]+\s*",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex WithAgency();

    /// <summary>A place in capitals, perhaps with a country or a day, and a dash.</summary>
    [GeneratedRegex(
        @"^\s*\p{Lu}[\p{Lu}\p{M}'’. -]{2,40}(,[^()\n.!?–—-]{1,40}\.?)?\s*([–—―]+|\s-+)\s+",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex WithPlaceAlone();
}
