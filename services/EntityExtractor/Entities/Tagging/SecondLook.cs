using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>
/// Reads a text a second time with what the first reading found: a name means one thing in a text, wherever it stands, and a
/// person's last name alone is that person.
/// </summary>
internal sealed class SecondLook
{
    /// <summary>Votes are margins of the tagger; a name below this is not looked for elsewhere, lest a mistake spreads.</summary>
    private const double Sure = 4 * TaggerModel.Unit;

    private const int LongestName = 6;

    private readonly Dictionary<ulong, double[]> _votes = [];
    private readonly Dictionary<ulong, double> _surnames = [];

    public static List<TaggedName> Read(AnalysedText text, List<TaggedName> found, bool[] taken)
    {
        var look = new SecondLook();
        foreach (var name in found) look.Count(text, name);
        var names = found.ConvertAll(n => n with { Class = look.ClassOf(text, n) });
        look.FindMissed(text, names, taken);
        names.Sort((a, b) => a.Span.First.CompareTo(b.Span.First));
        return names;
    }

    private void Count(AnalysedText text, TaggedName name)
    {
        var key = name.Span.KeyIn(text).Value;
        if (!_votes.TryGetValue(key, out var votes)) _votes[key] = votes = new double[3];
        votes[(int)name.Class] += name.Margin;
        if (name.Class != NameClass.Person || name.Span.Count == 1) return;
        var surname = NameKey.Of(text.Span(name.Span.Last)).Value;
        _surnames[surname] = _surnames.GetValueOrDefault(surname) + name.Margin;
    }

    private NameClass ClassOf(AnalysedText text, TaggedName name)
    {
        var key = name.Span.KeyIn(text).Value;
        var votes = _votes[key];
        if (name.Span.Count == 1 && _surnames.TryGetValue(key, out var person) && person >= Sure) return NameClass.Person;
        return (NameClass)Array.IndexOf(votes, votes.Max());
    }

    private void FindMissed(AnalysedText text, List<TaggedName> names, bool[] taken)
    {
        var covered = (bool[])taken.Clone();
        foreach (var name in names) covered.AsSpan(name.Span.First, name.Span.Count).Fill(true);
        foreach (var sentence in text.Sentences)
        {
            for (var at = sentence.First; at <= sentence.Last; at++)
            {
                if (covered[at] || !text.Tokens[at].IsCapitalised || Known(text, at, sentence.Last, covered) is not { } missed) continue;
                names.Add(missed);
                at = missed.Span.Last;
            }
        }
    }

    private TaggedName? Known(AnalysedText text, int first, int end, bool[] covered)
    {
        TaggedName? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last <= end && last < first + LongestName && !covered[last]; last++)
        {
            key = key.With(text.Span(last));
            if (!text.Tokens[last].IsCapitalised) continue;
            var span = new NameSpan(first, last);
            if (_votes.TryGetValue(key.Value, out var votes) && (votes.Max() >= Sure || IsAcronym(text, span, votes)))
                longest = new TaggedName(span, (NameClass)Array.IndexOf(votes, votes.Max()), Sure);
            else if (last == first && _surnames.TryGetValue(key.Value, out var person) && person >= Sure)
                longest = new TaggedName(span, NameClass.Person, Sure);
        }

        return longest is { } name && StandsAlone(text, name.Span, covered) ? name : null;
    }

    /// <summary>An acronym that is an organisation somewhere in the text hardly means anything else.</summary>
    private static bool IsAcronym(AnalysedText text, NameSpan span, double[] votes) =>
        span.Count == 1
        && text.Tokens[span.First].Shape == TokenShape.AllCapitals
        && votes[(int)NameClass.Organisation] >= TaggerModel.Unit
        && votes[(int)NameClass.Organisation] >= votes.Max();

    /// <summary>Not a part of a longer capitalised name that the first reading saw otherwise.</summary>
    private static bool StandsAlone(AnalysedText text, NameSpan span, bool[] covered)
    {
        var (before, after) = (span.First - 1, span.Last + 1);
        if (
            before >= 0
            && text.Tokens[before].IsCapitalised
            && !covered[before]
            && !NotNames.Contains(text.Span(before))
            && !PlaceWords.IsTitle(text.Span(before))
        )
            return false;
        return after >= text.Tokens.Length
            || !text.Tokens[after].IsCapitalised
            || covered[after]
            || text.Text.AsSpan(text.Tokens[span.Last].End..text.Tokens[after].Start).Contains('\n');
    }
}
