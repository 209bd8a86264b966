using Ingestion.Fetcher.Polling;
using Ingestion.Portal.Web;

namespace Ingestion.Portal.Pages.Sourcing;

/// <param name="Sources">How each does, in the order of the definitions.</param>
public sealed record SourcesModel(IReadOnlyList<SourceStatus> Sources)
{
    private static readonly string[] Wrong = ["failing", "silent", "ended", "no_contact"];

    /// <summary>Those that want a look stand first.</summary>
    public IReadOnlyList<SourceStatus> Ordered => [.. Sources.OrderByDescending(IsWrong)];

    public int Troubled => Sources.Count(IsWrong);

    public static bool IsWrong(SourceStatus source) => Wrong.Contains(source.State);
}

/// <param name="Source">The one that is shown.</param>
/// <param name="Seal">What the form must carry.</param>
public sealed record SourceModel(SourceStatus Source, FormSeal Seal)
{
    public string Title => Source.Name ?? Source.Id;
}
