using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>
/// Keeps out what merely uses the words of taking and losing ("took the train", "falls short"): the less the words tell alone, the more must be
/// known of the side, the place and the text.
/// </summary>
internal static class Plausibility
{
    private const double FarInDegrees = 30;

    public static bool Is(Change change, ArticleReading article)
    {
        var conflict = article.Conflict;
        if (change.Tellings.All(t => IsMisread(t.Report, article))) return false;
        if (change.Tellings.All(t => IsOfHeadline(t.Report, article))) return false;
        if (change.Tellings.All(t => IsPointedElsewhere(t.Report, article))) return false;
        if (conflict.IsFiction && !change.Tellings.Any(t => t.Report.Place.Mention?.Id is not null)) return false;
        if (!conflict.IsNamed) return change.Tellings.All(TellsAlone);
        var place = change.Tellings.Any(t => IsEvident(t.Report.Place));
        var plain = change.Tellings.Any(t => IsPlain(t.Report.Construction));
        if (change.Tellings.All(t => IsPeaceful(t.Report.Reading))) return false;
        var armed = change.Tellings.Any(t => Sifter.Makes(t) && (IsArmed(t.Report.Gainer) || IsArmed(t.Report.Loser))) || IsArmed(change.Gainer);
        if (
            !armed
            && !conflict.IsMain
            && article.Sentences.Count >= Asides.Long
            && change.Tellings.All(t => t.Report.Kind != ConstructionKind.Euphemism)
        )
            return false;
        if (
            !armed
            && !conflict.IsShort
            && !article.IsPartisan
            && !change.Tellings.Any(t =>
                (t.Report.Place.Kind == PlaceKind.District && t.Report.Construction.Head != "win") || IsAmongArmed(t.Report, article)
            )
        )
            return false;
        if (change.Tellings.All(t => t.Report.Place.PointsBack))
            return (plain || armed) && conflict.IsMain;
        if (armed)
            return place || plain || conflict.IsMain;
        if (!place)
            return plain && conflict.IsMain;
        if (
            change.Gainer is { } gainer
            && HasInitials(gainer)
            && (plain || change.Tellings.Any(t => t.Report.Place.Kind is PlaceKind.District or PlaceKind.Town or PlaceKind.Village or PlaceKind.City))
        )
            return true;
        if (change.Gainer is not null || change.Loser is not null)
            return conflict.IsMain || (plain && change.Tellings.Any(t => t.Report.Place.Mention?.Id is not null && t.Report.Said.Count > 0));
        return conflict.IsMain
            || change.Tellings.Any(t =>
                t.Report.Place.Kind is PlaceKind.District or PlaceKind.Town or PlaceKind.Village or PlaceKind.City or PlaceKind.Crossing
            );
    }

    /// <summary>"the fall of Nadiv Orsk", "claims responsibility": a name that no gazetteer knows and nothing calls a place, where it is somebody's
    /// or the verb tells little.</summary>
    private static bool IsMisread(Report report, ArticleReading article)
    {
        if (report.Place is not { Name: { } name, Kind: PlaceKind.Unknown, Mention: null or { Id: null } } || article.Sentences.Count < Asides.Long)
            return false;
        if (report.Construction.Head == "claim" || report.Place.PointsBack || IsFirstWord(report) || !IsPlain(report.Construction))
            return true;
        return name.Contains(' ')
            && article.Names.EntityNamed(name) is { Type: EntityType.Person or EntityType.Organisation or EntityType.Media or EntityType.Government };
    }

    /// <summary>"Police Seizure Of Unlicensed Dog": where every word has a capital, what no gazetteer knows and no sentence writes with one is no
    /// name.</summary>
    private static bool IsOfHeadline(Report report, ArticleReading article) =>
        report
            is {
                Reading.Style: CaseStyle.Title,
                Evidence: null,
                Place: { Name: { } name, Kind: PlaceKind.Unknown, PointsBack: false, Mention: null or { Id: null } }
            }
        && !name.Split(' ').Any(article.Names.IsSeen)
        && !IsOfWar(report.Gainer)
        && !IsOfWar(report.Loser);

    /// <summary>A known group, rebels or an army; police seize all kinds of things.</summary>
    private static bool IsOfWar(Actor? side) =>
        side is { Id: not null } or { Class: ActorClass.NonState }
        || side is { IsArmed: true } && !side.Text.EndsWith("police", StringComparison.OrdinalIgnoreCase);

    /// <summary>"The area is controlled by the Taliban" behind a dateline overseas: the place told last is not meant where another of the text lies
    /// in the group's own country, a world away.</summary>
    private static bool IsPointedElsewhere(Report report, ArticleReading article) =>
        report.Place is { Name: { } name, Mention: { } told } place
        && !report.Reading.Text.Text.AsSpan(place.Start, place.End - place.Start).Contains(name, StringComparison.OrdinalIgnoreCase)
        && (FightsElsewhere(report.Gainer, told, article) || FightsElsewhere(report.Loser, told, article));

    private static bool FightsElsewhere(Actor? side, PlaceMention told, ArticleReading article) =>
        GroupCountries.Of(side?.Id) is { Count: > 0 } countries && told.Country is { } country && !countries.Contains(country)
        && article.Names.PlacesIn(0, int.MaxValue).Any(p => p.Country is { } own && countries.Contains(own) && IsFar(p, told));

    private static bool IsFar(PlaceMention one, PlaceMention two)
    {
        if (one is not { Lat: { } north, Lon: { } east } || two is not { Lat: { } otherNorth, Lon: { } otherEast }) return false;
        var around = Math.Abs(east - otherEast);
        return Math.Abs(north - otherNorth) > FarInDegrees || Math.Min(around, 360 - around) > FarInDegrees;
    }

    /// <summary>"Corpses have been evacuated": the capital tells nothing.</summary>
    private static bool IsFirstWord(Report report) => report.Place.Start == report.Reading.Sentence.Start && !report.Place.Name!.Contains(' ');

    /// <summary>"seize", and "be under X control": not "take" or "be".</summary>
    private static bool IsPlain(Construction construction) =>
        !EventLexicon.Shared.IsCue("ambiguous", construction.Head) || construction.Rest.Any(e => e.Words.Any(w => w is "control" or "hands"));

    /// <summary>
    /// State media write of "the administration of the district, relocated to the city" and name no side and no war at all: a known district
    /// without its offices tells enough.
    /// </summary>
    public static bool TellsAlone(DatedReport telling) =>
        telling.Report is { Kind: ConstructionKind.Euphemism, Place: { Kind: PlaceKind.District, Mention.Id: not null } };

    /// <summary>"Renn won in Keshti": of no armed side, in a sentence that knows of none, before nor behind.</summary>
    private static bool IsAmongArmed(Report report, ArticleReading article)
    {
        if (report.Evidence is not null || report.Reading.IsHeading) return true;
        for (var i = Math.Max(0, report.Reading.Index - 1); i <= Math.Min(article.Sentences.Count - 1, report.Reading.Index + 1); i++)
        {
            var sentence = article.Sentences[i];
            if (
                sentence.Words.Any(w => Conflict.IsArmed(w) || w.Lower is "fighters" or "gunmen" or "armed")
                || article.Names.EntitiesIn(sentence.Sentence.Start, sentence.Sentence.End).Any(e => e.Type == EntityType.ArmedGroup)
            )
                return true;
        }

        return false;
    }

    /// <summary>"the ONLF": in event notes sides are told by their initials alone.</summary>
    private static bool HasInitials(Actor actor) =>
        actor.Text.Split(' ').Any(word => word.Length is > 1 and < 7 && word.All(char.IsAsciiLetterUpper));

    private static bool IsArmed(Actor? actor) => actor is { IsArmed: true };

    /// <summary>Ballots, matches, films and markets.</summary>
    private static bool IsPeaceful(SentenceReading sentence)
    {
        foreach (var word in sentence.Words)
        {
            if (EventLexicon.Shared.IsCue("peaceful", word.Lower)) return true;
        }

        return false;
    }

    private static bool IsEvident(PlaceRef place) => place.IsEvident || place.Kind != PlaceKind.Unknown || place.Mention?.Id is not null;
}
