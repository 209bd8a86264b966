namespace Ingestion.Standalone.Hosting;

/// <summary>How a standalone newsroom is composed.</summary>
internal sealed record NewsroomSettings
{
    public required DataFolder Data { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>False for one verb's run: nothing is polled.</summary>
    public bool Poll { get; init; } = true;

    /// <summary>The sample newsroom, when it is served beside the services.</summary>
    public Sample? Sample { get; init; }

    /// <summary>Settings given on the command line, which win over everything else.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Where logs go: a verb's own output must stay alone on standard output.</summary>
    public bool Quiet { get; init; }
}
