using System.Text.Json;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>What must stay the same when the newsroom is served again from the same data folder.</summary>
public sealed record NewsroomState
{
    public required DateTimeOffset Started { get; init; }

    public required int Port { get; init; }

    /// <summary>Pages with a second revision that were fetched once, as <c>outlet/path</c>.</summary>
    public IReadOnlyList<string> Fetched { get; init; } = [];

    /// <summary>The state in <paramref name="file"/>; null when there is none or it cannot be read.</summary>
    public static NewsroomState? Load(string? file)
    {
        if (file is null || !File.Exists(file)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), NewsroomJson.Default.NewsroomState);
        }
        catch (JsonException)
        {
            // A newsroom that starts afresh is the remedy for a damaged file.
            return null;
        }
    }

    public void Save(string? file)
    {
        if (file is null) return;
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(this, NewsroomJson.Default.NewsroomState));
        File.Move(file + ".new", file, overwrite: true);
    }
}
