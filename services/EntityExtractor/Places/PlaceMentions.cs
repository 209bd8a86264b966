using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Writes resolved names as the contract's mentions.</summary>
internal static class PlaceMentions
{
    private const int MostCandidates = 5;
    private const double DoubtOfPlaceInParent = 0.3;
    private const double DoubtOfPlaceBesideOthers = 0.2;
    private const double DoubtOfPlaceNowhere = 0.15;

    /// <summary>The likeliest of several towns is told with less than an even chance.</summary>
    private const double MostOfLikeliest = 0.49;

    public static PlaceMention Of(AnalysedText text, OpenPlace place) =>
        place.Best switch
        {
            null => Unknown(text, place),
            _ when !place.Decided && Good(place).Exists(p => p.Curated) => Undecided(text, place),
            var likeliest when !place.Decided => Decided(text, place, likeliest.Place) with
            {
                Confidence = Math.Round(Math.Min(place.Confidence, MostOfLikeliest), 3),
            },
            var best => Decided(text, place, best.Place),
        };

    private static PlaceMention Decided(AnalysedText text, OpenPlace name, Place place) => Span(text, name) with
    {
        Name = place.Name,
        Id = place.Id,
        Kind = place.Kind,
        Admin2 = place.Admin2,
        Admin1 = place.Admin1,
        Country = place.Country == Place.SeveralCountries ? null : place.Country,
        Lat = place.Lat,
        Lon = place.Lon,
        Confidence = Math.Round(name.Confidence, 3),
        Candidates = Candidates(name.Readings.Skip(1)),
    };

    private static List<Place> Good(OpenPlace name) => [.. name.Readings.Where(r => r.Belief > name.Readings[0].Belief / 2).Select(r => r.Place)];

    /// <summary>What all good readings have in common, and the readings as candidates.</summary>
    private static PlaceMention Undecided(AnalysedText text, OpenPlace name)
    {
        var good = Good(name);
        return Span(text, name) with
        {
            Kind = good.TrueForAll(p => p.Kind == good[0].Kind) ? good[0].Kind : PlaceKind.Unknown,
            Admin1 = good.TrueForAll(p => p.Admin1 == good[0].Admin1) ? good[0].Admin1 : null,
            Country = good.TrueForAll(p => p.Country == good[0].Country) ? good[0].Country : null,
            Confidence = Math.Round(name.Confidence, 3),
            Candidates = Candidates(name.Readings),
        };
    }

    /// <summary>A place the gazetteer lacks lies where the text says it lies, else about where its neighbours in the sentence lie; the doubt is in
    /// the confidence.</summary>
    private static PlaceMention Unknown(AnalysedText text, OpenPlace name)
    {
        var unknown = Span(text, name) with { Kind = name.Cue ?? PlaceKind.Unknown, Confidence = DoubtOfPlaceNowhere };
        if (name.KnownParent is { } parent)
            return In(unknown, parent) with { Admin1 = parent.Admin1, Admin2 = parent.Admin2, Confidence = DoubtOfPlaceInParent };
        if (name.Beside is not { } beside)
            return unknown;
        return In(unknown, beside.Place) with { Admin1 = beside.Admin1, Confidence = DoubtOfPlaceBesideOthers };
    }

    private static PlaceMention In(PlaceMention unknown, Place place) => unknown with
    {
        Country = place.Country == Place.SeveralCountries ? null : place.Country,
        Lat = place.Lat,
        Lon = place.Lon,
    };

    private static PlaceMention Span(AnalysedText text, OpenPlace name) => new()
    {
        Text = name.Name,
        Start = name.Span.Span.StartIn(text),
        End = name.Span.Span.EndIn(text),
        Name = name.Name,
        Kind = PlaceKind.Unknown,
    };

    private static List<PlaceCandidate> Candidates(IEnumerable<Reading> readings) =>
        [
            .. readings
                .Take(MostCandidates)
                .Select(r => new PlaceCandidate(r.Place.Id, r.Place.Name, r.Place.Admin1, r.Place.Country, Math.Round(r.Belief, 3))),
        ];
}
