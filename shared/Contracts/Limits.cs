namespace Ingestion.Contracts.V1;

/// <summary>Bounds that every service may rely on.</summary>
public static class Limits
{
    /// <summary>Longest text of one article, in UTF-16 units. Longer ones are rejected with their reason.</summary>
    public const int MaxTextLength = 1_000_000;

    /// <summary>Longest title, in UTF-16 units; longer ones are cut.</summary>
    public const int MaxTitleLength = 1_000;
}
