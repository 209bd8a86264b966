namespace Ingestion.Fetcher.Http;

/// <summary>Names the product and the operator to every site.</summary>
public static class UserAgent
{
    /// <summary>The product's token, which robots.txt rules are looked up by.</summary>
    public const string Token = "Ingestion";

    public static string Of(string? contact) => string.IsNullOrWhiteSpace(contact) ? $"{Token}/1.0" : $"{Token}/1.0 (+{contact})";
}
