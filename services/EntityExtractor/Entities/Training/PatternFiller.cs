using System.Buffers;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>
/// Makes marked sentences of patterns such as "{PERSON}, the {PLACE} police chief, told {MEDIA}.", with names drawn at random
/// (always in the same order) from the gazetteer, the catalogue and the list of given names.
/// </summary>
internal sealed class PatternFiller(Knowledge knowledge)
{
    private const int SentencesAPattern = 18;
    private static readonly SearchValues<char> Marks = SearchValues.Create("[](),'’‘");

    private readonly Random _random = new(7);
    private readonly string[] _given = WordLists.GivenNamesInOrder;
    private readonly string[] _districts = Names(knowledge, p => p.Curated && p.Kind == PlaceKind.District);
    private readonly string[] _towns = Names(knowledge, p => !p.IsDivision && p.Population > 3_000);
    private readonly string[] _cities = Names(knowledge, p => !p.IsDivision && p.Population > 300_000);
    private readonly string[] _countries = Names(knowledge, p => p.Kind == PlaceKind.Country);
    private readonly string[] _divisions = Names(knowledge, p => p.Kind == PlaceKind.Admin1);

    private readonly ILookup<EntityType, string> _catalogue = knowledge
        .Catalogue.ById.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
        .SelectMany(e => e.Names.Select(n => (e.Kind, n)))
        .ToLookup(p => p.Kind, p => p.n);

    public IEnumerable<MarkedText> Fill(IEnumerable<string> patterns) =>
        patterns
            .Where(p => p.Length > 0 && p[0] != '#')
            .SelectMany(p => Enumerable.Range(0, SentencesAPattern).Select(_ => MarkedText.Parse(One(p))));

    private static string[] Names(Knowledge knowledge, Func<Place, bool> which) =>
        [
            .. knowledge
                .Places.All()
                .Where(which)
                .Select(p => p.Name)
                .Where(n => n.Length is > 3 and < 25 && char.IsUpper(n[0]) && !n.AsSpan().ContainsAny(Marks))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private string One(string pattern)
    {
        var text = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            var end = pattern[at] == '{' ? pattern.IndexOf('}', at) : -1;
            text.Append(end < 0 ? pattern[at].ToString() : Slot(pattern[(at + 1)..end]));
            if (end > 0) at = end;
        }

        return text.ToString();
    }

    private string Slot(string slot) => slot switch
    {
        "PERSON" => $"[PER {Person()}]",
        "SURNAME" => $"[PER {Surname()}]",
        "PLACE" => $"[LOC {Place()}]",
        "CITY" => $"[LOC {Any(_cities)}]",
        "CITYCAPS" => $"[LOC {Any(_cities).ToUpperInvariant()}]",
        "COUNTRY" => $"[LOC {Any(_countries)}]",
        "DIVISION" => $"[LOC {Any(_divisions)}]",
        "TEAM" => $"[ORG {Any(_cities)}]",
        "TEAMCAPS" => $"[ORG {Any(_cities).ToUpperInvariant()}]",
        "GROUP" => $"[ORG {Any(EntityType.ArmedGroup)}]",
        "MEDIA" => $"[ORG {Any(EntityType.Media)}]",
        "ORG" => $"[ORG {Any(_random.Next(2) == 0 ? EntityType.Organisation : EntityType.Government)}]",
        "FIRM" => $"[ORG {Firm()}]",
        "ACRONYM" => $"[ORG {Acronym()}]",
        "COINED" => $"[ORG {Coined()}]",
        _ => throw new FormatException($"A pattern has the unknown slot {{{slot}}}."),
    };

    private string Person() => _random.Next(10) switch
    {
        0 => $"{Any(_given)} al-{Surname()}",
        1 => $"{Any(_given)} {(char)('A' + _random.Next(26))}. {Surname()}",
        2 => $"{Any(_given)} {Any(_given)} {Surname()}",
        3 => $"Abu {Any(_given)} al-{Surname()}",
        _ => $"{Any(_given)} {Surname()}",
    };

    /// <summary>Half of all surnames are invented, so that the surroundings are learned and not the names.</summary>
    private string Surname() => _random.Next(4) switch
    {
        0 => Any(_given),
        1 => Any(_towns).Split(' ', '-')[0],
        _ => Syllables(2 + _random.Next(2)),
    };

    private string Place() => _random.Next(8) switch
    {
        6 => $"{Any(PlaceHeads)} {Syllables(2)}",
        7 => $"{Syllables(2)} {Syllables(1 + _random.Next(2))}",
        0 => Any(_districts),
        1 => Any(_cities),
        2 => Any(_divisions),
        3 => Syllables(2 + _random.Next(2)),
        _ => Any(_towns),
    };

    private string Coined() => $"{(_random.Next(2) == 0 ? Syllables(2) : Any(_towns))} {Any(CoinedHeads)}";

    /// <summary>Names of one word that tell nothing by themselves.</summary>
    private string Firm() => _random.Next(5) switch
    {
        0 => Syllables(2) + Any(FirmTails),
        1 => Acronym(),
        _ => Syllables(2 + _random.Next(2)),
    };

    private string Acronym() => string.Concat(Enumerable.Range(0, 3 + _random.Next(3)).Select(_ => (char)('A' + _random.Next(26))));

    private static readonly string[] FirmTails = ["bank", "tel", "com", "air", "gas", "net", "soft", "tech"];

    private static readonly string[] PlaceHeads =
    [
        "Kafr",
        "Tel",
        "Tal",
        "Wadi",
        "Deir",
        "Bani",
        "Pol-e",
        "Khan",
        "Mir",
        "Abu",
        "Umm",
        "Lower",
        "Upper",
        "New",
        "Bor",
        "Fort",
        "Port",
        "Sar-e",
        "Qala-e",
        "Nova",
        "Velyka",
        "El",
        "Al",
    ];

    private static readonly string[] CoinedHeads =
    [
        "Brigade",
        "Liberation Front",
        "University",
        "Hospital",
        "Institute",
        "Bank",
        "Corp.",
        "Group",
        "Party",
        "Times",
        "Post",
        "News Agency",
        "Radio",
        "Ministry",
        "Council",
        "Foundation",
        "Airlines",
        "Liberation Army",
        "Movement",
        "United",
        "Club",
        "Observatory",
        "Committee",
        "Inc",
        "Ltd",
        "Battalion",
    ];

    private static readonly string[] Onsets =
    [
        "b",
        "d",
        "f",
        "g",
        "gh",
        "h",
        "j",
        "k",
        "kh",
        "l",
        "m",
        "n",
        "p",
        "q",
        "r",
        "s",
        "sh",
        "t",
        "v",
        "w",
        "y",
        "z",
        "tr",
        "kr",
        "st",
        "br",
    ];
    private static readonly string[] Rimes =
    [
        "a",
        "i",
        "u",
        "o",
        "e",
        "an",
        "ar",
        "or",
        "in",
        "ish",
        "ev",
        "ov",
        "ul",
        "am",
        "ad",
        "ez",
        "ak",
        "on",
        "er",
        "il",
    ];

    private string Syllables(int count)
    {
        var word = string.Concat(Enumerable.Range(0, count).Select(_ => Any(Onsets) + Any(Rimes)));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private string Any(EntityType kind) => Any([.. _catalogue[kind]]);

    private string Any(string[] names) => names[_random.Next(names.Length)];
}
