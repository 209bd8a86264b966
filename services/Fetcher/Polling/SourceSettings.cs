using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Sources;

namespace Ingestion.Fetcher.Polling;

/// <summary>A source's own bounds, or the settings' where it has none.</summary>
internal static class SourceSettings
{
    public static TimeSpan PollMinOf(this FetcherOptions options, Source source) =>
        source.PollMin ?? (source.PollMax < options.PollMin ? source.PollMax.Value : options.PollMin);

    public static TimeSpan PollMaxOf(this FetcherOptions options, Source source) =>
        source.PollMax ?? (source.PollMin > options.PollMax ? source.PollMin.Value : options.PollMax);

    public static TimeSpan RevisitForOf(this FetcherOptions options, Source source) => source.RevisitFor ?? options.RevisitFor;

    /// <summary>A private source is the operator's own: it is not spared unless its definition says so.</summary>
    public static TimeSpan DelayOf(this FetcherOptions options, Source source) =>
        source.Delay ?? (source.AllowPrivate ? TimeSpan.Zero : options.HostDelay);

    /// <summary>Asks for what was found: the source's secrets go with it to the source's own host only.</summary>
    /// <exception cref="InvalidOperationException">A secret that it needs is missing; says which.</exception>
    public static FetchRequest RequestOf(Source source, string url) =>
        SourceSecrets.MayReach(source, url) ? NamedRequestOf(source, url) : PlainRequestOf(source, url);

    /// <summary>Asks for what the operator named.</summary>
    /// <exception cref="InvalidOperationException">A secret that it needs is missing; says which.</exception>
    public static FetchRequest NamedRequestOf(Source source, string url) =>
        PlainRequestOf(source, url) with
        {
            Headers = SourceSecrets.HeadersOf(source),
        };

    private static FetchRequest PlainRequestOf(Source source, string url) => new(url) { AllowPrivate = source.AllowPrivate, Proxy = source.Proxy };
}
