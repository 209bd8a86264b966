using Ingestion.Deduplicator.Deduplication.Comparing;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Tells two issues of one form (a daily casualty table, a market report) from two copies of one text.</summary>
internal static class TemplateGuard
{
    /// <summary>Across hosts a text is another issue only when both have this many numbers…</summary>
    private const int ManyNumbers = 6;

    /// <summary>…at least one in so many words: news tells other tolls in the same words the next day, and is no table…</summary>
    private const int WordsOfNumber = 20;

    /// <summary>…and share less than this part of them.</summary>
    private const double ForeignLikeness = 0.34;

    /// <summary>Of unknown days, texts of one host with this many numbers…</summary>
    private const int SomeNumbers = 3;

    /// <summary>…are two issues when they share less than this part of them.</summary>
    private const double UndatedLikeness = 0.5;

    /// <summary>True when the two appeared on different days and tell different numbers in the same words.</summary>
    public static bool Holds(FiledArticle left, TextReading leftText, FiledArticle right, TextReading rightText, DeduplicationOptions options)
    {
        var likeness = Numbers.Likeness(leftText, rightText);
        if (likeness >= 1) return false;
        var fewest = Math.Min(leftText.Numbers.Length, rightText.Numbers.Length);
        var apart = (left.When - right.When).Duration() > TimeSpan.FromHours(options.TemplateHours);
        if (left.Host != right.Host) return apart && likeness < ForeignLikeness && fewest >= ManyNumbers && IsTable(leftText) && IsTable(rightText);
        return apart || ((left.Published is null || right.Published is null) && likeness < UndatedLikeness && fewest >= SomeNumbers);
    }

    private static bool IsTable(TextReading text) => text.Numbers.Length * WordsOfNumber >= text.Tokens.Length;
}
