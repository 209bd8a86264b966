namespace Ingestion.Text.Languages;

/// <summary>A writing system.</summary>
/// <param name="Name">As in Unicode's script names, lower case.</param>
/// <param name="OnlyLanguage">The one language a text in it is taken to be; null when several share it.</param>
internal sealed record Script(string Name, string? OnlyLanguage = null)
{
    public static readonly Script Latin = new("latin");
    public static readonly Script Cyrillic = new("cyrillic");
    public static readonly Script Arabic = new("arabic");
    public static readonly Script Devanagari = new("devanagari");
    private static readonly Script Bengali = new("bengali", "bn");
    private static readonly Script Japanese = new("kana", "ja");
    private static readonly Script Chinese = new("han", "zh");

    // Blocks of the Basic Multilingual Plane; the few letters outside it change no majority.
    private static readonly (char From, char To, Script Script)[] Ranges =
    [
        ('A', 'Z', Latin), ('a', 'z', Latin), ('\u00C0', '\u024F', Latin), ('\u0370', '\u03FF', new("greek", "el")),
        ('\u0400', '\u052F', Cyrillic), ('\u0530', '\u058F', new("armenian", "hy")), ('\u0590', '\u05FF', new("hebrew", "he")),
        ('\u0600', '\u06FF', Arabic), ('\u0750', '\u077F', Arabic), ('\u0780', '\u07BF', new("thaana", "dv")),
        ('\u0900', '\u097F', Devanagari), ('\u0980', '\u09FF', Bengali), ('\u0A00', '\u0A7F', new("gurmukhi", "pa")),
        ('\u0A80', '\u0AFF', new("gujarati", "gu")), ('\u0B00', '\u0B7F', new("oriya", "or")), ('\u0B80', '\u0BFF', new("tamil", "ta")),
        ('\u0C00', '\u0C7F', new("telugu", "te")), ('\u0C80', '\u0CFF', new("kannada", "kn")), ('\u0D00', '\u0D7F', new("malayalam", "ml")),
        ('\u0D80', '\u0DFF', new("sinhala", "si")), ('\u0E00', '\u0E7F', new("thai", "th")), ('\u0E80', '\u0EFF', new("lao", "lo")),
        ('\u0F00', '\u0FFF', new("tibetan", "bo")), ('\u1000', '\u109F', new("myanmar", "my")), ('\u10A0', '\u10FF', new("georgian", "ka")),
        ('\u1100', '\u11FF', new("hangul", "ko")), ('\u1200', '\u137F', new("ethiopic", "am")), ('\u1780', '\u17FF', new("khmer", "km")),
        ('\u1E00', '\u1EFF', Latin), ('\u3040', '\u30FF', Japanese), ('\u3400', '\u4DBF', Chinese), ('\u4E00', '\u9FFF', Chinese),
        ('\uAC00', '\uD7AF', new("hangul", "ko")), ('\uFB50', '\uFDFF', Arabic), ('\uFE70', '\uFEFE', Arabic),
    ];

    /// <summary>The system most letters of <paramref name="text"/> are written in, and how many letters it has in all.</summary>
    public static Script? Dominant(ReadOnlySpan<char> text, out int letters)
    {
        var counts = new int[Ranges.Length];
        letters = 0;
        foreach (var c in text)
        {
            var range = RangeOf(c);
            if (range < 0) continue;
            counts[range]++;
            letters++;
        }

        return letters == 0 ? null : Majority(counts);
    }

    private static Script Majority(int[] counts)
    {
        var totals = new Dictionary<string, (Script Script, int Count)>();
        for (var i = 0; i < counts.Length; i++)
        {
            var script = Ranges[i].Script;
            totals[script.Name] = (script, totals.GetValueOrDefault(script.Name).Count + counts[i]);
        }

        var best = totals.Values.MaxBy(t => t.Count).Script;
        // Japanese is mostly written with Chinese characters; its own letters among them give it away.
        var kana = totals[Japanese.Name].Count;
        return best == Chinese && kana * 10 > totals[Chinese.Name].Count ? Japanese : best;
    }

    private static int RangeOf(char c)
    {
        if (c is >= 'a' and <= 'z') return 1;
        if (c < 'A') return -1;
        int low = 0, high = Ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (c < Ranges[middle].From) high = middle - 1;
            else if (c > Ranges[middle].To) low = middle + 1;
            else return char.IsLetter(c) ? middle : -1;
        }

        return -1;
    }
}
