using Ingestion.Contracts.V1;
using Ingestion.Portal.Web;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Ruling;

/// <param name="Article">The one that is ruled on.</param>
/// <param name="Document">The document it stands in: its own, or the original's.</param>
/// <param name="Seal">What the form must carry.</param>
public sealed record RulingModel(ArticleId Article, ArticleDocument Document, FormSeal Seal)
{
    public bool IsCopy => Article != Document.Id;

    public CopyDocument? Copy => Document.Copies.FirstOrDefault(copy => copy.Id == Article);
}
