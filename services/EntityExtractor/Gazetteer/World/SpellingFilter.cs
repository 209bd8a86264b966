using System.Buffers;

namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>Chooses among the recorded spellings of a place those that English, Dari and Arabic text may carry.</summary>
internal static class SpellingFilter
{
    private const int Fewest = 3;
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("0123456789(),=/");

    public static IReadOnlyList<string> Useful(string name, IEnumerable<string> others)
    {
        var seen = new HashSet<ulong> { NameKey.Of(name).Value };
        var useful = new List<string>();
        foreach (var other in others)
        {
            if (MayBeWritten(other) && NameKey.Of(other) is { Letters: >= Fewest } key && seen.Add(key.Value)) useful.Add(other);
        }

        return useful;
    }

    /// <summary>No airport codes, no letter-by-letter transcriptions (they begin in lower case), no numbers.</summary>
    private static bool MayBeWritten(string name)
    {
        if (name.Length < Fewest || name.AsSpan().ContainsAny(NeverInNames))
            return false;
        if (name[0] is >= '\u0600' and <= '\u06FF')
            return true;
        return char.IsUpper(name[0])
            && name[0] < '\u0250'
            && name.AsSpan().IndexOfAnyInRange('\u0370', '\u1DFF') < 0
            && !(name.Length <= 3 && name.All(char.IsUpper));
    }
}
