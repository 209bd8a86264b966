namespace Ingestion.EntityExtractor.Enriching;

/// <summary>Section <c>EntityExtractor</c>.</summary>
public sealed class EntityExtractorOptions
{
    public const string Section = "EntityExtractor";

    /// <summary>A newsroom's own places (docs/places.md), later files over earlier ones.</summary>
    public IList<string> Gazetteers { get; } = [];

    /// <summary>A newsroom's own persons, organisations and groups, later files over earlier ones.</summary>
    public IList<string> Catalogues { get; } = [];

    /// <summary>How often changed files are looked for, in seconds, 1 to 3600.</summary>
    public int RereadSeconds { get; set; } = 30;
}
