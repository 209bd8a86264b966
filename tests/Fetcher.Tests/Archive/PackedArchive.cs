using System.IO.Compression;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Fetcher.Warcs;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

/// <summary>An archive folder with a closed file to pack.</summary>
public abstract class PackedArchive : IDisposable
{
    protected const int Captures = 40;
    protected static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    protected TemporaryFolder Folder => _folder;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Every capture is read before the next try and after it, and one file is left.</summary>
    protected async Task AssertFinishedAsync()
    {
        await using var host = await OpenAsync();
        await AssertAllReadAsync(host);
        Assert.Equal(1, await Archive(host).PackAsync(Now));
        await AssertAllReadAsync(host);
        Assert.Equal([PackedName()], Directory.GetFiles(_folder["archive"]).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)));
    }

    protected static async Task AssertAllReadAsync(FetcherHost host)
    {
        for (var i = 0; i < Captures; i++) Assert.Equal(Text(i), await TextAsync(host, $"id{i}"));
        Assert.Equal(Text(0), await TextAsync(host, "again"));
    }

    /// <summary>Fills and closes a file, and returns what is in it.</summary>
    protected async Task<byte[]> WriteAsync()
    {
        await using (var host = await OpenAsync())
        {
            for (var i = 0; i < Captures; i++) await AppendAsync(host, $"id{i}", i % 2 == 0 ? "even" : "odd", Text(i));
            await AppendAsync(host, "again", "even", Text(0));
        }

        return File.ReadAllBytes(Assert.Single(Files()));
    }

    protected string[] Files() => Directory.GetFiles(_folder["archive"], "*.warc.gz");

    protected string PackedName() =>
        Files().Select(path => path.Replace("-packed", "", StringComparison.Ordinal)).Distinct().Single()[..^".warc.gz".Length] + "-packed.warc.gz";

    protected Task<FetcherHost> OpenAsync(Func<IDatabase, IDatabase>? wrap = null) => FetcherHost.CreateAsync(_folder, polling: false, wrap: wrap);

    protected static IArchive Archive(FetcherHost host) => host.Host.Services.GetRequiredService<IArchive>();

    protected static string Text(int i) => string.Concat(Enumerable.Range(0, 40).Select(line => $"<p>Line {line} is a paragraph of {i}.</p>"));

    protected static Task AppendAsync(FetcherHost host, string id, string source, string text) => Archive(host).AppendAsync(
        new Capture
        {
            Id = new CaptureId(id), Source = source, Url = $"https://velmaria.example/{id}", Status = 200, ContentType = "text/html",
            BodyHash = CaptureMaker.HashOf(Encoding.UTF8.GetBytes(text)), Fetched = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        },
        Encoding.UTF8.GetBytes(text),
        Now);

    protected static async Task<string> TextAsync(FetcherHost host, string id) =>
        Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId(id), Now))!.Value.Body);

    private protected static async Task<List<WarcRecord>> RecordsAsync(string path)
    {
        var records = new List<WarcRecord>();
        await foreach (var (_, record, _) in WarcFile.ReadAsync(path, 1 << 20, Now)) records.Add(record);
        return records;
    }

    private protected static string Shown(WarcRecord record) =>
        string.Join('\n', record.Fields.Select(field => $"{field.Key}: {field.Value}")) + Encoding.UTF8.GetString(record.Block.Span);

    protected static string Unpacked(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
