using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads city districts that have a number for a name.</summary>
internal static class NumberedDistricts
{
    /// <summary>"District Three", "police district 9", "the ninth police district": a city's district that has a number for a name.</summary>
    public static PlacePhrase? Read(SentenceReading reading, int first, int last)
    {
        var district = IsDistrict(reading[last]) ? last : last > first && IsDistrict(reading[last - 1]) && reading[last].IsNumber ? last - 1 : -1;
        if (district < 0) return null;
        var police = district > first && reading[district - 1].Lower is "police" or "municipal";
        var from = police ? district - 1 : district;
        if (district == last && (!police || from == first || !IsOrdinal(reading[from - 1].Lower)))
            return null;
        if (district == last)
            from--;
        return new PlacePhrase(
            [
                new PlaceRef
                {
                    Name = reading.TextOf(from, last),
                    Start = reading.StartOf(from),
                    End = reading.EndOf(last),
                    Kind = PlaceKind.Neighbourhood,
                    IsEvident = true,
                },
            ],
            last
        );
    }

    private static bool IsDistrict(Word word) => word.Lower is "district" or "ward" or "precinct" or "arrondissement" or "quarter";

    private static bool IsOrdinal(string word) =>
        word is "first" or "second" or "third" or "fourth" or "fifth" or "sixth" or "seventh" or "eighth" or "ninth" or "tenth"
        || (word.Length > 2 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th");
}
