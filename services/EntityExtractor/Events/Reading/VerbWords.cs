using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>Decides from a word's neighbours whether it stands as a verb.</summary>
internal static class VerbWords
{
    public static bool IsVerb(SentenceReading reading, int at)
    {
        var word = reading[at];
        if (!word.Is(Tag.Verb) || IsName(reading, at)) return false;
        var info = word.Info;
        if (
            Follows(reading, at, Tag.Determiner)
            && !Follows(reading, at, Tag.Pronoun)
            && reading[at - 1].Lower is not ("this" or "that" or "all" or "both")
        )
            return false;
        if (
            at > 0
            && (reading[at - 1].IsPossessive || (reading[at - 1].Is(Tag.Adjective) && !reading[at - 1].Is(Tag.Actor) && !IsOneOfTwo(reading, at - 1)))
            && !IsContraction(reading, at - 1)
        )
            return false;
        if (info.May(VerbForms.Gerund) && !info.May(VerbForms.Base))
            return IsGerundVerb(reading, at);
        if (info.May(VerbForms.Past | VerbForms.Participle) && !info.May(VerbForms.Base))
            return IsPastVerb(reading, at);
        return info.Is(Tag.Noun | Tag.Adjective | Tag.Actor) ? IsVerbNotNoun(reading, at) : !IsAfterPreposition(reading, at) && at > 0;
    }

    private static bool IsName(SentenceReading reading, int at) => reading.IsTellingCapital(at);

    private static bool Follows(SentenceReading reading, int at, Tag tag) => at > 0 && reading[at - 1].Is(tag);

    private static bool IsContraction(SentenceReading reading, int at) => at > 0 && reading[at - 1].Is(Tag.Pronoun);

    /// <summary>"with the former taking": a side.</summary>
    private static bool IsOneOfTwo(SentenceReading reading, int word) =>
        word > 0 && reading[word].Lower is "former" or "latter" && reading[word - 1].Lower == "the";

    private static bool IsAfterPreposition(SentenceReading reading, int at) =>
        Follows(reading, at, Tag.Preposition)
        && !Follows(reading, at, Tag.Adverb)
        && !IsDirection(reading[at - 1])
        && reading[at - 1].Lower is not ("out" or "up" or "down" or "off" or "over" or "in" or "as");

    /// <summary>"troops advancing from the south captured", "moving north".</summary>
    private static bool IsDirection(Word word) =>
        word.Lower is "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast" or "southwest";

    private static bool IsGerundVerb(SentenceReading reading, int at)
    {
        // "the Islam Qala crossing in Herat".
        if (reading[at].Is(Tag.Place) && at > 0 && (reading[at - 1].Token.IsCapitalised || reading[at - 1].Is(Tag.Place))) return false;
        if (Follows(reading, at, Tag.Adjective | Tag.Determiner) && !Follows(reading, at, Tag.Actor) && !IsOneOfTwo(reading, at - 1)) return false;
        if (IsTrade(reading[at]) && at + 1 < reading.Words.Length && reading[at + 1].Is(Tag.Place)) return false;
        if (VerbGroups.StartsNoun(reading, at + 1)) return true;
        var next = at + 1 < reading.Words.Length ? reading[at + 1] : default;
        return at > 0
            && next.Info is not null
            && next.Is(Tag.Preposition | Tag.Adverb)
            && next.Lower != "of"
            && (!Follows(reading, at, Tag.Actor) || IsPlural(reading[at - 1]) && EventLexicon.Shared.IsCue("moving", reading[at].Info.Lemma ?? ""));
    }

    /// <summary>"mining town", "fishing village".</summary>
    private static bool IsTrade(Word word) => word.Lower is "mining" or "fishing" or "farming" or "trading" or "logging" or "smuggling";

    /// <summary>"seized weapons" behind a preposition or number is no verb: "of captured tanks".</summary>
    private static bool IsPastVerb(SentenceReading reading, int at)
    {
        if (at == 0 || reading[at].Lower == "armed" && at + 1 < reading.Words.Length && reading[at + 1].Is(Tag.Actor))
            return false;
        if (reading.IsInnerHyphen(at - 1))
            return IsJoined(reading, at);
        if (IsAfterPreposition(reading, at) || reading[at - 1].IsNumber)
            return !VerbGroups.StartsNoun(reading, at + 1) && !reading[at - 1].Is(Tag.Preposition);
        return !(
            (IsNewly(reading[at - 1]) || reading[at - 1].Lower.EndsWith("ly", StringComparison.Ordinal) && reading[at - 1].Is(Tag.Adverb))
            && at > 1
            && (reading[at - 2].Is(Tag.Determiner) || reading[at - 2].IsPossessive)
        );
    }

    /// <summary>"in government hands on Monday".</summary>
    private static bool IsInHands(SentenceReading reading, int at) =>
        reading[at].Lower is "hands" or "hand" && at > 1 && reading[at - 2].Lower is "in" or "into" or "from" or "of" or "firmly" or "to";

    /// <summary>"re-entered", "de-occupied": the first part was read as an adverb.</summary>
    private static bool IsJoined(SentenceReading reading, int at) =>
        at > 1 && reading[at - 2].Lower is "re" or "de" && reading[at - 2].Is(Tag.Adverb);

    private static bool IsNewly(Word word) => word.Lower is "newly" or "recently" or "once" or "formerly";

    /// <summary>"rebels attack town" against "the rebel attack on", "said that rebels had": number, what stands before and what follows
    /// decide.</summary>
    private static bool IsVerbNotNoun(SentenceReading reading, int at)
    {
        if (at == 0 || at + 1 >= reading.Words.Length) return at > 0 && Agrees(reading, at) && IsIntransitive(reading[at]);
        if (IsJoined(reading, at)) return true;
        if (reading.IsInnerHyphen(at - 1) || reading.IsInnerHyphen(at + 1)) return false;
        var (before, after) = (reading[at - 1], reading[at + 1]);
        if (after.Lower is "of" or "'s" || after.IsPossessive)
            return false;
        if (before.Lower == "that" && (after.Is(Tag.Auxiliary) || reading[at].Is(Tag.Actor) && !VerbGroups.StartsNoun(reading, at + 1)))
            return false;
        if (before.Is(Tag.Relative) || (before.Is(Tag.Pronoun) && before.Lower is not ("it" or "them" or "him" or "us")) || before.Lower == "it")
            return true;
        if (before.Is(Tag.Conjunction) || (before.Is(Tag.Adverb) && at > 1 && reading[at - 2].Is(Tag.Conjunction)))
            return VerbGroups.StartsNoun(reading, at + 1) && !reading[at].Is(Tag.Actor);
        if (before.Lower == ",")
            return ClosesApposition(reading, at)
                && (IsIntransitive(reading[at]) ? after.Is(Tag.Preposition) || after.IsMark : VerbGroups.StartsNoun(reading, at + 1));
        if (before.Is(Tag.Preposition) || before.IsMark || before.Is(Tag.Auxiliary))
            return false;
        if (
            reading[at].Is(Tag.Adjective)
            && before.Is(Tag.Actor)
            && IsPlural(before)
            && (after.Is(Tag.Determiner) || reading.IsTellingCapital(at + 1))
        )
            return true;
        if (reading[at].Is(Tag.Actor | Tag.Adjective) || IsInHands(reading, at))
            return false;
        if (!Agrees(reading, at))
            return AgreesAfar(reading, at);
        return VerbGroups.StartsNoun(reading, at + 1)
            || IsPhrasal(reading, at)
            || IsSpeech(reading, at)
            || (
                IsIntransitive(reading[at])
                && (after.Is(Tag.Preposition | Tag.Adverb | Tag.Conjunction) || after.IsMark)
                && !reading[at].Is(Tag.Place)
            );
    }

    /// <summary>"Keshti, the third-largest city, falls": the comma ends what is told of the name that opens the clause, and the verb is still to
    /// come.</summary>
    private static bool ClosesApposition(SentenceReading reading, int at)
    {
        if (!reading[at].Info.May(VerbForms.Third) || reading[at].Info.May(VerbForms.Base)) return false;
        var opening = at - 2;
        while (opening > 0 && reading[opening].Lower != "," && !IsCertainVerb(reading[opening]))
            opening--;
        if (
            opening < 1
            || reading[opening].Lower != ","
            || reading[opening + 1].Lower is not ("the" or "a" or "an" or "one" or "home" or "capital")
            || !reading[opening - 1].Token.IsCapitalised
        )
            return false;
        for (var w = opening - 1; w >= 0 && reading[w].Lower is not (":" or ";"); w--)
        {
            if (reading[w].IsMark || IsCertainVerb(reading[w])) return false;
        }

        return true;
    }

    /// <summary>A form that no noun shares: "has", "fell".</summary>
    private static bool IsCertainVerb(Word word) =>
        word.Is(Tag.Auxiliary)
        || word.Is(Tag.Verb) && !word.Is(Tag.Noun | Tag.Adjective) && word.Info.May(VerbForms.Past) && !word.Info.May(VerbForms.Base);

    private static bool IsSpeech(SentenceReading reading, int at) =>
        reading[at].Is(Tag.Speech) && reading[at + 1].Is(Tag.Nominal) && reading[at].Info.May(VerbForms.Third)
        || reading[at].Is(Tag.Speech)
            && reading[at + 1].Lower == "to"
            && at + 2 < reading.Words.Length
            && (reading[at + 2].Info.May(VerbForms.Base) || reading[at + 2].Is(Tag.Have | Tag.Be))
        || reading[at].Is(Tag.Speech) && reading[at + 1].Is(Tag.Subordinator | Tag.Adverb | Tag.Pronoun) && !reading[at].Is(Tag.Place);

    private static bool Agrees(SentenceReading reading, int at)
    {
        var subject = at > 1 && reading[at - 1].Is(Tag.Adverb) ? reading[at - 2] : reading[at - 1];
        if (subject.IsMark || subject.IsPossessive) return false;
        if (reading[at].Info.May(VerbForms.Third)) return true;
        return subject.Token.IsCapitalised || subject.Is(Tag.Actor) && IsPlural(subject) || IsPlural(subject);
    }

    /// <summary>"cut off the road", "block up the gate".</summary>
    private static bool IsPhrasal(SentenceReading reading, int at) =>
        reading[at + 1].Lower is "off" or "up" or "down" or "out" or "back" && at + 2 < reading.Words.Length && reading[at + 2].Is(Tag.Determiner);

    /// <summary>"Militias loyal to the government capture the town": the side that opens the clause is many, and an object follows.</summary>
    private static bool AgreesAfar(SentenceReading reading, int at)
    {
        if (!reading[at].Is(Tag.Nominal) || !(reading[at + 1].Is(Tag.Determiner) || reading.IsTellingCapital(at + 1))) return false;
        for (var w = at - 2; w >= 0; w--)
        {
            if (reading[w].IsMark || IsCertainVerb(reading[w]) && !reading[w].Info.May(VerbForms.Participle)) return false;
            if (reading[w].Is(Tag.Actor) && IsPlural(reading[w])) return true;
        }

        return false;
    }

    private static bool IsPlural(Word word) =>
        word.Lower.EndsWith('s') && !word.Lower.EndsWith("ss", StringComparison.Ordinal)
        || word.Lower is "police" or "people" or "militia" or "mujahideen" or "troops"
        || word.Lower.EndsWith("men", StringComparison.Ordinal) && word.Is(Tag.Actor);

    private static bool IsIntransitive(Word word) =>
        word.Info.Lemma
            is "fall" or "collapse" or "withdraw" or "retreat" or "surrender" or "pull" or "advance" or "clash" or "battle" or "march" or "move"
                or "push" or "lose" or "close" or "inch" or "attack" or "exit" or "sweep" or "roll" or "storm" or "surge" or "hand" or "pass"
                or "change" or "slip" or "fight" or "approach" or "run" or "force" or "fly" or "wave" or "flutter" or "return" or "flip";
}
