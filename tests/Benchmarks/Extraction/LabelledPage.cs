using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Benchmarks.Extraction;

/// <summary>A stored page and what should come out of it, as the Web Content Extraction Benchmark (WCXB) keeps them.</summary>
internal sealed record LabelledPage(string Id, string Url, byte[] Html, PageLabels Labels)
{
    /// <summary>First or second half of the set, for good: by the hash of the page's id.</summary>
    public int Half => 1 + (SHA256.HashData(Encoding.UTF8.GetBytes(Id))[0] & 1);

    /// <summary>Whether the page calls itself a news article in its structured data.</summary>
    public bool IsNews => Html.AsSpan().IndexOf("NewsArticle"u8) >= 0;

    /// <summary>The pages of <paramref name="folder"/> (<c>html/*.html.gz</c>, <c>ground-truth/*.json</c>) that are labelled as articles.</summary>
    public static IReadOnlyList<LabelledPage> ReadArticles(DirectoryInfo folder) =>
        [
            .. new DirectoryInfo(Path.Combine(folder.FullName, "ground-truth"))
                .EnumerateFiles("*.json")
                .OrderBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => Read(folder, f))
                .OfType<LabelledPage>(),
        ];

    private static LabelledPage? Read(DirectoryInfo folder, FileInfo labels)
    {
        var entry = JsonSerializer.Deserialize(File.ReadAllBytes(labels.FullName), LabelledPageContext.Default.LabelFile)!;
        if (entry.Internal?.PageType?.Primary != "article" || entry.GroundTruth is null) return null;
        var id = Path.GetFileNameWithoutExtension(labels.Name);
        return new(id, entry.Url ?? "", Unpacked(Path.Combine(folder.FullName, "html", id + ".html.gz")), entry.GroundTruth);
    }

    private static byte[] Unpacked(string file)
    {
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>What people found on a page; null where the page does not say it.</summary>
internal sealed record PageLabels
{
    [JsonPropertyName("main_content")]
    public string? MainContent { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    [JsonPropertyName("publish_date")]
    public string? PublishDate { get; init; }
}

internal sealed record LabelFile
{
    public string? Url { get; init; }

    [JsonPropertyName("_internal")]
    public LabelFileInternal? Internal { get; init; }

    [JsonPropertyName("ground_truth")]
    public PageLabels? GroundTruth { get; init; }
}

internal sealed record LabelFileInternal([property: JsonPropertyName("page_type")] LabelFileType? PageType);

internal sealed record LabelFileType(string? Primary);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LabelFile))]
internal sealed partial class LabelledPageContext : JsonSerializerContext;
