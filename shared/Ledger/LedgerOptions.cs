using System.ComponentModel.DataAnnotations;

namespace Ingestion.Ledger;

/// <summary>Which database holds the state. Section <c>Ledger</c>.</summary>
public sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary><c>sqlite</c> for one process, <c>postgresql</c> for many.</summary>
    [RegularExpression("(?i)sqlite|postgresql", ErrorMessage = "Ledger:Store must be sqlite or postgresql.")]
    public string Store { get; set; } = "sqlite";

    /// <summary>The SQLite file.</summary>
    [Required(ErrorMessage = "Ledger:Path must name the SQLite file, such as ./data/ingestion.db.")]
    public string Path { get; set; } = "data/ingestion.db";

    /// <summary>The PostgreSQL connection string, such as <c>Host=db;Username=ingestion;Password=…;Database=ingestion</c>.</summary>
    public string? ConnectionString { get; set; }

    internal bool InSqlite => Store.Equals("sqlite", StringComparison.OrdinalIgnoreCase);
}
