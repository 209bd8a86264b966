using System.Buffers;
using System.Collections.Frozen;

namespace Ingestion.Text.Languages;

/// <summary>What tells apart the languages that share one writing system.</summary>
internal sealed class ScriptProfiles
{
    /// <summary>Function words are short; a longer word is looked at for its letters only.</summary>
    public const int LongestWord = 16;

    private readonly FrozenDictionary<string, (int Language, double Weight)[]> _words;
    private readonly FrozenDictionary<string, (int Language, double Weight)[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenDictionary<char, int[]> _letters;
    private readonly SearchValues<char> _anyLetter;

    public ScriptProfiles(IReadOnlyList<LanguageProfile> profiles)
    {
        Languages = [.. profiles.Select(p => p.Language)];
        _words = profiles
            .SelectMany((p, i) => p.Words.Select(w => (Word: w, Language: i)))
            .GroupBy(x => x.Word)
            .ToFrozenDictionary(g => g.Key, g => Weighted(g.Select(x => x.Language)));
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _letters = profiles
            .SelectMany((p, i) => p.Letters.Select(l => (Letter: l, Language: i)))
            .GroupBy(x => x.Letter)
            .ToFrozenDictionary(g => g.Key, g => g.Select(x => x.Language).ToArray());
        _anyLetter = SearchValues.Create([.. _letters.Keys]);
    }

    public string[] Languages { get; }

    /// <summary>Adds to each language what <paramref name="word"/> says for it.</summary>
    public void Add(ReadOnlySpan<char> word, char[] buffer, double[] scores)
    {
        AddLetters(word, scores);
        if (word.Length > LongestWord) return;
        var length = word.ToLowerInvariant(buffer);
        if (!_lookup.TryGetValue(buffer.AsSpan(0, length), out var languages)) return;
        foreach (var (language, weight) in languages) scores[language] += weight;
    }

    /// <summary>A letter counts half a word, shared among the languages that have it: it is rarer, and borrowed in names.</summary>
    private void AddLetters(ReadOnlySpan<char> word, double[] scores)
    {
        for (var at = word.IndexOfAny(_anyLetter); at >= 0;)
        {
            var languages = _letters[word[at]];
            foreach (var language in languages) scores[language] += 0.5 / languages.Length;
            var next = word[(at + 1)..].IndexOfAny(_anyLetter);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>A word says the less the more languages share it.</summary>
    private static (int Language, double Weight)[] Weighted(IEnumerable<int> languages)
    {
        var all = languages.Distinct().ToArray();
        return [.. all.Select(l => (l, 1.0 / all.Length))];
    }
}

/// <summary>A language's most frequent function words, and the letters that few others of its writing system have.</summary>
internal sealed record LanguageProfile(string Language, string[] Words, string Letters);
