using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Search.Engines;

/// <summary>The way to an engine over plain HTTP; OpenSearch knows no other.</summary>
internal sealed class HttpElastic(IHttpClientFactory clients) : IElastic
{
    /// <summary>Name of the client that the registration sets up with address, credentials and time limit.</summary>
    public const string Client = "search-engine";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue Lines = new("application/x-ndjson");

    public static void Configure(IServiceProvider provider, HttpClient client)
    {
        var engine = provider.GetRequiredService<EngineOptions>();
        client.BaseAddress = engine.Address;
        client.Timeout = engine.Timeout;
        if (engine.Authorization is { } authorization) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
    }

    public async Task<ElasticAnswer> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        using var client = clients.CreateClient(Client);
        using var request = new HttpRequestMessage(new HttpMethod(method), path.TrimStart('/'));
        if (!body.IsEmpty)
            request.Content = new ReadOnlyMemoryContent(body)
            {
                Headers = { ContentType = path.Contains("_bulk", StringComparison.Ordinal) ? Lines : Json },
            };
        try
        {
            using var response = await client.SendAsync(request, cancel);
            return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (HttpRequestException e)
        {
            throw EngineErrors.Unreachable(client.BaseAddress, e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw EngineErrors.Unreachable(client.BaseAddress, $"no answer within {client.Timeout.TotalSeconds:0} s", e);
        }
    }
}
