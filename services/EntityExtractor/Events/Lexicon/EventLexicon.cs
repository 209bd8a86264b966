using System.Collections.Frozen;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Lexicon;

/// <summary>The words and constructions that events are read with; loaded once from the tables beside this file.</summary>
internal sealed class EventLexicon
{
    private readonly FrozenDictionary<string, WordInfo>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, Effect> _effects;
    private readonly FrozenDictionary<string, FrozenSet<string>> _cues;

    private EventLexicon(Dictionary<string, WordInfo> words)
    {
        Verbal = Grouped(LexiconFile.Rows("constructions").SelectMany(ConstructionParser.Verbal));
        Nominal = Grouped(LexiconFile.Rows("nominals").SelectMany(ConstructionParser.Nominal));
        foreach (var noun in Nominal.Keys) Entry(words, noun).Tags |= Tag.Nominal;
        _words = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _effects = Effects().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _cues = LexiconFile.Rows("cues").ToFrozenDictionary(r => r[0], r => r[1].Split(' ').ToFrozenSet());
    }

    public static EventLexicon Shared { get; } = Load();

    /// <summary>Verbal constructions by the lemma of their verb, longest first.</summary>
    public FrozenDictionary<string, Construction[]> Verbal { get; }

    /// <summary>Nominal constructions by their noun, longest first.</summary>
    public FrozenDictionary<string, Construction[]> Nominal { get; }

    /// <summary>What is known of a word, in whatever case and with either apostrophe.</summary>
    public WordInfo Find(ReadOnlySpan<char> word)
    {
        if (word.Contains('’')) word = word.ToString().Replace('’', '\'');
        return _words.TryGetValue(word, out var info) ? info : WordInfo.Unknown;
    }

    /// <summary>What a governing word ("try", "vow", "operation") makes of the change it governs.</summary>
    public Effect? EffectOf(string word) => _effects.TryGetValue(word, out var effect) ? effect : null;

    /// <summary>The words, in lower case, that the table of cues lists under that kind.</summary>
    public FrozenSet<string> Cues(string kind) => _cues[kind];

    /// <summary>True when the table of cues lists the word under that kind.</summary>
    public bool IsCue(string kind, string word) => Cues(kind).Contains(word);

    private static EventLexicon Load()
    {
        var words = new Dictionary<string, WordInfo>(StringComparer.OrdinalIgnoreCase);
        AddTagged(words);
        foreach (var row in LexiconFile.Rows("verbs")) AddVerb(words, row);
        foreach (var row in LexiconFile.Rows("speech")) AddSpeech(words, row);
        foreach (var row in LexiconFile.Rows("actors")) AddActors(words, row);
        foreach (var row in LexiconFile.Rows("places")) AddPlaces(words, row);
        return new EventLexicon(words);
    }

    private static FrozenDictionary<string, Construction[]> Grouped(IEnumerable<Construction> constructions) =>
        constructions.GroupBy(c => c.Head).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(c => c.Weight).ToArray());

    private static Dictionary<string, Effect> Effects()
    {
        var effects = new Dictionary<string, Effect>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in LexiconFile.Rows("contexts"))
        {
            foreach (var word in row[1].Split(' ')) effects.TryAdd(word, Enum.Parse<Effect>(row[0], ignoreCase: true));
        }

        return effects;
    }

    private static void AddTagged(Dictionary<string, WordInfo> words)
    {
        foreach (var row in LexiconFile.Rows("words"))
        {
            foreach (var word in row[1].Split(' ')) Entry(words, word).Tags |= Enum.Parse<Tag>(row[0], ignoreCase: true);
        }
    }

    private static void AddVerb(Dictionary<string, WordInfo> words, string[] row)
    {
        var lemma = row[0];
        var past = row[1].Length > 0 ? row[1] : Inflection.Past(lemma);
        var participle = row[2].Length > 0 ? row[2] : past;
        Form(words, lemma, lemma, VerbForms.Base);
        Form(words, Inflection.Third(lemma), lemma, VerbForms.Third);
        Form(words, past, lemma, VerbForms.Past);
        Form(words, participle, lemma, VerbForms.Participle);
        Form(words, Inflection.Gerund(lemma, past), lemma, VerbForms.Gerund);
        if (row[3].Length == 0) return;
        var tag = row[3] == "noun" ? Tag.Noun : Tag.Adjective;
        Entry(words, lemma).Tags |= tag;
        if (tag == Tag.Noun) Entry(words, Inflection.Third(lemma)).Tags |= tag;
    }

    private static void Form(Dictionary<string, WordInfo> words, string form, string lemma, VerbForms kind)
    {
        var entry = Entry(words, form);
        entry.Tags |= Tag.Verb;
        entry.Lemma ??= lemma;
        if (entry.Lemma == lemma) entry.Forms |= kind;
    }

    private static void AddSpeech(Dictionary<string, WordInfo> words, string[] row)
    {
        foreach (var lemma in row[1].Split(' '))
        {
            if (!words.TryGetValue(lemma, out var known) || known.Lemma is null)
                AddVerb(words, [lemma, .. SpeechForms(lemma)]);
            foreach (var entry in words.Values.Where(e => e.Lemma == lemma))
                (entry.Tags, entry.Speech) = (entry.Tags | Tag.Speech, Enum.Parse<SpeechKind>(row[0], ignoreCase: true));
        }
    }

    private static string[] SpeechForms(string lemma) =>
        lemma switch
        {
            "say" => ["said", "said", ""],
            "tell" => ["told", "told", ""],
            "admit" => ["admitted", "admitted", ""],
            "swear" => ["swore", "sworn", ""],
            "write" => ["wrote", "written", ""],
            "think" => ["thought", "thought", ""],
            "rebut" => ["rebutted", "rebutted", ""],
            "quote" or "report" or "claim" or "comment" or "mention" or "doubt" or "recount" or "post" or "note" or "tweet" or "boast" =>
            [
                "",
                "",
                "noun",
            ],
            _ => ["", "", ""],
        };

    private static void AddActors(Dictionary<string, WordInfo> words, string[] row)
    {
        foreach (var word in row[1].Split(' '))
        {
            var entry = Entry(words, word);
            (entry.Tags, entry.Actor) = (entry.Tags | Tag.Actor, Enum.Parse<ActorClass>(row[0], ignoreCase: true));
        }
    }

    private static void AddPlaces(Dictionary<string, WordInfo> words, string[] row)
    {
        foreach (var word in row[1].Split(' '))
        {
            var entry = Entry(words, word);
            (entry.Tags, entry.Place) = (entry.Tags | Tag.Place, Enum.Parse<PlaceKind>(row[0], ignoreCase: true));
        }
    }

    private static WordInfo Entry(Dictionary<string, WordInfo> words, string word)
    {
        if (!words.TryGetValue(word, out var entry)) words[word] = entry = new WordInfo { Spelling = word.ToLowerInvariant() };
        return entry;
    }
}

/// <summary>What becomes of a change of control under a governing word.</summary>
internal enum Effect
{
    Fact,
    Claimed,
    Attempted,
    Planned,
    Threatened,
    Repelled,
    Denied,
}
