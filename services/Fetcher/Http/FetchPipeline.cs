using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Ingestion.Fetcher.Http;

/// <summary>The one resilience pipeline of outbound requests: a total time, and a second try where no connection was had, so that no server is asked
/// twice.</summary>
internal static class FetchPipeline
{
    public static ResiliencePipeline<FetchResponse> Create(FetcherOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder<FetchResponse> { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.RequestTimeout })
            .AddRetry(new RetryStrategyOptions<FetchResponse>
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromSeconds(1),
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<FetchResponse>().Handle<FetchException>(e => e.Failure == FetchFailure.Connection),
            })
            .Build();
}
