using Ingestion.Fetcher.Extraction;
using Ingestion.Text;

namespace Ingestion.Fetcher.Feeds;

/// <summary>
/// Finds feeds whose links name no article: several items that differ lead to one page (a changelog, a downloads page).
/// Such an item stands for itself, with its GUID or content as its identity.
/// </summary>
internal static class FeedIdentity
{
    public static IReadOnlyList<ItemHint> Settle(IReadOnlyList<ItemHint> items)
    {
        var shared = items
            .GroupBy(i => CanonicalUrl.Parse(i.Url)?.Key)
            .Where(group =>
                group.Key is not null
                && group.Select(i => (i.Guid, i.Title)).Distinct().Count() > 1
                && group.Select(i => i.Title).Distinct().Count() > 1
            )
            .Select(group => group.Key)
            .ToHashSet();
        if (shared.Count == 0) return items;
        var reused = items.Where(i => i.Guid is not null).GroupBy(i => i.Guid).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return
        [
            .. items.Select(i =>
                shared.Contains(CanonicalUrl.Parse(i.Url)?.Key) ? i with { Url = null, Guid = reused.Contains(i.Guid) ? null : i.Guid } : i
            ),
        ];
    }
}
