namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Closes the files that killed processes left open: cuts off a record that was not written whole and enters in the index
/// what was written but not yet indexed.
/// </summary>
internal sealed partial class ArchiveRecovery(string folder, ArchiveIndex index, TimeProvider clock, ILogger logger)
{
    /// <summary>A file without a whole first record is one of ours only while it is no longer than that can be.</summary>
    private const int MostOfFirstRecord = 4096;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder, "*.warc.gz" + OpenWarcFile.OpenSuffix).ToList())
        {
            using var file = OpenWarcFile.TryTakeOver(path, clock.GetUtcNow());
            if (file is not null) await RecoverAsync(file, path, cancel);
        }
    }

    private async Task RecoverAsync(OpenWarcFile file, string path, CancellationToken cancel)
    {
        long whole;
        await using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            whole = await IndexRestAsync(stream, file.Name, cancel);
        }

        await index.WriteAsync(cancel);
        if (whole == 0 && file.Length > MostOfFirstRecord)
        {
            LogForeign(file.Name);
            return;
        }

        if (whole < file.Length)
        {
            LogTorn(file.Name, file.Length - whole, whole);
            file.CutTo(whole);
            file.Flush();
        }

        file.Close();
    }

    /// <summary>Returns the byte at which the last whole capture ends.</summary>
    private async Task<long> IndexRestAsync(FileStream stream, string name, CancellationToken cancel)
    {
        long end = 0;
        try
        {
            end = await index.LastPositionAsync(name, cancel) ?? (await ArchiveReader.ReadRecordAsync(stream, 0, cancel)).End;
            while (end < stream.Length)
            {
                var (record, after) = await ArchiveReader.ReadRecordAsync(stream, end, cancel);
                if (CaptureRecords.IsErased(record))
                {
                    end = after;
                    continue;
                }

                var (capture, content, next) = await ArchiveReader.ReadAsync(stream, end, cancel);
                index.Add(new ArchivePlace(capture.Id, capture.Source, name, end, capture.BodyHash, content.Type != "revisit", capture.Fetched));
                end = next;
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            // The process ended in the middle of this record; its capture was never reported as stored.
        }

        return end;
    }

    [LoggerMessage(LogLevel.Error, "Archive file {File} does not begin as one that was written here. It is left as it is; move it away.")]
    private partial void LogForeign(string file);

    [LoggerMessage(
        LogLevel.Warning,
        "Archive file {File}: {Bytes} bytes of an unfinished record were cut off at byte {Position}; the process that wrote it was killed."
    )]
    private partial void LogTorn(string file, long bytes, long position);
}
