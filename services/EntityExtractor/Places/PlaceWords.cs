using System.Collections.Frozen;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Places;

/// <summary>English words around place names: what kind of place they announce, what joins names, what is no place.</summary>
internal static class PlaceWords
{
    private static readonly FrozenDictionary<string, PlaceKind> KindByWord = Words(
        (
            PlaceKind.District,
            "district districts subdistrict county counties raion rayon uezd tehsil tehsils taluk taluka mandal upazila upazilas thana subdivision woreda woredas cercle cercles commune communes lga lgas payam boma amphoe territory territories locality localities canton cantons township townships municipality municipalities"
        ),
        (PlaceKind.Admin1, "province provinces governorate governorates oblast oblasts wilayat wilaya state states krai prefecture"),
        (PlaceKind.City, "city cities capital"),
        (PlaceKind.Town, "town towns"),
        (PlaceKind.Village, "village villages hamlet hamlets settlement settlements barangay brgy tambon"),
        (PlaceKind.Neighbourhood, "neighbourhood neighbourhoods neighborhood neighborhoods suburb suburbs quarter"),
        (PlaceKind.Region, "region regions valley valleys desert mountains plain plains peninsula island islands"),
        (PlaceKind.Unknown, "area areas sector sectors axis frontline frontlines countryside outskirts highway"),
        (PlaceKind.River, "river lake"),
        (PlaceKind.Crossing, "crossing crossings"),
        (
            PlaceKind.Site,
            "airport airbase airfield base dam refinery oilfield camp prison port hospital bridge junction checkpoint barracks castle pass"
        )
    );

    private static readonly FrozenSet<string> BeforeOf = Set(
        "districts district province provinces city cities town towns village villages county counties governorate governorates oblast oblasts state states region regions neighbourhood neighborhood neighbourhoods neighborhoods suburb suburbs settlement settlements municipality township townships capital capitals island port valley commune cercle territory locality area areas sector"
    );

    private static readonly FrozenSet<string> Particles = Set(
        "e i o wa va al el ul ud ur un ad az ash ar as at ez es de la le del da das do dos di du des au aux bin ibn abu y ya ye"
    );

    internal static readonly FrozenSet<string> Directions = Set(
        "north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern southeastern southwestern upper lower greater downtown nearby rural mainland inner outer"
    );

    private static readonly FrozenSet<string> CompassPoints = Set("north south east west northeast northwest southeast southwest");

    internal static readonly FrozenSet<string> Titles = Set(
        "president minister premier chancellor king queen prince princess sheikh sheik shaykh mullah maulvi mawlawi maulana mufti imam ayatollah general gen lieutenant lt colonel col major maj captain capt sergeant sgt corporal commander cmdr brigadier brig admiral adm marshal governor gov senator sen representative rep congressman congresswoman ambassador spokesman spokeswoman spokesperson mr mrs ms miss dr prof professor sir lord lady dame judge justice secretary mayor chief chairman chairwoman chair director analyst reporter correspondent activist lawmaker dictator emir haji hajji qari ustad engineer doctor pope father reverend rev bishop archbishop rabbi saint"
    );

    internal static IEnumerable<string> Kinds => KindByWord.Keys;

    public static PlaceKind? Kind(ReadOnlySpan<char> word) =>
        KindByWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) ? kind : null;

    public static bool CanStandBeforeOf(ReadOnlySpan<char> word) => Has(BeforeOf, word);

    public static bool IsPlural(ReadOnlySpan<char> word) => word.Length > 4 && word[^1] is 's' or 'S';

    public static bool IsParticle(ReadOnlySpan<char> word) => Has(Particles, word);

    public static bool IsDirection(ReadOnlySpan<char> word) => Has(Directions, word);

    /// <summary>With a capital it is a part of the name: "West Seattle", where "Western Aleppo" is Aleppo's west.</summary>
    public static bool IsCompassPoint(ReadOnlySpan<char> word) => Has(CompassPoints, word);

    public static bool IsTitle(ReadOnlySpan<char> word) => Has(Titles, word);

    internal static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenDictionary<string, PlaceKind> Words(params (PlaceKind Kind, string Words)[] kinds) =>
        kinds
            .SelectMany(k => k.Words.Split(' ').Select(word => (word, k.Kind)))
            .ToFrozenDictionary(p => p.word, p => p.Kind, StringComparer.OrdinalIgnoreCase);
}
