using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Replaying;
using Ingestion.Ledger;
using Ingestion.Portal.Api;

namespace Ingestion.Standalone.Control;

/// <param name="Targets">Files, folders or addresses.</param>
/// <param name="Meta">A file that gives date, outlet and URL of texts that lack them.</param>
/// <param name="AllowPrivate">Addresses on this machine or a private network may be asked.</param>
internal sealed record IngestRequest(IReadOnlyList<string> Targets, string? Meta, bool AllowPrivate);

/// <summary>What became of one article, or of a capture that gave none.</summary>
internal sealed record IngestLine
{
    public const string Failed = "failed";

    public ArticleId? Id { get; init; }

    public int? Revision { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary><c>indexed</c>, <c>folded</c>, <c>rejected</c>, <c>quarantined</c>, <c>unchanged</c>, <c>listing</c>, <c>in_flight</c>, or
    /// <c>failed</c> when it could not be got.</summary>
    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>The article it was folded into.</summary>
    public ArticleId? Into { get; init; }

    public string? Origin { get; init; }

    public IReadOnlyList<ControlEvent>? Events { get; init; }

    public IReadOnlyList<IngestAlert>? Alerts { get; init; }
}

/// <summary>An alert that an article gave rise to or amended.</summary>
internal sealed record IngestAlert(
    string Id,
    string Headline,
    ClaimStatus Status,
    string? Place,
    string? Admin1,
    string? Date,
    bool Historical,
    string? Evidence
);

/// <param name="Articles">How many articles are gone.</param>
internal sealed record RemoveResult(int Articles);

/// <param name="Ledger">accepted = indexed + folded + rejected + quarantined + in_flight.</param>
/// <param name="Queues">Articles that wait for each service.</param>
/// <param name="Sources">The source definitions in force.</param>
/// <param name="SourceErrors">Definitions that were refused, with line and reason.</param>
internal sealed record NewsroomStatus(
    LedgerSum Ledger,
    WaitingRevisions Queues,
    IReadOnlyList<SourceLine> Sources,
    IReadOnlyList<string> SourceErrors
);

internal sealed record SourceLine(string Id, string? Outlet, string? Url, bool Enabled);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IngestRequest))]
[JsonSerializable(typeof(IngestLine))]
[JsonSerializable(typeof(RemoveResult))]
[JsonSerializable(typeof(Replayed))]
[JsonSerializable(typeof(NewsroomStatus))]
[JsonSerializable(typeof(RulingRequest))]
internal sealed partial class ControlJson : JsonSerializerContext;

/// <summary>The form in which these messages are written: the contracts', so that a title stays readable in any script.</summary>
internal static class ControlForm
{
    public static JsonSerializerOptions Options { get; } = ContractJson.With(ControlJson.Default);
}
