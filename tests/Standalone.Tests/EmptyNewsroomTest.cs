using System.Globalization;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Ledger;
using Ingestion.Standalone.Hosting;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>A test of a newsroom of its own, which begins empty.</summary>
public abstract class EmptyNewsroomTest : IAsyncLifetime
{
    private DataFolder _data = null!;

    protected TemporaryFolder Folder { get; } = new();

    private protected Newsroom Newsroom { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    /// <summary>As <c>Section:Key=value</c>.</summary>
    protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        _data = DataFolder.TryHold(Folder["data"])!;
        Newsroom = await Newsroom.StartAsync(_data, "http://127.0.0.1:0", withSample: false, Settings, CancellationToken.None);
        Http = new HttpClient { BaseAddress = new Uri(Newsroom.Address) };
    }

    /// <summary>Takes in an article, and returns its id once every service has seen it.</summary>
    protected async Task<string> IngestAsync(string name, string outlet, string title, string text, int hours, CancellationToken cancel)
    {
        var published = DateTimeOffset.UtcNow.AddHours(-hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var file = Folder[$"{name}.md"];
        await File.WriteAllTextAsync(
            file,
            $"---\nurl: https://{name}.example/{name}\noutlet: {outlet}\npublished: {published}\nlanguage: en\n---\n# {title}\n\n{text}\n",
            cancel
        );
        var id = "";
        await foreach (var taken in Newsroom.Services.GetRequiredService<SourceIngestor>().IngestAsync(file, null, allowPrivate: false, cancel))
            id = Assert.Single(taken.Result!.Articles).Article.Value;
        var ledger = Newsroom.Services.GetRequiredService<ILedger>();
        for (var end = DateTime.UtcNow.AddSeconds(90); (await ledger.SumAsync(cancel)).InFlight > 0; await Task.Delay(50, cancel))
            Assert.True(DateTime.UtcNow < end, $"{name} is in flight for ever.");
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Newsroom.DisposeAsync();
        _data.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
