using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Finds names and their classes by the best-scoring sequence of tags (Viterbi) under a linear model.</summary>
internal sealed class Tagger(TaggerModel model)
{
    private const int Impossible = int.MinValue / 4;

    private static readonly NameClass[] Classes = Enum.GetValues<NameClass>();

    public List<TaggedName> Tag(AnalysedText text, TokenTraits[] traits)
    {
        var names = new List<TaggedName>();
        var longest = text.Sentences.Length == 0 ? 0 : text.Sentences.Max(s => s.TokenCount);
        var (scores, back, tags) = (new int[longest * Tags.Count], new byte[longest * Tags.Count], new Tag[longest]);
        foreach (var sentence in text.Sentences)
        {
            Score(text, traits, sentence, scores);
            Decode(model.Transitions, scores, back, tags.AsSpan(0, sentence.TokenCount));
            Collect(sentence, tags, scores, names);
        }

        return names;
    }

    private void Score(AnalysedText text, TokenTraits[] traits, Sentence sentence, int[] scores)
    {
        Span<uint> features = stackalloc uint[Features.Most];
        scores.AsSpan(0, sentence.TokenCount * Tags.Count).Clear();
        for (var at = sentence.First; at <= sentence.Last; at++)
        {
            var row = scores.AsSpan((at - sentence.First) * Tags.Count, Tags.Count);
            if (!traits[at].MayBeName)
            {
                row[1..].Fill(Impossible);
                continue;
            }

            var count = Features.Read(text, traits, sentence, at, features);
            model.AddTo(row, features[..count]);
        }
    }

    /// <summary>The best sequence for <paramref name="scores"/>, which stay as they are.</summary>
    internal static void Decode(ReadOnlySpan<int> transitions, ReadOnlySpan<int> scores, Span<byte> back, Span<Tag> tags)
    {
        Span<int> best = stackalloc int[Tags.Count];
        Span<int> next = stackalloc int[Tags.Count];
        best.Fill(Impossible);
        best[0] = 0;
        var reachable = 1;
        for (var at = 0; at < tags.Length; at++)
        {
            var reachableBefore = reachable;
            reachable = IsOutside(scores.Slice(at * Tags.Count, Tags.Count)) ? 1 : Tags.Count;
            if (reachableBefore == 1 && reachable == 1)
            {
                best[0] += transitions[0] + scores[at * Tags.Count];
                back[at * Tags.Count] = 0;
                continue;
            }

            next[reachable..].Fill(Impossible);
            for (var tag = 0; tag < reachable; tag++)
            {
                var (from, top) = (0, int.MinValue);
                for (var before = 0; before < Tags.Count; before++)
                {
                    if (
                        !Tags.MayFollow((Tag)before, (Tag)tag)
                        || best[before] + transitions[(before * Tags.Count) + tag] is var reached && reached <= top
                    )
                        continue;
                    (from, top) = (before, reached);
                }

                back[(at * Tags.Count) + tag] = (byte)from;
                next[tag] = Math.Max(Impossible, top + scores[(at * Tags.Count) + tag]);
            }

            next.CopyTo(best);
        }

        var last = 0;
        for (var tag = 1; tag < Tags.Count; tag++)
        {
            if (best[tag] > best[last]) last = tag;
        }

        for (var at = tags.Length - 1; at >= 0; at--)
        {
            tags[at] = (Tag)last;
            last = back[(at * Tags.Count) + last];
        }
    }

    /// <summary>Most tokens can be no name, and nothing but the tag outside is worth a look.</summary>
    private static bool IsOutside(ReadOnlySpan<int> scores) => !scores[1..].ContainsAnyExcept(Impossible);

    private void Collect(Sentence sentence, Tag[] tags, int[] scores, List<TaggedName> names)
    {
        for (var first = 0; first < sentence.TokenCount; first++)
        {
            if (Tags.ClassOf(tags[first]) is not { } name) continue;
            var last = first;
            while (last + 1 < sentence.TokenCount && tags[last + 1] == Tags.Inside(name)) last++;
            names.Add(new TaggedName(new NameSpan(sentence.First + first, sentence.First + last), name, Margin(name, scores, first, last)));
            first = last;
        }
    }

    /// <summary>By how much a token of the name fits its class better, on average, than the best of no name and the other classes; at least
    /// 1.</summary>
    private double Margin(NameClass name, int[] scores, int first, int last)
    {
        var rival = Fit(null, scores, first, last);
        foreach (var other in Classes)
        {
            if (other != name) rival = Math.Max(rival, Fit(other, scores, first, last));
        }

        return Math.Max(1, (Fit(name, scores, first, last) - rival) / (double)(last - first + 1));
    }

    /// <summary>The score of a span read as one name of a class after a word outside; as no name for null.</summary>
    private long Fit(NameClass? name, int[] scores, int first, int last)
    {
        var (before, sum) = (Tagging.Tag.Outside, 0L);
        for (var at = first; at <= last; at++)
        {
            var tag = name is not { } known ? Tagging.Tag.Outside : at == first ? Tags.Begin(known) : Tags.Inside(known);
            sum += scores[(at * Tags.Count) + (int)tag] + model.Transitions[((int)before * Tags.Count) + (int)tag];
            before = tag;
        }

        return sum;
    }
}
