using System.Text.RegularExpressions;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Recognises the line that tells who the author is.</summary>
internal static partial class AuthorLines
{
    private const int LongestBiography = 700;

    public static bool IsBiography(string text) => text.Length <= LongestBiography && Biography().IsMatch(text);

    [GeneratedRegex(
        @"^\W*(?:(?:about the author|author)\W+)?(?:\p{Lu}[\p{L}.’'-]+ ){1,4}(?:,[^,.]{2,60},? )?(?:is|was|has been|works|writes|covers|reports|joined|contributed|can be reached)\b[^.]{0,160}\b"
        + @"(?:writer|reporter|editor|journalist|correspondent|columnist|contributor|author|founder|co-founder|freelance|freelancer|fellow|professor|director|producer|blogger|researcher|consultant|newsroom|staff|ceo|specialist|strategist|covers|covering|for (?:reuters|the associated press)|at \S+@)",
        RegexOptions.CultureInvariant,
        500)]
    private static partial Regex Biography();
}
