using System.Security.Cryptography;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Sources;

namespace Ingestion.Fetcher.Captures;

/// <summary>Makes captures out of answers and files.</summary>
internal static class CaptureMaker
{
    public static Capture OfAnswer(CaptureId id, Source source, string requestedUrl, FetchResponse answer, ItemHint? hint, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Source = source.Id,
            Outlet = source.Outlet ?? source.Name,
            RequestedUrl = requestedUrl,
            Url = answer.Url,
            Status = answer.Status,
            ContentType = answer.ContentType,
            Headers = answer.Headers,
            BodyHash = HashOf(answer.Body.Span),
            Sent = answer.Sent,
            Fetched = now,
            Hint = WithLanguage(hint, source),
            Overrides = source.Selectors,
        };

    /// <summary>Of what came without a request of its own: a file, or a feed item that carries its text.</summary>
    public static Capture OfDocument(CaptureId id, Source source, ReadOnlySpan<byte> body, string contentType, ItemHint? hint, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Source = source.Id,
            Outlet = source.Outlet ?? source.Name,
            Url = hint?.Url,
            ContentType = contentType,
            BodyHash = HashOf(body),
            Fetched = now,
            Hint = WithLanguage(hint, source),
            Overrides = source.Selectors,
        };

    /// <summary>Of what was asked for in vain.</summary>
    public static Capture OfNothing(CaptureId id, Source source, string? url, DateTimeOffset now) => new()
    {
        Id = id,
        Source = source.Id,
        Outlet = source.Outlet ?? source.Name,
        RequestedUrl = url,
        Url = url,
        BodyHash = HashOf([]),
        Fetched = now,
    };

    public static string HashOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static ItemHint? WithLanguage(ItemHint? hint, Source source) =>
        source.Language is null || hint?.Language is not null ? hint : (hint ?? new ItemHint()) with { Language = source.Language };
}
