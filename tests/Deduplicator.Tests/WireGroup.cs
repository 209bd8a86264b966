using System.Net;
using System.Text.RegularExpressions;
using Ingestion.Contracts.V1;
using Ingestion.Tests;

namespace Ingestion.Deduplicator.Tests;

/// <summary>The sample newsroom's wire story at its six outlets, as a fetcher would hand it over.</summary>
internal static partial class WireGroup
{
    public const string Original = "northgate";

    /// <summary>The story's day begins here.</summary>
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static Article[] Create() =>
    [
        Page("northgate", "Northgate Wire", "world/rebels-overrun-district-tirvash", Day.AddHours(9.33), "Petra Lindqvist-Hale"),
        Page("courier", "The Tavrin Courier", "north/rebels-overrun-zarun-wa-keshtal", Day.AddHours(14), "Northgate Wire"),
        Page("radio", "Radio Sovanda", "news/zarun-wa-keshtal-overrun", Day.AddHours(14.5), "Northgate"),
        Page("digest", "Borderlands Digest", "posts/remote-district-falls", null, "Pim"),
        Page("exile", "Velmarie Libre", "en/rebels-overrun-zarun-wa-keshtal", Day.AddHours(16.5), "Northgate Wire"),
        Page("vps", "Velmarian Press Service", "security/terrorist-raid-tirvash", Day, null),
    ];

    private static Article Page(string id, string outlet, string path, DateTimeOffset? published, string? author)
    {
        var html = File.ReadAllText(Repository.At("samples", "newsroom", "pages", id, path + ".html"));
        var paragraphs = Paragraph()
            .Matches(html)
            .Select(match => WebUtility.HtmlDecode(Tag().Replace(Placeholder().Replace(match.Groups[1].Value, "Monday"), "")));
        var title = WebUtility.HtmlDecode(Title().Match(html).Groups[1].Value);
        return Articles.Of(id, string.Join('\n', paragraphs), host: outlet, title: title) with
        {
            Url = $"https://{id}.example/{path}",
            Published = published,
            Fetched = Day.AddHours(30),
            Authors = author is null ? [] : [author],
        };
    }

    [GeneratedRegex("<p>(.{40,}?)</p>", RegexOptions.None, 1000)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.None, 1000)]
    private static partial Regex Title();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("{{.*?}}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
