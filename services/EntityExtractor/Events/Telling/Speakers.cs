using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>On whose behalf somebody speaks.</summary>
internal enum SpeakerSide
{
    Unknown,
    State,
    NonState,

    /// <summary>Residents, governors, councils, elders, lawmakers.</summary>
    Local,

    /// <summary>Monitors, aid workers, reporters.</summary>
    Monitor,

    /// <summary>"sources", "reports".</summary>
    Unnamed,
}

internal static class Speakers
{
    private static readonly FrozenSet<string> OfficeHolders = EventLexicon.Shared.Cues("office-holder");
    private static readonly FrozenSet<string> Locals = EventLexicon.Shared.Cues("local");
    private static readonly FrozenSet<string> Ranks = EventLexicon.Shared.Cues("rank");
    private static readonly FrozenSet<string> Observers = EventLexicon.Shared.Cues("observer");
    private static readonly FrozenSet<string> StateOffices = EventLexicon.Shared.Cues("state-office");
    private static readonly FrozenSet<string> PressOffices = EventLexicon.Shared.Cues("press-office");

    public static SpeakerSide SideOf(SentenceReading reading, Attribution said)
    {
        if (said.Introduced is { } told) return SideOf(told.Reading, told.Said);
        if (said.Party is { Side: "monitor" }) return SpeakerSide.Monitor;
        if (HasWord(reading, said, "police")) return SpeakerSide.State;
        if (said.IsOfGroup && HasMedia(reading, said)) return SpeakerSide.Unnamed;
        var last = EndOf(reading, said);
        for (var w = said.SpeakerFirst; w >= 0 && w <= last; w++)
        {
            if (SideOf(reading, said, w) is { } side) return side;
        }

        if (said.Party is { Type: not EntityType.Organisation } party) return SideOf(party);
        return IsSeatOfGovernment(reading, said) ? SpeakerSide.State : SpeakerSide.Unknown;
    }

    /// <summary>"Kyiv", "the Kremlin": a city or country that speaks is its government.</summary>
    private static bool IsSeatOfGovernment(SentenceReading reading, Attribution said) =>
        said.SpeakerFirst >= 0
        && said.SpeakerFirst == said.SpeakerLast
        && Nations.Of(reading.Text.Span(reading[said.SpeakerFirst].Token)) is not null;

    /// <summary>Whose voice a known group, government or outlet is; that of an outlet of no side is its own.</summary>
    private static SpeakerSide SideOf(EntityMention party) => party switch
    {
        _ when StateSides.Owns(party) => SpeakerSide.State,
        { Type: EntityType.Media, Side: null } or { Type: EntityType.Government } => SpeakerSide.Unknown,
        _ => SpeakerSide.NonState,
    };

    /// <summary>What one word of the speaker's tells of his side; null when it tells nothing.</summary>
    private static SpeakerSide? SideOf(SentenceReading reading, Attribution said, int w)
    {
        var word = reading[w];
        var partisan = said.IsOfGroup || IsExiled(reading, said);
        if (word.Info.Actor == ActorClass.NonState)
            return SpeakerSide.NonState;
        if (word.Lower is "sources" or "source" or "reports" or "media" or "posts")
            return IsStateWord(reading, said) ? SpeakerSide.State : SpeakerSide.Unnamed;
        if (word.Lower is "television" or "tv" or "radio" or "broadcaster" or "newspaper" && IsStateWord(reading, said))
            return SpeakerSide.State;
        if (word.Lower == "agency" && (IsStateWord(reading, said) || HasWord(reading, said, "national")))
            return SpeakerSide.State;
        if (IsOfficial(word.Lower) && partisan)
            return SpeakerSide.NonState;
        if ((IsOfficial(word.Lower) && IsOfNation(reading, said, w)) || IsHeadOfState(reading, said, w))
            return SpeakerSide.State;
        if (IsLocal(word.Lower) && !IsStatement(reading, said, w) || IsElder(reading, said, w))
            return SpeakerSide.Local;
        if (
            word.Lower is "leader" or "ruler" or "leaders"
            && w > 0
            && (reading[w - 1].IsPossessive || IsOfNation(reading, said, w))
            && !said.IsOfGroup
            && !HasNonState(reading, said)
        )
            return SpeakerSide.State;
        if (IsRank(word.Lower))
            return partisan || HasNonState(reading, said) ? SpeakerSide.NonState : SpeakerSide.State;
        if (IsMonitor(word.Lower))
            return SpeakerSide.Monitor;
        return word.Info.Actor == ActorClass.State || StateOffices.Contains(word.Lower)
            ? partisan
                ? SpeakerSide.NonState
                : SpeakerSide.State
            : null;
    }

    /// <summary>"the defence minister of the former government": of those who hold the state no more.</summary>
    private static bool IsExiled(SentenceReading reading, Attribution said) =>
        HasWord(reading, said, "government")
        && (
            HasWord(reading, said, "former")
            || HasWord(reading, said, "ousted")
            || HasWord(reading, said, "exiled")
            || HasWord(reading, said, "deposed")
        );

    /// <summary>"tribal leaders", "a community leader".</summary>
    private static bool IsElder(SentenceReading reading, Attribution said, int word) =>
        word < said.SpeakerLast
        && reading[word].Lower is "tribal" or "community" or "clan" or "religious" or "society" or "village"
        && reading[word + 1].Lower is "leader" or "leaders" or "chief" or "chiefs" or "figure" or "figures" or "representative";

    /// <summary>"an official statement": an adjective of no person.</summary>
    private static bool IsStatement(SentenceReading reading, Attribution said, int word) =>
        word < said.SpeakerLast && !IsOfficial(reading[word + 1].Lower) && PressOffices.Contains(reading[word + 1].Lower);

    /// <summary>The speaker's last word, with "…, a spokesman for the governor" behind the name.</summary>
    public static int EndOf(SentenceReading reading, Attribution said)
    {
        if (said.SpeakerFirst < 0) return said.SpeakerLast;
        var next = reading.ChunkOf(said.SpeakerLast) + 1;
        if (
            reading.ChunkAt(next) is not { Kind: ChunkKind.Comma }
            || reading.ChunkAt(next + 1) is not { Kind: ChunkKind.Noun } told
            || !IsOffice(reading, told)
        )
            return said.SpeakerLast;
        for (next++; reading.ChunkAt(next + 1) is { Kind: ChunkKind.Preposition } && reading.ChunkAt(next + 2) is { Kind: ChunkKind.Noun }; )
            next += 2;
        return reading.Chunks[next].Last;
    }

    private static bool IsOffice(SentenceReading reading, Chunk chunk)
    {
        for (var w = chunk.First; w <= chunk.Last; w++)
        {
            if (reading[w].Is(Tag.Title) || OfficeHolders.Contains(reading[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>The speaker as a side: with the catalogue's side, where his words name one.</summary>
    private static Actor ActorOf(SentenceReading reading, Attribution said)
    {
        var kind = SideOf(reading, said) switch
        {
            SpeakerSide.State => ActorClass.State,
            SpeakerSide.NonState => ActorClass.NonState,
            _ => ActorClass.Any,
        };
        return new Actor(said.Speaker!, 0, said.Party?.Id, said.Party?.Side, kind);
    }

    /// <summary>True when the speaker belongs to the gainer: same name, "its spokesman", "the group".</summary>
    public static bool IsGainer(SentenceReading reading, Attribution said, Actor? gainer)
    {
        if (gainer is null || said.Speaker is null || SideOf(reading, said) is SpeakerSide.Monitor) return false;
        if (said.Introduced is { } told && IsGainer(told.Reading, told.Said, gainer)) return true;
        if (said.SpeakerFirst < 0) return false;
        if (Sides.Same(ActorOf(reading, said), gainer) || IsBacker(reading, said, gainer)) return true;
        var (first, last) = (Math.Max(0, said.SpeakerFirst - 1), said.SpeakerLast);
        for (var w = first; w <= last; w++)
        {
            if (reading[w].Lower is "its" or "their" or "group" or "groups" or "alliance" or "front" or "coalition" or "movement")
                return (gainer.SideClass != ActorClass.State || reading[w].Lower is "its" or "their") && SideOf(reading, said) is SpeakerSide.Unknown;
        }

        return false;
    }

    /// <summary>"The Velmarian president" of "Velmarian-backed fighters".</summary>
    private static bool IsBacker(SentenceReading reading, Attribution said, Actor gainer)
    {
        foreach (var word in gainer.Text.Split(' '))
        {
            var hyphen = word.IndexOf('-');
            if (hyphen <= 0 || word[(hyphen + 1)..] is not ("backed" or "led" or "supported" or "allied" or "aligned" or "installed" or "sponsored"))
                continue;
            if (
                Nations.Of(word.AsSpan(0, hyphen)) is { } backer && Sides.Nation(said.Speaker!) == backer
                || HasWord(reading, said, word[..hyphen].ToLowerInvariant())
            )
                return true;
        }

        return false;
    }

    /// <summary>"…, a spokesman said": whose spokesman goes without saying.</summary>
    public static bool IsBareSpokesman(Attribution said) =>
        said is { Introduced: null, SpeakerFirst: >= 0 }
        && said.SpeakerFirst == said.SpeakerLast
        && said.Speaker!.ToLowerInvariant() is "spokesman" or "spokesperson" or "spokeswoman";

    /// <summary>"The army confirmed" what troops of its own state gained: no second voice.</summary>
    public static bool IsOfGainersState(SentenceReading reading, Attribution said, Actor? gainer) =>
        gainer is { SideClass: ActorClass.State }
        && said.Speaker is not null
        && SideOf(reading, said) is SpeakerSide.State
        && !IsOtherNation(reading, said, gainer);

    /// <summary>"a spokesman for the eastern forces": fighters of a side that is not told to have lost speak for the gainer.</summary>
    public static bool IsOfFighters(SentenceReading reading, Attribution said, Actor? loser)
    {
        if (said.SpeakerFirst < 0 || loser is not null && Sides.Same(new Actor(said.Speaker!, 0, null, null, ActorClass.Any), loser)) return false;
        for (var w = said.SpeakerFirst; w <= said.SpeakerLast; w++)
        {
            if (reading[w].Lower is "forces" or "fighters" or "units" or "brigade" or "brigades" or "battalion" or "command") return true;
        }

        return false;
    }

    /// <summary>"Ukrainian officials" on a Russian gain: both sides are states, and the speaker's is another.</summary>
    public static bool IsOtherNation(SentenceReading reading, Attribution said, Actor? gainer)
    {
        if (gainer is null || Sides.Nation((gainer.Owner ?? gainer).Text) is not { } gaining) return false;
        for (var w = said.SpeakerFirst; w >= 0 && w <= said.SpeakerLast; w++)
        {
            if (Nations.Of(reading.Text.Span(reading[w].Token)) is { } nation && nation != gaining) return true;
        }

        return false;
    }

    /// <summary>"officials said", "an official": of the state or of the place, which is not told.</summary>
    public static bool IsAnyOfficial(SentenceReading reading, Attribution said) =>
        said is { Introduced: null, SpeakerFirst: >= 0 }
        && IsOfficial(reading[said.SpeakerLast].Lower)
        && Enumerable
            .Range(said.SpeakerFirst, said.SpeakerLast - said.SpeakerFirst)
            .All(w =>
                reading[w].IsNumber || reading[w].Is(Tag.Determiner | Tag.Vague) || reading[w].Lower is "senior" or "top" or "unnamed" or "other"
            );

    /// <summary>"Iraqi officials" speak for their state, "local officials" for the place.</summary>
    private static bool IsOfNation(SentenceReading reading, Attribution said, int word) =>
        word > said.SpeakerFirst && Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[word - 1].Token)) is not null;

    /// <summary>"the head of the republic", "the head of state".</summary>
    private static bool IsHeadOfState(SentenceReading reading, Attribution said, int word) =>
        reading[word].Lower == "head"
        && (
            HasWord(reading, said, "republic")
            || HasWord(reading, said, "state")
            || HasWord(reading, said, "nation")
            || HasWord(reading, said, "government")
        );

    private static bool IsOfficial(string word) => word is "official" or "officials";

    /// <summary>"The agency reported, citing a spokesman": an outlet that passes on what somebody else says.</summary>
    public static bool IsRelay(SentenceReading reading, Attribution said, IReadOnlyList<Attribution> all) =>
        (said.Party is { Type: EntityType.Media } || said.SpeakerFirst >= 0 && HasMedia(reading, said))
        && all.Any(o => o.Verb != said.Verb && o.Speaker is not null && o.Party is not { Type: EntityType.Media });

    /// <summary>"the movement's television": a group's own media.</summary>
    private static bool HasMedia(SentenceReading reading, Attribution said)
    {
        for (var w = said.SpeakerFirst; w <= said.SpeakerLast; w++)
        {
            if (IsMedia(reading[w].Lower)) return true;
        }

        return false;
    }

    private static bool IsMedia(string word) =>
        word is "television" or "tv" or "radio" or "broadcaster" or "newspaper" or "channel" or "media" or "agency" or "website" or "outlet";

    private static bool IsStateWord(SentenceReading reading, Attribution said)
    {
        for (var w = said.SpeakerFirst; w <= said.SpeakerLast; w++)
        {
            if (reading[w].Lower is "military" or "security" or "government" or "state" or "army" or "intelligence") return true;
        }

        return false;
    }

    private static bool HasWord(SentenceReading reading, Attribution said, string word)
    {
        for (var w = said.SpeakerFirst; w >= 0 && w <= said.SpeakerLast; w++)
        {
            if (reading[w].Lower == word) return true;
        }

        return false;
    }

    /// <summary>Officers of an army; "rebel commander Lieutenant X" speaks for the rebels.</summary>
    private static bool IsRank(string word) => Ranks.Contains(word);

    private static bool HasNonState(SentenceReading reading, Attribution said)
    {
        for (var w = said.SpeakerFirst; w <= said.SpeakerLast; w++)
        {
            if (reading[w].Info.Actor == ActorClass.NonState) return true;
        }

        return false;
    }

    private static bool IsLocal(string word) => Locals.Contains(word);

    private static bool IsMonitor(string word) => Observers.Contains(word);
}
