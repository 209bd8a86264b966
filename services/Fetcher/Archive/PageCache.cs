using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ingestion.Fetcher.Archive;

/// <summary>The system's memory of files: what is written and not read again would fill it, page after page of new memory, and push out what is
/// needed.</summary>
internal static class PageCache
{
    /// <summary>POSIX_FADV_DONTNEED, as Linux has it.</summary>
    private const int NotNeeded = 4;

    /// <summary>Lets go of what the system keeps of a file that was flushed. A hint: where there is none of it, nothing is done.</summary>
    public static void Forget(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux()) _ = Advise(file, offset: 0, length: 0, NotNeeded);
    }

    /// <summary>A length of 0 is all of it.</summary>
    [DllImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(SafeFileHandle file, long offset, long length, int advice);
}
