using Ingestion.Deduplicator.Tests;
using Ingestion.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Ingestion.Deduplicator.Tests;

/// <summary>
/// Ends the PostgreSQL that tests share while the runner still waits for them: to remove the files of its many databases takes longer
/// on a busy machine than the ten seconds that the runner gives a process to end.
/// </summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await PostgreSqlServer.CloseSharedAsync();
}
