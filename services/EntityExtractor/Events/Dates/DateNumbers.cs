using System.Globalization;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Reads the figures of dates: days with or without "th", and years.</summary>
internal static class DateNumbers
{
    /// <summary>The number that stands there, from 0; null for other words and beyond the words of the sentence.</summary>
    public static int? NumberAt(SentenceReading reading, int at)
    {
        if (at < 0 || at >= reading.Words.Length || reading[at].Token.Kind != TokenKind.Number) return null;
        var digits = reading[at].Lower;
        if (digits.Length > 2 && digits[^2..] is "st" or "nd" or "rd" or "th") digits = digits[..^2];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>A year of four digits; null for other words and beyond the words of the sentence.</summary>
    public static int? YearAt(SentenceReading reading, int at) =>
        NumberAt(reading, at) is { } year and >= DateReader.FirstYear and <= DateReader.LastYear && reading[at].Token.Length == 4 ? year : null;
}
