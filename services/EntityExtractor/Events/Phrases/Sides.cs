using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Whether two phrases speak of one side.</summary>
internal static class Sides
{
    public static bool Same(Actor a, Actor b)
    {
        if (a.Owner is not null || b.Owner is not null) return Same(a.Owner ?? a, b.Owner ?? b);
        if (a.Id is not null && a.Id == b.Id || a.Text.Equals(b.Text, StringComparison.OrdinalIgnoreCase)) return true;
        if (a.Side is not null && b.Side is not null) return a.Side == b.Side;
        if (Nation(a.Text) is { } nation && Nation(b.Text) is { } other && nation != other) return false;
        if (Region(a.Text) is { } region && Region(b.Text) is { } elsewhere && region != elsewhere) return false;
        if (ShareName(a, b) || HasInitials(a.Text, b.Text) || HasInitials(b.Text, a.Text)) return true;
        return a.Class == b.Class && a.Class is ActorClass.State or ActorClass.NonState && !HasName(a.Text) | !HasName(b.Text);
    }

    public static bool Opposed(Actor a, Actor b)
    {
        if (a.Owner is not null || b.Owner is not null) return Opposed(a.Owner ?? a, b.Owner ?? b);
        if (a.Side is not null && b.Side is not null) return a.Side != b.Side;
        if (Nation(a.Text) is { } nation && Nation(b.Text) is { } other && nation != other) return true;
        return a.Class != b.Class && a.Class is ActorClass.State or ActorClass.NonState && b.Class is ActorClass.State or ActorClass.NonState;
    }

    /// <summary>A common capitalised stem of five letters: Russia, Russian; Taliban. The country alone does not make one side of rebels and an
    /// army.</summary>
    private static bool ShareName(Actor a, Actor b)
    {
        var compatriots =
            a.Class != b.Class && a.Class is ActorClass.State or ActorClass.NonState && b.Class is ActorClass.State or ActorClass.NonState;
        foreach (var word in Capitals(a.Text))
        {
            if (compatriots && Nations.Of(word) is not null) continue;
            foreach (var other in Capitals(b.Text))
            {
                if (
                    word.Length >= 4
                    && other.Length >= 4
                    && string.Compare(word, 0, other, 0, Math.Min(5, Math.Min(word.Length, other.Length)), StringComparison.OrdinalIgnoreCase) == 0
                )
                    return true;
                if (word.Equals(other, StringComparison.OrdinalIgnoreCase) && word.Length > 1)
                    return true;
            }
        }

        return false;
    }

    /// <summary>"an EF spokesman" and "the Ember Front": a word in capitals has the first letters of the other's name.</summary>
    private static bool HasInitials(string acronym, string name)
    {
        var initials = string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0])).Select(w => w[0]));
        return initials.Length > 1 && acronym.Split(' ').Contains(initials, StringComparer.Ordinal);
    }

    /// <summary>The country of the first demonym, country name or seat of government; null when there is none.</summary>
    internal static string? Nation(string text) => Nations.In(text);

    /// <summary>"the northern army", "the southern command": where a side without a name stands; null when it is not told.</summary>
    private static string? Region(string text) =>
        Array.Find(text.ToLowerInvariant().Split(' '), w => w is "northern" or "southern" or "eastern" or "western");

    internal static bool HasName(string text) => Capitals(text).Any();

    private static IEnumerable<string> Capitals(string text) =>
        text.Split([' ', '\u00A0', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(w =>
                char.IsUpper(w[0]) && (w.Length is > 1 and < 6 && w.All(char.IsUpper))
                || char.IsUpper(w[0]) && EventLexicon.Shared.Find(w).Tags is Tag.None or Tag.Common
            );
}
