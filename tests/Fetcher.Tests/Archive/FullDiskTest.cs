using System.Diagnostics;
using System.Security.Cryptography;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

/// <summary>A disk that is really full: a memory disk of two megabytes, on which a write ends half-way.</summary>
public sealed class FullDiskTest : IDisposable
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly string _disk;

    public FullDiskTest()
    {
        _disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", _disk) != 0)
            Assert.Skip("SKIPPED: a disk of two megabytes is missing. Run as root on Linux, where a tmpfs can be mounted.");
    }

    public void Dispose()
    {
        Run("umount", _disk);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_record_that_is_cut_short_by_a_full_disk_turns_health_red_and_loses_nothing()
    {
        File.WriteAllBytes(Path.Combine(_disk, "other"), new byte[1_200_000]);
        var kept = new List<string>();
        await using (var host = await OpenAsync(_folder))
        {
            var refused = await FillAsync(host, kept);
            Assert.Contains(_folder["archive"], refused.Message, StringComparison.Ordinal);
            Assert.InRange(kept.Count, 1, 20);
            Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(host)).Status);
            // Nothing of the half record is left, and others are refused as long as it is full.
            await Assert.ThrowsAsync<ArchiveUnavailableException>(() => AppendAsync(host, "refused"));
            await AssertReadAsync(host, kept);

            File.Delete(Path.Combine(_disk, "other"));
            await AppendAsync(host, "refused");
            Assert.Equal(HealthStatus.Healthy, (await HealthAsync(host)).Status);
            kept.Add("refused");
            await AssertReadAsync(host, kept);
        }

        await using var again = await OpenAsync(_folder);
        await AssertReadAsync(again, kept);
        Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz*"), path => !path.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disk_without_room_for_a_new_file_leaves_none_behind()
    {
        await using var host = await OpenAsync(_folder);
        Fill();
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<ArchiveUnavailableException>(() => AppendAsync(host, "one"));
        Assert.Empty(Directory.GetFiles(_folder["archive"]));
        File.Delete(Path.Combine(_disk, "other"));
        await AppendAsync(host, "one");
        await AssertReadAsync(host, ["one"]);
    }

    /// <summary>The database lies on the full disk too: captures come first, and their places are written when there is room.</summary>
    [Fact]
    public async Task A_database_on_a_full_disk_is_told_as_one_and_goes_on()
    {
        using var database = new SqliteDatabase(Path.Combine(_disk, "state.db"));
        await database.WriteAsync(tx => ExecuteAsync(tx, "CREATE TABLE t (x BLOB)"), Now);
        Fill();
        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => InsertAsync(database));
        Assert.Contains("state.db", refused.Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_disk, "other"));
        await InsertAsync(database);
    }

    /// <summary>Writes captures until one is refused.</summary>
    private static async Task<ArchiveUnavailableException> FillAsync(FetcherHost host, List<string> kept)
    {
        while (true)
        {
            var id = $"id{kept.Count}";
            try
            {
                await AppendAsync(host, id);
                kept.Add(id);
            }
            catch (ArchiveUnavailableException e)
            {
                return e;
            }
        }
    }

    private void Fill()
    {
        using var other = File.Create(Path.Combine(_disk, "other"));
        try
        {
            while (true) RandomAccess.Write(other.SafeFileHandle, new byte[4096], RandomAccess.GetLength(other.SafeFileHandle));
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static Task InsertAsync(SqliteDatabase database) =>
        database.WriteAsync(tx => ExecuteAsync(tx, "INSERT INTO t VALUES (zeroblob(100000))"), Now);

    private static async Task ExecuteAsync(System.Data.Common.DbTransaction transaction, string sql)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync(Now);
    }

    /// <summary>The archive on the full disk, the database beside it.</summary>
    private Task<FetcherHost> OpenAsync(TemporaryFolder folder)
    {
        if (!Directory.Exists(folder["archive"])) Directory.CreateSymbolicLink(folder["archive"], _disk + "/archive").Refresh();
        Directory.CreateDirectory(_disk + "/archive");
        return FetcherHost.CreateAsync(folder, polling: false, settings: ("Fetcher:ArchiveReserveMegabytes", "0"));
    }

    private static Task<HealthCheckResult> HealthAsync(FetcherHost host) =>
        new ArchiveHealth(host.Host.Services.GetRequiredService<IArchive>()).CheckHealthAsync(new HealthCheckContext(), Now);

    private static Task AppendAsync(FetcherHost host, string id)
    {
        var body = Body(id);
        return host
            .Host.Services.GetRequiredService<IArchive>()
            .AppendAsync(
                new Capture
                {
                    Id = new CaptureId(id),
                    Source = "s",
                    Url = $"https://velmaria.example/{id}",
                    Status = 200,
                    ContentType = "text/html",
                    BodyHash = CaptureMaker.HashOf(body),
                    Fetched = DateTimeOffset.UnixEpoch,
                },
                body,
                Now
            );
    }

    private static async Task AssertReadAsync(FetcherHost host, List<string> ids)
    {
        foreach (var id in ids)
            Assert.Equal(Body(id), (await host.Host.Services.GetRequiredService<IArchive>().ReadAsync(new CaptureId(id), Now))!.Value.Body);
    }

    /// <summary>Of its own, and not to be packed.</summary>
    private static byte[] Body(string id)
    {
        var body = new byte[100_000];
        for (var i = 0; i < body.Length; i += 32) SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{id}/{i}")).CopyTo(body, i);
        return body;
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
