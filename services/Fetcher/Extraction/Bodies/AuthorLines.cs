using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Recognises the line that tells who the author is.</summary>
internal static partial class AuthorLines
{
    private const int LongestBiography = 700;

    public static bool IsBiography(string text) => text.Length <= LongestBiography && Biography().IsMatch(text);

    /// <summary>Whether a text is the name of one of the <paramref name="authors"/>, or goes on from it to what they are.</summary>
    public static bool Presents(string text, IReadOnlyList<string> authors)
    {
        if (text.Length > LongestBiography) return false;
        var line = text.AsSpan().TrimStart("*•–—-“\" ");
        foreach (var name in authors)
        {
            if (name.Contains(' ') && line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && GoesOn(line[name.Length..])) return true;
        }

        return false;
    }

    private static bool GoesOn(ReadOnlySpan<char> rest) => rest.Trim(" .,*:").IsEmpty || Being().IsMatch(rest);

    [GeneratedRegex(
        @"^(?:,[^.]{2,80},)?,? (?:is|was|has|had|works|writes|covers|reports|joined|contributed|serves|leads|teaches|holds|lives|specializes|can be|ist|arbeitet|schreibt|est|es|è)\b|^, ",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Being();

    [GeneratedRegex(
        @"^\W*(?:(?:about the author|author)\W+)?(?:\p{Lu}[\p{L}.’'-]+ ){1,4}(?:,[^,.]{2,60},? )?(?:is|was|has been|works|writes|covers|reports|joined|contributed|can be reached)\b[^.]{0,160}\b"
            + @"(?:writer|reporter|editor|journalist|correspondent|columnist|contributor|author|founder|co-founder|freelance|freelancer|fellow|professor|director|producer|blogger|researcher|consultant|newsroom|staff|ceo|specialist|strategist|covers|covering|for (?:reuters|the associated press)|at \S+@)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Biography();
}
