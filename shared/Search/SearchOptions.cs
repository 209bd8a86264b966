using System.ComponentModel.DataAnnotations;

namespace Ingestion.Search;

/// <summary>Which engine holds the index, and where it is. Section <c>Index</c>.</summary>
public sealed class SearchOptions : IValidatableObject
{
    public const string Section = "Index";

    private const string Embedded = "embedded";

    /// <summary><c>embedded</c> (FTS5 in the ledger's SQLite file), <c>elasticsearch</c> or <c>opensearch</c>.</summary>
    [RegularExpression("(?i)embedded|elasticsearch|opensearch", ErrorMessage = "Index:Engine must be embedded, elasticsearch or opensearch.")]
    public string Engine { get; set; } = Embedded;

    /// <summary>The engine's address, such as <c>http://localhost:9200</c>; user and password may stand in it.</summary>
    public string? Url { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>An API key in its encoded form, instead of user and password.</summary>
    public string? ApiKey { get; set; }

    /// <summary>First part of the names of indices, aliases and templates.</summary>
    [RegularExpression(
        "[a-z][a-z0-9_]{0,40}",
        ErrorMessage = "Index:Prefix must begin with a letter and have lower-case letters, digits and underscores only, such as ingestion."
    )]
    public string Prefix { get; set; } = "ingestion";

    /// <summary>For one request to the engine, in seconds.</summary>
    [Range(1, 600, ErrorMessage = "Index:TimeoutSeconds must be 1 to 600.")]
    public int TimeoutSeconds { get; set; } = 30;

    internal bool IsEmbedded => Engine.Equals(Embedded, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEmbedded) yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            yield return new ValidationResult(
                $"Index:Url is '{Url}'; with Index:Engine={Engine} it must be the engine's address, such as http://localhost:9200.",
                [nameof(Url)]
            );
    }
}
