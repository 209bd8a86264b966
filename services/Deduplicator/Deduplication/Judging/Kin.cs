using Ingestion.Deduplicator.Deduplication.Comparing;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>What another article is to this one.</summary>
internal sealed record Kin(FiledArticle Other, Kinds Kind, Overlap Overlap)
{
    /// <summary>The other lies inside this one, which has much more.</summary>
    public bool OtherIsInside => Overlap.OfOther >= Inside && Overlap.OfThis < Inside;

    /// <summary>This one lies inside the other, which has much more.</summary>
    public bool IsInsideOther => Overlap.OfThis >= Inside && Overlap.OfOther < Inside;

    private const double Inside = 0.6;
}

internal enum Kinds
{
    None,

    /// <summary>Another issue of the same form: same host, other day, other numbers.</summary>
    Template,

    Partial,

    Copy,

    /// <summary>This one carries the other whole, as one block among others.</summary>
    Carries,

    /// <summary>The other carries this one whole, as one block among others.</summary>
    CarriedBy,
}
