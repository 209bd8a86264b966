using System.IO.Compression;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Fetcher.Warcs;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

public sealed class WarcArchiveTest : IDisposable
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_capture_comes_back_as_it_was()
    {
        await using var host = await OpenAsync();
        var capture = Example("one", "Grüße aus Velmaria") with { Hint = new ItemHint { Title = "Grüße", Guid = "g-1" } };
        await Archive(host).AppendAsync(capture, Body("Grüße aus Velmaria"), Now);
        var (read, body) = (await Archive(host).ReadAsync(capture.Id, Now))!.Value;
        Assert.Equal("Grüße aus Velmaria", Encoding.UTF8.GetString(body));
        Assert.Equivalent(capture, read);
        Assert.Null(await Archive(host).ReadAsync(new CaptureId("unknown"), Now));
    }

    [Fact]
    public async Task A_known_id_is_not_written_twice()
    {
        await using var host = await OpenAsync();
        await Archive(host).AppendAsync(Example("one", "first"), Body("first"), Now);
        await Archive(host).AppendAsync(Example("one", "second"), Body("second"), Now);
        Assert.Equal("first", Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId("one"), Now))!.Value.Body));
    }

    [Fact]
    public async Task An_identical_body_is_a_revisit_record()
    {
        await using (var host = await OpenAsync())
        {
            await Archive(host).AppendAsync(Example("one", "same"), Body("same"), Now);
            await Archive(host).AppendAsync(Example("two", "same"), Body("same"), Now);
            Assert.Equal("same", Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId("two"), Now))!.Value.Body));
        }

        var text = Unpacked(Assert.Single(Directory.GetFiles(_folder["archive"])));
        Assert.Equal(1, Occurrences(text, "WARC-Type: response"));
        Assert.Equal(1, Occurrences(text, "WARC-Type: revisit"));
    }

    [Fact]
    public async Task A_body_that_came_packed_is_kept_as_it_was_sent_and_read_unpacked()
    {
        var (text, sent) = (string.Concat(Enumerable.Range(0, 500).Select(i => $"<p>Paragraph {i}</p>")), Array.Empty<byte>());
        using (var packed = new MemoryStream())
        {
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Body(text));
            sent = packed.ToArray();
        }

        var capture = Example("one", text) with
        {
            Headers = [new("Content-Type", "text/html"), new("Content-Encoding", "gzip"), new("Content-Length", $"{sent.Length}")],
            Sent = sent,
        };
        await using (var host = await OpenAsync())
        {
            await Archive(host).AppendAsync(capture, Body(text), Now);
            await Archive(host).AppendAsync(Example("two", text), Body(text), Now);
            Assert.Equal(text, Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId("one"), Now))!.Value.Body));
            Assert.Equal(text, Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId("two"), Now))!.Value.Body));
        }

        var records = new List<WarcRecord>();
        await foreach (var (_, record, _) in WarcFile.ReadAsync(Assert.Single(Directory.GetFiles(_folder["archive"])), 1 << 20, Now))
            records.Add(record);
        var (response, revisit) = (Assert.Single(records, r => r.Type == "response"), Assert.Single(records, r => r.Type == "revisit"));
        var answer = ArchivedAnswer.Parse(response.Block)!;
        Assert.Equal(sent, answer.Sent.ToArray());
        Assert.Contains(new KeyValuePair<string, string>("Content-Encoding", "gzip"), answer.Headers);
        Assert.Null(RecordDigests.Flaw(response, answer.Sent, answer.Payload()));
        Assert.Equal(response["WARC-Payload-Digest"], revisit["WARC-Payload-Digest"]);
        Assert.Equal(response["WARC-Record-ID"], revisit["WARC-Refers-To"]);
    }

    [Fact]
    public async Task Captures_survive_a_restart()
    {
        await using (var host = await OpenAsync())
        {
            for (var i = 0; i < 20; i++) await Archive(host).AppendAsync(Example($"id{i}", $"body {i}"), Body($"body {i}"), Now);
        }

        await using var again = await OpenAsync();
        for (var i = 0; i < 20; i++)
            Assert.Equal($"body {i}", Encoding.UTF8.GetString((await Archive(again).ReadAsync(new CaptureId($"id{i}"), Now))!.Value.Body));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(200)]
    [InlineData(700)]
    public async Task A_torn_tail_is_cut_off_and_everything_before_it_found(int torn)
    {
        string whole;
        await using (var host = await OpenAsync())
        {
            for (var i = 0; i < 5; i++) await Archive(host).AppendAsync(Example($"id{i}", $"body {i}"), Body($"body {i}"), Now);
            whole = Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz.open"));
            File.Copy(whole, _folder["copy"]);
        }

        Directory.Delete(_folder["archive"], recursive: true);
        File.Delete(_folder["state.db"]);
        Directory.CreateDirectory(_folder["archive"]);
        var bytes = File.ReadAllBytes(_folder["copy"]);
        File.WriteAllBytes(whole, [.. bytes, .. bytes[..torn]]);

        await using var again = await OpenAsync();
        for (var i = 0; i < 5; i++) Assert.NotNull(await Archive(again).ReadAsync(new CaptureId($"id{i}"), Now));
        Assert.Equal(bytes, File.ReadAllBytes(Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz"))));
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        await using var host = await OpenAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(i => Task.Run(() => Archive(host).AppendAsync(Example($"id{i}", $"body {i % 7}"), Body($"body {i % 7}"), Now)))
        );
        for (var i = 0; i < 300; i++)
            Assert.Equal($"body {i % 7}", Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId($"id{i}"), Now))!.Value.Body));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_the_remedy()
    {
        File.WriteAllText(_folder["archive"], "a file where the folder should be");
        await using var host = await OpenAsync();
        var refused = await Assert.ThrowsAsync<ArchiveUnavailableException>(() => Archive(host).AppendAsync(Example("one", "x"), Body("x"), Now));
        Assert.Contains(_folder["archive"], refused.Message, StringComparison.Ordinal);
    }

    private Task<FetcherHost> OpenAsync() => FetcherHost.CreateAsync(_folder, polling: false);

    private static IArchive Archive(FetcherHost host) => host.Host.Services.GetRequiredService<IArchive>();

    private static Capture Example(string id, string body) => new()
    {
        Id = new CaptureId(id),
        Source = "test",
        RequestedUrl = "https://velmaria.example/a",
        Url = "https://velmaria.example/b",
        Status = 200,
        ContentType = "text/html",
        Headers = [new("Content-Type", "text/html"), new("X-Two", "1"), new("X-Two", "2")],
        BodyHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Body(body))),
        Fetched = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
    };

    private static byte[] Body(string text) => Encoding.UTF8.GetBytes(text);

    private static string Unpacked(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
