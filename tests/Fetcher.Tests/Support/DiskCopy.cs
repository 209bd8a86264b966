using Ingestion.Tests;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>What a process that dies now leaves on the disk: its locks die with it.</summary>
internal static class DiskCopy
{
    /// <param name="from">The folder of a process that goes on.</param>
    /// <param name="to">Takes the copy, over what is there.</param>
    /// <param name="part">A folder in it; empty for all of it.</param>
    public static void Take(TemporaryFolder from, TemporaryFolder to, string part = "")
    {
        foreach (var path in Directory.EnumerateFiles(from[part], "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".lock", StringComparison.Ordinal) && !p.EndsWith("-shm", StringComparison.Ordinal)))
        {
            var target = to[Path.GetRelativePath(from.Path, path)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = File.Create(target);
            source.CopyTo(copy);
        }
    }
}
