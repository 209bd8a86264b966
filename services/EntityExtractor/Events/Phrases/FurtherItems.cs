using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Items of a list of places that stand behind more than a comma or "and": a place's province, a semicolon, "along with".</summary>
internal static class FurtherItems
{
    /// <summary>First word of what may be the next item; null when the list ends.</summary>
    public static int? At(SentenceReading reading, PlacePhrase list)
    {
        var comma = list.Last + 1 < reading.Words.Length && reading[list.Last + 1].Lower == ",";
        if (Joining(reading, comma ? list.Last + 2 : list.Last + 1) is { } behind) return In(reading, behind);
        var lies = list.Places[^1].Admin1 is not null;
        var last = lies ? AdminTail.BehindSide(reading, list.Last) : list.Last;
        var at = last + 1;
        if (at < reading.Words.Length && (reading[at].Lower == ";" || lies && reading[at].Lower == ",")) at++;
        if (at < reading.Words.Length && reading[at].Lower == "and" && (lies || at > last + 1)) at++;
        return at > last + 1 ? In(reading, at) : null;
    }

    /// <summary>Whether these are further places of the list, and not where the others lie, nor another matter.</summary>
    public static bool MayBe(SentenceReading reading, int next, PlacePhrase list, PlacePhrase more)
    {
        if (!more.Places.All(p => p.IsNamed)) return false;
        if (reading[next - 1].Lower == "as") return true;
        var evident = more.Places.All(p => p.IsEvident || p.Mention?.Id is not null);
        if (evident && (IsJoined(reading, next) || reading[next - 1].Lower == ";" || reading[next - 2].Lower == ";")) return true;
        if (more.Places.Any(p => p.Admin1 is null && (IsWide(p.Kind) || p.Mention is { } known && IsWide(known.Kind)))) return false;
        return evident && reading[next - 1].Lower == "and" || more.Places[0].Admin1 is not null && more.Places[0].Name != list.Places[^1].Admin1;
    }

    private static bool IsWide(PlaceKind kind) => kind is PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region;

    /// <summary>"X along with Y fell": one phrase, whatever follows.</summary>
    public static bool IsJoined(SentenceReading reading, int next) => reading[next - 1].Lower is "as" or "with" or "to";

    /// <summary>Behind "as well as", "along with", "together with", "in addition to".</summary>
    private static int? Joining(SentenceReading reading, int at)
    {
        if (PlaceLists.IsAsWellAs(reading, at))
            return at + 3;
        if (at + 2 < reading.Words.Length && reading[at].Lower is "along" or "together" && reading[at + 1].Lower == "with")
            return at + 2;
        return at + 3 < reading.Words.Length && reading[at].Lower == "in" && reading[at + 1].Lower == "addition" && reading[at + 2].Lower == "to"
            ? at + 3
            : null;
    }

    private static int? In(SentenceReading reading, int at) => at < reading.Words.Length ? at : null;
}
