using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Lexicon;

/// <summary>What the lexicon knows of one spelling; a word may be several things until its neighbours decide.</summary>
internal sealed class WordInfo
{
    public static WordInfo Unknown { get; } = new();

    /// <summary>The word in lower case; null for words that the lexicon lacks.</summary>
    public string? Spelling { get; init; }

    public Tag Tags { get; set; }

    /// <summary>Base form, when the word may be a verb.</summary>
    public string? Lemma { get; set; }

    public VerbForms Forms { get; set; }

    public ActorClass Actor { get; set; }

    public PlaceKind Place { get; set; }

    public SpeechKind Speech { get; set; }

    public bool Is(Tag tag) => (Tags & tag) != 0;

    public bool May(VerbForms form) => (Forms & form) != 0;
}

[Flags]
internal enum Tag
{
    None = 0,
    Determiner = 1 << 0,
    Preposition = 1 << 1,
    Pronoun = 1 << 2,
    Conjunction = 1 << 3,
    Subordinator = 1 << 4,
    Relative = 1 << 5,
    Modal = 1 << 6,
    Be = 1 << 7,
    Have = 1 << 8,
    Do = 1 << 9,
    Negation = 1 << 10,
    Adverb = 1 << 11,
    Adjective = 1 << 12,
    Number = 1 << 13,
    Vague = 1 << 14,
    Partial = 1 << 15,
    Time = 1 << 16,
    Weekday = 1 << 17,
    Month = 1 << 18,
    Title = 1 << 19,
    NotPlace = 1 << 20,
    Common = 1 << 21,
    Verb = 1 << 22,
    Noun = 1 << 23,
    Actor = 1 << 24,
    Place = 1 << 25,
    Speech = 1 << 26,
    Nominal = 1 << 27,

    Auxiliary = Modal | Be | Have | Do,
    Calendar = Time | Weekday | Month,
}

[Flags]
internal enum VerbForms
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Gerund = 16,
}

internal enum ActorClass
{
    None,

    /// <summary>Either side has them: forces, fighters.</summary>
    Any,
    State,
    NonState,

    /// <summary>One person; an actor only as a commander of others.</summary>
    Person,
}

internal enum SpeechKind
{
    None,
    Say,
    Claim,
    Confirm,
    Deny,
    Warn,
    Vow,
}
