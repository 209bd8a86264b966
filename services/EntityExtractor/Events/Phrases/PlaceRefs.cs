using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Makes what a phrase tells of a name: its spelling, its kind and what the gazetteer knows.</summary>
internal sealed class PlaceRefs(DocumentNames names)
{
    /// <summary>"Tall Hazima": words for hill, spring or house that begin many names and are names of their own elsewhere.</summary>
    private static readonly FrozenSet<string> Prefixes = EventLexicon.Shared.Cues("name-prefix");

    /// <summary>A run that the gazetteer knows as several places is a list without punctuation.</summary>
    public List<PlaceRef> Of(SentenceReading reading, NameRun run, PlaceKind kind)
    {
        var within = names
            .PlacesIn(reading.StartOf(run.First), reading.EndOf(run.Last))
            .Where(p => p.Start >= reading.StartOf(run.First) && p.End <= reading.EndOf(run.Last))
            .ToList();
        if (within.Count < 2 || within.Any(p => p.Id is null) || Prefixes.Contains(within[0].Text.ToLowerInvariant()))
            return [Create(reading, run.First, run.Last, kind)];
        return
        [
            .. within.Select(p => new PlaceRef
            {
                Name = p.Text,
                Start = p.Start,
                End = p.End,
                Kind = kind == PlaceKind.Unknown ? p.Kind : kind,
                Admin1 = Guesses.Admin1(p),
                Mention = p,
                IsEvident = true,
            }),
        ];
    }

    /// <summary>The words <c>[first, last]</c> as one name.</summary>
    public PlaceRef Create(SentenceReading reading, int first, int last, PlaceKind kind)
    {
        var (start, end) = (reading.StartOf(first), reading.EndOf(last));
        var mention = names.PlaceAt(start, end) ?? names.PlaceNamed(reading.TextOf(first, last));
        var wider =
            names.PlaceAt(start, end) is { } found
            && found.Start <= start
            && found.End >= end
            && (found.Start == start || reading.Style != CaseStyle.Title)
                ? found
                : null;
        return new PlaceRef
        {
            Name = wider?.Text ?? reading.TextOf(first, last),
            Start = wider?.Start ?? start,
            End = wider?.End ?? end,
            Kind = kind == PlaceKind.Unknown ? mention?.Kind ?? kind : kind,
            Mention = mention,
            IsEvident = kind != PlaceKind.Unknown || names.IsPlace(reading.TextOf(first, last), start, end),
        };
    }
}
