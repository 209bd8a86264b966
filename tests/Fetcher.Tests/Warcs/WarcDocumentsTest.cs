using System.Text;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Warcs;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Fetcher.Tests.Warcs;

public sealed class WarcDocumentsTest : IDisposable
{
    private const string Page = "<p>Grüße aus Velmaria</p>";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_are_found_among_all_that_a_crawler_keeps(bool packed)
    {
        byte[][] records =
        [
            TestWarc.Record("warcinfo", "", "software: x\r\n"u8.ToArray()),
            TestWarc.Record("request", "https://velmaria.example/a", "GET /a HTTP/1.1\r\n\r\n"u8.ToArray()),
            TestWarc.Response("<https://velmaria.example/a>", Page),
            TestWarc.Response("https://velmaria.example/style.css", "p {}", head: "HTTP/1.1 200 OK\r\nContent-Type: text/css"),
            TestWarc.Response("https://velmaria.example/gone", Page, head: "HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
            TestWarc.Record("revisit", "https://velmaria.example/a", "HTTP/1.1 200 OK\r\n\r\n"u8.ToArray()),
            TestWarc.Record("resource", "urn:note:1", "A note."u8.ToArray(), more: "Content-Type: text/plain\r\n"),
            TestWarc.Record("resource", "https://velmaria.example/x.png", [0x89, 0x50], more: "Content-Type: image/png\r\n"),
        ];
        var (documents, problem) = await ReadAsync(packed ? TestWarc.Packed(records) : [.. records.SelectMany(r => r)]);
        Assert.Null(problem);
        Assert.Collection(
            documents,
            page =>
            {
                Assert.Equal("https://velmaria.example/a", page.Capture.Url);
                Assert.Equal(200, page.Capture.Status);
                Assert.Equal(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero), page.Capture.Fetched);
                Assert.Equal(Page, Text(page));
            },
            note => Assert.Equal(("urn:note:1", "A note."), (note.Capture.Hint!.Guid, Text(note))));
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "5\r\n<p>Gr\r\nA;x=y\r\nss aus Vel\r\n0\r\n\r\n", "<p>Grss aus Vel")]
    [InlineData("Transfer-Encoding: chunked", "<p>kept without its chunks</p>", "<p>kept without its chunks</p>")]
    [InlineData("Content-Encoding: gzip", "<p>kept unpacked</p>", "<p>kept unpacked</p>")]
    public async Task The_transfers_own_coding_is_taken_off_where_it_was_kept(string field, string sent, string expected)
    {
        var (documents, _) = await ReadAsync(
            TestWarc.Response("https://velmaria.example/a", sent, head: $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{field}")
        );
        Assert.Equal(expected, Text(Assert.Single(documents)));
    }

    [Fact]
    public async Task A_packed_body_is_unpacked()
    {
        var (documents, _) = await ReadAsync(
            TestWarc.Response(
                "https://velmaria.example/a",
                TestWarc.Pack(Encoding.UTF8.GetBytes(Page)),
                "2025-03-01T12:00:00Z",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
            )
        );
        Assert.Equal(Page, Text(Assert.Single(documents)));
    }

    [Fact]
    public async Task A_record_whose_digest_does_not_agree_is_refused_and_the_next_one_read()
    {
        var wrong = TestWarc.Sha1("another"u8.ToArray());
        var (documents, problem) = await ReadAsync([
            .. TestWarc.Response("https://velmaria.example/a", Page, payloadDigest: wrong),
            .. TestWarc.Response("https://velmaria.example/b", Page, more: $"WARC-Block-Digest: {wrong}\r\n"),
            .. TestWarc.Response(
                "https://velmaria.example/c",
                Page,
                payloadDigest: "sha256:" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Page)))
            ),
            .. TestWarc.Response("https://velmaria.example/d", Page, payloadDigest: "whirl:unknown"),
        ]);
        Assert.Null(problem);
        Assert.Equal([true, true, false, false], documents.Select(d => d.Refusal is not null));
        Assert.Contains("Record 1 of", documents[0].Refusal, StringComparison.Ordinal);
        Assert.Contains("https://velmaria.example/a", documents[0].Refusal, StringComparison.Ordinal);
        Assert.Contains("payload digest", documents[0].Refusal, StringComparison.Ordinal);
        Assert.Contains("block digest", documents[1].Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 60)]
    [InlineData(true, 150)]
    [InlineData(false, 10)]
    [InlineData(false, 250)]
    public async Task A_record_that_breaks_off_is_told_and_those_before_it_are_given(bool packed, int cut)
    {
        byte[][] records = [TestWarc.Response("https://velmaria.example/a", Page), TestWarc.Response("https://velmaria.example/b", Page)];
        var bytes = packed ? TestWarc.Packed(records) : [.. records.SelectMany(r => r)];
        var (documents, problem) = await ReadAsync(bytes[..^cut]);
        Assert.Equal("https://velmaria.example/a", Assert.Single(documents).Capture.Url);
        Assert.Contains("breaks off at record 2", problem, StringComparison.Ordinal);
        Assert.Contains("1 records before it were read", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no WARC at all")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("WARC/1.0\r\nContent-Length: -5\r\n\r\n")]
    [InlineData("WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n")]
    public async Task What_is_no_WARC_file_is_told(string text)
    {
        var (documents, problem) = await ReadAsync(Encoding.UTF8.GetBytes(text));
        Assert.Empty(documents);
        Assert.Contains("record 1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_larger_than_it_may_be_is_refused_and_the_next_one_read()
    {
        var (documents, _) = await ReadAsync([
            .. TestWarc.Response("https://velmaria.example/a", new string('x', 2_000_000)),
            .. TestWarc.Response("https://velmaria.example/b", Page),
        ]);
        Assert.Contains("larger than 1 MB", documents[0].Refusal, StringComparison.Ordinal);
        Assert.Null(documents[1].Refusal);
    }

    private async Task<(IReadOnlyList<WarcDocument> Documents, string? Problem)> ReadAsync(byte[] bytes)
    {
        var path = _folder["crawl.warc.gz"];
        File.WriteAllBytes(path, bytes);
        var documents = new List<WarcDocument>();
        try
        {
            await foreach (var document in WarcDocuments.ReadAsync(path, new Source { Id = "s", Path = path }, 1_048_576, CancellationToken.None))
                documents.Add(document);
            return (documents, null);
        }
        catch (InvalidDataException e)
        {
            return (documents, e.Message);
        }
    }

    private static string Text(WarcDocument document) => Encoding.UTF8.GetString(document.Body.Span);
}
