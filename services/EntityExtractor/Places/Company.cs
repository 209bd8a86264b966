using System.Collections.Frozen;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Admits names that the company they stand in makes places: members of a list of places ("Darwin and Katherine"), and names behind
/// "in" or "near" that nothing else claims, when a place of the name lies near those that the sentence names.
/// </summary>
internal sealed class Company(PlaceLookup lookup)
{
    private const double NearInKilometres = 300;
    private const int MostOthers = 20;

    private static readonly FrozenSet<string> Locative = PlaceWords.Set("in into inside near outside around between from to towards reach reached reaches");

    /// <param name="view">The sentence.</param>
    /// <param name="names">Its names in order.</param>
    /// <param name="places">Which of them are places; those admitted are set.</param>
    /// <param name="isUnclaimed">True for a name that is nothing else.</param>
    public void Admit(SentenceView view, List<PlaceSpan> names, List<bool> places, Predicate<PlaceSpan> isUnclaimed)
    {
        if (!places.Contains(true) || !places.Contains(false)) return;
        for (var i = 0; i < names.Count; i++)
        {
            if (!places[i] && isUnclaimed(names[i]) && StandsIn(view, names[i])) places[i] = IsNearAny(view, names, places, i);
        }

        for (var i = 1; i < names.Count; i++) AdmitBeside(view, names, places, i - 1, i);
        for (var i = names.Count - 2; i >= 0; i--) AdmitBeside(view, names, places, i + 1, i);
    }

    private void AdmitBeside(SentenceView view, List<PlaceSpan> names, List<bool> places, int place, int name)
    {
        if (!places[place] || places[name]) return;
        var (one, two) = place < name ? (names[place], names[name]) : (names[name], names[place]);
        places[name] = PlaceLists.Separates(view, one.Span, two.Span) && PlaceContext.Allows(view, names[name].Span) && AreNear(view, names[name], names[place]);
    }

    private static bool StandsIn(SentenceView view, PlaceSpan name) =>
        view.Has(name.Span.First - 1) && PlaceWords.Has(Locative, view.Text.Span(name.Span.First - 1)) && PlaceContext.Allows(view, name.Span);

    private bool IsNearAny(SentenceView view, List<PlaceSpan> names, List<bool> places, int name)
    {
        for (var (other, tried) = (0, 0); other < names.Count && tried < MostOthers; other++)
        {
            if (other == name || !places[other]) continue;
            tried++;
            if (AreNear(view, names[name], names[other])) return true;
        }

        return false;
    }

    private bool AreNear(SentenceView view, PlaceSpan name, PlaceSpan place)
    {
        var others = Towns(view, place);
        return others.Count > 0 && Towns(view, name).Exists(t => others.Exists(o => o.Place.Country == t.Place.Country && o.Place.DistanceTo(t.Place) is < NearInKilometres));
    }

    private List<Reading> Towns(SentenceView view, PlaceSpan name)
    {
        var text = name.Span.TextIn(view.Text);
        return lookup.Readings(text).FindAll(r => r.Place.Kind is not (PlaceKind.Country or PlaceKind.Region) && (r.Match != NameMatch.Sound || Spellings.AreAlike(text, r.Place.Name)));
    }
}
