using System.Text.Json.Serialization;

namespace Ingestion.Contracts.V1;

/// <summary>What the deduplicator found an article to be, and why.</summary>
public sealed record Decision
{
    public required Relation Relation { get; init; }

    /// <summary>The original of a copy, the revised article of a revision, the other side of a partial overlap; null for new.</summary>
    public ArticleId? Of { get; init; }

    /// <summary>Id of the cluster: the article id of its original.</summary>
    public required ArticleId Cluster { get; init; }

    /// <summary>Share of this article's shingles that the other has, 0 to 1.</summary>
    public double ContainmentOfThis { get; init; }

    /// <summary>Share of the other article's shingles that this one has, 0 to 1.</summary>
    public double ContainmentOfOther { get; init; }

    /// <summary>Articles that this one carries inside (roundups).</summary>
    public IReadOnlyList<ArticleId> Contains { get; init; } = [];

    /// <summary>Stretches of this text that the original has too.</summary>
    public IReadOnlyList<TextSpan> Matched { get; init; } = [];

    /// <summary>Stretches of this text, whole sentences, that the original lacks.</summary>
    public IReadOnlyList<TextSpan> Added { get; init; } = [];

    /// <summary>Earlier originals that become copies of this article, because it is the better parent.</summary>
    public IReadOnlyList<ArticleId> TakesOver { get; init; } = [];

    /// <summary>
    /// Earlier decisions that this one changes, with the ones that now stand: those of <see cref="TakesOver"/> and their copies,
    /// roundups found out by this article, copies that a revision has left alone. Inner decisions have no corrections.
    /// </summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>For a later revision, whatever its relation: what changed. Null when nothing did.</summary>
    public RevisionChange? Change { get; init; }

    /// <summary>How often this revision's decision was corrected: 0 for the first, and only grows. What was made under an earlier one is
    /// stale.</summary>
    public int Turn { get; init; }

    /// <summary>The person whose word it is; null when texts were compared.</summary>
    public string? RuledBy { get; init; }

    /// <summary>Why, in a sentence that a person can check.</summary>
    public required string Reason { get; init; }
}

/// <summary>A new decision for an article that was decided before.</summary>
public sealed record Correction(ArticleId Id, int Revision, Decision Decision);

/// <summary><c>[Start, End)</c> in UTF-16 units of the article's text.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    [JsonIgnore]
    public int Length => End - Start;
}

[JsonConverter(typeof(SnakeCaseEnum<Relation>))]
public enum Relation { New, Copy, Revision, Partial, Contains }

[JsonConverter(typeof(SnakeCaseEnum<RevisionChange>))]
public enum RevisionChange { Correction, Update, HeadlineOnly, FurnitureOnly }
