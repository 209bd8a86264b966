using System.Collections.Frozen;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Admits names that the company they stand in makes places: members of a list of places ("Darwin and Katherine"), and names behind
/// "in" or "near" that nothing else claims, when a place of the name lies near those that the sentence names.
/// </summary>
internal sealed class Company(PlaceLookup lookup)
{
    private const double NearInKilometres = 300;

    /// <summary>So far apart in latitude two places are not near, wherever they lie (a degree is 111 km).</summary>
    private const double ApartInDegrees = 3;

    private const int MostOthers = 20;

    private static readonly FrozenSet<string> Locative = PlaceWords.Set(
        "in into inside near outside around between from to towards reach reached reaches"
    );

    /// <param name="view">The sentence.</param>
    /// <param name="names">Its names in order.</param>
    /// <param name="places">Which of them are places; those admitted are set.</param>
    /// <param name="isUnclaimed">True for a name that is nothing else.</param>
    public void Admit(SentenceView view, List<PlaceSpan> names, List<bool> places, Predicate<PlaceSpan> isUnclaimed)
    {
        if (!places.Contains(true) || !places.Contains(false)) return;
        var towns = new List<Place>?[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            if (!places[i] && isUnclaimed(names[i]) && StandsIn(view, names[i])) places[i] = IsNearAny(view, names, places, i, towns);
        }

        for (var i = 1; i < names.Count; i++) AdmitBeside(view, names, places, i - 1, i, towns);
        for (var i = names.Count - 2; i >= 0; i--) AdmitBeside(view, names, places, i + 1, i, towns);
    }

    private void AdmitBeside(SentenceView view, List<PlaceSpan> names, List<bool> places, int place, int name, List<Place>?[] towns)
    {
        if (!places[place] || places[name]) return;
        var (one, two) = place < name ? (names[place], names[name]) : (names[name], names[place]);
        places[name] =
            PlaceLists.Separates(view, one.Span, two.Span) && PlaceContext.Allows(view, names[name].Span) && AreNear(view, names, name, place, towns);
    }

    private static bool StandsIn(SentenceView view, PlaceSpan name) =>
        view.Has(name.Span.First - 1) && PlaceWords.Has(Locative, view.Text.Span(name.Span.First - 1)) && PlaceContext.Allows(view, name.Span);

    private bool IsNearAny(SentenceView view, List<PlaceSpan> names, List<bool> places, int name, List<Place>?[] towns)
    {
        for (var (other, tried) = (0, 0); other < names.Count && tried < MostOthers; other++)
        {
            if (other == name || !places[other]) continue;
            tried++;
            if (AreNear(view, names, name, other, towns)) return true;
        }

        return false;
    }

    /// <param name="towns">What the names of the sentence may be, as far as it was asked before.</param>
    private bool AreNear(SentenceView view, List<PlaceSpan> names, int name, int place, List<Place>?[] towns)
    {
        var others = towns[place] ??= TownsOf(view, names[place]);
        if (others.Count == 0) return false;
        var own = towns[name] ??= TownsOf(view, names[name]);
        foreach (var town in own)
        {
            foreach (var other in others)
            {
                if (AreNear(town, other)) return true;
            }
        }

        return false;
    }

    private static bool AreNear(Place one, Place two) =>
        one.Country == two.Country && !(Math.Abs(one.Lat - two.Lat ?? 0) > ApartInDegrees) && one.DistanceTo(two) is < NearInKilometres;

    private List<Place> TownsOf(SentenceView view, PlaceSpan name) => lookup.Towns(name.Span.TextIn(view.Text));
}
