using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>Classes what a later revision of an article changed.</summary>
internal static class RevisionDiff
{
    /// <summary>A changed sentence replaces an old one when they share this part of their words.</summary>
    private const double Counterpart = 0.4;

    /// <summary>Who changes more sentences than this has rewritten the text.</summary>
    private const int MostCorrected = 50;

    private const string SentenceMarks = ".!?…。！？｡؟۔।॥\"'”’»)";

    /// <summary>Null when neither text nor title changed.</summary>
    public static RevisionChange? Between(TextReading before, TextReading after, bool sameTitle)
    {
        var added = Passages.SentencesMissingFrom(before, after);
        var removed = Passages.SentencesMissingFrom(after, before);
        if (added.Count + removed.Count == 0)
            return ChangeOfNoSentence(before, after, sameTitle);
        if (added.All(IsFurniture(after)) && removed.All(IsFurniture(before)))
            return sameTitle ? RevisionChange.FurnitureOnly : RevisionChange.HeadlineOnly;
        return IsCorrection(before, removed, after, added) ? RevisionChange.Correction : RevisionChange.Update;
    }

    private static RevisionChange? ChangeOfNoSentence(TextReading before, TextReading after, bool sameTitle)
    {
        if (!sameTitle) return RevisionChange.HeadlineOnly;
        if (before.Text == after.Text) return null;
        return before.Tokens.Length == after.Tokens.Length ? RevisionChange.FurnitureOnly : RevisionChange.Update;
    }

    /// <summary>Lines that do not end as sentences do: buttons, captions, "More on this story".</summary>
    private static Func<TextSpan, bool> IsFurniture(TextReading reading) => sentence => !SentenceMarks.Contains(reading.Text[sentence.End - 1]);

    /// <summary>Every new sentence stands for an old one, with words exchanged: nothing was told in addition.</summary>
    private static bool IsCorrection(TextReading before, List<TextSpan> removed, TextReading after, List<TextSpan> added) =>
        added.Count > 0 && added.Count <= removed.Count && removed.Count <= MostCorrected
        && added.All(sentence => removed.Exists(old => Likeness(Words(after, sentence), Words(before, old)) >= Counterpart));

    private static HashSet<uint> Words(TextReading reading, TextSpan sentence) =>
        [.. Tokenizer.Tokenize(reading.Text.AsSpan(sentence.Start, sentence.Length)).Select(token => token.Hash)];

    private static double Likeness(HashSet<uint> left, HashSet<uint> right)
    {
        var shared = left.Count(right.Contains);
        return shared / (double)Math.Max(1, left.Count + right.Count - shared);
    }
}
