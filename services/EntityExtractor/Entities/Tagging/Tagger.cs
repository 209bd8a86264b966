using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Finds names and their classes by the best-scoring sequence of tags (Viterbi) under a linear model.</summary>
internal sealed class Tagger(TaggerModel model)
{
    private const int Impossible = int.MinValue / 4;

    public List<TaggedName> Tag(AnalysedText text, TokenTraits[] traits)
    {
        var names = new List<TaggedName>();
        var longest = text.Sentences.Count == 0 ? 0 : text.Sentences.Max(s => s.TokenCount);
        var (scores, back, tags) = (new int[longest * Tags.Count], new byte[longest * Tags.Count], new Tag[longest]);
        foreach (var sentence in text.Sentences)
        {
            Score(traits, sentence, scores);
            Decode(model.Transitions, scores, back, tags.AsSpan(0, sentence.TokenCount));
            Collect(sentence, tags, scores, names);
        }

        return names;
    }

    private void Score(TokenTraits[] traits, Sentence sentence, int[] scores)
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

            var count = Features.Read(traits, sentence, at, features);
            foreach (var feature in features[..count]) model.AddTo(row, feature);
        }
    }

    /// <summary>The best sequence for <paramref name="scores"/>, which stay as they are.</summary>
    internal static void Decode(ReadOnlySpan<int> transitions, ReadOnlySpan<int> scores, Span<byte> back, Span<Tag> tags)
    {
        Span<int> best = stackalloc int[Tags.Count];
        Span<int> next = stackalloc int[Tags.Count];
        best.Fill(Impossible);
        best[0] = 0;
        for (var at = 0; at < tags.Length; at++)
        {
            for (var tag = 0; tag < Tags.Count; tag++)
            {
                var (from, top) = (0, int.MinValue);
                for (var before = 0; before < Tags.Count; before++)
                {
                    if (!Tags.MayFollow((Tag)before, (Tag)tag) || best[before] + transitions[(before * Tags.Count) + tag] is var reached && reached <= top) continue;
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

    private static void Collect(Sentence sentence, Tag[] tags, int[] scores, List<TaggedName> names)
    {
        for (var first = 0; first < sentence.TokenCount; first++)
        {
            if (Tags.ClassOf(tags[first]) is not { } name) continue;
            var last = first;
            while (last + 1 < sentence.TokenCount && tags[last + 1] == Tags.Inside(name)) last++;
            names.Add(new TaggedName(new NameSpan(sentence.First + first, sentence.First + last), name, Margin(tags, scores, first, last)));
            first = last;
        }
    }

    private static double Margin(Tag[] tags, int[] scores, int first, int last)
    {
        var sum = 0.0;
        for (var at = first; at <= last; at++)
        {
            var row = scores.AsSpan(at * Tags.Count, Tags.Count);
            var rival = int.MinValue;
            for (var tag = 0; tag < Tags.Count; tag++)
            {
                if (Tags.ClassOf((Tag)tag) != Tags.ClassOf(tags[at])) rival = Math.Max(rival, row[tag]);
            }

            sum += row[(int)tags[at]] - rival;
        }

        return Math.Max(0, sum / (last - first + 1));
    }
}
