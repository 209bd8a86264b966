using Ingestion.Deduplicator.Deduplication;
using Ingestion.EntityExtractor.Correcting;
using Ingestion.Fetcher.Remote;
using Ingestion.Ledger.Database;
using Ingestion.Search;

namespace Ingestion.Portal.Web;

/// <summary>What a caller is told when something went wrong.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What kind of thing it is.</param>
/// <param name="Detail">What to do.</param>
public sealed record Failure(int Status, string Title, string Detail)
{
    /// <summary>For the <c>Retry-After</c> header of an outage.</summary>
    public const string RetryAfterSeconds = "10";

    public bool Outage => Status == StatusCodes.Status503ServiceUnavailable;

    /// <returns>Null for an exception that is nobody's mistake and no known outage: a defect.</returns>
    public static Failure? Of(Exception e) =>
        e switch
        {
            SearchRefusedException => new(StatusCodes.Status400BadRequest, "The request cannot be answered as asked", e.Message),
            UnknownArticleException => new(StatusCodes.Status404NotFound, "No such article", e.Message),
            RulingRefusedException => new(StatusCodes.Status409Conflict, "The ruling cannot stand", e.Message),
            WrongKeyException => new(StatusCodes.Status401Unauthorized, "The key is missing or wrong", e.Message),
            CorrectionRefusedException => new(StatusCodes.Status409Conflict, "The correction cannot stand", e.Message),
            BadHttpRequestException bad => new(bad.StatusCode, "The request cannot be read", e.Message),
            IndexUnavailableException => new(
                StatusCodes.Status503ServiceUnavailable,
                "The index cannot be read now",
                "Try again in a moment. If it stays, /health says what is missing."
            ),
            DatabaseUnavailableException => new(
                StatusCodes.Status503ServiceUnavailable,
                "The database cannot be read now",
                "Try again in a moment. If it stays, /health says what is missing."
            ),
            FetcherUnavailableException => new(
                StatusCodes.Status503ServiceUnavailable,
                "The Fetcher cannot be asked now",
                $"{e.Message} Articles and alerts are not touched by that."
            ),
            _ => null,
        };

    public static Failure Defect(string trace) =>
        new(
            StatusCodes.Status500InternalServerError,
            "Something went wrong on our side",
            $"Try again. If it stays, give the operator this number: the log says more under {trace}."
        );
}
