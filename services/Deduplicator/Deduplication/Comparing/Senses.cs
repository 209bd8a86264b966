namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>What an exchanged word can change about a report. English; words of other languages have no sense here.</summary>
internal enum Sense
{
    None,
    Negation,
    Denial,
    Claim,
    Confirmation,
    Intention,
    Correction,
    Capture,
    Recapture,
    Withdrawal,
    Defence,
    Loss,
    Insurgent,
    State,
    Place,
    Count,
}

/// <summary>Finds the sense of a word by its beginning.</summary>
internal static class Senses
{
    private static readonly (Sense Sense, string[] Beginnings)[] ByBeginning =
    [
        (Sense.Denial, ["den", "refut", "reject", "dismiss", "contradict", "untrue", "false", "disput", "rebut", "fabricat"]),
        (Sense.Claim, ["claim", "alleg", "report", "unconfirm", "rumo", "purport", "unverif", "suppos", "boast"]),
        (Sense.Confirmation, ["confirm", "verif", "acknowledg", "admit", "conced"]),
        (
            Sense.Intention,
            [
                "plan",
                "threat",
                "try",
                "tri",
                "attempt",
                "fail",
                "nearly",
                "almost",
                "close",
                "about",
                "may",
                "might",
                "could",
                "would",
                "will",
                "if",
                "expect",
                "intend",
                "vow",
                "prepar",
                "besieg",
                "surround",
                "encircl",
            ]
        ),
        (Sense.Correction, ["retract", "correct", "wrong", "mistak", "error", "apolog", "clarif"]),
        (Sense.Recapture, ["recaptur", "retak", "retook", "regain", "reconquer", "recover", "liberat"]),
        (Sense.Capture, ["captur", "seiz", "tak", "took", "overr", "fall", "fell", "conquer", "occup", "storm", "control", "hold", "held"]),
        (Sense.Withdrawal, ["withdr", "retreat", "abandon", "fled", "flee", "evacuat", "left", "leav", "pull", "surrender", "quit"]),
        (Sense.Defence, ["repel", "repuls", "fend", "thwart", "beat", "foil", "resist", "defend"]),
        (Sense.Loss, ["lose", "losing", "lost", "loss"]),
        (Sense.Insurgent, ["rebel", "insurgen", "militant", "fighter", "terrorist", "guerrill", "gunm", "jihadi", "extremist"]),
        (Sense.State, ["army", "troop", "soldier", "police", "government", "military", "security", "official", "ministr", "authorit"]),
        (
            Sense.Place,
            [
                "district",
                "town",
                "city",
                "cities",
                "village",
                "province",
                "capital",
                "base",
                "post",
                "checkpoint",
                "outpost",
                "bridge",
                "neighbour",
                "neighbor",
                "area",
                "region",
                "border",
                "airport",
                "headquarter",
                "compound",
                "valley",
            ]
        ),
        (
            Sense.Count,
            [
                "second",
                "third",
                "another",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "several",
                "dozen",
                "hundred",
                "thousand",
                "many",
                "all",
                "both",
                "also",
                "more",
                "other",
                "half",
                "part",
            ]
        ),
    ];

    private static readonly HashSet<string> Negations = new(
        ["no", "not", "never", "none", "nor", "neither", "without", "nobody", "nothing", "cannot", "t", "only", "still"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> FunctionWords = new(
        [
            "the",
            "a",
            "an",
            "of",
            "and",
            "in",
            "to",
            "that",
            "said",
            "say",
            "says",
            "saying",
            "on",
            "for",
            "was",
            "by",
            "had",
            "were",
            "his",
            "her",
            "from",
            "at",
            "as",
            "with",
            "is",
            "are",
            "has",
            "have",
            "been",
            "be",
            "it",
            "its",
            "he",
            "she",
            "they",
            "their",
            "this",
            "which",
            "who",
            "told",
            "s",
            "but",
            "while",
            "when",
            "after",
            "before",
            "meanwhile",
            "earlier",
            "later",
            "today",
            "yesterday",
            "however",
            "according",
            "there",
            "where",
            "then",
            "so",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsNegation = Negations.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsFunction = FunctionWords.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Sense Of(ReadOnlySpan<char> word)
    {
        if (IsNegation.Contains(word)) return Sense.Negation;
        foreach (var (sense, beginnings) in ByBeginning)
        {
            foreach (var beginning in beginnings)
            {
                if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return sense;
            }
        }

        return Sense.None;
    }

    public static bool IsFunctionWord(ReadOnlySpan<char> word) => IsFunction.Contains(word);

    /// <summary>How a report is meant: losing such a word turns it into another report.</summary>
    public static bool IsStance(Sense sense) => sense is >= Sense.Negation and <= Sense.Correction;
}
