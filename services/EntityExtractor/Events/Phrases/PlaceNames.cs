using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads a named place, with the noun that may follow it: "Zarkal district", "El Dabbar airport", "Verin".</summary>
internal sealed class PlaceNames(DocumentNames names)
{
    private static readonly FrozenSet<string> WithoutName = EventLexicon.Shared.Cues("unnamed-site");

    private readonly Func<string, bool> _seen = names.IsSeen;
    private readonly NameEvidence _evidence = new(names);
    private readonly TakenNames _taken = new(names);
    private readonly PlaceRefs _refs = new(names);

    /// <summary>The named place in words <c>[first, last]</c> of one chunk; null when there is no name of a place.</summary>
    /// <param name="listed">Places stand before it in the same list.</param>
    public PlacePhrase? Read(SentenceReading reading, int first, int last, bool listed = false)
    {
        var runs = NameRuns.Of(reading, first, last, _seen);
        if (runs.Length == 0) return null;
        var run = runs[^1];
        if (run.First == run.Last && Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[run.First].Token)) is not null)
            return null;
        if (IsOfPeople(reading, run, last))
            return null;
        if (HeadBehind(reading, run.Last, last) is { } head)
            return WithHead(reading, run, IsSiteAtEnd(reading, head, last) ? last : head, last);
        if (run.Last != last && !reading[last].IsNumber)
            return null;
        return _evidence.IsPlace(reading, run, first) || (listed && _evidence.IsItem(reading, run))
            ? new PlacePhrase(_refs.Of(reading, run, NameEvidence.KindBefore(reading, first, run.First)), last)
            : null;
    }

    /// <summary>"the Kurdish-majority cities", "a Verin-held town".</summary>
    private static bool IsOfPeople(SentenceReading reading, NameRun run, int last) =>
        run.Last + 2 <= last
        && reading.IsInnerHyphen(run.Last + 1)
        && reading[run.Last + 2].Lower is "majority" or "populated" or "dominated" or "held" or "controlled" or "speaking" or "inhabited" or "run";

    /// <summary>The place noun right behind the name, other words of the phrase between them allowed ("Sirwa hydropower dam").</summary>
    private static int? HeadBehind(SentenceReading reading, int name, int last)
    {
        for (var w = name + 1; w <= last; w++)
        {
            if (reading[w].Is(Tag.Place) && (w == last || !reading[w + 1].Is(Tag.Place))) return w;
            if (reading[w].IsMark && !reading.IsInnerHyphen(w)) return null;
        }

        return null;
    }

    private PlacePhrase? WithHead(SentenceReading reading, NameRun run, int head, int last)
    {
        if (head < last && !IsTailOfPlace(reading, head + 1, last)) return null;
        var kind = reading[head].Info.Place;
        var name = reading.TextOf(run.First, run.Last);
        var (start, end) = (reading.StartOf(run.First), reading.EndOf(run.Last));
        if (reading[head].Lower is "community" or "communities" && head == run.Last + 1 && names.PlaceAt(start, end) is null)
            return null;
        if (
            reading[head].Lower is "stronghold" or "bastion" or "redoubt"
            && names.PlaceAt(start, end) is null
            && (names.IsPerson(name, start, end) || names.EntityNamed(name) is { Type: EntityType.Person })
        )
            return null;
        if (
            _evidence.IsGroup(name, start, end)
            || (kind != PlaceKind.Site && head > run.Last + 1 && names.IsPerson(name, start, end) && !_taken.IsSettlement(reading, run))
        )
            return null;
        if (IsOneOfProvince(reading, run, head) is { } province)
            return new PlacePhrase(
                [
                    new PlaceRef
                    {
                        Start = start,
                        End = end,
                        Kind = kind,
                        Count = Quantifiers.Count(reading, reading.ChunkAt(reading.ChunkOf(run.First))!.First, run.First),
                        Admin1 = province,
                    },
                ],
                last
            );
        if (IsAttribute(reading, run, head))
            return new PlacePhrase(
                [
                    new PlaceRef
                    {
                        Start = start,
                        End = end,
                        Kind = kind,
                        Admin1 = reading[head].Lower == "capital" ? name : null,
                        Count = Quantifiers.Count(reading, reading.ChunkAt(reading.ChunkOf(run.First))!.First, run.First),
                    },
                ],
                last
            );
        if (kind == PlaceKind.Site && !IsCentre(reading, run.Last + 1, head))
            return SiteNamed(reading, run, head, last);
        return new PlacePhrase(_refs.Of(reading, run, FirstKind(reading, run.Last + 1, head)), last);
    }

    /// <summary>"another Sovanda district", "three Sovanda districts", "ousted from second Selk village": some district of the province, whose name
    /// is not told; else null.</summary>
    private string? IsOneOfProvince(SentenceReading reading, NameRun run, int head)
    {
        if (
            reading[head].Info.Place is not (PlaceKind.District or PlaceKind.Town or PlaceKind.Village or PlaceKind.City)
            || head != run.Last + 1
            || run.First == 0
        )
            return null;
        var before = reading[run.First - 1];
        if (
            before.Lower is not ("another" or "a" or "an" or "more" or "second" or "third" or "fourth" or "fifth")
            && !before.IsNumber
            && !before.Is(Tag.Vague)
        )
            return null;
        var place = names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) ?? names.PlaceNamed(reading.TextOf(run.First, run.Last));
        if (
            before.Lower is "second" or "third" or "fourth" or "fifth"
            && reading[run.First - 2 < 0 ? 0 : run.First - 2].Lower is not "the"
            && place is { Id: not null }
        )
            return place.Admin1 ?? place.Name;
        return place is not null && (place.Kind == PlaceKind.Admin1 || place.Admin1 == place.Name) ? place.Admin1 ?? place.Name : null;
    }

    /// <summary>"key Congo mining town", "eastern Congo city", "Norkand capital": country and province tell where some town lies.</summary>
    private bool IsAttribute(SentenceReading reading, NameRun run, int head)
    {
        if (reading[head].Info.Place is not (PlaceKind.Town or PlaceKind.Village or PlaceKind.City or PlaceKind.District)) return false;
        if (IsDivision(reading, run.Last + 1, head - 1)) return true;
        var place = names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last));
        if (place is not null && (place.End > reading.EndOf(run.Last) || place.Start < reading.StartOf(run.First))) return false;
        if ((place ?? names.PlaceNamed(reading.TextOf(run.First, run.Last))) is not { } wider) return false;
        if (reading[head].Lower == "capital" && wider.Kind == PlaceKind.Admin1 && head == run.Last + 1) return true;
        var isQualified = head > run.Last + 1 || run.Last > run.First || run.First > 0 && reading[run.First - 1].Is(Tag.Adjective);
        if (wider.Kind == PlaceKind.Admin1 && run.Last > run.First && reading[head].Info.Place is PlaceKind.Town or PlaceKind.Village) return true;
        return wider.Kind is PlaceKind.Country or PlaceKind.Region && (isQualified || reading[head].Info.Place != PlaceKind.City);
    }

    /// <summary>"Norkand state capital", "Norkand provincial capital", "Shan State town".</summary>
    private static bool IsDivision(SentenceReading reading, int first, int last) =>
        first == last && (reading[first].Info.Place == PlaceKind.Admin1 || reading[first].Lower is "provincial" or "regional");

    /// <summary>"X city police headquarters".</summary>
    private static bool IsSiteAtEnd(SentenceReading reading, int head, int last) =>
        last > head + 1 && reading[last].Info.Place == PlaceKind.Site && reading[last - 1].Is(Tag.Actor);

    /// <summary>Only numbers, seats and names may follow the place's noun within the phrase.</summary>
    private static bool IsTailOfPlace(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (!reading[w].IsNumber && !reading[w].Is(Tag.Place) && !reading[w].Token.IsCapitalised && !reading[w].IsMark) return false;
        }

        return !reading[last].Is(Tag.Actor);
    }

    /// <summary>"X district centre", "X city center": the district or the city.</summary>
    private static bool IsCentre(SentenceReading reading, int first, int head) =>
        reading[head].Lower is "centre" or "center" or "headquarters" or "hq" or "compound" or "centres" or "centers"
        && (head == first || reading[first].Is(Tag.Place));

    /// <summary>"the Dand-e-Ghori area" may be a village's; regions are told by other words.</summary>
    private static PlaceKind FirstKind(SentenceReading reading, int first, int head) =>
        reading[head].Lower is "area" or "areas" ? PlaceKind.Neighbourhood
        : reading[first].Is(Tag.Place) ? reading[first].Info.Place
        : reading[head].Info.Place;

    private PlacePhrase? SiteNamed(SentenceReading reading, NameRun run, int head, int last)
    {
        var place = _refs.Create(reading, run.First, run.Last, PlaceKind.Site);
        var isOwnName = reading[head].Lower is "position" or "checkpoint" && run.Last > run.First && place.Mention?.Id is null;
        var minor = !isOwnName && MinorSites.Is(reading[head]) && WithoutName.Contains(reading[head].Lower);
        var itself = place.Mention is { } mention && mention.End >= reading.EndOf(head);
        return new PlacePhrase(
            [
                place with
                {
                    Name = minor && reading[head].Lower is "building" or "buildings" ? null : reading.TextOf(run.First, head),
                    End = reading.EndOf(head),
                    IsMinor = minor,
                    Admin1 = Guesses.Admin1(place.Mention),
                    Kind = itself && place.Mention!.Kind != PlaceKind.Unknown ? place.Mention.Kind : PlaceKind.Site,
                    Mention = itself ? place.Mention : null,
                },
            ],
            last
        );
    }

    /// <summary>A country's name within words, as in "the northern Somalia town of".</summary>
    public bool HasCountry(SentenceReading reading, int first, int last) =>
        NameRuns
            .Of(reading, first, last, _seen)
            .Any(run => names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Kind: PlaceKind.Country });

    /// <summary>A province named within words, as in "the Sovanda district of".</summary>
    public string? ProvinceIn(SentenceReading reading, int first, int last)
    {
        foreach (var run in NameRuns.Of(reading, first, last, _seen))
        {
            if (names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Kind: PlaceKind.Admin1 } province)
                return province.Admin1 ?? province.Name;
        }

        return null;
    }
}
