namespace Ingestion.Fetcher.Archive;

/// <summary>Leaves room on the archive's disk for what else lives there.</summary>
internal static class DiskSpace
{
    private const long Megabyte = 1_048_576;

    /// <exception cref="IOException">Less than the reserve is free.</exception>
    public static void Require(string folder, int reserveMegabytes)
    {
        DurableFolder.Create(folder);
        var free = Free(folder) / Megabyte;
        if (free < reserveMegabytes)
            throw new IOException($"Its disk has {free} MB left, less than the {reserveMegabytes} MB of Fetcher:ArchiveReserveMegabytes.");
    }

    /// <summary>Bytes beyond the reserve; below 0 when it is touched.</summary>
    public static long Beyond(string folder, int reserveMegabytes) => Free(folder) - (reserveMegabytes * Megabyte);

    private static long Free(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
}
