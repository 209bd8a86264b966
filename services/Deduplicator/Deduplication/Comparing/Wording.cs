using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>Tells a sentence that only says again what another says, with slight edits, from one that says something else.</summary>
/// <param name="bylines">Hashes of the words of the outlets' and agencies' own names: "told VPS" is "told Northgate".</param>
internal sealed class Wording(TextReading text, TextReading other, IReadOnlySet<uint> bylines)
{
    /// <summary>In a shorter sentence every word counts.</summary>
    private const int FewestWords = 6;

    /// <summary>Longer ones are no sentences, and dear to compare.</summary>
    private const int MostWords = 120;

    /// <summary>Share of a sentence's content words that may be its own.</summary>
    private const double MostOwn = 0.3;

    /// <summary>Words that must be English function words before the lists of <see cref="Senses"/> are believed.</summary>
    private const int FewestFunctionWords = 2;

    /// <summary>Letters that an inflected word shares with its other form…</summary>
    private const int ShortestStem = 5;

    /// <summary>…and those that may follow.</summary>
    private const int LongestEnding = 2;

    /// <summary>True when the words <c>[First, End)</c> of the text are those <c>[First, End)</c> of the other but for slight edits.</summary>
    public bool IsSlightEdit(Stretch sentence, Stretch candidate)
    {
        var (length, theirs) = (sentence.Length, candidate.Length);
        if (length < FewestWords) return Contains(candidate, sentence);
        if (length > MostWords || theirs > MostWords) return false;
        var functionWords = FunctionWords(sentence);
        if (functionWords < FewestFunctionWords) return IsSlightEditElsewhere(sentence, candidate);
        var content = length - functionWords;
        if (HasMoreOfItsOwn(sentence, candidate, MostOwn * content)) return false;
        var (own, lost) = Differences(sentence, candidate);
        var foreign = own.Where(at => !IsFunctionWord(text, at) && !IsHearer(sentence, at)).ToList();
        if (foreign.Count > MostOwn * content || foreign.Exists(at => IsFact(sentence, at))) return false;
        return SaysTheSame(SensesOf(text, foreign), SensesOf(other, lost));
    }

    /// <summary>In languages other than English: nothing but little words and endings of words may be its own, and nothing lost may turn the
    /// report.</summary>
    private bool IsSlightEditElsewhere(Stretch sentence, Stretch candidate)
    {
        if (
            WordList.For(text.Tokens.AsSpan(sentence.First, sentence.Length)) is not { } list
            || HasMoreOfItsOwn(sentence, candidate, MostOwn * sentence.Length)
        )
            return false;
        var (own, lost) = Differences(sentence, candidate);
        return own.Count <= MostOwn * sentence.Length
            && own.TrueForAll(at => list.IsLittle(text.Tokens[at]) || lost.Exists(other => IsOtherEnding(at, other)))
            && !own.Exists(at => list.Turns(text.Tokens[at])) && !lost.Exists(at => list.Turns(other.Tokens[at]));
    }

    /// <summary>"eroberte" for "eroberten": the same long beginning, and two letters at the most behind it. Names and numbers have no other
    /// endings.</summary>
    private bool IsOtherEnding(int own, int lost)
    {
        var left = WordAt(text, own);
        var right = WordAt(other, lost);
        var shared = left.CommonPrefixLength(right);
        return !text.Tokens[own].HasDigit
            && !char.IsUpper(left[0])
            && shared >= ShortestStem
            && Math.Max(left.Length, right.Length) - shared <= LongestEnding;
    }

    /// <summary>New senses must stand for lost ones of their kind, and a lost "not" or "claimed" must be said in another way.</summary>
    private static bool SaysTheSame(HashSet<Sense> own, HashSet<Sense> lost) =>
        own.IsSubsetOf(lost) && lost.Where(Senses.IsStance).All(own.Contains);

    /// <summary>A number, or a name that the other sentence does not have. A sentence's first word is a name when it is nothing else.</summary>
    private bool IsFact(Stretch sentence, int at)
    {
        var token = text.Tokens[at];
        if (token.HasDigit) return true;
        return char.IsUpper(text.Text[token.Start]) && (at > sentence.First || Senses.Of(WordAt(text, at)) == Sense.None);
    }

    /// <summary>"told VPS", where the other has "told Northgate": the name of an outlet as the one who was told.</summary>
    private bool IsHearer(Stretch sentence, int at)
    {
        while (at > sentence.First && (bylines.Contains(text.Tokens[at].Hash) || WordAt(text, at) is "the")) at--;
        return WordAt(text, at) is "told";
    }

    private bool Contains(Stretch candidate, Stretch sentence)
    {
        for (var at = candidate.First; at + sentence.Length <= candidate.End; at++)
        {
            var from = at;
            if (Enumerable.Range(0, sentence.Length).All(word => text.Tokens[sentence.First + word].Hash == other.Tokens[from + word].Hash))
                return true;
        }

        return false;
    }

    private int FunctionWords(Stretch sentence)
    {
        var count = 0;
        for (var at = sentence.First; at < sentence.End; at++) count += IsFunctionWord(text, at) ? 1 : 0;
        return count;
    }

    /// <summary>True when so many content words of the sentence are nowhere in the candidate that no alignment could make it a slight edit.</summary>
    private bool HasMoreOfItsOwn(Stretch sentence, Stretch candidate, double most)
    {
        var absent = 0;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (IsIn(candidate, text.Tokens[at].Hash) || IsFunctionWord(text, at) || IsHearer(sentence, at)) continue;
            if (++absent > most) return true;
        }

        return false;
    }

    private bool IsIn(Stretch candidate, uint word)
    {
        for (var at = candidate.First; at < candidate.End; at++)
        {
            if (other.Tokens[at].Hash == word) return true;
        }

        return false;
    }

    private static bool IsFunctionWord(TextReading reading, int at) => Senses.IsFunctionWord(WordAt(reading, at));

    private static ReadOnlySpan<char> WordAt(TextReading reading, int at) =>
        reading.Text.AsSpan(reading.Tokens[at].Start, reading.Tokens[at].End - reading.Tokens[at].Start);

    private static HashSet<Sense> SensesOf(TextReading reading, IEnumerable<int> words) =>
        [.. words.Select(at => Senses.Of(WordAt(reading, at))).Where(sense => sense != Sense.None)];

    /// <summary>
    /// Words outside the longest common subsequence: of the text all, of the other those between its first and its last shared word
    /// (what was cut off at an end is missing, not contradicted, unless something else stands there).
    /// </summary>
    private (List<int> Own, List<int> Lost) Differences(Stretch sentence, Stretch candidate)
    {
        var lengths = CommonLengths(sentence, candidate);
        var (own, lost, pending) = (new List<int>(), new List<int>(), new List<int>());
        var (left, right, shared) = (sentence.First, candidate.First, 0);
        while (left < sentence.End && right < candidate.End)
        {
            var (row, column) = (left - sentence.First, right - candidate.First);
            if (text.Tokens[left].Hash == other.Tokens[right].Hash)
            {
                if (shared++ > 0 || own.Count > 0) lost.AddRange(pending);
                pending.Clear();
                left++;
                right++;
            }
            else if (lengths[row + 1, column] >= lengths[row, column + 1]) own.Add(left++);
            else pending.Add(right++);
        }

        var isOtherwiseEnded = left < sentence.End || own.LastOrDefault(-1) == sentence.End - 1;
        if (isOtherwiseEnded) lost.AddRange([.. pending, .. Enumerable.Range(right, candidate.End - right)]);
        for (; left < sentence.End; left++) own.Add(left);
        return (own, lost);
    }

    /// <summary>Length of the longest common subsequence of the two from each pair of places on.</summary>
    private int[,] CommonLengths(Stretch sentence, Stretch candidate)
    {
        var lengths = new int[sentence.Length + 1, candidate.Length + 1];
        for (var row = sentence.Length - 1; row >= 0; row--)
        {
            for (var column = candidate.Length - 1; column >= 0; column--)
            {
                lengths[row, column] = text.Tokens[sentence.First + row].Hash == other.Tokens[candidate.First + column].Hash
                    ? lengths[row + 1, column + 1] + 1
                    : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        return lengths;
    }
}
