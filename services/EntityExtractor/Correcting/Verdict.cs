using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>What an analyst says of one event: that it is none, or what stands in the place of what was read. Null leaves a field as it is
/// read.</summary>
public sealed record Verdict
{
    /// <summary>No change of control: the event is left out.</summary>
    public bool Drop { get; init; }

    /// <summary>The reading is right after all: takes back what was said before.</summary>
    public bool AsRead { get; init; }

    public ClaimStatus? Status { get; init; }

    public bool? Background { get; init; }

    /// <summary>The gazetteer's place; province, country and coordinates follow it.</summary>
    public PlaceId? PlaceId { get; init; }

    internal bool IsEmpty => !Drop && !AsRead && Status is null && Background is null && PlaceId is null;
}

/// <summary>A verdict with whose it is and why.</summary>
/// <param name="Who">The analyst's name.</param>
/// <param name="Why">The reason in the analyst's words.</param>
public sealed record EventCorrection(Verdict Verdict, string Who, string Why);

/// <summary>A correction that cannot stand. The message says why, and what to do instead.</summary>
public sealed class CorrectionRefusedException(string message) : Exception(message);
