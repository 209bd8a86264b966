using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Ingestion.Text;

namespace Ingestion.Fetcher.Polling;

/// <summary>Identity of what a listing names: its canonical URL, else its GUID within the source, else its content.</summary>
internal static class ItemIdentity
{
    public static string KeyOf(string source, ItemHint hint)
    {
        if (CanonicalUrl.TryParse(hint.Url, out var url)) return url.Key;
        if (hint.Guid is { } file && LocalFiles.PathOf(file) is not null) return file;
        return hint.Guid is { Length: > 0 } guid ? $"guid:{source}:{Short(guid)}" : $"text:{source}:{Short($"{hint.Title}\n{hint.ContentHtml}")}";
    }

    /// <summary>Of what the listing says; another one means that the article may have changed.</summary>
    public static string StampOf(ItemHint hint) => Short($"{hint.Title}\n{hint.Modified:O}\n{hint.ContentHtml}");

    /// <summary>The same for the same visit of the same item, so that a visit cut short finds its capture again.</summary>
    public static CaptureId CaptureOf(string key, long visit) => new(TextHash.Of($"capture\n{key}\n{visit}")[..32]);

    public static string Short(string text) => TextHash.Of(text)[..32];
}

/// <summary>Hints in the table.</summary>
internal static class HintJson
{
    private static readonly JsonSerializerOptions Options = ContractJson.With(FetcherJsonContext.Default);

    public static string Write(ItemHint hint) => JsonSerializer.Serialize(hint, Options);

    public static ItemHint? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<ItemHint>(json, Options);
}
