using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>An article that carries another's text.</summary>
/// <param name="Article">The copy.</param>
/// <param name="Original">Whose text it is.</param>
/// <param name="Outlet">Who carried it; null when the copy has reports of its own that say so.</param>
/// <param name="Said">When the copy was published.</param>
internal sealed record CopyLink(ArticleId Article, ArticleId Original, string? Outlet, DateTimeOffset Said);

/// <summary>Which articles are one text.</summary>
internal sealed class CopyLinks(IReadOnlyList<CopyLink> links)
{
    /// <summary>An original can itself be found to be a copy later; longer chains than this are a defect.</summary>
    private const int MaxHops = 16;

    private readonly Dictionary<ArticleId, ArticleId> _originals = links.ToDictionary(l => l.Article, l => l.Original);

    /// <summary>The article that stands at the head of all copies of this text.</summary>
    public ArticleId HeadOf(ArticleId article)
    {
        for (var hop = 0; hop < MaxHops && _originals.TryGetValue(article, out var original); hop++) article = original;
        return article;
    }

    /// <summary>Whether the article is no copy of another.</summary>
    public bool IsHead(ArticleId article) => HeadOf(article) == article;

    /// <summary>Who else carried the texts of these originals, and when.</summary>
    public IEnumerable<(string Outlet, DateTimeOffset Said)> CarriersOf(IReadOnlySet<ArticleId> originals) =>
        links.Where(l => l.Outlet is not null && originals.Contains(HeadOf(l.Original))).Select(l => (l.Outlet!, l.Said));
}
