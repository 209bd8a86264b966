using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Every person, organisation and group known by name. Immutable.</summary>
public sealed class Catalogue
{
    /// <summary>A name has at most this many words; longer ones are never looked for.</summary>
    public const int LongestName = 10;

    private readonly Dictionary<string, CatalogueEntry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, (CatalogueEntry Entry, string Name)> _byName = [];

    /// <summary>Every beginning of every name, letter by letter: most words of a text begin none, and one look tells.</summary>
    private readonly KeyFilter _beginnings;

    private readonly KeyFilter _names;

    /// <param name="files">Entries in order of rank: an entry replaces the one with its id in earlier files, a name goes to the last that claims
    /// it.</param>
    public Catalogue(params IEnumerable<IReadOnlyList<CatalogueEntry>> files)
    {
        foreach (var entry in files.SelectMany(f => f)) _byId[entry.Id] = entry;
        var beginnings = new HashSet<ulong> { NameKey.Empty.Value };
        foreach (var entry in _byId.Values)
        {
            foreach (var name in entry.Names) Add(name, entry, beginnings);
        }

        (_beginnings, _names) = (new KeyFilter(beginnings), new KeyFilter(_byName.Keys));
    }

    public IReadOnlyDictionary<string, CatalogueEntry> ById => _byId;

    /// <summary>False when no name begins with these letters, and now and then true when none does.</summary>
    public bool MayGoOn(NameKey key) => _beginnings.MayHave(key);

    /// <summary>The entry of a name, as it is spelt in a text; capitals must agree where they tell a name from a word.</summary>
    public CatalogueEntry? Named(NameKey key, ReadOnlySpan<char> spelt) =>
        _names.MayHave(key) && _byName.TryGetValue(key.Value, out var known) && CapitalsAgree(known.Name, spelt) ? known.Entry : null;

    private void Add(string name, CatalogueEntry entry, HashSet<ulong> beginnings)
    {
        var key = NameKey.Empty;
        for (var at = 0; at < name.Length; at++)
        {
            key = key.With(name.AsSpan(at, 1));
            beginnings.Add(key.Value);
        }

        _byName[key.Value] = (entry, name);
    }

    private static bool CapitalsAgree(string name, ReadOnlySpan<char> spelt)
    {
        if (IsAcronym(name)) return Capitals(spelt) >= Capitals(name);
        return Capitals(spelt) > 0 || Capitals(name) == 0;
    }

    private static bool IsAcronym(string name) => name.Length <= 8 && Capitals(name) >= 2 && !name.Contains(' ', StringComparison.Ordinal);

    private static int Capitals(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsUpper(c)) count++;
        }

        return count;
    }
}
