using System.Globalization;
using Ingestion.Contracts.V1;

namespace Ingestion.Portal.Pages.Reading;

/// <summary>The address of a sentence in the text it was read in.</summary>
internal static class EvidenceLink
{
    public static string To(ArticleId article, int? revision, int start, int end) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/articles/{Uri.EscapeDataString(article.Value)}?{(revision is null ? "" : $"revision={revision}&")}start={start}&end={end}#{ArticleModel.PointedAnchor}"
        );
}
