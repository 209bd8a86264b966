using System.Buffers;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events;

/// <summary>Finds whose text this is when the text says so: "The story comes from …", "originally published by …", "KABUL (Reuters) -".</summary>
internal static class Origins
{
    private const int FirstSentences = 3;

    private static readonly string[] Credits =
    [
        "story comes from",
        "article comes from",
        "report comes from",
        "originally published by",
        "originally published in",
        "originally published on",
        "originally appeared in",
        "originally appeared on",
        "first published by",
        "first published in",
        "first published on",
        "first appeared in",
        "first appeared on",
        "republished from",
        "reposted from",
        "courtesy of",
        "reprinted from",
    ];

    private static readonly SearchValues<string> AnyCredit = SearchValues.Create(Credits, StringComparison.OrdinalIgnoreCase);

    public static string? Of(IReadOnlyList<SentenceReading> sentences, EnrichmentInput input)
    {
        if (input.SyndicatedFrom is { Length: > 0 } known) return known;
        foreach (var sentence in sentences.Take(FirstSentences).Concat(sentences.TakeLast(FirstSentences)))
        {
            if (Credited(sentence) is { } origin && !origin.Equals(input.Outlet, StringComparison.OrdinalIgnoreCase)) return origin;
        }

        return null;
    }

    private static string? Credited(SentenceReading sentence)
    {
        var text = sentence.Text.Span(sentence.Sentence);
        if (!text.ContainsAny(AnyCredit)) return null;
        foreach (var credit in Credits)
        {
            var at = text.IndexOf(credit, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return Name(text[(at + credit.Length)..]);
        }

        return null;
    }

    private static string? Name(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(",;(\n");
        var name = (end < 0 ? rest : rest[..end]).Trim(" .:\u00A0“”\"").ToString();
        if (name.StartsWith("the ", StringComparison.Ordinal)) name = name[4..];
        return name.Length is > 1 and < 60 ? name : null;
    }
}
