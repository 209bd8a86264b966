using System.ComponentModel.DataAnnotations;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>What counts as the same text. Section <c>Deduplicator</c>; containments are shares of shingles, 0 to 1.</summary>
public sealed class DeduplicationOptions
{
    public const string Section = "Deduplicator";

    /// <summary>A copy when the larger of both containments reaches this.</summary>
    [Range(0.3, 1, ErrorMessage = "Deduplicator:CopyContainment must be 0.3 to 1 (0.6 is measured best).")]
    public double CopyContainment { get; set; } = 0.6;

    /// <summary>Also a copy when the larger containment reaches this and the smaller <see cref="CopyMutualContainment"/>.</summary>
    [Range(0.3, 1, ErrorMessage = "Deduplicator:CopyLowContainment must be 0.3 to 1 (0.45 is measured best).")]
    public double CopyLowContainment { get; set; } = 0.45;

    [Range(0.1, 1, ErrorMessage = "Deduplicator:CopyMutualContainment must be 0.1 to 1 (0.27 is measured best).")]
    public double CopyMutualContainment { get; set; } = 0.27;

    /// <summary>A partial overlap from here on.</summary>
    [Range(0.1, 1, ErrorMessage = "Deduplicator:PartialContainment must be 0.1 to 1 (0.35 is measured best).")]
    public double PartialContainment { get; set; } = 0.35;

    /// <summary>Two texts of one host further apart than this, with other numbers, are two issues of a template.</summary>
    [Range(1, 720, ErrorMessage = "Deduplicator:TemplateHours must be 1 to 720 hours.")]
    public int TemplateHours { get; set; } = 20;

    /// <summary>A shingle that a host has shown under so many addresses is its furniture.</summary>
    [Range(3, 1000, ErrorMessage = "Deduplicator:FurnitureAddresses must be 3 to 1000.")]
    public int FurnitureAddresses { get; set; } = 5;

    /// <summary>A shingle in more clusters than this says nothing.</summary>
    [Range(4, 30, ErrorMessage = "Deduplicator:CommonClusters must be 4 to 30.")]
    public int CommonClusters { get; set; } = 16;

    /// <summary>For so long after it was fetched an article is compared with new ones. Its address is known for ever.</summary>
    [Range(1, 3650, ErrorMessage = "Deduplicator:WindowDays must be 1 to 3650 days.")]
    public int WindowDays { get; set; } = 90;
}
