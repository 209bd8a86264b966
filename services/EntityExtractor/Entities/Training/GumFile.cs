using System.Collections.Frozen;
using System.Text;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>
/// Reads the names of a document of GUM (A. Zeldes, "The GUM corpus", 2017) in CoNLL-U. The corpus marks every noun phrase that speaks of a person,
/// an organisation or a place; a name is the proper nouns around the head of such a phrase.
/// </summary>
public static class GumFile
{
    private static readonly FrozenSet<string> OpenGenres = PlaceWords.Set("academic bio court interview news voyage");
    private static readonly FrozenSet<string> Joints = PlaceWords.Set("of for on and");
    private static readonly FrozenSet<string> PlaceHeads = PlaceWords.Set("republic university gulf bay isle strait city state kingdom cape sea");

    /// <summary>True for documents whose licence lets a model trained on them ship (CC BY or CC BY-SA); others of the corpus forbid commercial
    /// use.</summary>
    public static bool IsOpen(string file) => Path.GetFileName(file).Split('_') is ["GUM", var genre, ..] && OpenGenres.Contains(genre);

    public static MarkedText Read(string file)
    {
        var (text, names) = (new StringBuilder(), new List<MarkedName>());
        foreach (var sentence in Sentences(file))
        {
            if (text.Length > 0) text.Append('\n');
            var starts = new List<(int Start, int End)>();
            foreach (var token in sentence)
            {
                starts.Add((text.Length, text.Length + token.Form.Length));
                text.Append(token.Form).Append(token.SpaceAfter ? " " : "");
            }

            foreach (var (first, last, name) in Names(sentence)) names.Add(new MarkedName(starts[first].Start, starts[last].End, name));
        }

        names.Sort((a, b) => a.Start.CompareTo(b.Start));
        return new MarkedText(text.ToString(), names);
    }

    private static IEnumerable<List<Token>> Sentences(string file)
    {
        var sentence = new List<Token>();
        foreach (var line in File.ReadLines(file).Append(""))
        {
            if (line.Length == 0 && sentence.Count > 0)
            {
                yield return sentence;
                sentence = [];
            }

            if (line.Split('\t') is { Length: 10 } fields && fields[0].All(char.IsAsciiDigit)) sentence.Add(new Token(fields));
        }
    }

    /// <summary>Names without overlap, the longest first: of "University of Sydney" the city is a part.</summary>
    private static List<(int First, int Last, NameClass Class)> Names(List<Token> sentence)
    {
        var names = new List<(int First, int Last, NameClass Class)>();
        var candidates = Phrases(sentence).Select(p => Name(sentence, p)).OfType<(int First, int Last, NameClass Class)>();
        foreach (var name in candidates.OrderByDescending(n => n.Last - n.First).ThenBy(n => n.First).ThenBy(n => n.Class))
        {
            if (!names.Exists(n => n.First <= name.Last && n.Last >= name.First)) names.Add(name);
        }

        return names;
    }

    /// <summary>Phrases of the three classes: "(12-person-…" opens one at its token, "12)" closes it, "(12-person-…)" does both.</summary>
    private static List<(int First, int Last, NameClass Class)> Phrases(List<Token> sentence)
    {
        var phrases = new List<(int First, int Last, NameClass Class)>();
        var open = new List<(int First, string Id, string Type)>();
        for (var at = 0; at < sentence.Count; at++)
        {
            foreach (
                var mark in sentence[at]
                    .Entities.Replace("(", "\n(", StringComparison.Ordinal)
                    .Replace(")", ")\n", StringComparison.Ordinal)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            )
            {
                var parts = mark.Trim('(', ')').Split('-');
                if (mark[0] == '(') open.Add((at, parts[0], parts.Length > 1 ? parts[1] : ""));
                if (mark[^1] != ')' || open.FindLastIndex(o => o.Id == parts[0]) is var index && index < 0) continue;
                if (Class(open[index].Type) is { } found) phrases.Add((open[index].First, at, found));
                open.RemoveAt(index);
            }
        }

        return phrases;
    }

    private static (int First, int Last, NameClass Class)? Name(List<Token> sentence, (int First, int Last, NameClass Class) phrase)
    {
        if (Head(sentence, phrase) is not { } head || !sentence[head].IsProper) return null;
        var (first, last) = (head, head);
        while (first > phrase.First && MayStandInside(sentence, phrase, first - 1)) first--;
        last = End(sentence, phrase, last);
        while (Joint(sentence, phrase, last) is { } next) last = End(sentence, phrase, next);
        while (last > first && !char.IsLetterOrDigit(sentence[last].Form[0])) last--;
        while (phrase.Class == NameClass.Person && first < last && sentence[first].IsTitle) first++;
        if (first < last && sentence[first].Is("the")) first++;
        if (phrase.Class == NameClass.Person && sentence[first].IsTitle) return null;
        return sentence.GetRange(first, last - first + 1).Exists(t => char.IsUpper(t.Form[0])) ? (first, last, phrase.Class) : null;
    }

    /// <summary>The word of a phrase that hangs on none in it; of "team member Ana Lind" the name.</summary>
    private static int? Head(List<Token> sentence, (int First, int Last, NameClass Class) phrase)
    {
        for (var at = phrase.First; at <= phrase.Last; at++)
        {
            if (sentence[at].Governor >= phrase.First && sentence[at].Governor <= phrase.Last) continue;
            if (phrase.Class != NameClass.Person || (sentence[at].IsProper && !sentence[at].IsTitle)) return at;
            var name = sentence.FindLastIndex(phrase.Last, phrase.Last - phrase.First + 1, t => t.Governor == at && t.IsProper && t.NamesGovernor);
            return name < 0 ? at : name;
        }

        return null;
    }

    private static int End(List<Token> sentence, (int First, int Last, NameClass Class) phrase, int last)
    {
        while (last < phrase.Last && MayStandInside(sentence, phrase, last + 1)) last++;
        return last;
    }

    private static bool MayStandInside(List<Token> sentence, (int First, int Last, NameClass Class) phrase, int at)
    {
        var token = sentence[at];
        if (token.IsProper)
            return true;
        if (at <= phrase.First || at >= phrase.Last)
            return false;
        return (token.Form is "-" or "–" or "&" or "." && sentence[at - 1].IsProper && sentence[at + 1].IsProper)
            || (token.MayBeCapitalisedPart && char.IsUpper(token.Form[0]));
    }

    /// <summary>The proper noun behind "of", "for", "on" or "and" that an organisation's name goes on with; "of" in a few places' names.</summary>
    private static int? Joint(List<Token> sentence, (int First, int Last, NameClass Class) phrase, int last)
    {
        var next = last + 1;
        if (next >= phrase.Last || !Joints.Contains(sentence[next].Form))
            return null;
        if (
            phrase.Class != NameClass.Organisation
            && !(phrase.Class == NameClass.Place && sentence[next].Is("of") && PlaceHeads.Contains(sentence[last].Form))
        )
            return null;
        var and = sentence[next++].Is("and");
        while (next < phrase.Last && sentence[next].Is("the")) next++;
        return sentence[next].IsProper && !(and && sentence[next].IsConjunct) ? next : null;
    }

    private static NameClass? Class(string type) => type switch
    {
        "person" => NameClass.Person,
        "organization" => NameClass.Organisation,
        "place" => NameClass.Place,
        _ => null,
    };

    /// <summary>A line of CoNLL-U.</summary>
    private sealed class Token(string[] fields)
    {
        public string Form { get; } = fields[1];

        public bool IsProper { get; } = fields[4].StartsWith("NNP", StringComparison.Ordinal);

        /// <summary>Index in the sentence of the word that it hangs on; -1 for the root.</summary>
        public int Governor { get; } = int.Parse(fields[6], System.Globalization.CultureInfo.InvariantCulture) - 1;

        public string Entities { get; } =
            Array.Find(fields[9].Split('|'), m => m.StartsWith("Entity=", StringComparison.Ordinal))?["Entity=".Length..] ?? "";

        public bool SpaceAfter { get; } = !fields[9].Contains("SpaceAfter=No", StringComparison.Ordinal);

        public bool IsTitle => PlaceWords.IsTitle(Form.AsSpan().TrimEnd('.'));

        public bool NamesGovernor { get; } =
            fields[7].StartsWith("flat", StringComparison.Ordinal)
            || fields[7].StartsWith("appos", StringComparison.Ordinal)
            || fields[7].StartsWith("nmod:desc", StringComparison.Ordinal);

        public bool IsConjunct { get; } = fields[7] == "conj";

        public bool MayBeCapitalisedPart { get; } = fields[3] is "NUM" or "X" or "ADP" or "DET";

        public bool Is(string word) => Form.Equals(word, StringComparison.OrdinalIgnoreCase);
    }
}
