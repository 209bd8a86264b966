using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Dates;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Reads the tellings of changes in one text, sentence by sentence; remembers what later sentences point back to.</summary>
internal sealed class ReportCollector
{
    private readonly Anaphora _anaphora;
    private readonly Voices _voices;
    private readonly Context _context;
    private readonly MeantPlaces _meant;
    private readonly Modality _modality;
    private readonly VerbMatcher _verbs;
    private readonly NounMatcher _nouns;
    private readonly HeadingMatcher _headings;
    private readonly GappedList _gaps;

    public ReportCollector(DocumentNames names, Anaphora anaphora)
    {
        _anaphora = anaphora;
        var lexicon = EventLexicon.Shared;
        var actors = new ActorReader(names);
        var places = new PlaceReader(names);
        _voices = new Voices(actors, places);
        _context = new Context(actors, places, anaphora);
        _meant = new MeantPlaces(places, anaphora);
        _gaps = new GappedList(places);
        _modality = new Modality(lexicon);
        _verbs = new VerbMatcher(lexicon, actors, places, anaphora);
        _headings = new HeadingMatcher(lexicon, new SlotFiller(actors, places, anaphora), new PlaceSubjects(places));
        _nouns = new NounMatcher(lexicon, actors, places, anaphora);
    }

    /// <summary>Tellings in one sentence. Times that lean on the sentence before are resolved later.</summary>
    public List<Report> Read(SentenceReading reading, IReadOnlyList<TimeExpression> times)
    {
        var reports = new List<Report>();
        var said = reading.Said;
        _anaphora.Hear([.. said.Where(s => s.SpeakerFirst >= 0).Select(s => _voices.Of(reading, s))]);
        for (var c = 0; c < reading.Chunks.Length; c++)
        {
            ReadChunk(reading, c, times, said, reports);
            _context.Remember(reading, c);
        }

        _context.RememberSubject(reading);
        return reports;
    }

    private void ReadChunk(SentenceReading reading, int chunk, IReadOnlyList<TimeExpression> times, List<Attribution> said, List<Report> reports)
    {
        var match = reading.Chunks[chunk] switch
        {
            { Verb: not null } => _verbs.Match(reading, chunk),
            { Kind: ChunkKind.Preposition or ChunkKind.Adverb } => _headings.Match(reading, chunk),
            { Kind: ChunkKind.Noun, Last: var last } when reading[last].Is(Tag.Nominal) => _nouns.Match(reading, last),
            _ => null,
        };
        if (match is null || IsOfNobody(reading, chunk, match)) return;
        match = _meant.Named(reading, chunk, match);
        if (match.Place.Places is [{ PointsBack: true, IsNamed: false } many] && MeantPlaces.IsPlural(reading, many))
            return;
        foreach (var (place, time) in _gaps.After(reading, match, times))
            reports.Add(Create(reading, chunk, match, place, times, said) with { Time = time });
        if (match.Place.Places is [{ IsNamed: true }, _, ..])
            _anaphora.RememberList(match.Place.Places);
        foreach (var place in match.Place.Places)
        {
            reports.Add(Create(reading, chunk, match, place, times, said));
            if (place.IsNamed && !place.IsMinor) _anaphora.Remember(place);
        }
    }

    /// <summary>"It conquered the capital": nobody known takes a place that only points back.</summary>
    private static bool IsOfNobody(SentenceReading reading, int chunk, Match match) =>
        match is { Gainer: null, Loser: null, Place.Places: [{ PointsBack: true }], Construction.Subject.Slot: Slot.Gainer }
        && reading.Chunks[chunk].Verb is { Passive: false, IsFinite: true }
        && match.Place.Last > match.Head;

    private Report Create(
        SentenceReading reading,
        int chunk,
        Match match,
        PlaceRef place,
        IReadOnlyList<TimeExpression> times,
        List<Attribution> said
    )
    {
        var verb = reading.Chunks[chunk].Verb;
        var covering = said.Where(s => s.Covers(match.Head) && s.Verb != match.Head).OrderByDescending(s => s.First).ToList();
        var time = Leaning(OwnTime(reading, match, times, said), times);
        if (verb is null && time is { } far && IsOfOtherClause(reading, match.Head, far.First)) time = null;
        return new Report
        {
            Construction = match.Construction,
            Reading = reading,
            Word = match.Head,
            Place = _meant.Of(reading, match, place),
            Gainer = Owned(reading, match.Gainer, covering),
            Loser = match.Loser,
            Outcome = verb is null ? _modality.OfNoun(reading, match.Head) : _modality.OfVerb(reading, chunk),
            Said = covering,
            Time = time,
            IsAccount = verb is { Tense: Tense.Perfect } || verb is { Tense: Tense.Gerund } && IsUnderPerfect(reading, chunk),
            IsPluperfect = verb?.Tense == Tense.Pluperfect,
            IsPresupposed = verb is null || IsSubordinate(reading, chunk),
            IsAgain =
                verb is not null
                && HasAgain(
                    reading,
                    reading.Chunks[chunk].First,
                    Math.Min(Math.Max(match.Head, Math.Max(match.Last, match.Place.Last)) + 1, reading.Words.Length - 1)
                ),
            IsVerbless = verb is null && reading.Chunks[chunk].Kind is not ChunkKind.Noun,
            IsHabit =
                verb is { Tense: Tense.Present, Passive: false, Progressive: false }
                && !reading.IsHeading
                && reading.ChunkAt(chunk - 1)?.Kind == ChunkKind.Relative
                && time is not { Precision: DatePrecision.Day },
        };
    }

    /// <summary>"The ministry said its forces had taken X": whose forces they are.</summary>
    private Actor? Owned(SentenceReading reading, Actor? gainer, List<Attribution> said) =>
        gainer is { IsOwn: true, IsPronoun: false, Id: null, HasName: false }
        && said is [{ SpeakerFirst: >= 0 } speaker, ..]
        && speaker.Verb < reading.Text.TokenAt(gainer.Start) - reading.Sentence.First
            ? gainer with
            {
                Owner = _voices.Of(reading, speaker) is { Speaker: var side, Name: var name } ? side ?? name : null,
            }
            : gainer;

    /// <summary>"In May troops retook X several days after it fell": the days count from the fall, and the month remains.</summary>
    private static TimeExpression? OwnTime(SentenceReading reading, Match match, IReadOnlyList<TimeExpression> times, List<Attribution> said)
    {
        var nearest = TimeBinding.For(reading, match.Head, match.Last, times, said);
        if (ClauseOrder.Apply(reading, nearest, match.Head) is { } own)
            return own;
        return ClauseOrder.Apply(reading, TimeBinding.For(reading, match.Head, match.Last, [.. times.Where(t => t != nearest)], said), match.Head);
    }

    /// <summary>"Its fall came after a day in which the rebels pressed an attack that began on Thursday": the day is another verb's.</summary>
    private static bool IsOfOtherClause(SentenceReading reading, int noun, int time)
    {
        var verbs = 0;
        for (var c = reading.ChunkOf(noun) + 1; c < reading.ChunkOf(time); c++)
        {
            if (reading.Chunks[c].Verb is { IsFinite: true }) verbs++;
        }

        return verbs > 1;
    }

    /// <summary>"has grown in strength, taking over X".</summary>
    private static bool IsUnderPerfect(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at >= 0; at--)
        {
            if (reading.Chunks[at].Verb is { IsFinite: true } verb) return verb.Tense == Tense.Perfect;
        }

        return false;
    }

    private static bool HasAgain(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (reading[w].Lower == "again") return true;
        }

        return false;
    }

    /// <summary>A time that leans on one told before it in the same sentence is resolved by it.</summary>
    private static TimeExpression? Leaning(TimeExpression? time, IReadOnlyList<TimeExpression> times)
    {
        if (
            time is not { Anchor: DateAnchor.Sentence, From: null }
            || (
                times.LastOrDefault(t => t.Last < time.First && t is { From: not null, Anchor: DateAnchor.Explicit })
                ?? times.LastOrDefault(t => t.Last < time.First && t.From is not null)
            )
                is not { From: { } from }
        )
            return time;
        if (time.Precision != DatePrecision.Year)
            return time with { From = from.AddDays(time.Shift), To = from.AddDays(time.Shift) };
        var year = Math.Clamp(from.Year + (Math.Sign(time.Shift) * Math.Max(1, Math.Abs(time.Shift) / 365)), 1, 9998);
        return time with { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) };
    }

    private static bool IsSubordinate(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at >= 0; at--)
        {
            var kind = reading.Chunks[at].Kind;
            if (kind is ChunkKind.Relative)
                return true;
            if (
                kind is ChunkKind.Preposition
                && reading[reading.Chunks[at].First].Lower is "since" or "after" or "before" or "until"
                && reading.Chunks[chunk].Verb!.Tense != Tense.Gerund
            )
                return true;
            if (kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Verb)
                return false;
        }

        return false;
    }
}
