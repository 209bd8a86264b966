using System.Text.Json;
using Ingestion.Contracts.V1;

namespace Ingestion.Tests.Sample;

/// <summary>What must finally come out of the sample newsroom, as <c>samples/expected.json</c> says; its format stands in
/// <c>samples/README.md</c>.</summary>
public sealed record SampleExpectations
{
    public required IReadOnlyList<ExpectedArticle> Articles { get; init; }

    public required IReadOnlyList<ExpectedIncident> Incidents { get; init; }

    /// <summary>By outlet id: words of its pages that no article's text may hold.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Furniture { get; init; }

    public required ExpectedTotals Totals { get; init; }

    /// <param name="file">Path of <c>expected.json</c>.</param>
    /// <param name="expand">Fills the placeholders of a text, given the outlet's id and the text.</param>
    public static SampleExpectations Load(string file, Func<string, string, string> expand)
    {
        var raw =
            JsonSerializer.Deserialize<SampleExpectations>(File.ReadAllText(file), Options) ?? throw new InvalidDataException(file + " holds null.");
        return raw with { Articles = [.. raw.Articles.Select(article => article.Expand(text => expand(article.OutletId, text)))] };
    }

    private static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };
}

/// <summary>What must come out of one page, or of one part of a page.</summary>
public sealed record ExpectedArticle
{
    /// <summary><c>outlet/path</c>; empty for a part.</summary>
    public string Article { get; init; } = "";

    /// <summary>indexed, folded, parts, listing or rejected.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why a page is rejected, for the reader; not compared.</summary>
    public string? Reason { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    /// <summary>A moment with offset, or a day when the page tells no more.</summary>
    public string? Published { get; init; }

    public string? Language { get; init; }

    /// <summary>False for a text in a language without an analyser.</summary>
    public bool Analysed { get; init; } = true;

    public string? Relation { get; init; }

    /// <summary>The article that a copy is folded into, as <c>outlet/path</c>.</summary>
    public string? Original { get; init; }

    public int Revisions { get; init; } = 1;

    /// <summary>Every event of the newest revision; of a folded article those in the passages that it adds.</summary>
    public IReadOnlyList<ExpectedEvent> Events { get; init; } = [];

    /// <summary>Kinds that must be found at least once.</summary>
    public IReadOnlyList<string> NearMisses { get; init; } = [];

    public IReadOnlyList<ExpectedRetraction> Retractions { get; init; } = [];

    /// <summary>Null where it is not compared.</summary>
    public bool? Alert { get; init; }

    public IReadOnlyList<ExpectedArticle> Parts { get; init; } = [];

    public string OutletId => Article.Split('/')[0];

    internal ExpectedArticle Expand(Func<string, string> expand) => this with
    {
        Title = Title is null ? null : expand(Title),
        Published = Published is null ? null : expand(Published),
        Events = [.. Events.Select(e => e with { Date = e.Date is null ? null : expand(e.Date) })],
        Parts = [.. Parts.Select(part => part.Expand(expand))],
    };
}

/// <summary>One control change. What is null is not compared.</summary>
public sealed record ExpectedEvent
{
    public required ControlAction Action { get; init; }

    public required ClaimStatus Status { get; init; }

    /// <summary>As spelt in the text.</summary>
    public string? Place { get; init; }

    public string? Admin1 { get; init; }

    public string? Actor { get; init; }

    public string? FromActor { get; init; }

    /// <summary><c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }

    public bool Background { get; init; }

    /// <summary>How many places, where they are counted and not named.</summary>
    public int? PlaceCount { get; init; }

    /// <summary>May be found or not, as whatever action: ambiguous, or unnamed.</summary>
    public bool Optional { get; init; }
}

public sealed record ExpectedRetraction(RetractionKind Kind, string Place, string? CorrectedTo = null);

/// <summary>One incident: what all reports of one control change together amount to.</summary>
public sealed record ExpectedIncident
{
    public required string Place { get; init; }

    public required string Admin1 { get; init; }

    public required ControlAction Action { get; init; }

    public required ClaimStatus Status { get; init; }

    /// <summary>Independent sources; null where it is not compared.</summary>
    public int? Sources { get; init; }

    /// <summary>Every outlet that carried it, copies included.</summary>
    public required IReadOnlyList<string> Outlets { get; init; }

    /// <summary>May be found or not.</summary>
    public bool Optional { get; init; }

    public string Name => $"incident {Place}, {Admin1} {Action}".ToLowerInvariant();
}

/// <summary>Articles by outcome, parts counted one by one, and incidents.</summary>
public sealed record ExpectedTotals(int Indexed, int Folded, int Rejected, int Listings, int Incidents);
