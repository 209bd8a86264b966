using System.Globalization;
using System.Text;

namespace Ingestion.Alerter.Incidents;

/// <summary>One form for the spellings of a name: no case, accents, hyphens or apostrophes, single spaces.</summary>
internal static class Spelling
{
    public static string Fold(string? name)
    {
        var folded = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            else if (IsGap(c) && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Accents and apostrophes vanish; everything else parts two words.</summary>
    private static bool IsGap(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’' or '‘' or 'ʼ' or '`');
}
