using System.Collections.Concurrent;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Packs closed archive files, in which pages stand as they came. A file is written anew beside the old one and made durable;
/// then the index is led to it, some captures at a time in the order of the file; only when none is left in the old one it goes.
/// After a kill at any point each capture has one place, and the next try begins anew or goes on behind the last that was led.
/// </summary>
/// <param name="folder">The archive's.</param>
/// <param name="index">Where captures are found.</param>
/// <param name="reserveMegabytes">Free space that is not touched.</param>
/// <param name="pace">Leaves the processor to others.</param>
/// <param name="strays">Which are no work of the packer's.</param>
/// <param name="logger">Is told of damaged files.</param>
internal sealed partial class ArchivePacker(
    string folder,
    ArchiveIndex index,
    int reserveMegabytes,
    PackingPace pace,
    StrayFiles strays,
    ILogger logger
)
{
    /// <summary>What waits to be packed takes no larger part of the free space.</summary>
    private const int MostOfFreeSpace = 4;

    private readonly PackedCopy _copy = new(folder, reserveMegabytes, pace);
    private readonly ConcurrentDictionary<string, string> _faults = new();
    private readonly ConcurrentDictionary<string, bool> _damaged = new();
    private volatile bool _isBehind;

    /// <summary>Captures of one transaction: others that want to write wait for no more.</summary>
    public int MovedAtOnce { get; init; } = 1000;

    /// <summary>Whether so much waits that captures are better packed as they come. Found by <see cref="Look"/>.</summary>
    public bool IsBehind => _isBehind;

    /// <summary>Files to pack, oldest first.</summary>
    public IReadOnlyList<string> Look()
    {
        if (!Directory.Exists(folder))
            return [];
        var files = new DirectoryInfo(folder)
            .EnumerateFiles("*" + OpenWarcFile.Extension)
            .Where(file => !PackingLock.IsPacked(file.Name) && !_damaged.ContainsKey(file.Name) && !strays.Names.Contains(file.Name))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        _isBehind = files.Sum(LengthOf) > DiskSpace.Beyond(folder, reserveMegabytes) / MostOfFreeSpace;
        return [.. files.Select(file => file.Name)];
    }

    /// <summary>Returns how many files were packed. A damaged one stays as it is, and is tried again after the next start.</summary>
    /// <exception cref="IOException">One cannot be written anew.</exception>
    public async Task<int> PackAsync(CancellationToken cancel)
    {
        var packed = 0;
        RemoveUnfinished();
        await strays.LookAsync(cancel);
        foreach (var file in Look())
        {
            try
            {
                if (await TryPackAsync(file, cancel)) packed++;
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                NoteFault(file, e.Message);
            }
        }

        Look();
        return packed;
    }

    /// <summary>What a killed process left of files that are gone by now; of others the next try takes it.</summary>
    private void RemoveUnfinished()
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + PackedCopy.UnfinishedSuffix).ToList())
        {
            var file = PackingLock.UnpackedOf(Path.GetFileNameWithoutExtension(path));
            if (File.Exists(PathOf(file))) continue;
            using var mine = PackingLock.TryTake(folder, file);
            if (mine is not null) File.Delete(path);
        }
    }

    /// <summary>Captures that are erased just then look like damage too, but not twice alike.</summary>
    private void NoteFault(string file, string reason)
    {
        var isKnown = _faults.TryGetValue(file, out var before) && before == reason;
        _faults[file] = reason;
        if (isKnown && _damaged.TryAdd(file, true)) LogDamaged(file, reason);
    }

    /// <summary>False when another process is at it, a capture in it was erased meanwhile, or the index knows nothing of it: it stays as it is
    /// then.</summary>
    private async Task<bool> TryPackAsync(string file, CancellationToken cancel)
    {
        using var mine = PackingLock.TryTake(folder, file);
        if (mine is null || !File.Exists(PathOf(file))) return false;
        if (!await TryMoveAsync(file, PackingLock.PackedOf(file), cancel)) return false;
        File.Delete(PathOf(file));
        return true;
    }

    /// <summary>True when everything that the index knew in <paramref name="file"/> lies in <paramref name="packed"/>.</summary>
    private async Task<bool> TryMoveAsync(string file, string packed, CancellationToken cancel)
    {
        // Before anything is copied: what is erased after this is missed when the index is led to the copy.
        var places = await index.PlacesAsync(file, cancel);
        var kept = await CutAsync(packed, cancel);
        if (places.Count == 0 && kept == 0) return false;
        var positions = kept > 0 ? await _copy.AppendAsync(file, packed, kept, cancel) : await _copy.WriteAsync(file, packed, cancel);
        if (places.FirstOrDefault(place => !positions.ContainsKey(place.Position)) is { } lost)
        {
            await CutAsync(packed, cancel);
            throw new InvalidDataException($"{file} has no record at byte {lost.Position}, where capture {lost.Id} should begin.");
        }

        foreach (var some in places.Chunk(MovedAtOnce))
        {
            if (await index.TryMoveAsync([.. some.Select(place => (place, packed, positions[place.Position]))], cancel)) continue;
            await CutAsync(packed, cancel);
            return false;
        }

        return !await index.IsInUseAsync(file, cancel);
    }

    /// <summary>What the index does not lead to yet may be erased before it does.</summary>
    private async Task<long> CutAsync(string packed, CancellationToken cancel) =>
        await _copy.CutAsync(packed, await index.LastPositionAsync(packed, cancel), cancel);

    private string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>0 when it is gone.</summary>
    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Error, "Archive file {File} is damaged and stays as it is, not packed: {Reason}")]
    private partial void LogDamaged(string file, string reason);
}
