using System.Net.Http.Headers;
using System.Net.Sockets;
using Ingestion.Text;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace Ingestion.Fetcher.Http;

/// <summary>Gets documents from servers that may be hostile: addresses checked at every hop, everything bounded.</summary>
public sealed class SafeHttp(HttpClients clients, IOptions<FetcherOptions> options, TimeProvider clock)
{
    private const int MaxRedirects = 8;
    private readonly ResiliencePipeline<FetchResponse> _pipeline = FetchPipeline.Create(options.Value, clock);
    private readonly string _userAgent = UserAgent.Of(options.Value.Contact);

    /// <summary>Gets the document, following redirects; the answer has any status.</summary>
    /// <param name="request">What to get.</param>
    /// <param name="enter">Waits for a turn at each host asked, before the clock of the request begins; what it returns is disposed after the
    /// answer.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="FetchException">No answer could be had within the bounds.</exception>
    public async Task<FetchResponse> GetAsync(
        FetchRequest request,
        Func<Uri, CancellationToken, Task<IAsyncDisposable>>? enter,
        CancellationToken cancel
    )
    {
        var url = Checked(request.Url, request.Url);
        var origin = url;
        string? movedTo = null;
        var permanentSoFar = true;
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var answer = await AskAsync(request, url, origin, enter, cancel);
            if (answer.Status is not (301 or 302 or 303 or 307 or 308)) return answer with { MovedTo = movedTo };
            var next = Redirect(answer, url);
            permanentSoFar &= answer.Status is 301 or 308;
            if (permanentSoFar) movedTo = next.AbsoluteUri;
            url = Checked(next.AbsoluteUri, request.Url);
        }

        throw new FetchException(FetchFailure.Redirects, $"{request.Url} redirects more than {MaxRedirects} times.");
    }

    private async Task<FetchResponse> AskAsync(
        FetchRequest request,
        Uri url,
        Uri origin,
        Func<Uri, CancellationToken, Task<IAsyncDisposable>>? enter,
        CancellationToken cancel
    )
    {
        await using var turn = enter is null ? null : await enter(url, cancel);
        try
        {
            return await _pipeline.ExecuteAsync(
                async inner =>
                {
                    using var answer = await SendAsync(request, url, origin, inner);
                    return await ReadAsync(request, answer, url, inner);
                },
                cancel);
        }
        catch (TimeoutRejectedException e)
        {
            throw new FetchException(FetchFailure.Timeout, $"{url} took longer than {options.Value.RequestTimeout.TotalSeconds:0} seconds.", e);
        }
    }

    private static Uri Checked(string text, string asked)
    {
        if (
            text.Length <= CanonicalUrl.MaxLength
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.Host.Length > 0
        )
        {
            if (uri.UserInfo.Length == 0)
                return uri;
            throw new FetchException(
                FetchFailure.Refused,
                $"{uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.SafeUnescaped)} carries a user name or password, which are not sent. Set headers in the source instead."
            );
        }

        throw new FetchException(
            FetchFailure.Refused,
            text == asked ? $"'{text}' is no http or https address." : $"{asked} redirects to '{text}', which is no http or https address."
        );
    }

    private async Task<HttpResponseMessage> SendAsync(FetchRequest request, Uri url, Uri origin, CancellationToken cancel)
    {
        using var message = Message(request, url, origin);
        try
        {
            if (request.Proxy is not null) await GuardedConnection.OpenAddressesAsync(url.IdnHost, request.AllowPrivate, cancel);
            return await clients.For(request).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException e)
        {
            throw HttpFailure.Of(e, url);
        }
        catch (SocketException e)
        {
            throw HttpFailure.Of(e, url);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new FetchException(FetchFailure.Timeout, $"{url} did not answer in time.", e);
        }
    }

    private HttpRequestMessage Message(FetchRequest request, Uri url, Uri origin)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        message.Headers.TryAddWithoutValidation(
            "Accept",
            "text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"
        );
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
        if (url == origin) AddValidators(message.Headers, request);
        if (url.Host == origin.Host && url.Scheme == origin.Scheme && url.Port == origin.Port)
        {
            foreach (var (name, value) in request.Headers)
            {
                message.Headers.Remove(name);
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static void AddValidators(HttpRequestHeaders headers, FetchRequest request)
    {
        if (request.ETag is { } tag) headers.TryAddWithoutValidation("If-None-Match", tag);
        if (request.LastModified is { } date) headers.TryAddWithoutValidation("If-Modified-Since", date);
    }

    private static Uri Redirect(FetchResponse answer, Uri url)
    {
        var location = answer["Location"] ?? throw new FetchException(FetchFailure.Redirects, $"{url} redirects without saying where.");
        return Uri.TryCreate(url, location, out var next)
            ? next
            : throw new FetchException(FetchFailure.Redirects, $"{url} redirects to '{location}', which is no address.");
    }

    private async Task<FetchResponse> ReadAsync(FetchRequest request, HttpResponseMessage answer, Uri url, CancellationToken cancel)
    {
        var max = request.MaxBytes ?? options.Value.MaxPageMegabytes * 1_048_576L;
        if (answer.Content.Headers.ContentLength > max)
            throw new FetchException(FetchFailure.TooLarge, $"{url} is {answer.Content.Headers.ContentLength} bytes, more than {max}.");
        var body = (int)answer.StatusCode is >= 300 and < 400 ? null : await ReadBodyAsync(answer.Content, url, max, cancel);
        return new FetchResponse
        {
            Status = (int)answer.StatusCode,
            Url = url.AbsoluteUri,
            Headers = [.. FieldsOf(answer.Headers.NonValidated), .. FieldsOf(answer.Content.Headers.NonValidated)],
            Body = body?.Document ?? default,
            Sent = body?.Sent ?? default,
            Memory = body,
        };
    }

    /// <summary>In the order received, each value by itself.</summary>
    private static List<KeyValuePair<string, string>> FieldsOf(HttpHeadersNonValidated headers)
    {
        var fields = new List<KeyValuePair<string, string>>(headers.Count);
        foreach (var (name, values) in headers)
        {
            foreach (var value in values) fields.Add(new(name, value));
        }

        return fields;
    }

    private async Task<ReceivedBody> ReadBodyAsync(HttpContent content, Uri url, long max, CancellationToken cancel)
    {
        try
        {
            return await BodyReader.ReadAsync(content, url.AbsoluteUri, max, options.Value.ReadTimeout, cancel);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new FetchException(FetchFailure.Timeout, $"{url} sent nothing for {options.Value.ReadTimeout.TotalSeconds:0} seconds.", e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new FetchException(FetchFailure.Broken, $"{url} broke off its answer: {e.Message}", e);
        }
    }
}
