using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Events.Dates;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;
using Ingestion.EntityExtractor.Events.Telling;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events;

/// <summary>A text read for changes of control: its sentences and the tellings in them, dated.</summary>
internal sealed record ArticleReading(IReadOnlyList<SentenceReading> Sentences, IReadOnlyList<DatedReport> Tellings, IReadOnlyList<DatedReport> OfTitle, PageDays Days)
{
    /// <summary>A longer text is read for events up to here: no article has so many sentences, and merging compares them.</summary>
    public const int MostSentences = 2_000;

    public required Conflict Conflict { get; init; }

    /// <summary>A side's own statement: it speaks of "our fighters" and "the enemy" outside quotations.</summary>
    public bool IsPartisan { get; private init; }

    public static ArticleReading Of(AnalysedText text, EnrichmentInput input, IReadOnlyList<EntityMention> entities, IReadOnlyList<PlaceMention> places, CancellationToken cancellation)
    {
        var sentences = Cut(text, cancellation);
        var days = new PageDays(input, sentences);
        var names = new DocumentNames(sentences, entities, places);
        var anaphora = new Anaphora();
        var title = Read([.. Cut(AnalysedText.Of(input.Title), cancellation)], names.WithoutOffsets(), anaphora, days, cancellation);
        return new ArticleReading(sentences, Read(sentences, names, anaphora, days, cancellation), title, days) { Conflict = new Conflict(sentences, entities), IsPartisan = Partisans.Speak(sentences) };
    }

    /// <summary>The tellings of some stretches alone; null keeps all. The title's belong to the whole text.</summary>
    public ArticleReading Within(IReadOnlyList<TextSpan>? only) => only is null
        ? this
        : this with { Tellings = [.. Tellings.Where(t => only.Any(span => t.Report.Reading.Sentence.Start < span.End && t.Report.Reading.Sentence.End > span.Start))], OfTitle = [] };

    private static List<SentenceReading> Cut(AnalysedText text, CancellationToken cancellation)
    {
        var count = Math.Min(text.Sentences.Count, MostSentences);
        var readings = new List<SentenceReading>(count);
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            readings.Add(SentenceReading.Of(text, i, EventLexicon.Shared));
        }

        return readings;
    }

    private static List<DatedReport> Read(IReadOnlyList<SentenceReading> sentences, DocumentNames names, Anaphora anaphora, PageDays days, CancellationToken cancellation)
    {
        var collector = new ReportCollector(names, anaphora);
        var tellings = new List<DatedReport>();
        DateOnly? before = null;
        (int Index, int Block, DateOnly? Day) last = (-2, -1, null);
        foreach (var sentence in sentences)
        {
            cancellation.ThrowIfCancellationRequested();
            if (EnglishText.IsForeign(sentence.Text, sentence.Sentence)) continue;
            var times = new DateReader(days.Of(sentence)).Read(sentence);
            var running = last.Index == sentence.Index - 1 && last.Block == sentence.Sentence.Block ? last.Day : null;
            var reports = collector.Read(sentence, times).Select(r => Dating.Of(r, days.Of(sentence), days.Published, before, running)).ToList();
            last = (sentence.Index, sentence.Sentence.Block, times.LastOrDefault(t => t is { Precision: DatePrecision.Day, From: not null, IsSince: false })?.From);
            tellings.AddRange(reports);
            before = reports.LastOrDefault(r => r.Date is { IsDefault: false, Precision: DatePrecision.Day })?.Date.From ?? times.LastOrDefault(t => t.Precision is DatePrecision.Day or DatePrecision.Year && t.From is not null)?.From ?? before;
        }

        return tellings;
    }
}
