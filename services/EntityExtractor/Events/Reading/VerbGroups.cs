using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>Reads the verb group, auxiliaries included, that starts at a word.</summary>
internal static class VerbGroups
{
    /// <summary>Null when no verb group starts there.</summary>
    public static Chunk? StartingAt(SentenceReading reading, int at)
    {
        if (IsInfinitive(reading, at)) return Build(reading, at, at + 1, Tense.Infinitive);
        if (IsAuxiliary(reading, at)) return Build(reading, at, at, Tense.Present);
        return VerbWords.IsVerb(reading, at) ? Build(reading, at, at, Tense.Present) : null;
    }

    private static bool IsInfinitive(SentenceReading reading, int at)
    {
        if (reading[at].Lower != "to") return false;
        var next = SkipAdverbs(reading, at + 1, out _);
        if (next >= reading.Words.Length || reading[next].Token.IsCapitalised) return false;
        var info = reading[next].Info;
        return info.Is(Tag.Be) || info.Is(Tag.Have) || (info.May(VerbForms.Base) && !IsNounAfterTo(reading, next));
    }

    private static bool IsNounAfterTo(SentenceReading reading, int at) =>
        reading[at].Lower is "base" or "work" or "power" or "government" && (at + 1 >= reading.Words.Length || !StartsNoun(reading, at + 1));

    private static bool IsAuxiliary(SentenceReading reading, int at)
    {
        var word = reading[at];
        if (!word.Is(Tag.Auxiliary))
            return word.IsPossessive
                && at > 0
                && reading[at - 1].Is(Tag.Pronoun)
                && reading[at - 1].Lower is "it" or "he" or "she" or "there" or "who" or "that";
        return !(word.Lower is "may" or "will" && word.Token.IsCapitalised && reading.IsTellingCapital(at));
    }

    /// <summary>Index of the next word that is no adverb and no negation.</summary>
    private static int SkipAdverbs(SentenceReading reading, int at, out bool negated)
    {
        negated = false;
        while (Adverbial(reading, at) is > 0 and var words)
            at += words;
        while (
            at < reading.Words.Length
            && (reading[at].Is(Tag.Adverb | Tag.Negation) || reading[at].Lower is "all" or "both")
            && !reading[at].Is(Tag.Auxiliary | Tag.Calendar)
        )
        {
            negated |= reading[at].Is(Tag.Negation);
            at++;
        }

        return at;
    }

    /// <summary>"have in turn retaken", "had on Friday evening taken": how many words stand between the auxiliary and its verb.</summary>
    private static int Adverbial(SentenceReading reading, int at)
    {
        if (at + 2 >= reading.Words.Length)
            return 0;
        if (Quoted(reading, at) is > 0 and var words)
            return words;
        if (
            (reading[at].Lower, reading[at + 1].Lower)
            is
                ("in", "turn")
                or
                ("in", "fact")
                or
                ("at", "last")
                or
                ("by", "now")
                or
                ("for", "now")
                or
                ("last", "night")
        )
            return 2;
        if (reading[at].Lower != "on" || !reading[at + 1].Is(Tag.Weekday))
            return 0;
        return reading[at + 2].Lower is "morning" or "afternoon" or "evening" or "night" ? 3 : 2;
    }

    /// <summary>"would 'sooner or later' take": the words in quotation marks between auxiliary and verb.</summary>
    private static int Quoted(SentenceReading reading, int at)
    {
        if (!IsQuote(reading[at])) return 0;
        for (var w = at + 2; w + 1 < reading.Words.Length && w <= at + 5; w++)
        {
            if (IsQuote(reading[w])) return reading[w + 1].Is(Tag.Verb) && !reading[at + 1].Is(Tag.Verb) ? w - at + 1 : 0;
        }

        return 0;
    }

    private static bool IsQuote(Word word) => word.IsMark && word.Lower is "'" or "\"" or "“" or "”" or "‘" or "’";

    private static Chunk Build(SentenceReading reading, int first, int from, Tense start)
    {
        var state = new State { Tense = start, Head = from, Last = from };
        var at = from;
        while (at < reading.Words.Length)
        {
            at = SkipAdverbs(reading, at, out var negated);
            if (IsScareQuote(reading, at, first)) at = SkipAdverbs(reading, at + 1, out _);
            if (at >= reading.Words.Length || !state.Take(reading, at, first)) break;
            state.Negated |= negated;
            state.Last = at;
            if (state.Done) break;
            at++;
        }

        return new Chunk(ChunkKind.Verb, first, state.Last, state.Group(reading));
    }

    /// <summary>had "freed" the town: the mark stands between auxiliary and verb.</summary>
    private static bool IsScareQuote(SentenceReading reading, int at, int first) =>
        at > first
        && at + 1 < reading.Words.Length
        && reading[at].Lower is "\"" or "“" or "‘" or "'"
        && reading[at - 1].Is(Tag.Auxiliary)
        && SkipAdverbs(reading, at + 1, out _) is var next
        && next < reading.Words.Length
        && reading[next].Info.May(VerbForms.Participle);

    internal static bool StartsNoun(SentenceReading reading, int at)
    {
        if (at >= reading.Words.Length) return false;
        var word = reading[at];
        if (
            word.Lower is "about" or "around" or "over" or "nearly" or "almost" or "at" or "more"
            && at + 1 < reading.Words.Length
            && (reading[at + 1].IsNumber || reading[at + 1].Lower is "least" or "than" or "all")
        )
            return true;
        if (word.Is(Tag.Nominal) && at + 1 < reading.Words.Length && reading[at + 1].Lower == "of")
            return true;
        if (word.IsMark || word.IsPossessive)
            return word.Lower is "#" or "“" or "\"";
        if (word.Is(Tag.Determiner | Tag.Number | Tag.Vague | Tag.Adjective | Tag.Place | Tag.Actor | Tag.Pronoun | Tag.Partial) || word.IsNumber)
            return !word.Is(Tag.Adverb) || word.Is(Tag.Determiner | Tag.Vague);
        return word.Info.Tags is Tag.None or Tag.Common or Tag.Title or Tag.NotPlace or Tag.Noun || reading.IsTellingCapital(at);
    }

    /// <summary>The group as read so far.</summary>
    private struct State
    {
        private bool _be;
        private bool _have;
        private bool _passive;
        private bool _progressive;
        private bool _bare;

        public string? Modal;
        public Tense Tense;
        public bool Negated;
        public int Head;
        public int Last;
        public bool Done;

        /// <summary>Takes a further word; false when it does not belong to the group.</summary>
        public bool Take(SentenceReading reading, int at, int first)
        {
            var word = reading[at];
            if (word.Is(Tag.Modal) && Modal is null && !_be && !_have) return TakeModal(reading, at);
            if (word.Is(Tag.Be) || (word.IsPossessive && at == first)) return TakeBe(word, at);
            if (word.Is(Tag.Have) && !_be && !_have) return TakeHave(word, at);
            if (word.Is(Tag.Do) && !_be && !_have && at == first && !word.Info.May(VerbForms.Participle)) return TakeDo(word, at);
            return TakeMain(reading, at, first);
        }

        public readonly VerbGroup Group(SentenceReading reading) => new()
        {
            Head = Head,
            Lemma = Done ? reading[Head].Info.Lemma ?? reading[Head].Lower : _be ? "be" : _have ? "have" : "do",
            Passive = _passive,
            MayBePassive = _bare,
            Negated = Negated,
            Modal = Modal,
            Tense = Tense,
            Progressive = _progressive,
        };

        private bool TakeModal(SentenceReading reading, int at)
        {
            Modal = reading[at].Lower;
            Negated |= reading[at].Is(Tag.Negation);
            Head = at;
            return true;
        }

        private bool TakeBe(Word word, int at)
        {
            if (word.Lower is "was" or "were" or "wasn't" or "weren't") Tense = Tense.Past;
            else if (word.Lower == "being" && !_be && !_have) Tense = Tense.Gerund;
            Negated |= word.Is(Tag.Negation);
            (_be, Head) = (true, at);
            return true;
        }

        private bool TakeHave(Word word, int at)
        {
            if (Tense != Tense.Infinitive)
                Tense =
                    word.Lower is "had" or "hadn't" ? Tense.Pluperfect
                    : word.Lower == "having" ? Tense.Gerund
                    : Tense.Perfect;
            Negated |= word.Is(Tag.Negation);
            (_have, Head) = (true, at);
            return true;
        }

        private bool TakeDo(Word word, int at)
        {
            if (word.Lower is "did" or "didn't") Tense = Tense.Past;
            Negated |= word.Is(Tag.Negation);
            Head = at;
            return true;
        }

        private bool TakeMain(SentenceReading reading, int at, int first)
        {
            var info = reading[at].Info;
            if (at > first && reading[at].Token.IsCapitalised && reading.Style == CaseStyle.Normal) return false;
            if (!info.Is(Tag.Verb)) return false;
            if (_be && !info.May(VerbForms.Participle | VerbForms.Gerund)) return false;
            if (_be && info.May(VerbForms.Gerund) && !info.May(VerbForms.Participle)) _progressive = true;
            if (_be && info.May(VerbForms.Participle)) _passive = true;
            if (!_be && !_have && Modal is null && Tense == Tense.Present) TakeBare(info);
            (Head, Done) = (at, true);
            return true;
        }

        private void TakeBare(WordInfo info)
        {
            Tense =
                info.May(VerbForms.Gerund) && !info.May(VerbForms.Base) ? Tense.Gerund
                : info.May(VerbForms.Past | VerbForms.Participle) && !info.May(VerbForms.Base) ? Tense.Past
                : Tense.Present;
            _bare = info.May(VerbForms.Participle);
        }
    }
}
