using System.IO.Compression;
using System.Net;
using System.Text;
using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.Fetcher.Tests.Http;

/// <summary>Servers that misbehave, each in one way.</summary>
public sealed class HostileServerTest : IDisposable
{
    private readonly HttpClients _clients = new();
    private readonly SafeHttp _http;

    public HostileServerTest() =>
        _http = new SafeHttp(
            _clients,
            Options.Create(
                new FetcherOptions
                {
                    RequestTimeout = TimeSpan.FromSeconds(4),
                    ReadTimeout = TimeSpan.FromSeconds(1),
                    MaxPageMegabytes = 1,
                    Contact = "desk@velmaria.example",
                }
            ),
            TimeProvider.System
        );

    public void Dispose() => _clients.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.20.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[ff02::1]/")]
    [InlineData("http://[::127.0.0.1]/")]
    public async Task An_address_of_a_private_network_is_never_dialled(string url) =>
        Assert.Equal(FetchFailure.Refused, (await FailAsync(url, allowPrivate: false)).Failure);

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("http://[64:ff9b:1::a9fe:a9fe]/")]
    [InlineData("http://[2002:a9fe:a9fe::]/")]
    [InlineData("http://2852039166/")]
    [InlineData("http://169.254.170.2/v2/credentials")]
    [InlineData("http://100.100.100.200/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[febf::1]/")]
    [InlineData("http://224.0.0.251/")]
    [InlineData("http://[ff02::fb]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://240.0.0.1/")]
    public async Task An_address_that_is_neither_of_the_internet_nor_of_a_private_network_is_open_to_no_source(string url)
    {
        var refused = await FailAsync(url, allowPrivate: true);
        Assert.Equal(FetchFailure.Refused, refused.Failure);
        Assert.Contains("no source may ask", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.1.1")]
    [InlineData("::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.0.0.1")]
    public void A_private_address_is_open_to_a_source_that_is_allowed_it(string address)
    {
        Assert.True(AddressPolicy.IsOpen(IPAddress.Parse(address), allowPrivate: true));
        Assert.False(AddressPolicy.IsOpen(IPAddress.Parse(address), allowPrivate: false));
    }

    [Fact]
    public async Task A_redirect_from_an_allowed_private_page_to_the_metadata_service_is_refused()
    {
        await using var server = new RawServer(
            "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/\r\nContent-Length: 0\r\n\r\n"
        );
        Assert.Equal(FetchFailure.Refused, (await FailAsync(server.Url(), allowPrivate: true)).Failure);
    }

    [Fact]
    public async Task A_proxy_is_not_asked_for_the_metadata_service()
    {
        await using var proxy = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        var refused = await Assert.ThrowsAsync<FetchException>(() =>
            _http.GetAsync(
                new FetchRequest("http://169.254.169.254/") { AllowPrivate = true, Proxy = new Uri(proxy.Url()) },
                null,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(FetchFailure.Refused, refused.Failure);
        Assert.Equal(0, proxy.Requests);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::808:808")]
    public void An_address_of_the_internet_may_be_asked(string address) =>
        Assert.True(AddressPolicy.IsOpen(IPAddress.Parse(address), allowPrivate: false));

    [Fact]
    public async Task A_name_that_resolves_into_the_private_network_is_refused_when_it_is_dialled()
    {
        var refused = await Assert.ThrowsAsync<FetchException>(() =>
            GuardedConnection.ConnectAsync(new DnsEndPoint("localhost", 80), allowPrivate: false, CancellationToken.None).AsTask()
        );
        Assert.Contains("--allow-private", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("gopher://127.0.0.1:70/_x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("http://")]
    public async Task Only_plain_web_addresses_are_asked(string url) => Assert.Equal(FetchFailure.Refused, (await FailAsync(url)).Failure);

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("data:text/html,x")]
    public async Task A_redirect_to_what_is_no_plain_web_address_is_refused(string location)
    {
        await using var server = new RawServer($"HTTP/1.1 302 Found\nLocation: {location}\nContent-Length: 0\n\n");
        var failure = await FailAsync(server.Url());
        Assert.Equal(FetchFailure.Refused, failure.Failure);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FreshRSS_3435_a_circle_of_redirects_ends()
    {
        await using var server = new RawServer("HTTP/1.1 302 Found\nLocation: /again\nContent-Length: 0\n\n");
        Assert.Equal(FetchFailure.Redirects, (await FailAsync(server.Url())).Failure);
        Assert.Equal(9, server.Requests);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_told()
    {
        await using var server = new RawServer("HTTP/1.1 301 Moved\nContent-Length: 0\n\n");
        Assert.Equal(FetchFailure.Redirects, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task Secrets_are_not_carried_to_another_host()
    {
        var seen = "";
        await using var other = new RawServer(async (head, stream, cancel) =>
        {
            seen = head;
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancel);
        });
        await using var server = new RawServer($"HTTP/1.1 302 Found\nLocation: {other.Url()}\nContent-Length: 0\n\n");
        await GetAsync(
            server.Url(),
            r =>
                r with
                {
                    Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer secret", ["Cookie"] = "secret" },
                }
        );
        Assert.Contains("User-Agent", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_larger_than_it_may_be_is_given_up()
    {
        await using var server = new RawServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancel);
            while (true) await stream.WriteAsync(new byte[65536], cancel);
        });
        Assert.Equal(FetchFailure.TooLarge, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task An_announced_size_that_is_too_large_is_not_even_begun()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Length: 9999999999\n\n");
        Assert.Equal(FetchFailure.TooLarge, (await FailAsync(server.Url())).Failure);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_decompression_bomb_is_given_up(string encoding)
    {
        await using var server = new RawServer([.. Head($"Content-Encoding: {encoding}"), .. Packed(encoding, new byte[64 << 20])]);
        Assert.Equal(FetchFailure.TooLarge, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_bomb_in_a_bomb_is_given_up()
    {
        await using var server = new RawServer([.. Head("Content-Encoding: gzip, gzip"), .. Packed("gzip", Packed("gzip", new byte[64 << 20]))]);
        Assert.Equal(FetchFailure.TooLarge, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_packing_that_is_none_is_told()
    {
        await using var server = new RawServer([.. Head("Content-Encoding: gzip"), .. "<html>not packed</html>"u8]);
        Assert.Equal(FetchFailure.Broken, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_packing_that_was_not_asked_for_is_told()
    {
        await using var server = new RawServer([.. Head("Content-Encoding: zstd"), 1, 2, 3]);
        Assert.Contains("zstd", (await FailAsync(server.Url())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_without_end_is_given_up()
    {
        await using var server = new RawServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancel);
            for (var i = 0; i < 100_000; i++) await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-{i}: {new string('x', 1000)}\r\n"), cancel);
        });
        Assert.Equal(FetchFailure.TooLarge, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var server = new RawServer((_, _, cancel) => Task.Delay(-1, cancel));
        Assert.Equal(FetchFailure.Timeout, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_body_that_stops_in_the_middle_is_given_up()
    {
        await using var server = new RawServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"u8.ToArray(), cancel);
            await Task.Delay(-1, cancel);
        });
        Assert.Equal(FetchFailure.Timeout, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        await using var server = new RawServer(async (_, stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancel);
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), cancel);
                await Task.Delay(100, cancel);
            }
        });
        Assert.Equal(FetchFailure.Timeout, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_connection_cut_in_the_body_is_no_page()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Length: 1000\n\nhalf");
        Assert.Equal(FetchFailure.Broken, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_broken_chunk_is_no_page()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nZZ\nhello\n");
        Assert.Equal(FetchFailure.Broken, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task What_speaks_no_HTTP_is_told()
    {
        await using var server = new RawServer("SSH-2.0-OpenSSH_9.2\n");
        Assert.Equal(FetchFailure.Broken, (await FailAsync(server.Url())).Failure);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_told()
    {
        var failure = await FailAsync("http://no-such-host.invalid/", allowPrivate: false);
        Assert.Equal(FetchFailure.Connection, failure.Failure);
        Assert.Contains("no-such-host.invalid", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_told()
    {
        int port;
        await using (var server = new RawServer("")) port = server.Port;
        Assert.Contains("refused", (await FailAsync($"http://127.0.0.1:{port}/")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title><link>http://v.example/1</link></item></channel></rss>"
    )]
    [InlineData(
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title><link>http://v.example/1</link></item></channel></rss>"
    )]
    [InlineData(
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://127.0.0.1:1/rss.dtd\"><rss version=\"0.91\"><channel><item><title>t</title><link>http://v.example/1</link></item></channel></rss>"
    )]
    public void A_document_type_is_passed_over_and_no_entity_of_it_expanded(string xml)
    {
        var feed = FeedParser.Parse(Encoding.UTF8.GetBytes(xml), "application/rss+xml", "http://v.example/");
        var item = Assert.Single(feed.Items);
        Assert.Equal("http://v.example/1", item.Url);
        Assert.DoesNotContain("root:", item.Title ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("aaaa", item.Title ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_without_end_fill_no_stack()
    {
        var xml = "<rss><channel><item><title>t</title><link>http://v.example/1</link></item>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.Equal("t", Assert.Single(FeedParser.Parse(Encoding.UTF8.GetBytes(xml), "text/xml", null).Items).Title);
    }

    [Theory]
    [InlineData("%PDF-1.7 binary", DocumentKind.Binary)]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", DocumentKind.Binary)]
    [InlineData("GIF89a\u0001", DocumentKind.Binary)]
    [InlineData("PK\u0003\u0004", DocumentKind.Binary)]
    [InlineData("", DocumentKind.Empty)]
    [InlineData("<html><p>x", DocumentKind.Page)]
    [InlineData("<!-- c --><?xml version='1.0'?><rss>", DocumentKind.Feed)]
    [InlineData("just words", DocumentKind.Text)]
    public void The_bytes_say_what_a_document_is_whatever_its_header_says(string body, DocumentKind kind) =>
        Assert.Equal(kind, DocumentKinds.Of(Encoding.Latin1.GetBytes(body), "application/octet-stream"));

    private static byte[] Head(string field) => Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{field}\r\n\r\n");

    private static byte[] Packed(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    private Task<FetchResponse> GetAsync(string url, Func<FetchRequest, FetchRequest>? with = null) =>
        _http.GetAsync((with ?? (r => r))(new FetchRequest(url) { AllowPrivate = true }), null, CancellationToken.None);

    private Task<FetchException> FailAsync(string url, bool allowPrivate = true) =>
        Assert.ThrowsAsync<FetchException>(() => _http.GetAsync(new FetchRequest(url) { AllowPrivate = allowPrivate }, null, CancellationToken.None));
}
