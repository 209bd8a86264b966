using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Ingestion.Fetcher.Archive;

/// <summary>Makes the names of files survive a power cut: what flushes a file says nothing of the folder in which it is found.</summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Makes a folder and those above it, where they are missing.</summary>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder)) return;
        var above = Path.GetDirectoryName(Path.GetFullPath(folder))!;
        Create(above);
        Directory.CreateDirectory(folder);
        Flush(above);
    }

    /// <summary>Returns when every file made, renamed or deleted in it is so for good. Windows does that by itself.</summary>
    /// <exception cref="IOException">It cannot be opened, or its disk fails.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
            throw new IOException($"The folder {folder} cannot be opened: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>The framework opens files only.</summary>
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Open(byte[] path, int flags);
}
