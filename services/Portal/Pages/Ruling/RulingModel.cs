using Ingestion.Contracts.V1;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Ruling;

/// <param name="Article">The one that is ruled on.</param>
/// <param name="Document">The document it stands in: its own, or the original's.</param>
/// <param name="TokenName">Name of the field that shows that the form is ours.</param>
/// <param name="Token">What the field must say.</param>
/// <param name="AsksKey">Only who has the portal's key may rule.</param>
public sealed record RulingModel(ArticleId Article, ArticleDocument Document, string TokenName, string Token, bool AsksKey)
{
    public bool IsCopy => Article != Document.Id;

    public CopyDocument? Copy => Document.Copies.FirstOrDefault(copy => copy.Id == Article);
}
