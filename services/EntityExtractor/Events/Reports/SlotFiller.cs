using System.Collections.Frozen;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Fills the slots of a construction from the words behind its head.</summary>
internal sealed class SlotFiller(ActorReader actors, PlaceReader places, Anaphora anaphora)
{
    private const int TailReach = 14;

    private static readonly FrozenSet<string> FlagBearing = EventLexicon.Shared.Cues("flag-bearing");

    /// <summary>Matches the elements from <paramref name="from"/> on, in order.</summary>
    public bool Fill(SentenceReading reading, IReadOnlyList<Element> rest, int from, ref Filled filled, int before = 0)
    {
        filled.Last += before;
        for (var i = from; i < rest.Count; i++)
        {
            var last = rest[i].Slot switch
            {
                Slot.None => Literal(reading, rest[i].Words, filled.Last + 1),
                Slot.Place => FillPlace(
                    reading,
                    filled.Last + 1,
                    alone: i + 1 < rest.Count && rest[i + 1].Slot == Slot.None,
                    flag: IsFlag(rest),
                    ref filled
                ),
                _ => FillActor(reading, rest[i].Slot, filled.Last + 1, next: i + 1 < rest.Count ? rest[i + 1].Words : [], ref filled),
            };
            if (last is not { } end)
                return false;
            if (
                rest[i].Slot == Slot.Place
                && i + 1 < rest.Count
                && rest[i + 1].Slot == Slot.None
                && Literal(reading, rest[i + 1].Words, end + 1) is null
            )
                end = FillPlace(reading, filled.Last + 1, alone: false, flag: false, ref filled) ?? end;
            filled.Last = end;
        }

        return true;
    }

    /// <summary>The side in a phrase; of "Rwandan and local troops" or "troops and their allies" the first that is one.</summary>
    public Actor? Actor(SentenceReading reading, int chunk)
    {
        var and = BehindAdverbs(reading, chunk - 1);
        if (IsJoined(reading, and) && reading.Chunks[and - 1] is { Kind: ChunkKind.Noun } before)
        {
            if (before.First == before.Last && Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[before.First].Token)) is not null)
                return One(reading, chunk) is { } both
                    ? both with
                    {
                        Text = reading.TextOf(before.First, reading.Chunks[chunk].Last),
                        Start = reading.StartOf(before.First),
                    }
                    : null;
            if (One(reading, and - 1) is { } first)
                return first;
        }

        return One(reading, chunk) ?? (IsJoined(reading, chunk + 1) ? One(reading, chunk + 2) : null);
    }

    private static bool IsJoined(SentenceReading reading, int conjunction) =>
        reading.ChunkAt(conjunction) is { Kind: ChunkKind.Conjunction } and
        && reading[and.First].Lower is "and" or "&"
        && reading.ChunkAt(conjunction - 1) is { Kind: ChunkKind.Noun }
        && (reading.ChunkAt(conjunction - 2) is not { Verb: { } verb } || reading[verb.Head].Is(Tag.Speech));

    /// <summary>"the army and allied militia": the chunk before the describing word.</summary>
    private static int BehindAdverbs(SentenceReading reading, int chunk)
    {
        while (reading.ChunkAt(chunk) is { Kind: ChunkKind.Adverb }) chunk--;
        return chunk;
    }

    private Actor? One(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk) is { Kind: ChunkKind.Noun } noun && noun.First == noun.Last && reading[noun.First].Is(Tag.Pronoun)
            ? anaphora.Actor(reading[noun.First].Lower, noun.First)
            : actors.Read(reading, chunk) ?? OfTwo(reading, chunk);

    /// <summary>"the former", "the latter".</summary>
    private Actor? OfTwo(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk) is { Kind: ChunkKind.Noun } noun
        && noun.Last == noun.First + 1
        && reading[noun.First].Lower == "the"
        && reading[noun.Last].Lower is "former" or "latter"
            ? anaphora.OfTwo(reading[noun.Last].Lower == "former")
            : null;

    /// <summary>"Control of X passed to".</summary>
    public bool OfControl(SentenceReading reading, int chunk, ref Filled filled)
    {
        var of = reading.Chunks[chunk].Last + 1;
        if (of >= reading.Words.Length || reading[of].Lower is not ("of" or "over")) return false;
        filled.Place = places.Read(reading, of + 1);
        return filled.Place is not null;
    }

    /// <summary>"by GAINER" behind a passive.</summary>
    public Actor? Agent(SentenceReading reading, int last) => Behind(reading, last, ["by"]);

    private static bool IsFlag(IReadOnlyList<Element> rest) => rest.Any(e => e.Words.Contains("flag") || e.Words.Contains("atop"));

    /// <summary>A flag over "the municipal building in X" flies over X.</summary>
    private static int? Around(SentenceReading reading, int at)
    {
        var chunk = reading.ChunkOf(at);
        if (
            reading.ChunkAt(chunk) is not { Kind: ChunkKind.Noun } roof
            || NameRuns.Of(reading, roof.First, roof.Last).Length > 0
            || !(reading[roof.First].Is(Tag.Determiner) || char.IsLower(reading.Text.Text[reading.StartOf(roof.First)]))
        )
            return null;
        return
            reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Preposition } link
            && reading[link.First].Lower is "in" or "of" or "at" or "to"
            && IsSeat(reading[roof.Last].Lower)
            && reading.ChunkAt(chunk + 2) is { Kind: ChunkKind.Noun } name
            ? name.First
            : null;
    }

    private static bool IsSeat(string noun) => FlagBearing.Contains(noun);

    public Actor? From(SentenceReading reading, int last) => Behind(reading, last, ["from"]);

    /// <summary>"from LOSER", "to GAINER" behind the match.</summary>
    public void FillTail(SentenceReading reading, Construction construction, bool passive, ref Filled filled)
    {
        if (
            filled.Gainer is null
            && reading[filled.Last].Lower is "theirs" or "ours"
            && anaphora.Actor(reading[filled.Last].Lower == "ours" ? "we" : "they", filled.Last) is { IsOwn: true } owner
        )
            filled.Gainer = owner;
        if (filled.Loser is null && construction.Subject?.Slot == Slot.Gainer)
            filled.Loser = Behind(reading, filled.Last, ["from", "against"]);
        if (filled.Gainer is null && construction.Subject?.Slot is Slot.Place or Slot.Loser)
            filled.Gainer = Behind(reading, filled.Last, ["to"]);
        if (filled.Gainer is null && construction.Subject?.Slot is Slot.Place && !passive)
            filled.Gainer = Behind(reading, filled.Last, ["by"]);
    }

    private Actor? Behind(SentenceReading reading, int last, string[] prepositions)
    {
        for (var c = reading.ChunkOf(last) + 1; c < reading.Chunks.Length && reading.Chunks[c].First - last <= TailReach; c++)
        {
            var chunk = reading.Chunks[c];
            if (chunk.Kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Verb or ChunkKind.Subordinator or ChunkKind.Relative)
                return null;
            if (chunk.Kind == ChunkKind.Preposition && prepositions.Contains(reading[chunk.First].Lower) && OwnedControl(reading, c + 1) is { } actor)
                return actor;
        }

        return null;
    }

    /// <summary>The side itself, or the one in "government control", "the hands of rebels".</summary>
    private Actor? OwnedControl(SentenceReading reading, int chunk)
    {
        if (Actor(reading, chunk) is { } actor)
            return actor;
        if (reading.ChunkAt(chunk) is not { Kind: ChunkKind.Noun } noun || reading[noun.Last].Lower is not ("control" or "hands" or "grip" or "rule"))
            return null;
        if (noun.Last > noun.First && actors.Read(reading, noun.First, noun.Last - 1) is { } owner)
            return owner;
        return reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Preposition } of && reading[of.First].Lower == "of" ? Actor(reading, chunk + 2) : null;
    }

    /// <summary>The word stands next, adverbs and describing words apart ("full control of").</summary>
    private static int? Literal(SentenceReading reading, IReadOnlyList<string> words, int at)
    {
        if (AtEndOfPhrase(reading, words, at) is { } end)
            return end;
        if (
            at < reading.Words.Length
            && reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } noun
            && words.Contains(reading[noun.Last].Lower)
            && noun.Last - at <= 4
        )
            return noun.Last;
        if (reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Quote })
            at++;
        if (BehindPartner(reading, at) is { } partner)
            return Literal(reading, words, partner);
        at = BehindInsertion(reading, at);
        for (var skipped = 0; at < reading.Words.Length && skipped < 4; at++, skipped++)
        {
            if (words.Contains(reading[at].Lower))
                return at;
            if (
                !reading[at].Is(Tag.Adverb | Tag.Adjective | Tag.Determiner)
                && reading[at].Lower is not ("firm" or "effective" or "direct" or "military" or "operational" or "security" or "territorial")
            )
                return null;
        }

        return null;
    }

    /// <summary>"security and stability to": behind a second noun that shares the first one's place; null when there is none.</summary>
    private static int? BehindPartner(SentenceReading reading, int at) =>
        at + 2 < reading.Words.Length
        && reading[at].Lower == "and"
        && reading.ChunkAt(reading.ChunkOf(at + 1)) is { Kind: ChunkKind.Noun } noun
        && noun.First == at + 1
        && noun.Last == at + 1
        && !reading.IsTellingCapital(at + 1)
            ? at + 2
            : null;

    /// <summary>"put X, a stronghold east of the city, under control": behind what two commas enclose.</summary>
    private static int BehindInsertion(SentenceReading reading, int at)
    {
        if (at + 1 >= reading.Words.Length || reading[at].Lower != "," || !reading[at + 1].Is(Tag.Determiner)) return at;
        for (var w = at + 1; w < reading.Words.Length && w <= at + 14; w++)
        {
            if (reading.ChunkAt(reading.ChunkOf(w)) is { Kind: ChunkKind.Verb or ChunkKind.Break }) return at;
            if (reading[w].Lower == ",") return w + 1;
        }

        return at;
    }

    /// <summary>"the black flag of", "the blue and yellow flag": the word ends the phrase.</summary>
    private static int? AtEndOfPhrase(SentenceReading reading, IReadOnlyList<string> words, int at)
    {
        if (!words.Contains("flag") || reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk)
            return null;
        if (words.Contains(reading[chunk.Last].Lower))
            return BehindOwner(reading, chunk.Last);
        return
            reading.ChunkAt(reading.ChunkOf(at) + 1) is { Kind: ChunkKind.Conjunction }
            && reading.ChunkAt(reading.ChunkOf(at) + 2) is { Kind: ChunkKind.Noun } next
            && words.Contains(reading[next.Last].Lower)
            ? next.Last
            : null;
    }

    /// <summary>"the flag of the Front": whose it is belongs to the phrase.</summary>
    private static int BehindOwner(SentenceReading reading, int flag) =>
        flag + 2 < reading.Words.Length
        && reading[flag + 1].Lower == "of"
        && reading.ChunkAt(reading.ChunkOf(flag + 2)) is { Kind: ChunkKind.Noun } owner
            ? owner.Last
            : flag;

    private int? FillPlace(SentenceReading reading, int at, bool alone, bool flag, ref Filled filled)
    {
        if (
            at + 1 < reading.Words.Length
            && reading[at].Lower != "of"
            && reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Quote }
            && reading[at + 1].Lower == "of"
        )
            at++;
        if (at < reading.Words.Length && reading[at].Lower == "of")
            at++;
        at = SkipTime(reading, SkipTwin(reading, at));
        if (at > 0 && at < reading.Words.Length && reading[at].Lower == "of" && reading[at - 1].Lower == "all") at++;
        if (at >= reading.Words.Length) return null;
        if (reading[at].Lower == "around" && at + 1 < reading.Words.Length && !reading[at + 1].IsNumber) return null;
        if (flag && Around(reading, at) is { } around) at = around;
        var listed = !alone && reading[at].Lower == ":";
        if (places.Read(reading, listed ? at + 1 : at, alone) is not { } phrase || listed && !IsList(phrase)) return null;
        filled.Place = phrase;
        return phrase.Last;
    }

    /// <summary>"captured: X, Y and Z".</summary>
    private static bool IsList(PlacePhrase phrase) => phrase.Places.Count > 1 && phrase.Places.All(p => p.IsNamed);

    /// <summary>"overran and burned the camp": both verbs have one object.</summary>
    private static int SkipTwin(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Conjunction } and
        && and.First == at
        && reading[at].Lower == "and"
        && reading.ChunkAt(reading.ChunkOf(at) - 1)?.Verb is { IsFinite: true, Passive: false }
        && reading.ChunkAt(reading.ChunkOf(at) + 1) is { Verb: { IsFinite: true, Passive: false, Negated: false } twin } verb
        && !reading[twin.Head].Is(Tag.Speech)
        && verb.Last + 1 < reading.Words.Length
        && reading[verb.Last + 1].Is(Tag.Determiner)
            ? verb.Last + 1
            : at;

    /// <summary>"captured late on Monday the town of X".</summary>
    private static int SkipTime(SentenceReading reading, int at)
    {
        while (reading.ChunkAt(reading.ChunkOf(at)) is { } chunk && at < reading.Words.Length)
        {
            var time = chunk.Kind == ChunkKind.Noun && reading[chunk.Last].Is(Tag.Calendar);
            var on =
                chunk.Kind == ChunkKind.Preposition
                && reading.ChunkAt(reading.ChunkOf(at) + 1) is { Kind: ChunkKind.Noun } next
                && reading[next.Last].Is(Tag.Calendar);
            if (!time && !on && chunk.Kind != ChunkKind.Adverb)
                break;
            at = chunk.Last + 1;
        }

        return at;
    }

    private int? FillActor(SentenceReading reading, Slot slot, int at, IReadOnlyList<string> next, ref Filled filled)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || at >= reading.Words.Length) return null;
        if (next.Count > 0 && OwnerBefore(reading, chunk, next) is { } owned)
        {
            filled.Set(slot, owned.Actor);
            return owned.Last;
        }

        if (OwnedControl(reading, reading.ChunkOf(at)) is not { } actor) return null;
        filled.Set(slot, actor);
        return chunk.Last;
    }

    /// <summary>"rebel hands", "the group's control": side and noun in one phrase.</summary>
    private (Actor? Actor, int Last)? OwnerBefore(SentenceReading reading, Chunk chunk, IReadOnlyList<string> nouns)
    {
        if (!nouns.Contains(reading[chunk.Last].Lower) || chunk.First == chunk.Last) return null;
        var last = chunk.Last - 1;
        while (last > chunk.First && (reading[last].IsPossessive || reading[last].Is(Tag.Adjective) && !reading[last].Is(Tag.Actor))) last--;
        var first = chunk.First;
        if (reading[first].Lower is "their" or "its" or "our")
            return (anaphora.Actor(reading[first].Lower == "our" ? "we" : "they", first), chunk.Last - 1);
        while (first < last && reading[first].Is(Tag.Determiner | Tag.Adjective) && !reading[first].Is(Tag.Actor))
            first++;
        return actors.Read(reading, first, last) is { } actor ? (actor, chunk.Last - 1) : null;
    }
}
