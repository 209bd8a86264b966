using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>"The rebels took Selk after troops left their bases there": the bases go with the town, as one change.</summary>
internal static class Garrisons
{
    /// <summary>True when one side merely left "X bases" and the text tells as news that the other took X.</summary>
    public static bool IsOf(Change left, IReadOnlyList<Change> changes) =>
        left is { Action: ControlAction.Withdrawn, Background: false, Tellings: [{ Report.Place: { Kind: PlaceKind.Site, Name: { } site } }, ..] }
        && changes.Any(c =>
            c is { Background: false, Action: not ControlAction.Withdrawn }
            && c.Tellings[0].Report.Place is { Name: { } town, Kind: not PlaceKind.Site }
            && site.StartsWith(town + " ", StringComparison.OrdinalIgnoreCase)
            && !(c.Gainer is { } gainer && (left.Loser?.IsSameSideAs(gainer) ?? false))
        );
}
