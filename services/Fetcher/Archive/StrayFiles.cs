using System.Collections.Concurrent;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Files in the archive's folder that the index knows nothing of: left alone, told once, and no work that waits. Of those that
/// were written here, one without a capture goes: a process ended before it wrote any, or all of them were erased.
/// </summary>
/// <param name="folder">The archive's.</param>
/// <param name="index">Where captures are found.</param>
/// <param name="logger">Is told of each once.</param>
internal sealed partial class StrayFiles(string folder, ArchiveIndex index, ILogger logger)
{
    /// <summary>Not files of captures, or not closed yet.</summary>
    private static readonly string[] WorkingFiles = [".lock", OpenWarcFile.OpenSuffix, PackedCopy.UnfinishedSuffix];

    private readonly ConcurrentDictionary<string, bool> _known = new();
    private volatile IReadOnlySet<string> _names = new HashSet<string>();

    /// <summary>As the last look found them.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>One look at a time.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) return;
        var found = new HashSet<string>();
        foreach (
            var name in Directory
                .EnumerateFiles(folder)
                .Select(path => Path.GetFileName(path))
                .Where(MayBeStray)
                .Order(StringComparer.Ordinal)
                .ToList()
        )
        {
            if (!await IsKnownAsync(name, cancel) && !await TryDeleteEmptyAsync(name, cancel)) found.Add(name);
        }

        foreach (var name in found.Where(name => !_names.Contains(name))) Tell(name);
        _names = found;
    }

    private bool MayBeStray(string name) =>
        !name.StartsWith('.') && !WorkingFiles.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) && !_known.ContainsKey(name);

    /// <summary>While it is packed, the index may know one of the two files only.</summary>
    private async Task<bool> IsKnownAsync(string name, CancellationToken cancel)
    {
        var closed = PackingLock.UnpackedOf(name);
        foreach (
            var part in name.EndsWith(OpenWarcFile.Extension, StringComparison.Ordinal)
                ? [closed, PackingLock.PackedOf(closed)]
                : Array.Empty<string>()
        )
        {
            if (await index.IsInUseAsync(part, cancel)) return _known[name] = true;
        }

        return false;
    }

    private async Task<bool> TryDeleteEmptyAsync(string name, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        if (OpenWarcFile.CreatedAt(name) is null || !name.EndsWith(OpenWarcFile.Extension, StringComparison.Ordinal)) return false;
        using var mine = PackingLock.TryTake(folder, PackingLock.UnpackedOf(name));
        if (mine is null) return true;
        if (!File.Exists(path)) return true;
        if (!await IsEmptyAsync(path, cancel)) return false;
        File.Delete(path);
        return true;
    }

    /// <summary>Whether nothing stands in it but fillers and the record about itself.</summary>
    private static async Task<bool> IsEmptyAsync(string path, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            for (long position = 0; position < stream.Length;)
            {
                var (record, end) = await ArchiveReader.ReadRecordAsync(stream, position, cancel);
                if (record.Type != "warcinfo") return false;
                position = end;
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void Tell(string name)
    {
        if (OpenWarcFile.CreatedAt(name) is null) LogForeign(name);
        else LogUnknown(name);
    }

    [LoggerMessage(
        LogLevel.Error,
        "The archive's index knows nothing of {File}, which was written here: its captures are not found, packed or deleted. To have them entered, rename it to {File}.open and start again."
    )]
    private partial void LogUnknown(string file);

    [LoggerMessage(
        LogLevel.Warning,
        "{File} in the archive's folder was not written here, and is left alone. A WARC file to be read belongs to a source of kind warc."
    )]
    private partial void LogForeign(string file);
}
