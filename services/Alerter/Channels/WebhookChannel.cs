using System.Text;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace Ingestion.Alerter.Channels;

/// <summary>
/// Posts a notice to a webhook once, within a bounded time. Trying again is <see cref="DeliverySender"/>'s, which remembers
/// across restarts what is owed.
/// </summary>
internal sealed class WebhookChannel(IHttpClientFactory clients, IOptions<AlerterOptions> options, TimeProvider clock)
{
    public const string ClientName = "alerter-webhook";

    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddTimeout(options.Value.WebhookTimeout)
        .Build();

    /// <returns>Null when it was taken; else why not.</returns>
    public async Task<WebhookFailure?> PostAsync(Uri address, string key, string payload, CancellationToken cancel)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await SendAsync(address, key, payload, token), cancel);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or IOException)
        {
            return new($"{address.Authority}: {e.Message}", RetryAfter: null);
        }
    }

    private async Task<WebhookFailure?> SendAsync(Uri address, string key, string payload, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(payload, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", key);
        using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.IsSuccessStatusCode) return null;
        var after = response.Headers.RetryAfter;
        return new(
            $"{address.Authority} answered {(int)response.StatusCode} {response.ReasonPhrase}",
            after?.Delta ?? after?.Date - clock.GetUtcNow()
        );
    }
}

/// <summary>Why a webhook did not take a notice, and when it asks to be tried again.</summary>
internal sealed record WebhookFailure(string Reason, TimeSpan? RetryAfter);
