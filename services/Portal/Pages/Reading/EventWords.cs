using Ingestion.Contracts.V1;
using Ingestion.Portal.Pages.Common;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Reading;

/// <summary>An event in a few words.</summary>
internal static class EventWords
{
    /// <returns>The place with its province, or how many places.</returns>
    public static string Place(EventDocument e)
    {
        var name = e.Place ?? Readable.Count(e.PlaceCount ?? 1, Readable.Kind(e.PlaceType));
        return e.Admin1 is null || e.Admin1 == e.Place ? name : $"{name}, {e.Admin1}";
    }

    /// <returns>Who took it from whom, as far as the text says.</returns>
    public static string Change(EventDocument e)
    {
        var change = Words.Of(e.Action);
        if (e.Actor is { } actor) change += $" by {actor}";
        return e.Action != ControlAction.Withdrawn && e.FromActor is { } loser ? $"{change} from {loser}" : change;
    }
}
