using Ingestion.Portal.Pages.Reading;
using Ingestion.Portal.Stored;

namespace Ingestion.Portal.Pages.Comparing;

/// <param name="Shown">The text that was extracted.</param>
/// <param name="Language">Of that text; null when it is too short to tell.</param>
/// <param name="Stored">The page that it was extracted from, or why it cannot be shown.</param>
public sealed record ComparisonModel(ShownText Shown, string? Language, StoredPageAnswer Stored)
{
    public IReadOnlyList<TextBlock> Blocks() => AnnotatedText.Build(Shown.Text, Shown.Blocks, [], []);
}
