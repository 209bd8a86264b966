using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>The province of a place: what its own phrase says, the gazetteer, the sentence, or the province that the text spoke of last.</summary>
internal sealed class Provinces(ArticleReading article)
{
    /// <summary>Kilometres or miles within which a known place's province is taken for its neighbour's.</summary>
    private const int Near = 60;

    private readonly Lazy<List<(string Name, int Sentence)>> _told = new(() => Told(article));

    public string? Of(Change change, PlaceRef place)
    {
        if (change.Tellings.Select(t => t.Report.Place.Admin1).FirstOrDefault(a => a is not null) is { } said) return Canonical(said);
        if (place.Kind == PlaceKind.Admin1) return place.Mention?.Admin1 ?? place.Name;
        if (place.Mention is { Id: not null, Admin1: { } known }) return known;
        return Beside(change) ?? place.Mention?.Admin1 ?? InSentence(change, place.Mention?.Country) ?? Before(change);
    }

    /// <summary>"Maidan Wardak" is told as Wardak, where the gazetteer knows the spelling.</summary>
    private string Canonical(string told) =>
        article.Names.PlaceNamed(told) is { Id: not null, Kind: PlaceKind.Admin1 } province ? province.Admin1 ?? province.Name : told;

    /// <summary>"X, south of Y", "X near Y": where a known neighbour lies.</summary>
    private string? Beside(Change change)
    {
        foreach (var telling in change.Tellings.Where(t => t.Report.Place is { IsNamed: true, PointsBack: false } && t.Report.Evidence is null))
        {
            var sentence = telling.Report.Reading;
            var word = sentence.Text.TokenAt(telling.Report.Place.End - 1) - sentence.Sentence.First + 1;
            for (var w = word; w > 0 && w < Math.Min(sentence.Words.Length - 1, word + 9); w++)
            {
                if (sentence.ChunkAt(sentence.ChunkOf(w))?.Kind is Reading.ChunkKind.Verb or Reading.ChunkKind.Break)
                    break;
                if (sentence[w].Lower is not ("near" or "outside") && !(sentence[w].Lower is "of" or "from" && IsDirection(sentence[w - 1].Lower)))
                    continue;
                if (IsFar(sentence, w))
                    return null;
                if (
                    article.Names.PlaceAt(sentence.StartOf(w + 1), sentence.EndOf(w + 1))
                        is { Id: not null, Kind: not PlaceKind.Country, Admin1: { } near } beside
                    && !Guesses.Is(beside)
                )
                    return near;
            }
        }

        return null;
    }

    /// <summary>"110 km north-east of X": no neighbour of it.</summary>
    private static bool IsFar(SentenceReading sentence, int preposition)
    {
        for (var w = preposition - 1; w > 0 && w >= preposition - 6; w--)
        {
            if (sentence[w].IsNumber && int.TryParse(sentence[w].Lower.TrimEnd('k', 'm'), out var distance)) return distance > Near;
        }

        return false;
    }

    private static bool IsBehindFar(SentenceReading sentence, PlaceMention place)
    {
        var before = sentence.Text.TokenAt(place.Start) - sentence.Sentence.First - 1;
        return before > 0 && sentence[before].Lower is "of" or "from" && IsFar(sentence, before);
    }

    private static bool IsDirection(string word) =>
        word is "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast" or "southwest" or "kilometres" or "kilometers"
                or "km" or "miles" or "outskirts";

    private string? InSentence(Change change, string? country)
    {
        foreach (var telling in change.Tellings)
        {
            var names = _told
                .Value.Where(p => p.Sentence == telling.Report.Reading.Index)
                .Select(p => p.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            if (names.Count == 1)
                return names[0];
            if (names.Count == 0 && Shared(telling.Report.Reading, country) is { } shared)
                return shared;
        }

        return null;
    }

    /// <summary>The province that all known places of the sentence lie in; where it was written does not count, nor another country than the
    /// place's.</summary>
    private string? Shared(SentenceReading sentence, string? country)
    {
        var known = article
            .Names.PlacesIn(sentence.Sentence.Start, sentence.Sentence.End)
            .Where(p =>
                p is { Id: not null, Kind: not PlaceKind.Country }
                && (country is null || p.Country == country)
                && !Datelines.Holds(sentence, sentence.Text.TokenAt(p.Start) - sentence.Sentence.First)
                && !Guesses.Is(p)
                && !IsBacker(sentence, p)
                && !IsBehindFar(sentence, p)
            )
            .Select(p => p.Admin1)
            .Distinct()
            .Take(2)
            .ToList();
        return known.Count == 1 ? known[0] : null;
    }

    /// <summary>"Ankara-backed", "Kyiv says".</summary>
    private static bool IsBacker(SentenceReading sentence, PlaceMention place) =>
        Speaks(sentence, sentence.Text.TokenAt(place.End - 1) - sentence.Sentence.First + 1)
        || place.End < sentence.Text.Text.Length && sentence.Text.Text[place.End] is '-' or '’' or '\'';

    private static bool Speaks(SentenceReading sentence, int word) =>
        word > 0 && word < sentence.Words.Length && sentence[word].Is(Tag.Speech) && sentence[word].Is(Tag.Verb);

    /// <summary>The last province told up to the telling, or the first one of the text.</summary>
    private string? Before(Change change)
    {
        var at = change.Tellings[0].Report.Reading.Index;
        var before = _told.Value.LastOrDefault(p => p.Sentence <= at).Name;
        return before ?? _told.Value.FirstOrDefault().Name;
    }

    private static List<(string, int)> Told(ArticleReading article)
    {
        var told = new List<(string, int)>();
        foreach (var sentence in article.Sentences)
        {
            for (var w = 0; w < sentence.Words.Length; w++)
            {
                if (
                    (IsProvinceWord(article, sentence, w) ? NameBeside(sentence, w) : HolderOfDistricts(sentence, w) ?? Governed(sentence, w)) is
                    { } name
                )
                    told.Add((name, sentence.Index));
            }
        }

        return told;
    }

    private static bool IsProvinceWord(ArticleReading article, SentenceReading sentence, int word) =>
        sentence[word].Is(Tag.Place)
        && sentence[word].Info.Place == PlaceKind.Admin1
        && !sentence[word].Lower.EndsWith('s')
        && sentence[word].Lower != "region"
        && article.Names.EntityAt(sentence.StartOf(word), sentence.EndOf(word)) is null;

    /// <summary>"Hirosht's 18 districts".</summary>
    private static string? HolderOfDistricts(SentenceReading sentence, int word)
    {
        if (sentence[word].Lower != "districts" || sentence.ChunkAt(sentence.ChunkOf(word)) is not { } chunk) return null;
        for (var w = word - 1; w > chunk.First; w--)
        {
            if (sentence[w].IsPossessive)
                return NameRuns
                    .Of(sentence, chunk.First, w - 1)
                    .Select(r => r.Last == w - 1 ? sentence.TextOf(r.First, r.Last) : null)
                    .LastOrDefault();
        }

        return null;
    }

    /// <summary>"the governor of Norkand".</summary>
    private static string? Governed(SentenceReading sentence, int word)
    {
        if (
            sentence[word].Lower != "governor"
            || word + 2 >= sentence.Words.Length
            || sentence[word + 1].Lower != "of"
            || (word > 0 && sentence[word - 1].Is(Tag.Place))
        )
            return null;
        var next = sentence.ChunkAt(sentence.ChunkOf(word + 2))!;
        foreach (var run in NameRuns.Of(sentence, word + 2, next.Last))
            return sentence[next.Last].Is(Tag.Place) ? null : sentence.TextOf(run.First, run.Last);
        return null;
    }

    /// <summary>"Norkand province", "province of Norkand".</summary>
    private static string? NameBeside(SentenceReading sentence, int word)
    {
        var chunk = sentence.ChunkAt(sentence.ChunkOf(word))!;
        foreach (var run in Enumerable.Reverse(NameRuns.Of(sentence, chunk.First, word - 1)))
        {
            if (run.Last == word - 1) return sentence.TextOf(run.First, run.Last);
        }

        if (word + 2 >= sentence.Words.Length || sentence[word + 1].Lower != "of") return null;
        var next = sentence.ChunkAt(sentence.ChunkOf(word + 2))!;
        foreach (var run in NameRuns.Of(sentence, word + 2, next.Last)) return sentence.TextOf(run.First, run.Last);
        return null;
    }
}
