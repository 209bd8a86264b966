using System.Globalization;
using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// The processor time of this process and of the database's server together: unlike time on the wall it tells of work that other
/// programs on the machine do not add to. Only where the system tells it of every process (Linux).
/// </summary>
internal static class ServerClock
{
    public static async Task<TimeSpan> NowAsync(IDatabase database, CancellationToken cancel)
    {
        if (database.Kind == DatabaseKind.Sqlite) return Environment.CpuUsage.TotalTime;
        var processes = await database.ReadAsync(connection => connection.QueryAsync<int>("SELECT pid FROM pg_stat_activity"), cancel);
        return Environment.CpuUsage.TotalTime + new TimeSpan(processes.Sum(process => TimeOf(process).Ticks));
    }

    /// <summary>The first figure of <c>/proc/PID/schedstat</c>, in nanoseconds; nothing of a process that has just ended.</summary>
    private static TimeSpan TimeOf(int process)
    {
        var path = $"/proc/{process}/schedstat";
        return File.Exists(path)
            ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(path).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0)
            : TimeSpan.Zero;
    }
}
