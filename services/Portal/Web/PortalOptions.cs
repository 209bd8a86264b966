using System.ComponentModel.DataAnnotations;

namespace Ingestion.Portal.Web;

/// <summary>The section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>What whoever changes something must show; null where everybody who reaches the portal may.</summary>
    [RegularExpression("[!-~]{16,200}", ErrorMessage = "Portal:Key must be 16 to 200 letters, digits and signs without spaces, hard to guess (such as what `openssl rand -hex 24` prints), or left out: then everybody who reaches the portal may rule.")]
    public string? Key { get; set; }
}
