using System.IO.Compression;
using System.Text;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>
/// Trains the tagger: a structured perceptron over whole sentences whose weights are averaged over all steps
/// (M. Collins, "Discriminative training methods for hidden Markov models", 2002). The same texts give the same model.
/// </summary>
public sealed class TaggerTrainer
{
    private const int Epochs = 12;

    /// <summary>Of every five features of a word one is hidden while it is learned, so that no name is known by a single one of them.</summary>
    private const double Hidden = 0.2;

    /// <summary>What a perceptron learns depends on the order of the sentences; the model is the mean of as many orders.</summary>
    private const int Trainers = 5;
    private const int Seed = 20;
    private const int LeastKept = 3;

    private readonly Dictionary<uint, double[]> _weights = [];
    private readonly Dictionary<uint, double[]> _sums = [];
    private readonly double[] _transitions = new double[Tags.Count * Tags.Count];
    private readonly double[] _transitionSums = new double[Tags.Count * Tags.Count];
    private double _step = 1;

    internal static void Train(IEnumerable<MarkedText> texts, TraitReader traits, CatalogueSpotter catalogue, Stream output)
    {
        var sentences = texts.SelectMany(t => Sentences(t, traits, catalogue)).ToArray();
        var trainers = Enumerable.Range(Seed, Trainers).AsParallel().AsOrdered().Select(seed => Trained(sentences, seed)).ToList();
        Write(trainers, output);
    }

    private static TaggerTrainer Trained(Example[] examples, int seed)
    {
        var (trainer, random, sentences) = (new TaggerTrainer(), new Random(seed), (Example[])examples.Clone());
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(sentences);
            foreach (var sentence in sentences) trainer.Learn(Hide(sentence, random));
        }

        return trainer;
    }

    private static Example Hide(Example example, Random random) =>
        example with { Features = Array.ConvertAll(example.Features, f => Array.FindAll(f, _ => random.NextDouble() >= Hidden)) };

    private static IEnumerable<Example> Sentences(MarkedText marked, TraitReader reader, CatalogueSpotter catalogue)
    {
        var text = AnalysedText.Of(marked.Text);
        var traits = reader.Read(text, catalogue.Spot(text));
        var gold = Gold(text, marked.Names, traits);
        var buffer = new uint[Features.Most];
        foreach (var sentence in text.Sentences)
        {
            var features = new uint[sentence.TokenCount][];
            for (var at = sentence.First; at <= sentence.Last; at++)
            {
                features[at - sentence.First] = traits[at].MayBeName ? buffer[..Features.Read(text, traits, sentence, at, buffer)] : [];
            }

            yield return new Example(features, gold[sentence.First..(sentence.Last + 1)]);
        }
    }

    /// <summary>The right tags. Names that the tagger can never give are left out: learning them would move the transitions without end.</summary>
    private static Tag[] Gold(AnalysedText text, IReadOnlyList<MarkedName> names, TokenTraits[] traits)
    {
        var tags = new Tag[text.Tokens.Length];
        foreach (var name in names)
        {
            var first = text.TokenAt(name.Start);
            var end = first;
            while (end < tags.Length && text.Tokens[end].End <= name.End && traits[end].MayBeName) end++;
            if (end == first || text.Tokens[end - 1].End != name.End || text.SentenceAt(name.Start) != text.SentenceAt(name.End - 1)) continue;
            tags.AsSpan(first, end - first).Fill(Tags.Inside(name.Class));
            tags[first] = Tags.Begin(name.Class);
        }

        return tags;
    }

    private void Learn(Example example)
    {
        var count = example.Gold.Length;
        var scores = new int[count * Tags.Count];
        for (var at = 0; at < count; at++) Score(example.Features[at], scores.AsSpan(at * Tags.Count, Tags.Count));
        var (back, guess) = (new byte[count * Tags.Count], new Tag[count]);
        Tagger.Decode(Array.ConvertAll(_transitions, w => (int)(w * 16)), scores, back, guess);
        var (before, guessedBefore) = (Tag.Outside, Tag.Outside);
        for (var at = 0; at < count; at++)
        {
            if (guess[at] != example.Gold[at])
            {
                foreach (var feature in example.Features[at]) Move(feature, example.Gold[at], guess[at]);
            }

            MoveTransition(before, example.Gold[at], +1);
            MoveTransition(guessedBefore, guess[at], -1);
            (before, guessedBefore) = (example.Gold[at], guess[at]);
        }

        _step++;
    }

    private void Score(uint[] features, Span<int> scores)
    {
        if (features.Length == 0)
        {
            scores[1..].Fill(int.MinValue / 4);
            return;
        }

        Span<double> sums = stackalloc double[Tags.Count];
        foreach (var feature in features)
        {
            if (!_weights.TryGetValue(feature, out var weights)) continue;
            for (var tag = 0; tag < Tags.Count; tag++) sums[tag] += weights[tag];
        }

        for (var tag = 0; tag < Tags.Count; tag++) scores[tag] = (int)(sums[tag] * 16);
    }

    private void Move(uint feature, Tag right, Tag wrong)
    {
        if (!_weights.TryGetValue(feature, out var weights))
        {
            _weights[feature] = weights = new double[Tags.Count];
            _sums[feature] = new double[Tags.Count];
        }

        var sums = _sums[feature];
        (weights[(int)right], sums[(int)right]) = (weights[(int)right] + 1, sums[(int)right] + _step);
        (weights[(int)wrong], sums[(int)wrong]) = (weights[(int)wrong] - 1, sums[(int)wrong] - _step);
    }

    private void MoveTransition(Tag before, Tag after, int by)
    {
        var at = ((int)before * Tags.Count) + (int)after;
        _transitions[at] += by;
        _transitionSums[at] += by * _step;
    }

    /// <summary>The averages as small integers; features that round to nearly nothing are dropped.</summary>
    private static void Write(List<TaggerTrainer> trainers, Stream output)
    {
        var means = new Dictionary<uint, double[]>();
        foreach (var trainer in trainers)
        {
            foreach (var (feature, weights) in trainer._weights)
                Add(means, feature, trainer.Average(weights, trainer._sums[feature]), trainers.Count);
        }

        var transitions = new double[Tags.Count * Tags.Count];
        foreach (var trainer in trainers)
            AddTo(transitions, trainer.Average(trainer._transitions, trainer._transitionSums), trainers.Count);
        var kept = means
            .Select(w => (w.Key, Weights: Array.ConvertAll(w.Value, Rounded)))
            .Where(w => Array.Exists(w.Weights, v => Math.Abs(v) >= LeastKept))
            .ToList();
        using var brotli = new BrotliStream(output, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli, Encoding.UTF8);
        TaggerModel.Write(writer, Array.ConvertAll(transitions, w => (int)Math.Round(w * TaggerModel.Unit)), kept);
    }

    private static void Add(Dictionary<uint, double[]> means, uint feature, double[] weights, int count)
    {
        if (!means.TryGetValue(feature, out var sum)) means[feature] = sum = new double[Tags.Count];
        AddTo(sum, weights, count);
    }

    private static void AddTo(double[] mean, double[] weights, int count)
    {
        for (var i = 0; i < mean.Length; i++) mean[i] += weights[i] / count;
    }

    private static short Rounded(double weight) => (short)Math.Clamp(Math.Round(weight * TaggerModel.Unit), short.MinValue, short.MaxValue);

    private double[] Average(double[] weights, double[] sums) => [.. weights.Select((w, i) => w - (sums[i] / _step))];

    private sealed record Example(uint[][] Features, Tag[] Gold);
}
