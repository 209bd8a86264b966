using Elastic.Clients.Elasticsearch;
using Elastic.Transport;

namespace Ingestion.Search.Engines;

/// <summary>
/// The way to Elasticsearch through its maker's client (8.19, which 8 and 9 understand). Compiled where the package feed has it.
/// </summary>
internal sealed class ElasticClientAdapter : IElastic
{
    private readonly Uri _address;
    private readonly ITransport _transport;

    public ElasticClientAdapter(EngineOptions engine)
    {
        _address = engine.Address;
        var settings = new ElasticsearchClientSettings(engine.Address).RequestTimeout(engine.Timeout).EnableHttpCompression(false).DisableDirectStreaming(false);
        if (engine.Authorization is { } authorization)
            settings = settings.GlobalHeaders(new System.Collections.Specialized.NameValueCollection { ["Authorization"] = authorization });
        _transport = new ElasticsearchClient(settings).Transport;
    }

    public async Task<ElasticAnswer> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var verb = Enum.Parse<global::Elastic.Transport.HttpMethod>(method);
        var answer = await _transport.RequestAsync<BytesResponse>(verb, path, body.IsEmpty ? null : PostData.ReadOnlyMemory(body), cancel).ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        if (answer.ApiCallDetails.HttpStatusCode is { } status) return new(status, answer.Body ?? []);
        throw EngineErrors.Unreachable(_address, answer.ApiCallDetails.OriginalException?.Message ?? "no answer", answer.ApiCallDetails.OriginalException);
    }
}
