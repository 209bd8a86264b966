using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Control;

/// <summary>Removes the sample newsroom: first from what is polled, then from everything it left.</summary>
internal sealed class SampleRemoval(string folder, SourceRemoval removal)
{
    public Task<RemoveResult> RemoveAsync(CancellationToken cancel)
    {
        Sample.Forget(folder);
        return removal.RemoveAsync(Sample.SourceIds(), cancel);
    }
}
