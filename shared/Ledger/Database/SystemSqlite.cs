using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Ingestion.Ledger.Database;

/// <summary>
/// Binds the ADO.NET provider to the operating system's SQLite, which its distributor keeps patched, and not to a copy
/// bundled with a package.
/// </summary>
internal static class SystemSqlite
{
    /// <summary>Oldest SQLite with everything used here: <c>RETURNING</c>, FTS5, and JSON in every build (3.38).</summary>
    private static readonly Version Oldest = new(3, 38);

    private static readonly Lazy<bool> Bound = new(Bind);

    /// <exception cref="DatabaseUnavailableException">The system has no SQLite, or one that is too old.</exception>
    public static void Use() => _ = Bound.Value;

    private static bool Bind()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        try
        {
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
            // Nobody asks how much memory there is, and to count it takes a lock at every allocation.
            _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
            var found = Version.Parse(raw.sqlite3_libversion().utf8_to_string());
            if (found < Oldest)
                throw new DatabaseUnavailableException(
                    $"The system's SQLite is {found}; {Oldest} or newer is needed. Update it (Debian: apt-get install libsqlite3-0)."
                );
        }
        catch (DllNotFoundException missing)
        {
            throw new DatabaseUnavailableException(
                "The system's SQLite library was not found. Install it (Debian and Ubuntu: apt-get install libsqlite3-0; Fedora: dnf install sqlite-libs; Alpine: apk add sqlite-libs).",
                missing
            );
        }

        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3") return 0;
        foreach (var candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out var handle)) return handle;
        }

        return 0;
    }

    private static string[] Candidates() =>
        OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];
}
