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
internal sealed record ArticleReading(
    IReadOnlyList<SentenceReading> Sentences,
    IReadOnlyList<DatedReport> Tellings,
    IReadOnlyList<DatedReport> OfTitle,
    PageDays Days
)
{
    /// <summary>A longer text is read for events up to here: no article has so many sentences, and merging compares them.</summary>
    public const int MostSentences = 2_000;

    /// <summary>Sentences of the text in another language; they are not read.</summary>
    public int ForeignSentences { get; private init; }

    public required Conflict Conflict { get; init; }

    public required DocumentNames Names { get; init; }

    /// <summary>A side's own statement: it speaks of "our fighters" and "the enemy" outside quotations.</summary>
    public bool IsPartisan { get; private init; }

    /// <summary>The group whose statement it is; null when the text is no group's.</summary>
    public Actor? Voice { get; private init; }

    public static ArticleReading Of(
        AnalysedText text,
        EnrichmentInput input,
        IReadOnlyList<EntityMention> entities,
        IReadOnlyList<PlaceMention> places,
        CancellationToken cancellation
    )
    {
        var sentences = Cut(text, cancellation);
        var days = new PageDays(PublicationDay.Of(input.Published, places, text.Text.Length), sentences);
        var names = new DocumentNames(sentences, entities, places);
        KnownSpeakers.Introduce(sentences, names);
        QuotedSpeech.Complete(sentences);
        var anaphora = new Anaphora();
        var heading = Cut(AnalysedText.Of(input.Title), cancellation);
        var title = Read(heading, names.WithoutOffsets(), anaphora, days, cancellation);
        var conflict = new Conflict(sentences, entities);
        var asides = new Asides(heading, sentences, conflict);
        var partisan = Partisans.Speak(sentences, entities);
        return new ArticleReading(sentences, [.. Read(sentences, names, anaphora, days, cancellation).Select(asides.Of)], title, days)
        {
            Conflict = conflict,
            Names = names,
            Own = sentences,
            ForeignSentences = sentences.Count(EnglishText.IsForeign),
            IsPartisan = partisan,
            Voice = partisan ? Partisans.Voice(sentences, entities) : null,
        };
    }

    /// <summary>The sentences that this text does not merely share with the one it copies; all of them unless it is a copy.</summary>
    public required IReadOnlyList<SentenceReading> Own { get; init; }

    /// <summary>What a copy tells by itself; the title's tellings belong to the whole text.</summary>
    /// <param name="only">The stretches that it adds; null for a text that is no copy.</param>
    /// <param name="shared">The stretches that it has word for word: a sentence whose beginning alone is new tells nothing new.</param>
    public ArticleReading Within(IReadOnlyList<TextSpan>? only, IReadOnlyList<TextSpan> shared) =>
        only is null
            ? this
            : this with
            {
                Own = [.. Sentences.Where(s => only.Any(span => s.Sentence.Start < span.End && s.Sentence.End > span.Start))],
                Tellings =
                [
                    .. Tellings.Where(t =>
                        only.Any(span => t.Report.Reading.Sentence.Start < span.End && t.Report.Reading.Sentence.End > span.Start)
                        && !IsShared(t.Report, shared)
                    ),
                ],
                OfTitle = [],
            };

    /// <summary>The telling word and the place stand in words of the original.</summary>
    private static bool IsShared(Report report, IReadOnlyList<TextSpan> shared)
    {
        var word = report.Reading.StartOf(report.Word);
        return shared.Any(span => span.Start <= word && word < span.End)
            && shared.Any(span => span.Start <= report.Place.Start && report.Place.End <= span.End);
    }

    private static List<SentenceReading> Cut(AnalysedText text, CancellationToken cancellation)
    {
        var count = Math.Min(text.Sentences.Length, MostSentences);
        var readings = new List<SentenceReading>(count);
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            readings.Add(SentenceReading.Of(text, i, EventLexicon.Shared));
        }

        return readings;
    }

    private static List<DatedReport> Read(
        IReadOnlyList<SentenceReading> sentences,
        DocumentNames names,
        Anaphora anaphora,
        PageDays days,
        CancellationToken cancellation
    )
    {
        var collector = new ReportCollector(names, anaphora);
        var tellings = new List<DatedReport>();
        DateOnly? before = null;
        (int Index, int Block, DateOnly? Day) last = (-2, -1, null);
        foreach (var sentence in sentences)
        {
            cancellation.ThrowIfCancellationRequested();
            if (EnglishText.IsForeign(sentence)) continue;
            var running = last.Index == sentence.Index - 1 && last.Block == sentence.Sentence.Block ? last.Day : null;
            var times = new DateReader(days.Of(sentence), running).Read(sentence);
            var reports = collector.Read(sentence, times).Select(r => Dating.Of(r, days.Of(sentence), days.Published, before, running)).ToList();
            last = (
                sentence.Index,
                sentence.Sentence.Block,
                times.LastOrDefault(t => t is { Precision: DatePrecision.Day, From: not null, IsSince: false })?.From
            );
            tellings.AddRange(reports);
            before =
                reports.LastOrDefault(r => r.Date is { IsDefault: false, Precision: DatePrecision.Day })?.Date.From
                ?? times.LastOrDefault(t => t.Precision is DatePrecision.Day or DatePrecision.Year && t.From is not null)?.From
                ?? before;
        }

        return new ListsBelow(names).Resolve(
            new CountedNames(names).Resolve(new LeadNames(names).Resolve(tellings, sentences), sentences),
            sentences
        );
    }
}
