using System.Text;
using Ingestion.Text;

namespace Ingestion.Alerter.Incidents;

/// <summary>One form for the spellings of a name: no case, accents, hyphens or apostrophes, single spaces.</summary>
internal static class Spelling
{
    public static string Fold(string? name)
    {
        var folded = new StringBuilder();
        foreach (var c in name ?? "")
        {
            var letter = CharacterFold.Of(c);
            if (letter > CharacterFold.Ignored) folded.Append(letter);
            else if (letter == CharacterFold.Separator && !IsApostrophe(c) && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>It stands inside a word; every other mark parts two.</summary>
    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`';
}
