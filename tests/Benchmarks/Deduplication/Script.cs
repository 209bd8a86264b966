using System.Globalization;
using System.Text;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>A generated stream's words in the letters of another script: the same edits, other characters.</summary>
internal sealed class Script
{
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const char FirstHan = '\u4E00';
    private const int Han = 2500;

    private readonly string? _letters;
    private readonly string _digits;
    private readonly string? _mark;

    private Script(string name, string? letters, string digits = "0123456789", string? mark = null)
    {
        Name = name;
        (_letters, _digits, _mark) = (letters, digits, mark);
    }

    public static IReadOnlyList<Script> All { get; } =
    [
        new("latin", Latin),
        new("german", "äbcdefghijklmnöpqrsßüvwxyz"),
        new("cyrillic", "абцдефгхийклмнопярстувжьыз"),
        new("persian", "ابپدهفگحیجکلمنوپقرسترووخیز", "۰۱۲۳۴۵۶۷۸۹", "\u064E"),
        new("arabic", "ابتدهفغحيجكلمنوثقرسطعذشخيز", "٠١٢٣٤٥٦٧٨٩", "\u064E"),
        new("chinese", null),
    ];

    public string Name { get; }

    public Sample Rewrite(Sample sample) => Name == "latin" ? sample : sample with { Title = Rewrite(sample.Title), Text = Rewrite(sample.Text) };

    private string Rewrite(string text)
    {
        var written = new StringBuilder(text.Length);
        if (_letters is null) Characters(text, written);
        else foreach (var c in text.Normalize(NormalizationForm.FormD)) Letter(c, written);
        return written.ToString();
    }

    /// <summary>An accent stays one, as a vowel sign where the script has those.</summary>
    private void Letter(char c, StringBuilder written)
    {
        var at = Latin.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) written.Append(_mark ?? c.ToString());
        else if (at >= 0) written.Append(char.IsUpper(c) ? char.ToUpperInvariant(_letters![at]) : _letters![at]);
        else written.Append(char.IsAsciiDigit(c) ? _digits[c - '0'] : c);
    }

    /// <summary>A word is one to three characters, without spaces between words; numbers stay.</summary>
    private static void Characters(string text, StringBuilder written)
    {
        foreach (var line in text.Split('\n'))
        {
            foreach (var word in line.Split(' ')) Word(word, written);
            written.Append('\n');
        }
    }

    private static void Word(string word, StringBuilder written)
    {
        var letters = new string([.. word.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter)]).ToLowerInvariant();
        for (var at = 0; at < letters.Length; at += 3)
            written.Append((char)(FirstHan + (Hash(letters.AsSpan(at, Math.Min(3, letters.Length - at))) % Han)));
        written.Append([.. word.Where(char.IsAsciiDigit)]);
        if (word.EndsWith('.')) written.Append('。');
    }

    private static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2166136261u;
        foreach (var c in letters) hash = (hash ^ c) * 16777619;
        return hash >> 8;
    }
}
