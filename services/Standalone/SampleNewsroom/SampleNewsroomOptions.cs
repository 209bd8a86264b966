namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>What the sample newsroom needs to be served.</summary>
public sealed record SampleNewsroomOptions
{
    /// <summary>Folder that holds <c>newsroom/newsroom.json</c> and the pages.</summary>
    public required string SamplesFolder { get; init; }

    /// <summary>
    /// File that remembers port, start and fetched pages, so that the same articles keep their addresses and dates
    /// when the program is started again; null for a newsroom that lives once.
    /// </summary>
    public string? StateFile { get; init; }
}
