using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads what a place owns: "Tadmur's air base", "Norkand's capital".</summary>
internal sealed class OwnedPlaces(DocumentNames names, NamesBehind behind)
{
    private readonly Func<string, bool> _seen = names.IsSeen;
    private readonly PlaceRefs _refs = new(names);

    /// <summary>"Tadmur's air base": a site that a place owns, told with its owner; "Norkand's capital": told as Norkand, unless its name
    /// follows.</summary>
    public PlacePhrase? Read(SentenceReading reading, int first, int last)
    {
        var runs = NameRuns.Of(reading, first, last, _seen);
        if (runs.Length == 0 || runs[^1].Last + 1 > last || !reading[runs[^1].Last + 1].IsPossessive)
            return null;
        if (
            reading[last].Lower == "capital"
            && reading.ChunkAt(reading.ChunkOf(last) + 1) is { Kind: ChunkKind.Comma }
            && behind.Apposition(reading, last + 2, PlaceKind.City) is { Places: [var capital] } named
        )
            return named with
            {
                Places = [capital with { Admin1 = capital.Admin1 ?? capital.Mention?.Admin1 ?? reading.TextOf(runs[^1].First, runs[^1].Last) }],
            };
        if (names.PlaceAt(reading.StartOf(runs[^1].First), reading.EndOf(runs[^1].Last)) is { Kind: PlaceKind.Country })
            return null;
        if (reading[last].Lower is "capital" or "centre" or "center")
            return new PlacePhrase([_refs.Create(reading, runs[^1].First, runs[^1].Last, PlaceKind.City) with { IsEvident = true }], last);
        if (reading[last].Info.Place != PlaceKind.Site || MinorSites.Is(reading[last]))
            return null;
        if (
            names.PlaceAt(reading.StartOf(runs[^1].First), reading.EndOf(runs[^1].Last))
            is not { Kind: not (PlaceKind.Country or PlaceKind.Admin1) } owner
        )
            return null;
        return new PlacePhrase(
            [
                new PlaceRef
                {
                    Name = reading.TextOf(runs[^1].First, last),
                    Start = reading.StartOf(runs[^1].First),
                    End = reading.EndOf(last),
                    Kind = PlaceKind.Site,
                    Admin1 = owner.Admin1,
                    IsEvident = true,
                },
            ],
            last
        );
    }
}
