using System.ComponentModel.DataAnnotations;

namespace Ingestion.Portal.Web;

/// <summary>The section <c>Portal</c>.</summary>
public sealed class PortalOptions : IValidatableObject
{
    public const string Section = "Portal";

    /// <summary>What whoever changes something must show; null where everybody who reaches the portal may.</summary>
    [RegularExpression(
        "[!-~]{16,200}",
        ErrorMessage = "Portal:Key must be 16 to 200 letters, digits and signs without spaces, hard to guess (such as what `openssl rand -hex 24` prints), or left out: then everybody who reaches the portal may change things."
    )]
    public string? Key { get; set; }

    /// <summary>The Fetcher's address, such as <c>http://localhost:8081</c>, for a portal in a process of its own; null leaves sources and stored
    /// pages out of its reach.</summary>
    public string? Fetcher { get; set; }

    /// <summary>Ends with a slash; null when none is set.</summary>
    internal Uri? FetcherAddress => string.IsNullOrWhiteSpace(Fetcher) ? null : new Uri(Fetcher.TrimEnd('/') + "/");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Fetcher))
            yield break;
        if (
            !Uri.TryCreate(Fetcher, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        )
            yield return new ValidationResult(
                $"Portal:Fetcher is '{Fetcher}'; it must be the Fetcher's address, such as http://localhost:8081.",
                [nameof(Fetcher)]
            );
    }
}
