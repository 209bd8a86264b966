using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Alerts;

/// <summary>
/// What people are told about one incident: one id for its whole life, a version that grows with each amendment.
/// </summary>
public sealed record Alert
{
    /// <summary>Id of the incident and of its thread; never changes.</summary>
    public required string Id { get; init; }

    /// <summary>1 when first stored, one more for each change of anything below.</summary>
    public int Version { get; init; }

    /// <summary>One line for a reader in a hurry.</summary>
    public required string Headline { get; init; }

    public required ClaimStatus Status { get; init; }

    /// <summary>True while everything reported was older than the notifying window when it arrived: stored, sent to nobody.</summary>
    public bool Historical { get; init; }

    /// <summary>Set when later reports showed that this was the same incident as another; that one goes on.</summary>
    public string? MergedInto { get; init; }

    public required ControlAction Action { get; init; }

    public required AlertPlace Place { get; init; }

    /// <summary>Who gains, as spelt; for <see cref="ControlAction.Withdrawn"/>: who leaves.</summary>
    public string? Actor { get; init; }

    public string? ActorSide { get; init; }

    /// <summary>Who loses, as spelt.</summary>
    public string? FromActor { get; init; }

    public string? FromActorSide { get; init; }

    /// <summary>When control changed: <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }

    public string? DateEnd { get; init; }

    public DatePrecision DatePrecision { get; init; }

    /// <summary>How many independent sources stand behind it. Copies and agency texts count once, retracted reports not at all.</summary>
    public int Sources { get; init; }

    /// <summary>Everyone who carried it, copies included, in the order of publication.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Who says so, and what they say.</summary>
    public IReadOnlyList<Claimant> ClaimedBy { get; init; } = [];

    /// <summary>Why it fired; null when no rule has.</summary>
    public AlertRule? Rule { get; init; }

    /// <summary>When it was first stored as an alert.</summary>
    public DateTimeOffset? Raised { get; init; }

    public DateTimeOffset Updated { get; init; }

    /// <summary>The report that a reader is shown first.</summary>
    public AlertEvidence? Lead { get; init; }

    /// <summary>Every report, in the order of publication. Not part of lists.</summary>
    public IReadOnlyList<AlertEvidence>? Evidence { get; init; }

    /// <summary>The claim's life in the order in which it was said. Not part of lists.</summary>
    public IReadOnlyList<StatusChange>? History { get; init; }

    /// <summary>Every version of this alert, newest last. Not part of lists.</summary>
    public IReadOnlyList<AlertVersion>? Versions { get; init; }
}

/// <summary>Where it happened. <see cref="Name"/> is as spelt; null for counted, unnamed places (<see cref="Count"/>).</summary>
public sealed record AlertPlace
{
    public string? Name { get; init; }

    public PlaceId? Id { get; init; }

    public PlaceKind Type { get; init; }

    public int? Count { get; init; }

    /// <summary>How much of the place, when only a part changed hands.</summary>
    public string? Partial { get; init; }

    public string? Admin2 { get; init; }

    public string? Admin1 { get; init; }

    public string? Country { get; init; }

    /// <summary>What the gazetteer calls <see cref="Country"/>; null when that is not known.</summary>
    public string? CountryName { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }
}

/// <summary>A speaker and what they say. <see cref="Speaker"/> is null for an outlet in its own voice.</summary>
public sealed record Claimant(string? Speaker, string? Side, ClaimStatus Says, string Outlet);

/// <summary>The rule that fired, its version and its reason in words.</summary>
public sealed record AlertRule(string Name, int Version, string Why);

/// <summary>
/// A sentence that says it: <c>[Start, End)</c> in UTF-16 units of the stored text of <see cref="Article"/>'s
/// <see cref="Revision"/>, whose SHA-256 is <see cref="TextHash"/>.
/// </summary>
public sealed record AlertEvidence
{
    public required ArticleId Article { get; init; }

    public required int Revision { get; init; }

    public required string TextHash { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Sentence { get; init; }

    public string? Speaker { get; init; }

    public string? SpeakerSide { get; init; }

    public required string Outlet { get; init; }

    /// <summary>Outlet or agency the text comes from, when not <see cref="Outlet"/>.</summary>
    public string? Origin { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public required ClaimStatus Says { get; init; }

    public bool Background { get; init; }

    /// <summary>When the outlet published it.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was fetched.</summary>
    public required DateTimeOffset Learned { get; init; }

    /// <summary>When the outlet took it back, by a retraction or by a revision without it; null while it stands.</summary>
    public DateTimeOffset? Retracted { get; init; }

    /// <summary>What the extractor matched and why.</summary>
    public string? Explanation { get; init; }

    public double Confidence { get; init; }
}

/// <summary>From <see cref="Said"/> on, as far as known, the incident's status was <see cref="Status"/>.</summary>
/// <param name="Status">The status reached.</param>
/// <param name="Said">When it was published.</param>
/// <param name="Learned">When it was fetched.</param>
/// <param name="Article">What brought it about.</param>
/// <param name="Outlet">Who published that.</param>
public sealed record StatusChange(ClaimStatus Status, DateTimeOffset Said, DateTimeOffset Learned, ArticleId Article, string Outlet);

/// <summary>One amendment.</summary>
/// <param name="Version">1, 2, 3…</param>
/// <param name="At">When it was written.</param>
/// <param name="Reason">What changed.</param>
/// <param name="Status">The status it had.</param>
/// <param name="Sources">Independent sources it had.</param>
/// <param name="Headline">The headline it had.</param>
/// <param name="Article">The article that brought it about.</param>
/// <param name="Told">Whether people were told; false for small changes and historical ones.</param>
public sealed record AlertVersion(
    int Version,
    DateTimeOffset At,
    AmendmentReason Reason,
    ClaimStatus Status,
    int Sources,
    string Headline,
    ArticleId Article,
    bool Told
);
