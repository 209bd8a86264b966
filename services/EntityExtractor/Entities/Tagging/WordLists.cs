using System.Collections.Frozen;
using System.Text;
using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Places;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Words that speak for or against a class of name.</summary>
internal static class WordLists
{
    private static readonly FrozenSet<string> GivenNames = Lines("given-names.txt");
    private static readonly FrozenSet<string> Organisations = Lines("organisation-words.txt");
    private static readonly FrozenSet<string> Capitals = Words("common-capitals.txt")
        .Concat(Demonyms.BuiltIn.Words)
        .Concat(Demonyms.BuiltIn.Words.Select(w => w + "s"))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Days = PlaceWords.Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
    );
    private static readonly FrozenSet<string> Saying = PlaceWords.Set(
        "said says told added tweeted claimed announced warned wrote denied confirmed replied asked"
    );

    /// <summary>Of lists up to this one a word counts in lower case, too.</summary>
    private const byte LastOfAnyCase = 4;

    private static readonly IEnumerable<string>[] Lists =
    [
        PlaceWords.Titles,
        Saying,
        PlaceWords.Kinds,
        PlaceWords.Directions,
        Demonyms.BuiltIn.Words,
        Organisations,
        Days,
        GivenNames,
        Capitals,
    ];

    /// <summary>The first list that each word stands in, from 1; the model was trained with these numbers.</summary>
    private static readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> Numbers = Numbered(Lists);

    /// <summary>The few words of which most of a text's, those in lower case, may be one.</summary>
    private static readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> NumbersOfAnyCase = Numbered(Lists[..LastOfAnyCase]);

    /// <summary>The list a word stands in, 0 for none. Titles and speech verbs count in lower case, too.</summary>
    public static byte Of(ReadOnlySpan<char> word, bool capitalised) =>
        (capitalised ? Numbers : NumbersOfAnyCase).TryGetValue(word, out var list) ? list : (byte)0;

    public static bool IsOrganisation(ReadOnlySpan<char> word) => PlaceWords.Has(Organisations, word);

    public static bool IsGivenName(ReadOnlySpan<char> word) => PlaceWords.Has(GivenNames, word);

    /// <summary>True for words that are written with a capital and name no one: peoples, their languages and faiths, common acronyms.</summary>
    public static bool IsCommonCapital(ReadOnlySpan<char> word) => PlaceWords.Has(Capitals, word);

    /// <summary>The given names as they stand in their file.</summary>
    public static string[] GivenNamesInOrder => Words("given-names.txt");

    private static FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> Numbered(IEnumerable<string>[] lists)
    {
        var numbers = new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase);
        for (var list = 0; list < lists.Length; list++)
        {
            foreach (var word in lists[list]) numbers.TryAdd(word, (byte)(list + 1));
        }

        return numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static FrozenSet<string> Lines(string file) => Words(file).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string[] Words(string file) =>
        Encoding.UTF8.GetString(BuiltIn.Read(file)).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
