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
    private readonly EventLexicon _lexicon = EventLexicon.Shared;
    private readonly Anaphora _anaphora;
    private readonly ActorReader _actors;
    private readonly PlaceReader _places;
    private readonly Modality _modality;
    private readonly VerbMatcher _verbs;
    private readonly NounMatcher _nouns;
    private readonly HeadingMatcher _headings;
    private readonly GappedList _gaps;
    private readonly Naming _naming;
    private List<Report> _before = [];

    public ReportCollector(DocumentNames names, Anaphora anaphora)
    {
        _anaphora = anaphora;
        _actors = new ActorReader(names);
        _places = new PlaceReader(names);
        _gaps = new GappedList(_places);
        _naming = new Naming(_places);
        _modality = new Modality(_lexicon);
        _verbs = new VerbMatcher(_lexicon, _actors, _places, anaphora);
        _headings = new HeadingMatcher(_lexicon, new SlotFiller(_actors, _places, anaphora));
        _nouns = new NounMatcher(_lexicon, _actors, _places, anaphora);
    }

    /// <summary>Tellings in one sentence. Times that lean on the sentence before are resolved later.</summary>
    public List<Report> Read(SentenceReading reading, IReadOnlyList<TimeExpression> times)
    {
        var reports = new List<Report>();
        var said = reading.Said;
        _anaphora.Hear([.. said.Where(s => s.SpeakerFirst >= 0).Select(s => VoiceOf(reading, s))]);
        for (var c = 0; c < reading.Chunks.Length; c++)
        {
            ReadChunk(reading, c, times, said, reports);
            Remember(reading, c);
        }

        RememberSubject(reading);
        reports.AddRange(_naming.Of(reading, _before));
        return _before = reports;
    }

    /// <summary>"the rebels are soldiers who left the army. They …": what a sentence is about is meant before what it merely names.</summary>
    private void RememberSubject(SentenceReading reading)
    {
        var verb = Array.FindIndex(reading.Chunks, c => c.Verb is { IsFinite: true, Lemma: "be" });
        if (verb > 0 && Subjects.Of(reading, verb) is { } subject && !reading[reading.Chunks[subject].First].Is(Tag.Pronoun) && _actors.Read(reading, subject) is { } actor) _anaphora.Remember(actor);
    }

    private Anaphora.Voice VoiceOf(SentenceReading reading, Attribution said) => new(
        _actors.Read(reading, reading.ChunkOf(said.SpeakerFirst)) ?? Capital(reading, said) ?? Represented(reading, reading.Chunks[reading.ChunkOf(said.SpeakerFirst)]), new Actor(said.Speaker!, reading.StartOf(said.SpeakerFirst), null, null, ActorClass.Any), said.First, said.Last, said.Verb);

    /// <summary>"Brigade leader Karim Jan", "the movement's spokesman": the side that an officer speaks for.</summary>
    private Actor? Represented(SentenceReading reading, Chunk speaker)
    {
        for (var w = speaker.First + 1; w <= speaker.Last; w++)
        {
            if (reading[w].Lower is not ("leader" or "commander" or "chief" or "spokesman" or "spokeswoman" or "spokesperson")) continue;
            var first = reading[speaker.First].Is(Tag.Determiner) ? speaker.First + 1 : speaker.First;
            return first < w && _actors.Read(reading, first, w - 1) is { Class: not ActorClass.Person } side ? side : null;
        }

        return null;
    }

    /// <summary>"Kyiv says it has …": a city that speaks is a government.</summary>
    private Actor? Capital(SentenceReading reading, Attribution said) =>
        _places.Read(reading, said.SpeakerFirst, alone: true) is { Places: [{ Mention: { Id: not null, Kind: PlaceKind.City } }] } phrase && phrase.Last == said.SpeakerLast
            ? new Actor(said.Speaker!, reading.StartOf(said.SpeakerFirst), null, null, ActorClass.State)
            : null;

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
        match = Each(reading, Listed(reading, Identified(reading, chunk, match)));
        if (match.Place.Places is [{ PointsBack: true, IsNamed: false } many] && IsPlural(reading, many)) return;
        foreach (var (place, time) in _gaps.After(reading, match, times)) reports.Add(Create(reading, chunk, match, place, times, said) with { Time = time });
        if (match.Place.Places is [{ IsNamed: true }, _, ..]) _anaphora.RememberList(match.Place.Places);
        foreach (var place in match.Place.Places)
        {
            reports.Add(Create(reading, chunk, match, place, times, said));
            if (place.IsNamed && !place.IsMinor) _anaphora.Remember(place);
        }
    }

    /// <summary>"It conquered the capital": nobody known takes a place that only points back.</summary>
    private static bool IsOfNobody(SentenceReading reading, int chunk, Match match) =>
        match is { Gainer: null, Loser: null, Place.Places: [{ PointsBack: true }], Construction.Subject.Slot: Slot.Gainer } && reading.Chunks[chunk].Verb is { Passive: false, IsFinite: true } && match.Place.Last > match.Head;

    /// <summary>"they were seized", "the takeover of their regions": no one place, people as a rule.</summary>
    private static bool IsPlural(SentenceReading reading, PlaceRef back)
    {
        var last = reading[reading.Text.TokenAt(back.End - 1) - reading.Sentence.First];
        return last.Lower is "they" or "them" || (last.Is(Tag.Place) && last.Info.Place is not PlaceKind.Site && last.Lower.EndsWith('s'));
    }

    /// <summary>"… of X and Y, two days after they fell", "… of the cities of X and Y, ceding the cities", "had held the two districts": both.</summary>
    private Match Each(SentenceReading reading, Match match)
    {
        if (match.Place.Places is [{ IsNamed: false, Count: > 1 } counted] && counted.Count == _anaphora.Listed.Count && IsDefinite(reading, counted)) return AllListed(match, counted);
        if (match.Place.Places is not [{ PointsBack: true, IsNamed: false } back] || _anaphora.Listed.Count < 2) return match;
        var word = reading.Text.TokenAt(back.Start) - reading.Sentence.First;
        var implied = match.Construction.IsPlaceImplied && _anaphora.Listed[0].Start >= reading.Sentence.Start;
        var listed = IsPlural(reading, back) && _anaphora.Listed[0].Start >= reading.Sentence.Start && _anaphora.Listed.All(p => p.Kind == back.Kind);
        if (!implied && !listed && reading[word].Lower is not ("they" or "them" or "both")) return match;
        return AllListed(match, back);
    }

    private Match AllListed(Match match, PlaceRef pointing) =>
        match with { Place = match.Place with { Places = [.. _anaphora.Listed.Select(p => p with { Start = pointing.Start, End = pointing.End, PointsBack = true })] } };

    private static bool IsDefinite(SentenceReading reading, PlaceRef place) => reading[reading.Text.TokenAt(place.Start) - reading.Sentence.First].Lower is "the" or "these" or "those" or "both";

    /// <summary>"The district that was taken is X".</summary>
    private Match Identified(SentenceReading reading, int chunk, Match match)
    {
        if (match.Place.Places is not [{ PointsBack: true, IsNamed: false }] || reading.ChunkAt(chunk + 1)?.Verb is not { Lemma: "be", Negated: false } || reading.ChunkAt(chunk + 2) is not { Kind: ChunkKind.Noun } noun) return match;
        return _places.Read(reading, noun.First, alone: true) is { } phrase && phrase.Places.All(p => p.IsNamed) ? match with { Place = phrase } : match;
    }

    /// <summary>"most of the Norkand countryside, including the towns of X and Y": of a region or a part only what is named changed hands for certain.</summary>
    private static bool IsPortion(SentenceReading reading, Match match, PlaceRef place)
    {
        if (!place.IsNamed || (place.Partial is null && place.Kind is not PlaceKind.Region)) return false;
        for (var w = Math.Max(match.Last, match.Place.Last) + 1; w < reading.Words.Length; w++)
        {
            if (reading[w].Lower == "including") return true;
            if (reading.Chunks[reading.ChunkOf(w)].Verb is not null) return false;
        }

        return false;
    }

    /// <summary>"Six districts have fallen, among them X and Y": the named ones stand for the count.</summary>
    private Match Listed(SentenceReading reading, Match match) =>
        match.Place.Places is [{ PointsBack: false } place] && (IsPortion(reading, match, place) || !place.IsNamed && (place.Count is not null || place.IsVague || place.Kind == PlaceKind.Region)) && _places.ListedBehind(reading, Math.Max(match.Last, match.Place.Last), place.Kind) is { } listed
            ? match with { Place = listed with { Places = [.. listed.Places.Select(p => p with { Kind = p.Kind == PlaceKind.Unknown && !place.IsNamed ? place.Kind : p.Kind, Admin1 = p.Admin1 ?? place.Admin1 })] } }
            : match;

    private Report Create(SentenceReading reading, int chunk, Match match, PlaceRef place, IReadOnlyList<TimeExpression> times, List<Attribution> said)
    {
        var verb = reading.Chunks[chunk].Verb;
        var covering = said.Where(s => s.Covers(match.Head) && s.Verb != match.Head).OrderByDescending(s => s.First).ToList();
        var time = Leaning(ClauseOrder.Apply(reading, TimeBinding.For(reading, match.Head, match.Last, times, said), match.Head), times);
        return new Report
        {
            Construction = match.Construction,
            Reading = reading,
            Word = match.Head,
            Place = place is { PointsBack: true, IsNamed: false } ? Resolve(reading, place) : (match.Construction.Kind is ConstructionKind.State or ConstructionKind.Hold or ConstructionKind.Change ? SiteMeant(reading, place) : null) ?? place,
            Gainer = match.Gainer,
            Loser = match.Loser,
            Outcome = verb is null ? _modality.OfNoun(reading, match.Head) : _modality.OfVerb(reading, chunk),
            Said = covering,
            Time = time,
            IsAccount = verb is { Tense: Tense.Perfect } || verb is { Tense: Tense.Gerund } && IsUnderPerfect(reading, chunk),
            IsPluperfect = verb?.Tense == Tense.Pluperfect,
            IsPresupposed = verb is null || IsSubordinate(reading, chunk),
            IsAgain = verb is not null && HasAgain(reading, reading.Chunks[chunk].First, Math.Min(Math.Max(match.Head, Math.Max(match.Last, match.Place.Last)) + 1, reading.Words.Length - 1)),
            IsVerbless = verb is null && reading.Chunks[chunk].Kind is not ChunkKind.Noun,
            IsHabit = verb is { Tense: Tense.Present, Passive: false, Progressive: false } && !reading.IsHeading && reading.ChunkAt(chunk - 1)?.Kind == ChunkKind.Relative && time is not { Precision: DatePrecision.Day },
        };
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
        if (time is not { Anchor: DateAnchor.Sentence, From: null } || (times.LastOrDefault(t => t.Last < time.First && t is { From: not null, Anchor: DateAnchor.Explicit }) ?? times.LastOrDefault(t => t.Last < time.First && t.From is not null)) is not { From: { } from }) return time;
        if (time.Precision != DatePrecision.Year) return time with { From = from.AddDays(time.Shift), To = from.AddDays(time.Shift) };
        var year = Math.Clamp(from.Year + (Math.Sign(time.Shift) * Math.Max(1, Math.Abs(time.Shift) / 365)), 1, 9998);
        return time with { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) };
    }

    private PlaceRef Resolve(SentenceReading reading, PlaceRef pointing) =>
        Meant(reading, pointing) is { } known ? known with { PointsBack = pointing.Kind == PlaceKind.Unknown, Partial = pointing.Partial ?? known.Partial, Start = pointing.Start, End = pointing.End } : pointing;

    private PlaceRef? Meant(SentenceReading reading, PlaceRef pointing)
    {
        if (IsFormer(reading, pointing)) return _anaphora.Former(pointing.Start);
        var told = _anaphora.Place(pointing.Kind, pointing.Start);
        if (!IsProvincialCapital(reading, pointing)) return told;
        return _anaphora.Landmark(reading.Sentence.Start, pointing.Start) ?? (told is { Kind: PlaceKind.District } ? null : told);
    }

    /// <summary>"still hold the dam" behind "Mosul dam": the site told last whose name ends so; "evacuates the base" tells too little of which.</summary>
    private PlaceRef? SiteMeant(SentenceReading reading, PlaceRef place)
    {
        if (place is not { IsNamed: false, IsMinor: true, Kind: PlaceKind.Site }) return null;
        var (first, last) = (reading.Text.TokenAt(place.Start) - reading.Sentence.First, reading.Text.TokenAt(place.End - 1) - reading.Sentence.First);
        return reading[first].Lower == "the" ? _anaphora.Site(reading[last].Lower) : null;
    }

    /// <summary>"fighting around X meant that it was the ninth provincial capital to fall": a city, and not one of the districts told of before.</summary>
    private static bool IsProvincialCapital(SentenceReading reading, PlaceRef pointing) =>
        reading.Text.TokenAt(pointing.End - 1) - reading.Sentence.First is > 0 and var head && reading[head].Lower == "capital" && reading[head - 1].Lower is "provincial" or "regional" or "state";

    private static bool IsFormer(SentenceReading reading, PlaceRef pointing) => reading[reading.Text.TokenAt(pointing.End - 1) - reading.Sentence.First].Lower == "former";

    private static bool IsSubordinate(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at >= 0; at--)
        {
            var kind = reading.Chunks[at].Kind;
            if (kind is ChunkKind.Relative) return true;
            if (kind is ChunkKind.Preposition && reading[reading.Chunks[at].First].Lower is "since" or "after" or "before" or "until" && reading.Chunks[chunk].Verb!.Tense != Tense.Gerund) return true;
            if (kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Verb) return false;
        }

        return false;
    }

    /// <summary>Sides and named places, for "they" and "the district" behind them.</summary>
    private void Remember(SentenceReading reading, int chunk)
    {
        if (reading.Chunks[chunk].Kind != ChunkKind.Noun) return;
        var phrase = _places.Read(reading, reading.Chunks[chunk].First, alone: true);
        if (Possessor(reading, reading.Chunks[chunk]) is { } owner) _anaphora.RememberLandmark(owner);
        if (phrase is not null && !Speaks(reading, chunk) && !IsCapitalOf(reading, chunk)) RememberPlaces(phrase, IsLandmark(reading, chunk) || IsWay(reading, chunk));
        if (reading[reading.Chunks[chunk].First].Is(Tag.Pronoun) || _actors.Read(reading, chunk) is not { } actor) return;
        if (phrase is null or { Places: [{ IsMinor: true }] } || (actor.Id is not null && !phrase.Places.Any(p => p.IsNamed))) _anaphora.Remember(actor);
    }

    /// <summary>"Selk's airport", "Selk's last defenders": Selk.</summary>
    private PlaceRef? Possessor(SentenceReading reading, Chunk chunk)
    {
        for (var w = chunk.First + 1; w < chunk.Last; w++)
        {
            if (reading[w].IsPossessive) return _places.ReadNamed(reading, chunk.First, w - 1) is { Places: [{ IsNamed: true, Mention.Id: not null } place] } && place.Kind is not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region) ? place : null;
        }

        return null;
    }

    /// <summary>"the highway linking X to Y": they tell where a road is.</summary>
    private static bool IsWay(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at >= 0 && at >= chunk - 3; at--)
        {
            if (reading.Chunks[at].Kind == ChunkKind.Preposition && reading[reading.Chunks[at].First].Lower is "linking" or "connecting" or "between") return true;
        }

        return false;
    }

    /// <summary>"X, the capital of Y province": a word for X, not another place.</summary>
    private static bool IsCapitalOf(SentenceReading reading, int chunk) =>
        reading[reading.Chunks[chunk].Last].Lower == "capital" && reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Comma } && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Preposition };

    /// <summary>"near X", "30 km from X", "Y in X": it only tells where something else lies.</summary>
    private bool IsLandmark(SentenceReading reading, int chunk) =>
        (reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } link && reading[link.Last].Lower == "in" && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } part && _places.Read(reading, part.First, alone: true) is { Places: [{ IsNamed: true, IsEvident: true }] }) ||
        (reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } of && reading[of.Last].Lower == "of" && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } whose && reading[whose.Last].Is(Tag.Place) && (NameRuns.Of(reading, whose.First, whose.Last).Length > 0 || reading[whose.Last].Info.Place == PlaceKind.Site && IsLandmark(reading, chunk - 2))) ||
        IsBracketed(reading, chunk) ||
        IsBehindDirection(reading, reading.Chunks[chunk].First) ||
        reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } before && reading[before.Last].Lower is "near" or "outside" or "towards" or "toward" or "from" or "bordering" ||
        reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Preposition } with && reading[with.Last].Lower == "with" && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Noun } edge && reading[edge.Last].Lower is "border" or "frontier" or "boundary";

    /// <summary>"60 km north of X": X lies elsewhere.</summary>
    private static bool IsBehindDirection(SentenceReading reading, int word) =>
        word > 1 && reading[word - 1].Lower == "of" && reading[word - 2].Lower is "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast" or "southwest" or "north-east" or "north-west" or "south-east" or "south-west" or "outskirts";

    /// <summary>"X (Norkand)", "X (Selk, Norkand)": where X lies.</summary>
    private static bool IsBracketed(SentenceReading reading, int chunk)
    {
        var at = chunk - 1;
        while (at > 0 && reading.Chunks[at].Kind is ChunkKind.Comma or ChunkKind.Noun) at--;
        return at > 0 && reading[reading.Chunks[at].First].Lower == "(" && reading.Chunks[at - 1] is { Kind: ChunkKind.Noun } named && NameRuns.Of(reading, named.First, named.Last).Length > 0;
    }

    /// <summary>"Kyiv denied that the town had fallen": the town is another.</summary>
    private static bool Speaks(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk + 1)?.Verb is { } verb && reading[verb.Head].Is(Tag.Speech) && !reading[reading.Chunks[chunk].Last].Is(Tag.Place);

    private void RememberPlaces(PlacePhrase phrase, bool landmark)
    {
        foreach (var place in phrase.Places.Where(p => p.IsNamed && p.IsEvident && !p.IsMinor && p.Kind is not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region)))
        {
            if (landmark) _anaphora.RememberLandmark(place);
            else _anaphora.Remember(place);
        }
    }
}
