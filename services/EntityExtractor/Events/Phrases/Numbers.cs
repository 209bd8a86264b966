using System.Collections.Frozen;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Number words up to a hundred.</summary>
internal static class Numbers
{
    private static readonly FrozenDictionary<string, int> Small = Numbered(0,
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]);

    private static readonly FrozenDictionary<string, int> Ordinals = Numbered(
        1,
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ]
    );

    /// <summary>"seventeenth": 17; "twenty" and "thirtieth" for the days of a month beyond.</summary>
    public static int? Ordinal(string word) =>
        Ordinals.TryGetValue(word, out var small) ? small : word switch { "twenty" => 20, "thirty" or "thirtieth" => 30, _ => null };

    public static int? Value(string word)
    {
        if (Small.TryGetValue(word, out var small)) return small;
        return word switch
        {
            "thirty" => 30,
            "forty" => 40,
            "fifty" => 50,
            "sixty" => 60,
            "seventy" => 70,
            "eighty" => 80,
            "ninety" => 90,
            "hundred" => 100,
            "dozen" => 12,
            "a" or "an" => 1,
            _ => null,
        };
    }

    private static FrozenDictionary<string, int> Numbered(int first, string[] words) =>
        words.Select((word, i) => (word, value: first + i)).ToFrozenDictionary(p => p.word, p => p.value);
}
