using System.Text.Json;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>
/// Reads the names of documents in the JSON of DocRED: the tokens of sentences, and the mentions of each entity by sentence and tokens. Its places
/// take in nationalities, and its names lower-case articles; here neither is a name.
/// </summary>
public static class DocRedFile
{
    /// <exception cref="InvalidDataException">It is no such file; names the document, from 1.</exception>
    public static IEnumerable<MarkedText> Read(string file)
    {
        using var documents = Parse(file);
        var number = 0;
        foreach (var document in documents.RootElement.EnumerateArray()) yield return Text(document, file, ++number);
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            var documents = JsonDocument.Parse(File.ReadAllBytes(file));
            return documents.RootElement.ValueKind == JsonValueKind.Array
                ? documents
                : throw new InvalidDataException($"{file} is no list of documents as DocRED writes it.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{file} is no JSON: {wrong.Message}", wrong);
        }
    }

    private static MarkedText Text(JsonElement document, string file, int number)
    {
        try
        {
            return Text(document);
        }
        catch (Exception wrong)
            when (wrong
                    is KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException or IndexOutOfRangeException or FormatException
            )
        {
            throw new InvalidDataException(
                $"{file}: document {number} is not as DocRED writes it (\"sents\", and \"vertexSet\" with \"sent_id\", \"pos\" and \"type\" within them). {wrong.Message}",
                wrong
            );
        }
    }

    private static MarkedText Text(JsonElement document)
    {
        var text = new TokenText();
        var tokens = document.GetProperty("sents").EnumerateArray().Select(s => Sentence(s, text)).ToList();
        foreach (var (sentence, first, end, name) in Names(document, tokens))
            text.AddName(tokens[sentence][first].Start, tokens[sentence][end - 1].End, name);
        return text.Take();
    }

    private static List<Token> Sentence(JsonElement sentence, TokenText text)
    {
        var tokens = new List<Token>();
        foreach (var word in sentence.EnumerateArray().Select(w => w.GetString()!.Trim()))
        {
            var (start, end) = word.Length == 0 ? (text.Length, text.Length) : text.Add(word);
            tokens.Add(new Token(word, start, end));
        }

        text.EndSentence();
        return tokens;
    }

    /// <summary>Names without overlap, the longest first.</summary>
    private static List<Mention> Names(JsonElement document, List<List<Token>> tokens)
    {
        var names = new List<Mention>();
        var mentions = document
            .GetProperty("vertexSet")
            .EnumerateArray()
            .SelectMany(e => e.EnumerateArray())
            .Select(m => Name(m, tokens))
            .OfType<Mention>();
        foreach (var name in mentions.OrderByDescending(n => n.End - n.First).ThenBy(n => n.Sentence).ThenBy(n => n.First).ThenBy(n => n.Class))
        {
            if (!names.Exists(n => n.Sentence == name.Sentence && n.First < name.End && n.End > name.First)) names.Add(name);
        }

        return names;
    }

    private static Mention? Name(JsonElement mention, List<List<Token>> tokens)
    {
        if (NameLabels.ClassOf(mention.GetProperty("type").GetString()) is not { } name)
            return null;
        var (sentence, first, end) = (
            mention.GetProperty("sent_id").GetInt32(),
            mention.GetProperty("pos")[0].GetInt32(),
            mention.GetProperty("pos")[1].GetInt32()
        );
        if (first < end && (tokens[sentence][first].Word == "the" || (tokens[sentence][first].Word == "The" && name == NameClass.Place)))
            first++;
        if (first >= end || tokens[sentence][first].Word.Length == 0 || tokens[sentence][end - 1].Word.Length == 0)
            return null;
        return name == NameClass.Place && IsPeople(tokens[sentence][first..end]) ? null : new Mention(sentence, first, end, name);
    }

    /// <summary>"Turkish", "North African".</summary>
    private static bool IsPeople(List<Token> words) =>
        WordLists.IsCommonCapital(string.Join(' ', words.Select(w => w.Word)))
        || (WordLists.IsCommonCapital(words[^1].Word) && words.TrueForAll(w => WordLists.IsCommonCapital(w.Word) || PlaceWords.IsDirection(w.Word)));

    private readonly record struct Token(string Word, int Start, int End);

    private sealed record Mention(int Sentence, int First, int End, NameClass Class);
}
