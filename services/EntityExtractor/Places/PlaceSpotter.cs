using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Finds the names in a text that are places: names the gazetteer has, and names that the text itself calls places.</summary>
public sealed class PlaceSpotter(PlaceIndex gazetteer)
{
    private const int LongestName = 6;

    /// <summary>The places of <paramref name="text"/> outside the tokens that <paramref name="taken"/> marks, in order, without overlap.</summary>
    public IReadOnlyList<PlaceSpan> Spot(AnalysedText text, bool[] taken)
    {
        var spans = new List<PlaceSpan>();
        foreach (var sentence in text.Sentences) SpotSentence(new SentenceView(text, sentence.First, sentence.Last, taken), spans);
        return spans;
    }

    private void SpotSentence(SentenceView view, List<PlaceSpan> into)
    {
        var names = Names(view);
        PlaceCues.Apply(view, names);
        into.AddRange(names.Where(n => n.Cue is not null || (n.Known && PlaceContext.Allows(view, n.Span))));
    }

    /// <summary>Known names, and unknown ones for which a cue may still speak.</summary>
    private List<PlaceSpan> Names(SentenceView view)
    {
        var names = new List<PlaceSpan>();
        for (var at = view.First; at <= view.Last; at++)
        {
            if (!view.MayBeginName(at)) continue;
            var name = Known(view, at) is { } known ? new PlaceSpan(known) { Known = true } : new PlaceSpan(view.RunFrom(at));
            names.Add(name);
            at = name.Span.Last;
        }

        return names;
    }

    private NameSpan? Known(SentenceView view, int first)
    {
        NameSpan? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last <= view.Last && last < first + (2 * LongestName) && view.MayStandInName(last, first); last++)
        {
            if (!view.Text.Tokens[last].IsWord) continue;
            key = key.With(view.Text.Span(last));
            var span = new NameSpan(first, last);
            if (key.Letters >= 2 && gazetteer.Named(key).Any() && view.LooksLikeName(span, key.Letters)) longest = span;
        }

        return longest;
    }
}
