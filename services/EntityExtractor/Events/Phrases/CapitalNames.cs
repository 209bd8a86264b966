using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads a capital by its own name behind its province's: "the Norkand capital, Orvel", "the Norkand provincial capital of Orvel".</summary>
internal sealed class CapitalNames(DocumentNames names, NamesBehind behind)
{
    private readonly Func<string, bool> _seen = names.IsSeen;

    /// <summary>The capital named behind words <c>[first, last]</c>, in the province that they name; null for other words.</summary>
    public PlacePhrase? Read(SentenceReading reading, int first, int last)
    {
        if (
            reading[last].Lower != "capital"
            || NameRuns.Of(reading, first, last - 1, _seen) is not [.., var province]
            || Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[province.Last].Token)) is not null
        )
            return null;
        if (behind.Read(reading, last, PlaceKind.City, first) is not { Places: [{ IsNamed: true } capital] } phrase)
            return null;
        var name = reading.TextOf(province.First, province.Last);
        var isCountry = names.PlaceAt(reading.StartOf(province.First), reading.EndOf(province.Last)) is { Kind: PlaceKind.Country };
        return isCountry ? phrase : phrase with { Places = [capital with { Admin1 = name }] };
    }
}
