using System.Collections.Frozen;

namespace Ingestion.EntityExtractor.Text;

/// <summary>Words whose full stop rarely ends a sentence, words that open one even after an abbreviation, words that never end one.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Before = Set(
        "mr mrs ms dr prof gen lt col maj capt cpt sgt brig cmdr adm sen rep gov pres rev hon st ste mt ft jr sr vs no nos art sec " +
        "jan feb mar apr jun jul aug sep sept oct nov dec approx dist prov dept univ inc ltd co corp bros gov pvt spc det insp supt amb sgt eng " +
        "brgy vol ed etc al fig ie eg cf ca km sq hrs");

    private static readonly FrozenSet<string> Openers = Set(
        "the a an he she it they we i you but and in on at for this that these those there his her its their our after before when while as since " +
        "however meanwhile earlier later according officials residents some many several all most no if by with from both");

    private static readonly FrozenSet<string> Links = Set("of the a an in by from to with and at on for into near");

    /// <summary>No line ends a sentence with such a word: it was wrapped.</summary>
    public static bool LeavesOpen(ReadOnlySpan<char> word) => Links.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static bool IsAbbreviation(ReadOnlySpan<char> word) => Before.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static bool OpensSentence(ReadOnlySpan<char> word) => Openers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
