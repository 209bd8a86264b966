using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>Sentences about the text instead of about the world: whose it is, who wrote it, where to subscribe.</summary>
internal static partial class Boilerplate
{
    /// <summary>A longer line tells something.</summary>
    private const int Longest = 220;

    public static bool Is(ReadOnlySpan<char> sentence) =>
        sentence.Length <= Longest && (Credit().IsMatch(sentence) || Byline().IsMatch(sentence) || Notice().IsMatch(sentence) || IsRights(sentence));

    /// <summary>The word is looked for first: few sentences have it, and a pattern that may match anywhere is dear.</summary>
    private static bool IsRights(ReadOnlySpan<char> sentence) =>
        sentence.Contains("reserved", StringComparison.OrdinalIgnoreCase) && Rights().IsMatch(sentence);

    /// <summary>"The story comes from Northgate Wire.", "This article was first published by the Courier".</summary>
    [GeneratedRegex(
        @"^\W*(the|this)\s+(full\s+|original\s+)?(story|article|report|piece|dispatch|text)\s+((comes|came|is)\s+(to\s+us\s+)?from|((is|was|has\s+been)\s+)?((first|originally|also)\s+)?(appeared|published|produced|provided|supplied|distributed|republished|reprinted|written)\s+(by|from|in|on|with))\b[^.!?]{0,100}\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Credit();

    /// <summary>"Reporting by A. Reporter; Editing by B. Editor", "Source: agencies", "By Northgate Wire".</summary>
    [GeneratedRegex(
        @"^\W*(((Additional|Further)\s+)?([Rr]eporting|[Ww]riting|[Ee]diting|Written|Edited|Compiled|Translated|Photographs?|Photos?)\s+by\s+\p{Lu}|(Sources?|Credit|Copyright|Via)\s*(:|©)|(Copyright|©)\s|(With\s+)?[Aa]gencies\W*$|By(\s+\p{Lu}[\p{L}.'’-]*){1,5}\W*$)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Byline();

    [GeneratedRegex(@"\ball\s+rights\s+reserved\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Rights();

    /// <summary>"Sign up for our newsletter".</summary>
    [GeneratedRegex(
        @"^\W*(sign\s+(me\s+)?up\b|subscribe\b|follow\s+us\b|click\s+here\b|read\s+(more|also|next)\b|share\s+this\b|skip\s+to\s+content\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Notice();
}
