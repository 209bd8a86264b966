using Elastic.Clients.Elasticsearch;
using Elastic.Transport;
using Verb = Elastic.Transport.HttpMethod;

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
        var settings = new ElasticsearchClientSettings(engine.Address).RequestTimeout(engine.Timeout).EnableHttpCompression(false);
        if (engine.Authorization is { } authorization) settings = settings.Authentication(new GivenAuthorization(authorization));
        _transport = new ElasticsearchClient(settings).Transport;
    }

    public async Task<ElasticAnswer> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var data = body.IsEmpty ? null : PostData.ReadOnlyMemory(body);
        var answer = await _transport.RequestAsync<BytesResponse>(Enum.Parse<Verb>(method), path.TrimStart('/'), data, cancel);
        cancel.ThrowIfCancellationRequested();
        var call = answer.ApiCallDetails;
        return call.HttpStatusCode is { } status
            ? new(status, answer.Body)
            : throw EngineErrors.Unreachable(_address, call.OriginalException?.Message ?? "no answer", call.OriginalException);
    }

    /// <summary>A header's value as it is: a scheme, a space and the rest.</summary>
    private sealed class GivenAuthorization(string header) : AuthorizationHeader
    {
        private readonly string[] _parts = header.Split(' ', 2);

        public override string AuthScheme => _parts[0];

        public override bool TryGetAuthorizationParameters(out string value)
        {
            value = _parts[1];
            return true;
        }
    }
}
