using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;

namespace Ingestion.Portal.Tests;

/// <summary>Captures as the Fetcher makes them.</summary>
internal static class TestPages
{
    public static byte[] Html(Article article) =>
        Encoding.UTF8.GetBytes(
            $"<!doctype html><html><head><title>{article.Title}</title><style>p {{ font: 16px serif }}</style></head><body><nav>Home</nav><h1>{article.Title}</h1><p>{article.Text.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></body></html>"
        );

    public static Capture CaptureOf(Article article) => Capture(article.Capture, Html(article)) with { Url = article.Url };

    public static Capture Capture(CaptureId id, byte[] body, string contentType = "text/html") => new()
    {
        Id = id,
        Source = "valley-post",
        ContentType = contentType,
        BodyHash = Convert.ToHexStringLower(SHA256.HashData(body)),
        Fetched = Ingestion.Tests.TestArticles.Noon.AddMinutes(5),
    };
}
