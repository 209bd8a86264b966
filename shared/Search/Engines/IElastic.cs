namespace Ingestion.Search.Engines;

/// <summary>The one thing that is asked of a way to a search engine: send this request, give back that answer.</summary>
internal interface IElastic
{
    /// <param name="method"><c>GET</c>, <c>PUT</c>, <c>POST</c>, <c>DELETE</c> or <c>HEAD</c>.</param>
    /// <param name="path">With its query, from the engine's root: <c>/_bulk?require_alias=true</c>.</param>
    /// <param name="body">JSON, or for <c>_bulk</c> lines of JSON, in UTF-8; empty for none.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>Whatever the engine answered, errors included.</returns>
    /// <exception cref="IndexUnavailableException">No answer came; says where it was sought and what to check.</exception>
    Task<ElasticAnswer> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancel);
}

internal readonly record struct ElasticAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The engine has too much to do, or is not whole: to be asked again.</summary>
    public bool IsBusy => Status is 429 or 502 or 503 or 504;
}
