using System.Buffers;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events;

/// <summary>Finds sentences in which an outlet or a speaker takes back or corrects what was said before.</summary>
internal static class Retractions
{
    private const int MostWords = 80;

    private static readonly SearchValues<string> Corrected = SearchValues.Create(
        [
            "an earlier version of",
            "a previous version of",
            "this article has been corrected",
            "this story has been corrected",
            "this report has been corrected",
            "has been updated to correct",
            "was corrected to",
            "correction:",
            "corrects to",
            "(corrects",
            "we regret the error",
            "incorrectly said",
            "incorrectly stated",
            "incorrectly reported",
            "wrongly reported",
            "wrongly stated",
            "mistakenly reported",
            "erroneously reported",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Retracted = SearchValues.Create(
        [
            "retracted",
            "retracts",
            "has withdrawn its report",
            "withdraws its report",
            "withdrew its report",
            "withdraws the report",
            "withdrew the report",
            "withdrew its claim",
            "withdrew the claim",
            "took back its claim",
            "has been retracted",
            "backtracked",
            "walked back",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static List<Retraction> Of(ArticleReading article)
    {
        var found = new List<Retraction>();
        foreach (var sentence in article.Own)
        {
            if (sentence.Words.Length <= MostWords && KindOf(sentence) is { } kind) found.Add(Write(article, sentence, kind));
        }

        return found;
    }

    public static RetractionKind? KindOf(SentenceReading sentence)
    {
        var text = sentence.Text.Span(sentence.Sentence);
        return text.ContainsAny(Corrected) ? RetractionKind.Corrected : text.ContainsAny(Retracted) ? RetractionKind.Retracted : null;
    }

    private static Retraction Write(ArticleReading article, SentenceReading sentence, RetractionKind kind)
    {
        var named = Named(article, sentence);
        var wrong =
            named.Find(n => IsAfter(sentence, n, "not"))
            ?? Told(article, sentence).FirstOrDefault()
            ?? named.Find(n => !IsAfter(sentence, n, "of", "than"));
        var evidence = new EventEvidence(sentence.Sentence.Start, sentence.Sentence.End, sentence.Text.Span(sentence.Sentence).ToString());
        return new Retraction(
            kind,
            evidence,
            wrong?.Name,
            wrong?.Id,
            kind == RetractionKind.Corrected ? CorrectedTo(article, sentence, wrong?.Name) : null
        );
    }

    /// <summary>The other place of the sentence, or the first one told behind it.</summary>
    private static string? CorrectedTo(ArticleReading article, SentenceReading sentence, string? wrong) =>
        article.Sentences.Where(s => s.Index >= sentence.Index && s.Index <= sentence.Index + 2).SelectMany(s => Named(article, s))
            .Select(n => n.Name).FirstOrDefault(name => !name.Equals(wrong, StringComparison.OrdinalIgnoreCase));

    /// <summary>The places below the province that a sentence names.</summary>
    private static List<NamedPlace> Named(ArticleReading article, SentenceReading sentence) =>
        [
            .. article
                .Names.PlacesIn(sentence.Sentence.Start, sentence.Sentence.End)
                .Where(p => p.Kind is not (PlaceKind.Country or PlaceKind.Admin1 or PlaceKind.Region or PlaceKind.River))
                .Select(p => new NamedPlace(p.Text, p.Id, p.Start))
                .Concat(Told(article, sentence))
                .OrderBy(n => n.Start),
        ];

    /// <summary>Where a sentence tells a change, whether or not the gazetteer knows the place.</summary>
    private static IEnumerable<NamedPlace> Told(ArticleReading article, SentenceReading sentence) =>
        article
            .Tellings.Where(t => t.Report.Reading == sentence && t.Report.Place.IsNamed)
            .Select(t => new NamedPlace(t.Report.Place.Name!, t.Report.Place.Mention?.Id, t.Report.Place.Start));

    /// <summary>"not X", "instead of X", "rather than X".</summary>
    private static bool IsAfter(SentenceReading sentence, NamedPlace named, params string[] words)
    {
        var word = sentence.Text.TokenAt(named.Start) - sentence.Sentence.First;
        return word > 1
            && words.Contains(sentence[word - 1].Lower)
            && (sentence[word - 1].Lower == "not" || sentence[word - 2].Lower is "instead" or "rather");
    }

    private sealed record NamedPlace(string Name, PlaceId? Id, int Start);
}
