using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Standalone.Hosting;

/// <summary>
/// The folder that holds all state of a standalone newsroom. One process holds it at a time; the operating system lets go
/// of it when that process dies, however it dies.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "ingestion.db");

    public string Archive => System.IO.Path.Combine(Path, "archive");

    public string Sources => System.IO.Path.Combine(Path, "sources.yml");

    public string Sample => System.IO.Path.Combine(Path, "sample");

    /// <summary>Takes the folder, making it when it is missing; null when another process holds it.</summary>
    /// <exception cref="VerbException">The folder cannot be made or written.</exception>
    public static DataFolder? TryHold(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            return new DataFolder(
                full,
                new FileStream(System.IO.Path.Combine(full, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (UnauthorizedAccessException e)
        {
            throw new VerbException(
                $"The data folder {full} cannot be written: {e.Message} Give this user the right to, or name another folder with --data."
            );
        }
        catch (IOException) when (Directory.Exists(full))
        {
            return null;
        }
        catch (IOException e)
        {
            throw new VerbException($"The data folder {full} cannot be made: {e.Message} Name another one with --data.");
        }
    }

    /// <summary>How to speak to the process that holds the folder; null when it has not said so (yet).</summary>
    public static RunningNewsroom? Running(string path)
    {
        var file = AddressFile(System.IO.Path.GetFullPath(path));
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), RunningJson.Default.RunningNewsroom) : null;
    }

    /// <summary>Says to the verbs of other processes where this one listens.</summary>
    public void Announce(RunningNewsroom running)
    {
        var file = AddressFile(Path);
        var draft = file + ".new";
        using (var stream = new FileStream(draft, Private(FileMode.Create)))
            JsonSerializer.Serialize(stream, running, RunningJson.Default.RunningNewsroom);
        File.Move(draft, file, overwrite: true);
    }

    public void Dispose()
    {
        File.Delete(AddressFile(Path));
        _lock.Dispose();
    }

    private static string AddressFile(string folder) => System.IO.Path.Combine(folder, "serve.json");

    /// <summary>The token in the file opens the control endpoints, so only its owner reads it.</summary>
    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

/// <summary>Where a running newsroom listens, and the token that its control endpoints ask for.</summary>
internal sealed record RunningNewsroom(string Url, string Token)
{
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}

[JsonSerializable(typeof(RunningNewsroom))]
internal sealed partial class RunningJson : JsonSerializerContext;
