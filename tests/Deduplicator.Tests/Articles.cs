using Ingestion.Contracts.V1;
using Ingestion.Text;

namespace Ingestion.Deduplicator.Tests;

/// <summary>Articles of a fictional press, told apart by what a test says of them.</summary>
internal static class Articles
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Article Of(
        string id,
        string text,
        string host = "",
        string? title = null,
        int revision = 1,
        double hours = 0,
        string? credit = null,
        string? guid = null,
        PageType type = PageType.Article
    ) =>
        new()
        {
            Id = new ArticleId(id),
            Revision = revision,
            TextHash = TextHash.Of(text),
            Capture = new CaptureId("capture-" + id),
            Url = $"https://{(host.Length > 0 ? host : id + ".example")}/{id}",
            Guid = guid,
            Source = host,
            Outlet = host.Length > 0 ? host : id,
            Title = title ?? "Title of " + id,
            Text = text,
            SyndicatedFrom = credit,
            Published = Noon.AddHours(hours),
            Fetched = Noon.AddHours(hours),
            Type = type,
        };
}
