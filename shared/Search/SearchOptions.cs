using System.ComponentModel.DataAnnotations;

namespace Ingestion.Search;

/// <summary>Which engine holds the index. Section <c>Index</c>.</summary>
public sealed class SearchOptions
{
    public const string Section = "Index";

    /// <summary><c>embedded</c>: FTS5 in the ledger's SQLite file.</summary>
    [RegularExpression("(?i)embedded", ErrorMessage = "Index:Engine must be embedded.")]
    public string Engine { get; set; } = "embedded";
}
