using Ingestion.Fetcher.Remote;

namespace Ingestion.Portal.Sourcing;

/// <summary>Hands requests to <c>/api/sources</c> on to the Fetcher of another process, and its answer back.</summary>
internal sealed class SourcesForwarder(IHttpClientFactory clients)
{
    /// <exception cref="FetcherUnavailableException">It does not answer, or nobody said where it is.</exception>
    public async Task ForwardAsync(HttpContext context)
    {
        var http = clients.CreateClient(nameof(SourcesForwarder));
        if (http.BaseAddress is null) throw new FetcherUnavailableException(FetcherReach.OutOfReach);
        using var request = RequestFor(context.Request);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            await HandBackAsync(answer, context.Response, context.RequestAborted);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            throw new FetcherUnavailableException($"{http.BaseAddress} does not answer.", e);
        }
    }

    /// <summary>Without the headers of the way from the browser to here, of which the Fetcher knows nothing.</summary>
    private static HttpRequestMessage RequestFor(HttpRequest from)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), from.Path.ToUriComponent()[1..] + from.QueryString.ToUriComponent());
        if (HttpMethods.IsGet(from.Method) || HttpMethods.IsDelete(from.Method)) return request;
        request.Content = new StreamContent(from.Body);
        if (from.ContentType is { } type) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return request;
    }

    private static async Task HandBackAsync(HttpResponseMessage answer, HttpResponse to, CancellationToken cancel)
    {
        to.StatusCode = (int)answer.StatusCode;
        to.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.Location is { } place) to.Headers.Location = place.OriginalString;
        await answer.Content.CopyToAsync(to.Body, cancel);
    }
}
