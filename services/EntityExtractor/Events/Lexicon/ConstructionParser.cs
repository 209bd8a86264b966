using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Lexicon;

/// <summary>Reads constructions from their tables.</summary>
internal static class ConstructionParser
{
    public static IEnumerable<Construction> Verbal(string[] row) => Parse(row, subject: true);

    public static IEnumerable<Construction> Nominal(string[] row) => Parse(row, subject: false);

    private static IEnumerable<Construction> Parse(string[] row, bool subject)
    {
        var words = row[0].Split(' ');
        var head = subject ? 1 : 0;
        var rest = words.Skip(head + 1).Select(ElementOf).ToArray();
        Element? before = subject ? ElementOf(words[0]) : null;
        foreach (var lemma in words[head].Split('|'))
        {
            yield return new Construction(
                row[0],
                Enum.Parse<ConstructionKind>(row[1], ignoreCase: true),
                Enum.Parse<ControlAction>(row[2], ignoreCase: true),
                before,
                lemma,
                rest,
                row[3]
            );
        }
    }

    private static Element ElementOf(string word) => word switch
    {
        "GAINER" => new Element(Slot.Gainer, []),
        "LOSER" => new Element(Slot.Loser, []),
        "PLACE" => new Element(Slot.Place, []),
        _ => new Element(Slot.None, word.Split('|')),
    };
}
