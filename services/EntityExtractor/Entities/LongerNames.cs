using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>
/// Organisations whose name begins with another name or with a number: "OSKE Special Monitoring Mission" is not the OSKE,
/// "Velmaria State University" is no place, "the 27th Brigade" is more than a brigade.
/// </summary>
internal static class LongerNames
{
    private const int MostWords = 6;
    private const int FewestLetters = 4;
    private const double Sure = 8 * TaggerModel.Unit;

    private static readonly FrozenSet<string> Heads = PlaceWords.Set(
        "university council committee commission party brigade brigades battalion battalions regiment division corps mission command room wing squadron tv radio institute foundation "
            + "agency authority union association ministry parliament bloc mechanism taskforce tribunal directorate bureau contingent legion front movement army network council shura"
    );

    private static readonly FrozenSet<string> Endings = PlaceWords.Set(
        "government university council committee commission party ministry brigade battalion institute foundation parliament directorate"
    );

    /// <summary>What a text may add to a group's name without meaning another one: "Ember Front Movement".</summary>
    private static readonly FrozenSet<string> Additions = PlaceWords.Set("movement army network front authority party command");

    private static readonly FrozenSet<string> Units = PlaceWords.Set("division brigade battalion regiment corps wing squadron fleet army");

    /// <summary>The catalogue's names that stand for themselves, and the longer names that others only begin.</summary>
    public static (List<(NameSpan Span, CatalogueEntry Entry)> Kept, List<NameSpan> Longer) Part(
        AnalysedText text,
        List<(NameSpan Span, CatalogueEntry Entry)> catalogued
    )
    {
        var (longer, named, covered) = (new List<NameSpan>(), new bool[text.Tokens.Length], new bool[text.Tokens.Length]);
        foreach (var (span, entry) in catalogued)
        {
            Fill(named, span);
            if (entry.Kind != EntityType.Person && !IsIn(covered, span) && Whole(text, span) is { } whole && !IsAddition(text, span, whole))
                Add(whole);
        }

        foreach (var unit in NumberedUnits(text).Where(u => !IsIn(named, u) && !IsIn(covered, u))) Add(unit);
        return ([.. catalogued.Where(c => !IsIn(covered, c.Span))], longer);

        void Add(NameSpan whole)
        {
            longer.Add(whole);
            Fill(covered, whole);
        }
    }

    /// <summary>The tagger's names with <paramref name="longer"/> ones in their place, and with places and persons that are or begin an
    /// organisation's name.</summary>
    public static List<TaggedName> Put(AnalysedText text, List<TaggedName> names, List<NameSpan> longer)
    {
        var (wholes, covered) = (new List<NameSpan>(longer), new bool[text.Tokens.Length]);
        foreach (var whole in longer) Fill(covered, whole);
        foreach (var name in names)
        {
            if (name.Class != NameClass.Place || Whole(text, name.Span) is not { } whole || IsIn(covered, whole)) continue;
            wholes.Add(whole);
            Fill(covered, whole);
        }

        var all = names
            .Where(n => !IsIn(covered, n.Span))
            .Select(n => IsOrganisation(text, n.Span) ? n with { Class = NameClass.Organisation } : n)
            .Concat(wholes.Select(w => new TaggedName(w, NameClass.Organisation, Sure)));
        return [.. all.OrderBy(n => n.Span.First)];
    }

    /// <summary>"Interim Government", "Velmaria State University": no person and no place ends so.</summary>
    private static bool IsOrganisation(AnalysedText text, NameSpan name) => name.Count > 1 && PlaceWords.Has(Endings, text.Span(name.Last));

    /// <summary>The run of capitalised words that a name begins, when its last one is the head of an organisation's name.</summary>
    private static NameSpan? Whole(AnalysedText text, NameSpan name)
    {
        var last = RunEnd(text, name.Last);
        if (last == name.Last || !PlaceWords.Has(Heads, text.Span(last)) || IsHeadline(text, name.First)) return null;
        return name with { Last = last };
    }

    private static int RunEnd(AnalysedText text, int last)
    {
        var end = text.Sentences[text.SentenceAt(text.Tokens[last].Start)].Last;
        for (var at = last + 1; at <= end && at <= last + MostWords && text.Tokens[at].IsCapitalised && text.Span(at) is not "I"; at++) last = at;
        return last;
    }

    private static bool IsAddition(AnalysedText text, NameSpan name, NameSpan whole) =>
        whole.Last == name.Last + 1 && PlaceWords.Has(Additions, text.Span(whole.Last));

    /// <summary>"the 27th Brigade", "6th Armoured Division".</summary>
    private static IEnumerable<NameSpan> NumberedUnits(AnalysedText text)
    {
        for (var at = 0; at + 1 < text.Tokens.Length; at++)
        {
            if (text.Tokens[at].Kind != TokenKind.Number || !char.IsLetter(text.Span(at)[^1]) || !text.Tokens[at + 1].IsCapitalised) continue;
            var last = RunEnd(text, at);
            if (last > at && PlaceWords.Has(Units, text.Span(last))) yield return new NameSpan(at, last);
        }
    }

    /// <summary>In a line where every long word has a capital a run of them is no name.</summary>
    private static bool IsHeadline(AnalysedText text, int at)
    {
        var sentence = text.Sentences[text.SentenceAt(text.Tokens[at].Start)];
        for (var word = sentence.First; word <= sentence.Last; word++)
        {
            if (text.Tokens[word] is { Shape: TokenShape.Lower, Length: >= FewestLetters }) return false;
        }

        return true;
    }

    private static void Fill(bool[] tokens, NameSpan span) => tokens.AsSpan(span.First, span.Count).Fill(true);

    private static bool IsIn(bool[] tokens, NameSpan span) => tokens.AsSpan(span.First, span.Count).Contains(true);
}
