using System.Text;
using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>What spellings of one place have in common: its gazetteer id, or its consonants. A province that one sentence tells and that the
/// gazetteer knows under another name parts no place from itself.</summary>
internal readonly record struct PlaceKey(string? Id, string Plain, string Consonants, string? Admin1, bool IsTold)
{
    public static PlaceKey Of(PlaceRef place)
    {
        var name = place.Name ?? $"?{place.Count}{place.Kind}";
        var plain = Plainly(name);
        return new PlaceKey(place.Mention?.Id?.Value, plain, Skeleton(plain), place.Admin1 ?? place.Mention?.Admin1, place.Admin1 is not null);
    }

    public bool IsSameAs(PlaceKey other)
    {
        if (Id is not null && other.Id is not null) return Id == other.Id || IsSeat(other) || IsGuessedElsewhere(other);
        if (Plain == other.Plain && IsTold != other.IsTold && Id is null != other.Id is null) return true;
        if (Admin1 is not null && other.Admin1 is not null && !IsSameProvince(Admin1, other.Admin1)) return false;
        if (Plain == other.Plain) return true;
        return Consonants.Length >= 4 && Consonants == other.Consonants && Plain[0] == other.Plain[0];
    }

    /// <summary>The gazetteer found two places for one name, or for two spellings of it, and no sentence tells a province: the text means
    /// one.</summary>
    private bool IsGuessedElsewhere(PlaceKey other) =>
        !IsTold && !other.IsTold && (Plain == other.Plain || Consonants.Length >= 5 && Consonants == other.Consonants && Plain[0] == other.Plain[0]);

    /// <summary>A town and the district of its name in one province: told apart by the gazetteer, not by who takes them.</summary>
    private bool IsSeat(PlaceKey other) =>
        Plain == other.Plain
        && Admin1 is not null
        && other.Admin1 is not null
        && IsSameProvince(Admin1, other.Admin1)
        && !Plain.Equals(Plainly(Admin1), StringComparison.Ordinal);

    /// <summary>"Norkand", "Norkend": spellings of one province.</summary>
    private static bool IsSameProvince(string one, string other)
    {
        if (one.Equals(other, StringComparison.OrdinalIgnoreCase)) return true;
        var (plain, plainOther) = (Plainly(one), Plainly(other));
        return plain.Length > 0
            && plainOther.Length > 0
            && plain[0] == plainOther[0]
            && Skeleton(plain) is { Length: >= 3 } skeleton
            && skeleton == Skeleton(plainOther);
    }

    private static string Plainly(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (c is ' ' or '\u00A0' or '-' && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        var text = plain.ToString().Trim();
        return text.StartsWith("al ", StringComparison.Ordinal) ? text[3..] : text;
    }

    private static string Skeleton(string plain)
    {
        var skeleton = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            if (c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'h' or ' ') continue;
            var folded = c switch { 'q' or 'c' => 'k', 'z' => 's', 'v' => 'b', _ => c };
            if (skeleton.Length == 0 || skeleton[^1] != folded) skeleton.Append(folded);
        }

        return skeleton.ToString();
    }
}
