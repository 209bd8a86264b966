namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>A base phrase of a sentence: words <c>[First, Last]</c>, both included.</summary>
internal sealed record Chunk(ChunkKind Kind, int First, int Last, VerbGroup? Verb = null);

internal enum ChunkKind
{
    Noun,
    Verb,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Adverb,
    Comma,
    Quote,

    /// <summary>Colon, semicolon, dash, bracket: a clause does not reach across.</summary>
    Break,
}

/// <summary>A verb with its auxiliaries.</summary>
internal sealed record VerbGroup
{
    /// <summary>Index of the main verb.</summary>
    public required int Head { get; init; }

    public required string Lemma { get; init; }

    /// <summary>Be or get with a participle.</summary>
    public bool Passive { get; init; }

    /// <summary>A bare past form that may be a participle: "districts seized since May".</summary>
    public bool MayBePassive { get; init; }

    public bool Negated { get; init; }

    /// <summary>The modal or future auxiliary, in lower case.</summary>
    public string? Modal { get; init; }

    public Tense Tense { get; init; }

    public bool Progressive { get; init; }

    public bool IsFinite => Tense is not (Tense.Infinitive or Tense.Gerund);
}

internal enum Tense
{
    Present,
    Past,
    Perfect,
    Pluperfect,
    Infinitive,
    Gerund,
}
