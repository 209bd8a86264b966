namespace Ingestion.Benchmarks.Deduplication;

/// <summary>What newsrooms do to an agency's text.</summary>
internal sealed class Edits(Vocabulary vocabulary, Random random)
{
    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>The text after the edit, in sentences.</summary>
    public List<string> Apply(Edit edit, List<string> original, Story story) => edit switch
    {
        Edit.CutEnd => original[..Part(original, 0.3, 0.7)],
        Edit.CutStart => original[Part(original, 0.1, 0.4)..],
        Edit.CutSentences => Kept(original, 0.65),
        Edit.OwnLead => [.. story.Sentences(random, 2), .. original[2..]],
        Edit.OwnParagraphs => Inserted(original, story),
        Edit.ThirdParaphrased => [.. original.Select((sentence, at) => at % 3 == 2 ? story.Sentence(random) : sentence)],
        Edit.WordsExchanged => [.. original.Select(Exchanged)],
        Edit.NumbersWritten => [.. original.Select(Written)],
        Edit.SentencesMoved => Moved(original),
        Edit.Retyped => [.. original.Select(Retyped)],
        Edit.Scanned => [.. original.Select(Scanned)],
        Edit.QuotesOnly => [story.Sentence(random), .. original.Where((_, at) => at % 3 == 1), story.Sentence(random)],
        Edit.Shortened => [.. original[..((original.Count + 1) / 2)].Select(Shortened)],
        Edit.Updated => [.. story.Sentences(random, 2), .. original[..(original.Count * 4 / 5)].Select(Renumbered)],
        _ => [.. original],
    };

    private int Part(List<string> sentences, double least, double most) =>
        Math.Clamp((int)Math.Round(sentences.Count * (least + (random.NextDouble() * (most - least)))), 1, sentences.Count - 1);

    private List<string> Kept(List<string> sentences, double share)
    {
        var kept = sentences.Where(_ => random.NextDouble() < share).ToList();
        return kept.Count > 2 ? kept : sentences[..3];
    }

    private List<string> Inserted(List<string> original, Story story)
    {
        var result = new List<string>(original);
        for (var paragraphs = 1 + random.Next(3); paragraphs > 0; paragraphs--)
            result.InsertRange(random.Next(result.Count), story.Sentences(random, 2));
        return result;
    }

    /// <summary>One word in ten replaced, dropped or doubled by another.</summary>
    private string Exchanged(string sentence)
    {
        var words = sentence.Split(' ').Select(word => random.NextDouble() < 0.1 ? vocabulary.Word(random) : word);
        return string.Join(' ', words.Where(_ => random.NextDouble() > 0.02));
    }

    private static string Written(string sentence) =>
        string.Join(
            ' ',
            sentence
                .Split(' ')
                .Select(word => word.All(char.IsAsciiDigit) && word.Length > 0 ? string.Join('-', word.Select(digit => Digits[digit - '0'])) : word)
        );

    /// <summary>Paragraphs of three in another order.</summary>
    private List<string> Moved(List<string> sentences)
    {
        var paragraphs = sentences.Chunk(3).ToArray();
        random.Shuffle(paragraphs);
        return [.. paragraphs.SelectMany(paragraph => paragraph)];
    }

    /// <summary>Read from paper by a machine: one letter in a hundred is another, so that one word in fifteen is.</summary>
    private string Scanned(string sentence)
    {
        var letters = sentence.ToCharArray();
        for (var at = 0; at < letters.Length; at++)
        {
            if (char.IsAsciiLetterLower(letters[at]) && random.NextDouble() < 0.012) letters[at] = (char)('a' + random.Next(26));
        }

        return new string(letters);
    }

    /// <summary>The first two thirds of a sentence.</summary>
    private static string Shortened(string sentence)
    {
        var words = sentence.Split(' ');
        return string.Join(' ', words[..Math.Max(1, words.Length * 2 / 3)]).TrimEnd('.') + ".";
    }

    /// <summary>Another toll: every number is another.</summary>
    private string Renumbered(string sentence) =>
        string.Join(' ', sentence.Split(' ').Select(word => word.Length > 0 && word.All(char.IsAsciiDigit) ? $"{random.Next(2, 900)}" : word));

    /// <summary>Other case, quotation marks, dashes and accents.</summary>
    private string Retyped(string sentence)
    {
        if (random.NextDouble() < 0.3) return sentence.ToUpperInvariant();
        return "“" + sentence.Replace('a', random.NextDouble() < 0.5 ? 'á' : 'a').Replace(" e", " é", StringComparison.Ordinal) + "” —";
    }
}
