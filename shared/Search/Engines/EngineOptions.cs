using System.Text;

namespace Ingestion.Search.Engines;

/// <summary>What the ways to an engine need to know, out of the settings.</summary>
/// <param name="Kind">Which engine is meant.</param>
/// <param name="Address">Its root, with a slash at the end and without credentials.</param>
/// <param name="Authorization">The header's value; null without credentials.</param>
/// <param name="Timeout">For one request.</param>
/// <param name="Prefix">First part of the names of indices and templates.</param>
internal sealed record EngineOptions(EngineKind Kind, Uri Address, string? Authorization, TimeSpan Timeout, string Prefix)
{
    public string Articles => $"{Prefix}-articles";

    public string Events => $"{Prefix}-events";

    /// <summary>The alias that writes go to. Reads go to the alias of the same name without the end, which hides what was removed.</summary>
    public static string Write(string alias) => alias + "-write";

    /// <param name="options">Valid ones, of an engine that is not embedded.</param>
    public static EngineOptions Of(SearchOptions options)
    {
        var given = new Uri(options.Url!);
        var address = new UriBuilder(given)
        {
            UserName = "",
            Password = "",
            Path = given.AbsolutePath.TrimEnd('/') + "/",
        }.Uri;
        return new(
            Enum.Parse<EngineKind>(options.Engine, ignoreCase: true),
            address,
            AuthorizationOf(options, given),
            TimeSpan.FromSeconds(options.TimeoutSeconds),
            options.Prefix
        );
    }

    private static string? AuthorizationOf(SearchOptions options, Uri address)
    {
        if (!string.IsNullOrEmpty(options.ApiKey)) return $"ApiKey {options.ApiKey}";
        var user = string.IsNullOrEmpty(options.UserName) ? Uri.UnescapeDataString(address.UserInfo) : $"{options.UserName}:{options.Password}";
        return user.Length == 0 ? null : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(user))}";
    }
}

internal enum EngineKind { Elasticsearch, OpenSearch }
