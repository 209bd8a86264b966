using Ingestion.Fetcher.Polling;

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
/// <param name="TokenName">Of the hidden field that proves the form to be the portal's.</param>
/// <param name="Token">What it holds.</param>
public sealed record SourceModel(SourceStatus Source, string TokenName, string Token)
{
    public string Title => Source.Name ?? Source.Id;
}
