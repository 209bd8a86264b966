using Ingestion.Contracts.V1;
using Ingestion.Text;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>What the deduplicator keeps of an article: the newest revision it has decided, and where that stands.</summary>
internal sealed record FiledArticle
{
    public required ArticleId Id { get; init; }

    public required int Revision { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Host of the URL, its twins (www, mobile) as one; the outlet's name when there is no URL.</summary>
    public required string Host { get; init; }

    public required string Outlet { get; init; }

    public required string Source { get; init; }

    public string? Guid { get; init; }

    /// <summary>Agencies, outlets and authors that the text names as its own origin.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>A page that carries several articles by its own account: a roundup, listing or live blog.</summary>
    public bool IsCollection { get; init; }

    /// <summary>When it was published by its own account; null when nothing credible says so.</summary>
    public DateTimeOffset? Published { get; init; }

    public required DateTimeOffset Fetched { get; init; }

    /// <summary>Id of the cluster it stands in; null while it is not decided.</summary>
    public ArticleId? Cluster { get; init; }

    /// <summary>What it stands as.</summary>
    public Relation Relation { get; init; }

    public bool IsOriginal => Cluster == Id;

    /// <summary>Best knowledge of when it appeared.</summary>
    public DateTimeOffset When => Published ?? Fetched;

    public static FiledArticle From(Article article) => new()
    {
        Id = article.Id,
        Revision = article.Revision,
        Title = article.Title,
        Text = article.Text,
        Host = HostOf(article),
        Outlet = article.Outlet,
        Source = article.Source,
        Guid = string.IsNullOrWhiteSpace(article.Guid) ? null : article.Guid,
        Origins = Reading.Origins.Of(article),
        IsCollection = article.Type is PageType.Roundup or PageType.Listing or PageType.LiveBlog,
        Published = article.Published,
        Fetched = article.Fetched,
    };

    /// <summary>Twins of a host (www, mobile) are one. Articles of which nothing says where they stood are of one host each.</summary>
    private static string HostOf(Article article)
    {
        if (CanonicalUrl.TryParse(article.Url, out var url)) return url.Key.Split('/', 2)[0];
        return string.IsNullOrWhiteSpace(article.Outlet) ? article.Id.Value : article.Outlet;
    }
}
