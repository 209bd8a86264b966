using System.ComponentModel.DataAnnotations;

namespace Ingestion.Portal.Sourcing;

/// <summary>Section <c>Portal</c>.</summary>
public sealed class PortalOptions : IValidatableObject
{
    public const string Section = "Portal";

    /// <summary>The Fetcher's address, such as <c>http://localhost:8081</c>, for a portal in a process of its own; null leaves sources and stored pages out of its reach.</summary>
    public string? Fetcher { get; set; }

    /// <summary>Ends with a slash; null when none is set.</summary>
    internal Uri? FetcherAddress => string.IsNullOrWhiteSpace(Fetcher) ? null : new Uri(Fetcher.TrimEnd('/') + "/");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Fetcher)) yield break;
        if (!Uri.TryCreate(Fetcher, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            yield return new ValidationResult($"Portal:Fetcher is '{Fetcher}'; it must be the Fetcher's address, such as http://localhost:8081.", [nameof(Fetcher)]);
    }
}
