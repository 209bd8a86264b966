using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>What "they", "it" and "the district" point back to: the sides and places named last.</summary>
internal sealed class Anaphora
{
    private const int Remembered = 12;

    private readonly List<Actor> _actors = [];
    private readonly List<PlaceRef> _places = [];

    public void Remember(Actor actor) => Push(_actors, actor);

    public void Remember(PlaceRef place) => Push(_places, place);

    /// <summary>The places told last in one list.</summary>
    public IReadOnlyList<PlaceRef> Listed { get; private set; } = [];

    public void RememberList(IReadOnlyList<PlaceRef> places) => Listed = places;

    /// <summary>A place that only tells where another lies: meant when no other is.</summary>
    public void RememberLandmark(PlaceRef place)
    {
        if (_places.Count < Remembered) _places.Insert(0, place);
    }

    public Actor? Actor(string pronoun) => pronoun is "they" or "it" or "we" or "them" && _actors.Count > 0 ? _actors[^1] with { IsPronoun = true } : null;

    /// <summary>The place that a phrase without a name points back to; kinds must agree when both are told.</summary>
    public PlaceRef? Place(PlaceKind kind, int before)
    {
        for (var i = _places.Count - 1; i >= 0; i--)
        {
            if (_places[i].Start < before && Agrees(kind, _places[i].Kind)) return _places[i];
        }

        return null;
    }

    private static bool Agrees(PlaceKind said, PlaceKind known) =>
        said == known || said == PlaceKind.Unknown || (known == PlaceKind.Unknown && said is not (PlaceKind.Site or PlaceKind.Admin1))
        || (said is PlaceKind.City or PlaceKind.Town && known == PlaceKind.District)
        || (said is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Neighbourhood && known is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Neighbourhood);

    private static void Push<T>(List<T> list, T item)
    {
        list.Add(item);
        if (list.Count > Remembered) list.RemoveAt(0);
    }
}
