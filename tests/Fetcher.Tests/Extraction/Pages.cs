using System.Text;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Tests.Extraction;

/// <summary>Pages of a fictional outlet, as short as the idea under test allows.</summary>
internal static class Pages
{
    public const string Url = "https://courier.example/world/river-town-falls";

    public static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public const string First =
        "Fighters of the Northern Front entered the river town of Halvek on Monday morning after two days of shelling, officials said.";
    public const string Second =
        "The mayor, who left with the last convoy, told the Courier that the bridge was still standing and that most people had gone.";
    public const string Third =
        "It is the third town to change hands along the river since the rains ended, and the first with a working power station.";

    public static readonly string Paragraphs = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    public static string Page(string body, string head = "") =>
        $"<!doctype html><html><head><title>River town falls | The Courier</title>{head}</head><body>{body}</body></html>";

    public static PageResult Extract(
        string html,
        string? url = Url,
        ItemHint? hint = null,
        SiteOverrides? overrides = null,
        string? type = "text/html"
    ) => Extract(Encoding.UTF8.GetBytes(html), url, hint, overrides, type);

    public static PageResult Extract(
        byte[] bytes,
        string? url = Url,
        ItemHint? hint = null,
        SiteOverrides? overrides = null,
        string? type = "text/html"
    ) =>
        Extract(
            new PageInput
            {
                Body = bytes,
                ContentType = type,
                Url = url,
                Hint = hint,
                Overrides = overrides,
            }
        );

    public static PageResult Extract(PageInput input) => new PageExtractor(new FakeClock(Now)).Extract(input, CancellationToken.None);

    public static ExtractedArticle Article(string body, string head = "") => Extract(Page(body, head)).Articles.Single();
}
