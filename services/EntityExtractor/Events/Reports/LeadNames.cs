using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"Rebels seized a strategic town on Monday, officials said. … X, a town on the river, …": the lead leaves unnamed what the text names
/// behind.</summary>
internal sealed class LeadNames(DocumentNames names)
{
    private const int LastOfLead = 1;
    private const int Reach = 5;

    private readonly PlaceReader _places = new(names);

    /// <summary>The tellings, those of the lead with the name that the text gives later.</summary>
    public List<DatedReport> Resolve(List<DatedReport> tellings, IReadOnlyList<SentenceReading> sentences)
    {
        for (var i = 0; i < tellings.Count; i++)
        {
            if (
                !IsUnnamed(tellings[i].Report)
                || (Changed(tellings[i], tellings) ?? Told(tellings[i].Report, sentences) ?? Scene(tellings[i].Report, sentences)) is not { } place
            )
                continue;
            var lead = tellings[i].Report.Place;
            tellings[i] = tellings[i].Naming(place with { Kind = lead.Kind, Admin1 = lead.Admin1 ?? place.Admin1 });
        }

        return tellings;
    }

    private static bool IsUnnamed(Report report)
    {
        if (
            report
                is not {
                    Reading.Index: <= LastOfLead,
                    Outcome.Happened: true,
                    Place: { IsNamed: false, PointsBack: false, Count: null, IsVague: false } place
                }
            || !IsSettlement(place.Kind) && !IsBase(Noun(report))
        )
            return false;
        return report.Reading[report.Reading.Text.TokenAt(place.Start) - report.Reading.Sentence.First].Lower is "a" or "an" or "another" or "one";
    }

    /// <summary>The noun that the lead calls the place by.</summary>
    private static string Noun(Report report) =>
        report.Reading[report.Reading.Text.TokenAt(report.Place.End - 1) - report.Reading.Sentence.First].Lower;

    private static bool IsBase(string noun) => noun is "base" or "camp" or "airbase" or "airport" or "barracks" or "garrison";

    private static bool IsSettlement(PlaceKind kind) => kind is PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village;

    /// <summary>The place that the same side took by a telling behind the lead, on a day that can be the same.</summary>
    private static PlaceRef? Changed(DatedReport lead, List<DatedReport> tellings) =>
        !IsSettlement(lead.Report.Place.Kind)
            ? null
            : tellings
                .FirstOrDefault(t =>
                    t != lead
                    && t.Report.Reading.Index >= lead.Report.Reading.Index
                    && !t.Background
                    && t.Report.Outcome.Happened
                    && IsChange(t.Report)
                    && Agrees(lead.Report.Place.Kind, t.Report.Place)
                    && (lead.Report.Gainer is not { } gainer || t.Report.Gainer is not { } other || gainer.IsSameSideAs(other))
                    && lead.Date.IsCompatibleWith(t.Date)
                )
                ?.Report.Place;

    private static bool IsChange(Report report) =>
        report.Kind is ConstructionKind.Change or ConstructionKind.Lose or ConstructionKind.Back or ConstructionKind.State or ConstructionKind.Leave;

    private static bool Agrees(PlaceKind kind, PlaceRef place) =>
        place.IsNamed
        && (
            place.Kind == kind
            || place.Kind == PlaceKind.Unknown
            || (kind != PlaceKind.District && IsSettlement(place.Kind) && place.Kind != PlaceKind.District)
        );

    /// <summary>"X district", "the town of X", "X, a town": the first place told with the lead's own noun.</summary>
    private PlaceRef? Told(Report lead, IReadOnlyList<SentenceReading> sentences)
    {
        foreach (var sentence in sentences.Skip(lead.Reading.Index + 1).Take(Reach))
        {
            for (var c = 0; c < sentence.Chunks.Length; c++)
            {
                if (
                    sentence.Chunks[c].Kind == ChunkKind.Noun
                    && !IsElsewhere(sentence, c)
                    && WithNoun(sentence, c, lead.Place.Kind) is { } place
                    && (IsSettlement(lead.Place.Kind) || place.Name!.EndsWith(" " + Noun(lead), StringComparison.OrdinalIgnoreCase))
                )
                    return place;
            }
        }

        return null;
    }

    /// <summary>"Fighting broke out in X on Friday": the only place that the sentence behind the lead tells something of.</summary>
    private PlaceRef? Scene(Report lead, IReadOnlyList<SentenceReading> sentences)
    {
        if (lead.Reading.Index + 1 >= sentences.Count || lead.Reading.IsHeading || !IsSettlement(lead.Place.Kind)) return null;
        var sentence = sentences[lead.Reading.Index + 1];
        PlaceRef? scene = null;
        for (var c = 1; c < sentence.Chunks.Length; c++)
        {
            var chunk = sentence.Chunks[c];
            if (
                chunk.Kind != ChunkKind.Noun
                || NameRuns.Of(sentence, chunk.First, chunk.Last) is not [var run]
                || run.First != chunk.First
                || run.Last != chunk.Last
                || !IsScene(sentence, chunk.First - 1)
            )
                continue;
            if (
                names.PlaceAt(sentence.StartOf(run.First), sentence.EndOf(run.Last))
                    is not { Kind: not (PlaceKind.Country or PlaceKind.Admin1 or PlaceKind.Region) } found
                || scene is not null
            )
                return null;
            scene = new PlaceRef
            {
                Name = sentence.TextOf(run.First, run.Last),
                Start = found.Start,
                End = found.End,
                Mention = found,
            };
        }

        return scene;
    }

    /// <summary>"in X", "an assault on X".</summary>
    private static bool IsScene(SentenceReading sentence, int link) =>
        sentence[link].Lower == "in" || link > 0 && sentence[link].Lower == "on" && EventLexicon.Shared.IsCue("attack", sentence[link - 1].Lower);

    private static bool IsElsewhere(SentenceReading sentence, int chunk)
    {
        var before = sentence.Chunks[chunk].First - 1;
        return sentence[sentence.Chunks[chunk].First].Lower is "another" or "neighbouring" or "neighboring" or "nearby"
            || (before >= 0 && sentence[before].Lower is "near" or "from" or "to" or "towards" or "toward" or "outside" or "between" or "with");
    }

    private PlaceRef? WithNoun(SentenceReading sentence, int chunk, PlaceKind kind)
    {
        var first = sentence.Chunks[chunk].First;
        if (_places.Read(sentence, first, alone: true) is not { Places: [{ IsNamed: true, PointsBack: false } place] } phrase) return null;
        if (place.Mention is { Kind: PlaceKind.Country or PlaceKind.Admin1 or PlaceKind.Region }) return null;
        return HasNoun(sentence, first, phrase.Last, kind) || IsCalled(sentence, phrase.Last, kind) ? place : null;
    }

    /// <summary>"X, a town".</summary>
    private static bool IsCalled(SentenceReading sentence, int last, PlaceKind kind) =>
        last + 2 < sentence.Words.Length
        && sentence[last + 1].Lower == ","
        && sentence[last + 2].Is(Tag.Determiner)
        && sentence.ChunkAt(sentence.ChunkOf(last + 2)) is { Kind: ChunkKind.Noun } told
        && sentence[told.Last].Is(Tag.Place)
        && sentence[told.Last].Info.Place == kind;

    private static bool HasNoun(SentenceReading sentence, int first, int last, PlaceKind kind)
    {
        for (var w = first; w <= last; w++)
        {
            if (sentence[w].Is(Tag.Place) && sentence[w].Info.Place == kind && !sentence[w].Lower.EndsWith('s')) return true;
        }

        return false;
    }
}
