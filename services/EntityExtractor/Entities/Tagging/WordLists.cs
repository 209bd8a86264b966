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
    private static readonly FrozenSet<string> Days = PlaceWords.Set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december");
    private static readonly FrozenSet<string> Saying = PlaceWords.Set("said says told added tweeted claimed announced warned wrote denied confirmed replied asked");

    /// <summary>The list a word stands in, 0 for none. Titles and speech verbs count in lower case, too.</summary>
    public static byte Of(ReadOnlySpan<char> word, bool capitalised)
    {
        if (PlaceWords.IsTitle(word)) return 1;
        if (PlaceWords.Has(Saying, word)) return 2;
        if (PlaceWords.Kind(word) is not null) return 3;
        if (PlaceWords.IsDirection(word)) return 4;
        if (!capitalised) return 0;
        if (Demonyms.BuiltIn.CountryOf(word) is not null) return 5;
        if (PlaceWords.Has(Organisations, word)) return 6;
        if (PlaceWords.Has(Days, word)) return 7;
        return PlaceWords.Has(GivenNames, word) ? (byte)8 : (byte)0;
    }

    public static bool IsGivenName(ReadOnlySpan<char> word) => PlaceWords.Has(GivenNames, word);

    /// <summary>The given names as they stand in their file.</summary>
    public static string[] GivenNamesInOrder => Words("given-names.txt");

    private static FrozenSet<string> Lines(string file) => Words(file).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string[] Words(string file) => Encoding.UTF8.GetString(BuiltIn.Read(file)).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
