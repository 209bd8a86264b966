using Dapper;
using Ingestion.Ledger.Database;
using Ingestion.Standalone.Hosting;
using Ingestion.Standalone.SampleNewsroom;
using Ingestion.Tests;
using Ingestion.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Standalone.Tests;

/// <summary>The product as a stranger starts it, with the sample newsroom.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly DataFolder _data;
    private readonly Newsroom _newsroom;

    private RunningSample(TemporaryFolder folder, DataFolder data, Newsroom newsroom)
    {
        _folder = folder;
        _data = data;
        _newsroom = newsroom;
        Reader = new SampleReader(Get<IDatabase>(), Server.Addresses, Address);
    }

    public SampleNewsroomServer Server => _newsroom.Sample!.Server;

    /// <summary>The portal's address.</summary>
    public Uri Address => new(_newsroom.Address);

    /// <summary>What it holds.</summary>
    public SampleReader Reader { get; }

    public T Get<T>()
        where T : notnull => _newsroom.Services.GetRequiredService<T>();

    public static async Task<RunningSample> StartAsync()
    {
        var folder = new TemporaryFolder();
        var data = DataFolder.TryHold(folder["data"])!;
        return new RunningSample(folder, data, await Newsroom.StartAsync(data, "http://127.0.0.1:0", withSample: true, [], CancellationToken.None));
    }

    /// <summary>How many states of incidents were ever raised.</summary>
    public Task<long> AlertVersionsAsync() =>
        Get<IDatabase>().ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM alerter_versions"), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _newsroom.DisposeAsync();
        _data.Dispose();
        _folder.Dispose();
    }
}
