using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Lays the verbal constructions over a verb group and what stands around it.</summary>
internal sealed class VerbMatcher(EventLexicon lexicon, ActorReader actors, PlaceReader places, Anaphora anaphora)
{
    private static readonly FrozenSet<string> Operations = EventLexicon.Shared.Cues("operation");
    private static readonly FrozenSet<string> Seats = EventLexicon.Shared.Cues("seat");

    private readonly SlotFiller _slots = new(actors, places, anaphora);
    private readonly PlaceSubjects _subjects = new(places);
    private readonly GarrisonMatcher _garrisons = new(places, new SlotFiller(actors, places, anaphora));

    /// <summary>The longest construction that fits; null when none does.</summary>
    public Match? Match(SentenceReading reading, int chunk)
    {
        var verb = reading.Chunks[chunk].Verb!;
        if (!lexicon.Verbal.TryGetValue(verb.Lemma, out var constructions)) return null;
        foreach (var construction in constructions)
        {
            var match =
                (verb.Passive || construction.Kind == ConstructionKind.Euphemism ? null : Active(reading, chunk, construction))
                ?? (
                    verb.Passive || (verb.MayBePassive && !HasObject(reading, chunk))
                        ? Passive(reading, chunk, construction) ?? PassiveOfWord(reading, chunk, construction)
                        : null
                );
            if (match is not null && !OtherSenses.Is(reading, chunk, match))
                return match;
        }

        return _garrisons.Match(reading, chunk, constructions);
    }

    /// <summary>A noun follows that tells no time: the bare past form is active.</summary>
    private static bool HasObject(SentenceReading reading, int chunk) =>
        reading.ChunkAt(BehindRough(reading, chunk + 1)) is { Kind: ChunkKind.Noun } next
        && !reading[next.First].Is(Tag.Calendar)
        && !reading[next.Last].Is(Tag.Calendar);

    /// <summary>"seized about a ton", "captured more than".</summary>
    private static int BehindRough(SentenceReading reading, int chunk)
    {
        while (
            reading.ChunkAt(chunk) is { } rough
            && (rough.Kind == ChunkKind.Adverb || reading[rough.First].Lower is "about" or "around" or "over" or "nearly" or "almost" or "than")
        )
            chunk++;
        return chunk;
    }

    private Match? Active(SentenceReading reading, int chunk, Construction construction)
    {
        var filled = new Filled(reading.Chunks[chunk].Last);
        if (!_slots.Fill(reading, construction.Rest, 0, ref filled) && !FillByRelative(reading, chunk, construction, ref filled)) return null;
        if (!Subject(reading, chunk, construction, ref filled)) return null;
        if (construction.Rest.Count == 0 && construction.Subject?.Slot == Slot.Place && IsIdiom(reading, filled.Last + 1)) return null;
        if (construction.IsPlaceImplied && HasOwnPlace(reading, filled.Last + 1)) return null;
        if (construction.IsPlaceImplied) filled.Place = Implied(reading, chunk);
        _slots.FillTail(reading, construction, passive: false, ref filled);
        return filled.ToMatch(construction, reading.Chunks[chunk].Verb!.Head);
    }

    /// <summary>"falls short", "fell by 3 %", "falls under different rules".</summary>
    private static bool IsIdiom(SentenceReading reading, int next)
    {
        if (next >= reading.Words.Length)
            return false;
        if (
            reading[next].Lower
            is "short" or "behind" or "apart" or "ill" or "asleep" or "silent" or "victim" or "prey" or "flat" or "out" or "off" or "for" or "below"
                or "under" or "outside" or "into" or "within" or "down" or "back" or "through" or "away" or "from"
        )
            return true;
        return reading[next].Lower is "by" or "to"
            && next + 1 < reading.Words.Length
            && (
                reading[next + 1].IsNumber
                || reading[next + 1].Is(Tag.Determiner)
                    && next + 2 < reading.Words.Length
                    && reading[next + 2].Lower is "ground" or "floor" or "lowest"
            );
    }

    /// <summary>"took control of the market": what was taken is told, though it was not read as a place.</summary>
    private static bool HasOwnPlace(SentenceReading reading, int next) => next < reading.Words.Length && reading[next].Lower is "of" or "over";

    /// <summary>The place is the one told last before the verb.</summary>
    private static PlacePhrase Implied(SentenceReading reading, int chunk)
    {
        var word = reading.Chunks[chunk].First;
        return new PlacePhrase(
            [
                new PlaceRef
                {
                    Start = reading.StartOf(word),
                    End = reading.EndOf(word),
                    PointsBack = true,
                },
            ],
            reading.Chunks[chunk].Last
        );
    }

    /// <summary>"X, which insurgents overran": the object stands before the clause.</summary>
    private bool FillByRelative(SentenceReading reading, int chunk, Construction construction, ref Filled filled)
    {
        if (construction.Rest.Count != 1 || construction.Rest[0].Slot != Slot.Place) return false;
        for (var at = chunk - 1; at > 0 && chunk - at <= 6; at--)
        {
            if (reading.Chunks[at].Verb is { } between && reading[between.Head].Is(Tag.Speech))
                continue;
            if (reading.Chunks[at].Kind is ChunkKind.Verb or ChunkKind.Break)
                return false;
            if (
                reading.Chunks[at].Kind is not (ChunkKind.Relative or ChunkKind.Subordinator)
                || reading[reading.Chunks[at].First].Lower is not ("which" or "that")
            )
                continue;
            if (reading.Chunks[chunk - 1].Kind is ChunkKind.Relative or ChunkKind.Subordinator)
                return false;
            filled = new Filled(reading.Chunks[chunk].Last);
            var noun = BeforeBrackets(reading, reading.Chunks[at - 1].Kind == ChunkKind.Comma ? at - 2 : at - 1);
            noun = Subjects.OfOrdinal(reading, noun) ?? noun;
            if (DescribesPlace(reading, noun) || IsOfHead(reading, noun, at)) return false;
            return noun >= 0 && reading.Chunks[noun].Kind == ChunkKind.Noun && _subjects.Fill(reading, noun, at, ref filled);
        }

        return false;
    }

    /// <summary>"X (Norkand), which": the name before what the brackets enclose.</summary>
    private static int BeforeBrackets(SentenceReading reading, int chunk)
    {
        if (chunk < 3 || reading[reading.Chunks[chunk].Last].Lower != ")") return chunk;
        for (var at = chunk - 1; at > 0 && chunk - at <= 4; at--)
        {
            if (reading[reading.Chunks[at].First].Lower == "(") return at - 1;
        }

        return chunk;
    }

    /// <summary>"a remote district in Takhar that": the clause tells of the district.</summary>
    private static bool DescribesPlace(SentenceReading reading, int noun) =>
        noun > 1
        && reading.Chunks[noun - 1].Kind == ChunkKind.Preposition
        && reading[reading.Chunks[noun - 1].First].Lower == "in"
        && reading.Chunks[noun - 2] is { Kind: ChunkKind.Noun } described
        && reading[described.Last].Is(Tag.Place);

    /// <summary>"its secrets with Velmaria that it had taken": a bare name needs no clause to tell which; the clause is the head's.</summary>
    private static bool IsOfHead(SentenceReading reading, int noun, int relative) =>
        noun == relative - 1 && reading[reading.Chunks[relative].First].Lower == "that" && reading.IsTellingCapital(reading.Chunks[noun].Last)
        && reading.ChunkAt(noun - 1) is { Kind: ChunkKind.Preposition } link && reading[link.Last].Lower != "of";

    private bool Subject(SentenceReading reading, int chunk, Construction construction, ref Filled filled)
    {
        var subject = Subjects.Of(reading, chunk);
        if (construction.Subject is not { } slot)
            return true;
        if (slot.Slot == Slot.None)
            return subject is { } literal
                && slot.Words.Contains(reading[reading.Chunks[literal].Last].Lower)
                && (filled.Place is null ? _slots.OfControl(reading, literal, ref filled) : OwnedBy(reading, literal, ref filled));
        if (slot.Slot == Slot.Place)
            return subject is { } place && _subjects.Fill(reading, place, chunk, ref filled);
        var actor = subject is { } who ? _slots.Actor(reading, who) : null;
        if (
            actor is null
            && !MayLackSubject(reading, chunk, subject)
            && !IsPronoun(reading, subject)
            && !IsFightThatLeft(reading, subject, construction)
        )
            return false;
        filled.Set(slot.Slot, actor);
        return true;
    }

    /// <summary>"The army flag", "the flag of the Front": whose the construction's own word is.</summary>
    private bool OwnedBy(SentenceReading reading, int subject, ref Filled filled)
    {
        var noun = reading.Chunks[subject];
        var first = reading[noun.First].Is(Tag.Determiner) ? noun.First + 1 : noun.First;
        filled.Set(Slot.Gainer, noun.Last > first ? actors.Read(reading, first, noun.Last - 1) : null);
        if (reading.ChunkAt(subject + 1) is { Kind: ChunkKind.Preposition } of && reading[of.First].Lower == "of")
            filled.Set(Slot.Gainer, _slots.Actor(reading, subject + 2));
        return true;
    }

    /// <summary>"it has pushed the rebels out": who is meant may stay open.</summary>
    private static bool IsPronoun(SentenceReading reading, int? subject) =>
        subject is { } chunk
        && reading.Chunks[chunk].First == reading.Chunks[chunk].Last
        && reading[reading.Chunks[chunk].First].Lower is "it" or "they" or "we";

    /// <summary>A gerund or infinitive need not name its subject; a finite verb must.</summary>
    private static bool MayLackSubject(SentenceReading reading, int chunk, int? subject) =>
        !reading.Chunks[chunk].Verb!.IsFinite && (subject is null || reading.Chunks[chunk].Verb!.Tense == Tense.Gerund)
        || subject is { } who && IsOperation(reading, who);

    /// <summary>"Fighting left X in rebel hands": what happened there, not who lost it.</summary>
    private static bool IsFightThatLeft(SentenceReading reading, int? subject, Construction construction) =>
        construction.Head == "leave"
        && construction.Rest.Any(e => e.Slot == Slot.Gainer)
        && subject is { } what
        && EventLexicon.Shared.IsCue("leaving", reading[reading.Chunks[what].Last].Lower);

    private static bool IsOperation(SentenceReading reading, int chunk) => Operations.Contains(reading[reading.Chunks[chunk].Last].Lower);

    private Match? Passive(SentenceReading reading, int chunk, Construction construction)
    {
        if (
            construction.Rest.Count == 0
            || construction.Rest.Any(e => e.Slot == Slot.Loser) && construction.DirectObject != 0
            || construction.Subject is not { Slot: Slot.Gainer or Slot.Loser } agent
            || construction.Kind is ConstructionKind.Enter
                && reading.Chunks[chunk].Verb!.Lemma is not ("storm" or "enter" or "reenter" or "penetrate" or "infiltrate")
        )
            return null;
        if (Subjects.Of(reading, chunk) is not { } subject && !TryReduced(reading, chunk, out subject))
            return null;
        if (construction.Head == "occupy" && IsDescription(reading, chunk, subject))
            return null;
        if (construction.Kind == ConstructionKind.Euphemism && !IsSeatOfGovernment(reading, subject))
            return null;
        if (
            construction.Kind == ConstructionKind.Euphemism
            && reading.ChunkAt(subject + 1) is { Kind: ChunkKind.Preposition } of
            && reading[of.First].Lower is "of" or "for"
            && !reading[reading.Chunks[subject].Last].Is(Tag.Place)
        )
            subject += 2;
        var filled = new Filled(reading.Chunks[chunk].Last);
        var moved = construction.DirectObject == 0 ? 0 : FindPlaceBehindWords(construction);
        if (moved < 0 || !FillMoved(reading, subject, chunk, construction.Rest[moved].Slot, ref filled)) return null;
        if (!_slots.Fill(reading, construction.Rest, moved + 1, ref filled, before: moved)) return null;
        if (moved > 0 && !WordsStandBefore(reading, chunk, construction, moved)) return null;
        _slots.FillTail(reading, construction, passive: true, ref filled);
        filled.Set(agent.Slot, _slots.Agent(reading, filled.Last));
        if (construction.IsPlaceImplied)
            filled.Place = Implied(reading, chunk);
        return filled.Place is null || filled.Place.Places.All(p => p.IsMinor && !IsKnownSite(reading, p))
            ? null
            : filled.ToMatch(construction, reading.Chunks[chunk].Verb!.Head);
    }

    /// <summary>"…, a town occupied by", "flushed them out of the parts of X occupied by": the participle tells which.</summary>
    private static bool IsDescription(SentenceReading reading, int chunk, int subject)
    {
        if (reading.Chunks[chunk].First != reading.Chunks[chunk].Last || subject != chunk - 1 && reading.Chunks[chunk - 1].Kind != ChunkKind.Noun)
            return false;
        return subject == chunk - 1 && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Comma }
            || !reading.IsHeading && reading.ChunkAt(chunk - 2) is { Kind: ChunkKind.Preposition };
    }

    /// <summary>"The airport was later captured": the one that the sentence before names.</summary>
    private bool IsKnownSite(SentenceReading reading, PlaceRef place)
    {
        var (first, last) = (
            reading.Text.TokenAt(place.Start) - reading.Sentence.First,
            reading.Text.TokenAt(place.End - 1) - reading.Sentence.First
        );
        return place.Kind == PlaceKind.Site
            && reading[first].Lower == "the"
            && last == first + 1
            && anaphora.Site(reading[last].Lower) is { } site
            && site.Start >= reading.Text.Sentences[Math.Max(0, reading.Index - 1)].Start;
    }

    /// <summary>"The army flag was raised over X": the construction's own word is the subject, and tells whose it is.</summary>
    private Match? PassiveOfWord(SentenceReading reading, int chunk, Construction construction)
    {
        if (
            construction is not { Subject.Slot: Slot.Gainer, Rest: [{ Slot: Slot.None } word, _, ..] }
            || Subjects.Of(reading, chunk) is not { } subject
        )
            return null;
        var noun = reading.Chunks[subject];
        if (!word.Words.Contains(reading[noun.Last].Lower)) return null;
        var filled = new Filled(reading.Chunks[chunk].Last);
        if (!_slots.Fill(reading, construction.Rest, 1, ref filled) || filled.Place is null) return null;
        OwnedBy(reading, subject, ref filled);
        filled.Set(Slot.Gainer, _slots.Agent(reading, filled.Last));
        return filled.ToMatch(construction, reading.Chunks[chunk].Verb!.Head);
    }

    private static bool IsSeatOfGovernment(SentenceReading reading, int chunk)
    {
        for (var w = reading.Chunks[chunk].First; w <= reading.Chunks[chunk].Last; w++)
        {
            if (Seats.Contains(reading[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"take over PLACE", "take back PLACE": particles stay behind the passive verb.</summary>
    private static int FindPlaceBehindWords(Construction construction)
    {
        for (var i = 0; i < construction.Rest.Count; i++)
        {
            if (construction.Rest[i].Slot == Slot.Place)
                return construction.Rest.Take(i).All(e => e.Words.All(w => w is "over" or "back" or "up" or "from" or "out" or "of")) ? i : -1;
        }

        return -1;
    }

    private static bool WordsStandBefore(SentenceReading reading, int chunk, Construction construction, int count)
    {
        var at = reading.Chunks[chunk].Last;
        for (var i = 0; i < count; i++)
        {
            at++;
            if (at >= reading.Words.Length || !construction.Rest[i].Words.Contains(reading[at].Lower)) return false;
        }

        return true;
    }

    private bool FillMoved(SentenceReading reading, int subject, int chunk, Slot slot, ref Filled filled)
    {
        if (slot == Slot.Place) return _subjects.Fill(reading, subject, chunk, ref filled);
        var actor = _slots.Actor(reading, subject);
        filled.Set(slot, actor);
        return actor is not null;
    }

    private static bool TryReduced(SentenceReading reading, int chunk, out int subject)
    {
        subject = chunk - 1;
        return chunk > 0 && reading.Chunks[chunk - 1].Kind == ChunkKind.Noun;
    }
}
