using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"The rebels said they had seized the following towns:" and, each on a line of its own, their names.</summary>
internal sealed class ListsBelow(DocumentNames names)
{
    private const int MostItems = 60;
    private const int LongestItem = 14;

    private readonly PlaceReader _places = new(names);

    /// <summary>The tellings; one of places without names whose sentence ends with a colon counts once for every name on the lines below
    /// it.</summary>
    public List<DatedReport> Resolve(List<DatedReport> tellings, IReadOnlyList<SentenceReading> sentences) =>
        [
            .. tellings.SelectMany(t =>
                IsAnnounced(t.Report) && Below(t.Report, sentences) is { Count: > 0 } places
                    ? places.Select(p => t.Naming(p with { Kind = p.Kind == PlaceKind.Unknown ? t.Report.Place.Kind : p.Kind, IsMinor = false }))
                    : [t]
            ),
        ];

    private static bool IsAnnounced(Report report) =>
        report is { Outcome.Happened: true, Place: { IsNamed: false, PointsBack: false } place }
        && (place.IsVague || place.Count is not null)
        && place.Kind is PlaceKind.Unknown or PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village
        && report.Reading.Words[^1].Lower == ":";

    private List<PlaceRef> Below(Report announced, IReadOnlyList<SentenceReading> sentences)
    {
        var found = new List<PlaceRef>();
        foreach (var line in sentences.Skip(announced.Reading.Index + 1).Take(MostItems))
        {
            var first = FirstOfItem(line);
            if (first == line.Words.Length) continue;
            if (Item(line, first) is not { } item || announced.Place.Kind == PlaceKind.Unknown && !item.Places.All(p => p.IsEvident)) break;
            found.AddRange(item.Places);
        }

        return found;
    }

    /// <summary>The word behind bullets, numbers and brackets.</summary>
    private static int FirstOfItem(SentenceReading line)
    {
        var at = 0;
        while (at < line.Words.Length && (line[at].IsMark || line[at].IsNumber)) at++;
        return at;
    }

    /// <summary>A line that holds places and nothing else.</summary>
    private PlacePhrase? Item(SentenceReading line, int first)
    {
        if (
            line.Words.Length - first > LongestItem
            || Array.Exists(line.Chunks, c => c.Verb is not null)
            || _places.Read(line, first) is not { } item
            || !item.Places.All(p => p.IsNamed)
        )
            return null;
        for (var w = item.Last + 1; w < line.Words.Length; w++)
        {
            if (!line[w].IsMark && !line[w].Token.IsCapitalised && !line[w].Is(Tag.Place | Tag.Preposition | Tag.Determiner | Tag.Adjective))
                return null;
        }

        return item;
    }
}
