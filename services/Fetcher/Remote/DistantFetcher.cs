using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Polling;

namespace Ingestion.Fetcher.Remote;

/// <summary>The Fetcher of another process, by its API.</summary>
/// <param name="clients">Has a client of this class's name, whose base address is the Fetcher's.</param>
internal sealed class DistantFetcher(IHttpClientFactory clients) : IFetcher
{
    private static readonly JsonSerializerOptions Json = ContractJson.With(FetcherJsonContext.Default);

    public async Task<IReadOnlyList<SourceStatus>> SourcesAsync(CancellationToken cancel) =>
        await GetAsync<IReadOnlyList<SourceStatus>>("api/sources", cancel)
        ?? throw new FetcherUnavailableException("What answers at its address has no sources: it is no Fetcher.");

    public Task<SourceStatus?> SourceAsync(string id, CancellationToken cancel) =>
        GetAsync<SourceStatus>($"api/sources/{Uri.EscapeDataString(id)}", cancel);

    public Task<StoredCapture?> CaptureAsync(CaptureId id, CancellationToken cancel) =>
        GetAsync<StoredCapture>($"api/captures/{Uri.EscapeDataString(id.Value)}", cancel);

    public async Task<bool> DoAsync(string id, SourceAction action, CancellationToken cancel)
    {
        var address = $"api/sources/{Uri.EscapeDataString(id)}/{action.ToString().ToLowerInvariant()}";
        using var answer = await AskAsync(HttpMethod.Post, address, cancel);
        return answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict);
    }

    private async Task<T?> GetAsync<T>(string address, CancellationToken cancel)
        where T : class
    {
        using var answer = await AskAsync(HttpMethod.Get, address, cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        try
        {
            return await answer.Content.ReadFromJsonAsync((JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T)), cancel);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            throw new FetcherUnavailableException($"{answer.RequestMessage?.RequestUri} does not answer as a Fetcher does.", e);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, CancellationToken cancel)
    {
        var http = clients.CreateClient(nameof(DistantFetcher));
        using var request = new HttpRequestMessage(method, address);
        try
        {
            var answer = await http.SendAsync(request, cancel);
            if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict) return answer;
            answer.Dispose();
            throw new FetcherUnavailableException($"{http.BaseAddress}{address} answers with {(int)answer.StatusCode}.");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new FetcherUnavailableException($"{http.BaseAddress} does not answer.", e);
        }
    }
}
