using System.Globalization;

namespace Ingestion.Fetcher.Http;

/// <summary>What a server answered, after redirects. Any status: the caller judges it.</summary>
public sealed record FetchResponse
{
    public required int Status { get; init; }

    /// <summary>The address that answered.</summary>
    public required string Url { get; init; }

    /// <summary>Where the address has moved for good: the last one reached by permanent redirects (301, 308) alone; null when it has not
    /// moved.</summary>
    public string? MovedTo { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Decompressed; empty for 304.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as the server packed it; empty when it came as it is.</summary>
    public ReadOnlyMemory<byte> Sent { get; init; }

    /// <summary>Disposed by who is done with the bodies and knows that nobody else holds them, to have their memory used again; null when there is
    /// none to give back.</summary>
    internal IDisposable? Memory { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsUnchanged => Status == 304;

    public string? ContentType => this["Content-Type"];

    public string? ETag => this["ETag"];

    public string? LastModified => this["Last-Modified"];

    /// <summary>The first field of this name, letter case aside; null when there is none.</summary>
    public string? this[string name] => Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>How long the server asks to stay away (RFC 9110, section 10.2.3); null when it does not.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        var text = this["Retry-After"];
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > now ? at - now : null;
    }

    /// <summary>How long the answer stays fresh by its <c>Cache-Control: max-age</c> (RFC 9111), less its <c>Age</c>; null when it does not
    /// say.</summary>
    public TimeSpan? MaxAge()
    {
        foreach (var part in (this["Cache-Control"] ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (
                !part.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase)
                || !long.TryParse(part["max-age=".Length..].Trim('"'), out var seconds)
            )
                continue;
            _ = long.TryParse(this["Age"], NumberStyles.None, CultureInfo.InvariantCulture, out var age);
            return TimeSpan.FromSeconds(Math.Clamp(seconds - age, 0, int.MaxValue));
        }

        return null;
    }
}
