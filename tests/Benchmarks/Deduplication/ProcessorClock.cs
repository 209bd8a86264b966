using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// The processor time that this thread has used, where the system tells it (Linux), so that other programs on the machine do not
/// count; elsewhere the time on the wall.
/// </summary>
internal static class ProcessorClock
{
    private const int OfThisThread = 3;

    public static TimeSpan Now => OperatingSystem.IsLinux() && ClockGetTime(OfThisThread, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
