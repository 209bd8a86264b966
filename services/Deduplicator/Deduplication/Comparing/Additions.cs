using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>
/// Tells what a copy says in addition from what only looks other: datelines, credits, furniture of its host, and sentences of the
/// original with slight edits.
/// </summary>
internal sealed class Additions(TextReading text, TextReading other, Verbatim verbatim, Setting setting)
{
    /// <summary>Edited sentences that are looked for in the other text; who changes more has written another text.</summary>
    private const int MostEdited = 200;

    private readonly Wording _wording = new(text, other, setting.Bylines);
    private int _sought;

    /// <summary>Those of the sentences that are additions, without their datelines.</summary>
    public IEnumerable<Sentence> Of(IEnumerable<Sentence> missing)
    {
        foreach (var sentence in missing)
        {
            if (WithoutDateline(sentence) is { } rest && !IsShared(rest)) yield return rest;
        }
    }

    private bool IsShared(Sentence sentence) =>
        verbatim.Has(sentence.Words)
        || Boilerplate.Is(text.Text.AsSpan(sentence.Span.Start, sentence.Span.Length))
        || IsFurniture(sentence.Words)
        || (_sought++ < MostEdited && other.SentencesLike(text, sentence.Words).Any(candidate => _wording.IsSlightEdit(sentence.Words, candidate)));

    /// <summary>Null when nothing is left.</summary>
    private Sentence? WithoutDateline(Sentence sentence)
    {
        var line = text.Text.AsSpan(0, sentence.Span.Start).LastIndexOf('\n') + 1;
        if (sentence.Span.Start - line >= Dateline.Longest) return sentence;
        var start = line + Dateline.Of(text.Text.Substring(line, Math.Min(Dateline.Longest, text.Text.Length - line))).Length;
        return start <= sentence.Span.Start ? sentence : Cut(sentence, start);
    }

    private Sentence? Cut(Sentence sentence, int start)
    {
        var first = sentence.Words.First;
        while (first < sentence.Words.End && text.Tokens[first].Start < start) first++;
        if (first == sentence.Words.End) return null;
        return sentence with { Span = new TextSpan(start, sentence.Span.End), Words = sentence.Words with { First = first } };
    }

    private bool IsFurniture(Stretch words)
    {
        if (setting.Furniture.Length == 0 || words.Length < Shingle.Width) return false;
        for (var at = words.First; at + Shingle.Width <= words.End; at++)
        {
            if (!ShingleSet.Has(setting.Furniture, Shingle.At(text.Tokens, at))) return false;
        }

        return true;
    }
}
