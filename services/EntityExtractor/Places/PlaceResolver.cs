using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Decides which place each name means: first by the name and the words beside it, then by where the article's other places lie;
/// size comes last. Readings that are equally good and far apart stay undecided.
/// </summary>
public sealed class PlaceResolver(PlaceIndex gazetteer)
{
    private const double SameSpotInKilometres = 60;
    private const double SameTownInKilometres = 15;
    private const double SamePlaceByHandInKilometres = 100;

    /// <summary>So far apart in latitude two places are farther than the same spot, wherever they lie (a degree is 111 km).</summary>
    private const double ApartInDegrees = 0.6;

    private const double DecidingMargin = 0.45;

    private readonly PlaceLookup _lookup = new(gazetteer);

    internal List<OpenPlace> Resolve(AnalysedText text, IReadOnlyList<PlaceSpan> spans, IReadOnlyList<(Place Place, double Weight)> background)
    {
        var open = spans.Select(s => Open(text, s)).ToList();
        UnknownPlaces.DropFalseProvinces(open);
        Neighbours.Link(text, open);
        WeighByThemselves(open, background);
        new ArticleContext(open, background).Weigh(open);
        UnknownPlaces.DropStrangers(open);
        foreach (var place in open) Settle(place, r => r.Score);
        foreach (var place in open) PreferHandKept(place);
        Vicinity.Find(text, open);
        return open;
    }

    private OpenPlace Open(AnalysedText text, PlaceSpan span)
    {
        var name = span.Span.TextIn(text);
        var place = new OpenPlace(span, name, NameKey.Of(name), _lookup.Readings(name));
        if (IsBareAbbreviation(text, span.Span)) place.Readings.RemoveAll(r => r is { Match: NameMatch.Other, Place.Kind: not PlaceKind.Country });
        DropSeats(place);
        return place;
    }

    /// <summary>"AL" is Alabama only behind a comma: "Mobile, AL".</summary>
    private static bool IsBareAbbreviation(AnalysedText text, NameSpan span) =>
        span.Count == 1 && text.Tokens[span.First].Length == 2 && (span.First == 0 || text.Span(span.First - 1) is not ",");

    /// <summary>A district's seat bears its name; the district is meant unless the text says town or city.</summary>
    private static void DropSeats(OpenPlace place)
    {
        if (place.Cue is PlaceKind.City or PlaceKind.Town or PlaceKind.Village) return;
        var districts = place.Readings.FindAll(r => r.Place is { Curated: true, Kind: PlaceKind.District }).ConvertAll(r => r.Place);
        if (districts.Count > 0)
            place.Readings.RemoveAll(r => !r.Place.Curated && districts.Exists(d => d.Country == r.Place.Country && AtSameSpot(d, r.Place)));
    }

    /// <summary>A town that a world list and a hand-kept one both have is one place with one id, whichever spelling is met.</summary>
    private static void PreferHandKept(OpenPlace place)
    {
        if (place.Best is not { Place: { Curated: false, IsDivision: false } listed })
            return;
        var kept = place.Readings.FindIndex(r =>
            r.Place is { Curated: true, IsDivision: false, Kind: not PlaceKind.District } && r.Place.DistanceTo(listed) is < SameTownInKilometres
        );
        if (kept < 0)
            return;
        var reading = place.Readings[kept];
        place.Readings.RemoveAt(kept);
        place.Readings.Insert(0, reading);
    }

    /// <summary>
    /// A name that only sounds like a known one means it in a country that the article speaks of, and nowhere else. Few do; the readings of the
    /// others, hundreds of a name, are not weighed at all.
    /// </summary>
    private static void WeighByThemselves(List<OpenPlace> places, IReadOnlyList<(Place Place, double Weight)> background)
    {
        var sounding = places.FindAll(p => p.Best is { Match: NameMatch.Sound });
        Weigh(places.FindAll(p => p.Best is not { Match: NameMatch.Sound }));
        var countries = places
            .Where(p => p.Best is { Match: not NameMatch.Sound })
            .Select(p => p.Best!.Place.Country)
            .Concat(background.Select(p => p.Place.Country))
            .ToHashSet();
        var meant = sounding.Where(p => p.Readings.Exists(r => MayBeMeant(p, r, countries))).Select(p => p.Key.Value).ToHashSet();
        Weigh(sounding.FindAll(p => meant.Contains(p.Key.Value)));
        foreach (var place in sounding) place.Readings.RemoveAll(r => !MayBeMeant(place, r, countries));
    }

    private static bool MayBeMeant(OpenPlace sounding, Reading reading, HashSet<string> countries) =>
        countries.Contains(reading.Place.Country) && Spellings.AreAlike(sounding.Name, reading.Place.Name);

    private static void Weigh(List<OpenPlace> places)
    {
        foreach (var place in places) OwnEvidence.Weigh(place);
        ShareWithinDocument(places);
        foreach (var place in places) Settle(place, r => r.Own);
    }

    /// <summary>One name means one place in an article: what one mention's surroundings say helps the others.</summary>
    private static void ShareWithinDocument(List<OpenPlace> places)
    {
        foreach (var same in places.GroupBy(p => p.Key.Value).Where(g => g.Skip(1).Any()))
        {
            var best = new Dictionary<PlaceId, double>();
            foreach (var reading in same.SelectMany(p => p.Readings))
                best[reading.Place.Id] = Math.Max(reading.Own, best.GetValueOrDefault(reading.Place.Id, double.MinValue));
            foreach (var reading in same.SelectMany(p => p.Readings))
                reading.Own += 0.6 * (best[reading.Place.Id] - reading.Own);
        }
    }

    private static void Settle(OpenPlace place, Func<Reading, double> score)
    {
        if (place.Readings.Count == 0)
            return;
        place.Readings.Sort(
            (a, b) => score(b).CompareTo(score(a)) is var order and not 0 ? order : string.CompareOrdinal(a.Place.Id.Value, b.Place.Id.Value)
        );
        var best = place.Readings[0];
        var top = score(best);
        foreach (var reading in place.Readings) reading.Belief = Math.Exp(score(reading) - top);
        var total = place.Readings.Sum(r => r.Belief);
        (place.Confidence, place.Decided) = (0, true);
        foreach (var reading in place.Readings)
        {
            reading.Belief /= total;
            if (AtSameSpot(reading.Place, best.Place)) place.Confidence += reading.Belief;
            else place.Decided &= top - score(reading) >= DecidingMargin;
        }
    }

    private static bool AtSameSpot(Place one, Place two) =>
        ReferenceEquals(one, two) || (!AreNamesakes(one, two) && AreNear(one, two));

    /// <summary>Hand-kept districts of different provinces are different ones, however near: Jaghatu of Ghazni and Jaghatu of Wardak.</summary>
    private static bool AreNamesakes(Place one, Place two) =>
        one is { Curated: true, Kind: PlaceKind.District } && two is { Curated: true, Kind: PlaceKind.District } && one.Admin1 != two.Admin1;

    /// <summary>Lists disagree on where a place lies: one kept by hand and one of the same name and division are one place.</summary>
    private static bool AreOneByHand(Place one, Place two) =>
        one.Curated != two.Curated
        && one.Country == two.Country
        && one.Admin1 == two.Admin1
        && one.Name == two.Name
        && one.DistanceTo(two) is < SamePlaceByHandInKilometres;

    private static bool AreNear(Place one, Place two) =>
        (Math.Abs(one.Lat - two.Lat ?? 0) < ApartInDegrees && one.DistanceTo(two) is < SameSpotInKilometres)
        || AreOneByHand(one, two)
        || (
            one.Country == two.Country
            && one.Admin1 is not null
            && one.Admin1 == two.Admin1
            && (one.Kind == PlaceKind.Admin1 || two.Kind == PlaceKind.Admin1)
        );
}
