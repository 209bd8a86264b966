using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Where an article is written for: the places named by its outlet and its dateline.</summary>
internal sealed class Setting(PlaceIndex gazetteer)
{
    private const int LongestName = 3;
    private const int LargeFrom = 15_000;

    private static readonly string[] OutletWords = ["news", "times", "post", "daily", "herald", "tribune", "journal", "gazette", "press", "star", "sun", "the", "radio", "tv", "online", "today", "chronicle", "observer", "mail", "express", "morning", "evening", "agency", "network", "press", "weekly", "record", "review", "courier", "dispatch", "democrat", "republican", "enterprise", "leader", "register", "sentinel", "globe", "telegraph", "world", "independent", "standard", "reporter", "advocate", "examiner", "bulletin", "banner", "citizen"];

    /// <summary>Places of the outlet's and the dateline's name, one a name; several readings of a name are all given.</summary>
    public IReadOnlyList<Place> Of(string? outlet, string? dateline) => [.. Named(outlet).Concat(Named(dateline))];

    private IEnumerable<Place> Named(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return [];
        var text = AnalysedText.Of(words.Length > 200 ? words[..200] : words);
        var places = new List<Place>();
        for (var first = 0; first < text.Tokens.Count; first++)
        {
            if (!text.Tokens[first].IsCapitalised || OutletWords.Contains(text.Text[text.Tokens[first].Start..text.Tokens[first].End], StringComparer.OrdinalIgnoreCase)) continue;
            if (Longest(text, first) is not var (key, last)) continue;
            places.AddRange(Readings(key));
            first = last;
        }

        return places;
    }

    private (NameKey Key, int Last)? Longest(AnalysedText text, int first)
    {
        (NameKey, int)? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last < text.Tokens.Count && last < first + LongestName; last++)
        {
            key = key.With(text.Span(last));
            if (text.Tokens[last].IsWord && key.Letters > 2 && gazetteer.Named(key).Any()) longest = (key, last);
        }

        return longest;
    }

    /// <summary>The three largest places of the name: which of them it is, the article decides.</summary>
    private IEnumerable<Place> Readings(NameKey key)
    {
        var places = new List<Place>();
        var matches = gazetteer.Named(key);
        while (matches.MoveNext())
        {
            if (!matches.ByOtherName && (matches.Current.Curated || matches.Current.IsDivision || matches.Current.Population >= LargeFrom)) places.Add(matches.Current);
        }

        return places.OrderByDescending(p => p.IsDivision ? int.MaxValue : p.Population).Take(3);
    }
}
