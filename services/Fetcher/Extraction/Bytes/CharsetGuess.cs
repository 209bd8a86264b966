using System.Text;

namespace Ingestion.Fetcher.Extraction.Bytes;

/// <summary>Guesses a legacy encoding from how the bytes read when decoded: letters in plausible company speak for it.</summary>
internal static class CharsetGuess
{
    private const int Sample = 200_000;

    // Where two read equally well, the earlier: by how common they are on the web.
    private static readonly string[] Candidates =
    [
        "windows-1252",
        "windows-1251",
        "gb18030",
        "shift_jis",
        "euc-jp",
        "ks_c_5601-1987",
        "big5",
        "windows-1250",
        "windows-1256",
        "windows-1254",
        "windows-1253",
        "windows-1255",
        "koi8-r",
        "windows-874",
    ];

    public static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var best = Charsets.Of(Candidates[0])!;
        var most = double.MinValue;
        foreach (var label in Candidates)
        {
            var encoding = Charsets.Of(label)!;
            var score = Score(encoding.GetString(sample));
            if (score <= most) continue;
            most = score;
            best = encoding;
        }

        return best;
    }

    /// <summary>Mean value of the characters beyond ASCII: +1 for those that real text has, less for those it hardly has.</summary>
    private static double Score(string text)
    {
        double sum = 0;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 128) continue;
            count++;
            sum += Value(text, i);
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Value(string text, int at)
    {
        var c = text[at];
        var before = at > 0 ? text[at - 1] : ' ';
        if (c is '\uFFFD' || char.IsControl(c) || c is >= '\uE000' and <= '\uF8FF')
            return -5;
        if (c is >= '\uFF61' and <= '\uFF9F')
            return -0.5;
        if (!char.IsLetter(c))
            return c is '“' or '”' or '’' or '‘' or '–' or '—' or '…' or '«' or '»' or '、' or '。' or '，' or '　' or '「' or '」' or '，'
                ? 0.8
                : -0.3;
        if (c >= '\u3040')
            return IsCommonIdeograph(c) ? 1 : 0.5;
        // A capital inside a word, and two alphabets in one word, are signs of the wrong reading.
        if (char.IsUpper(c) && char.IsLower(before)) return -1;
        if (c < '\u0250') return char.IsAsciiLetter(before) || (at + 1 < text.Length && char.IsAsciiLetter(text[at + 1])) ? 1 : -0.2;
        return char.IsAsciiLetter(before) ? -1 : char.IsUpper(c) && char.IsUpper(before) ? 0.3 : 1;
    }

    private static bool IsCommonIdeograph(char c) =>
        c
            is >= '\u3040'
                and <= '\u30FF'
                or '的' or '一' or '是' or '不' or '了' or '人' or '在' or '有' or '我' or '他' or '这' or '這' or '中' or '大' or '来' or '來' or '上' or '国' or '國'
                or '个' or '個' or '到' or '说' or '說' or '们' or '們' or '为' or '為' or '和' or '地' or '年' or '日' or '月' or '会' or '會' or '時' or '时' or '出'
                or '也'
                or (>= '\uAC00' and <= '\uD7AF');
}
