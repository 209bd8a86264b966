using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Finds the names in a text that are places: names that the text itself calls places, names that the tagger takes for places,
/// and names of the gazetteer that are hardly anything else.
/// </summary>
public sealed class PlaceSpotter(PlaceIndex gazetteer)
{
    private const int LongestName = 6;
    private const int LongestPreposition = 2;
    private const int LargeFrom = 100_000;
    private const double Doubtful = 3 * TaggerModel.Unit;

    private readonly PlainPlaces _plain = new(gazetteer);
    private readonly Company _company = new(new PlaceLookup(gazetteer));

    /// <summary>The places of <paramref name="text"/> outside the tokens that <paramref name="taken"/> marks, in order, without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that are part of other names.</param>
    /// <param name="tagged">What the tagger found, in order.</param>
    public IReadOnlyList<PlaceSpan> Spot(AnalysedText text, bool[] taken, IReadOnlyList<TaggedName> tagged)
    {
        var spans = new List<PlaceSpan>();
        var votes = new Votes(text.Tokens.Length);
        foreach (var name in tagged.SelectMany(n => Members(text, n))) votes.Add(name);
        var towns = new LocalNames(gazetteer, text);
        var impostors = new Impostors(gazetteer, text);
        foreach (var sentence in text.Sentences) SpotSentence(new SentenceView(text, sentence.First, sentence.Last, taken), votes, towns, impostors, spans);
        return spans;
    }

    /// <summary>"Anah and al-Qaim" and "Kapisa's Tagab" are two places, "Bosnia and Herzegovina" is one.</summary>
    private IEnumerable<TaggedName> Members(AnalysedText text, TaggedName name)
    {
        var and = name.Span.First + 1;
        while (and < name.Span.Last && !text.Is(and, "and") && text.Tokens[and].Kind != TokenKind.Possessive) and++;
        if (name.Class != NameClass.Place || and >= name.Span.Last || IsNamed(text, name.Span)) return [name];
        return [name with { Span = new NameSpan(name.Span.First, and - 1) }, name with { Span = new NameSpan(and + 1, name.Span.Last) }];
    }

    private void SpotSentence(SentenceView view, Votes votes, LocalNames towns, Impostors impostors, List<PlaceSpan> into)
    {
        var names = Names(view, votes);
        PlaceCues.Apply(view, names);
        names = names.ConvertAll(n => IsOfCountry(view, n) ? n with { Cue = null } : n);
        var places = names.ConvertAll(n => IsTown(view, votes, towns, n.Span) || (IsPlace(view, votes, n) && !impostors.Has(view, n)));
        _company.Admit(view, names, places, n => IsUnclaimed(view, votes, n) && !impostors.Has(view, n));
        into.AddRange(names.Where((_, i) => places[i]));
    }

    /// <summary>Nothing is seen there, or a person that the tagger doubts.</summary>
    private static bool IsUnclaimed(SentenceView view, Votes votes, PlaceSpan name) =>
        votes[name.Span.First] is not { } vote || (vote.Class == NameClass.Person && vote.Span == name.Span && vote.Margin < Doubtful && !Whereabouts.IsPerson(view.Text, name.Span));

    private bool IsPlace(SentenceView view, Votes votes, PlaceSpan name) =>
        (name.Tagged && !IsThing(view, name) && !IsDirection(view, name)) || (name.Cue is { } cue && (cue != PlaceKind.Unknown || !IsPartOfOther(votes, name.Span))) || (name.Known && !IsDirection(view, name) && (MayBePlace(votes, name.Span) || IsOwnDivision(view, votes, name.Span) || _plain.Has(view, votes[name.Span.First], name.Span)) && PlaceContext.Allows(view, name.Span));

    /// <summary>"central Mali town": some town of the country, whatever towns bear its name.</summary>
    private bool IsOfCountry(SentenceView view, PlaceSpan name)
    {
        if (name.Cue is not (PlaceKind.Town or PlaceKind.Village) || !PlaceWords.IsDirection(view.Text.Span(Math.Max(view.First, name.Span.First - 1)))) return false;
        var matches = gazetteer.Named(name.Span.KeyIn(view.Text));
        while (matches.MoveNext())
        {
            if (matches.Current.Kind == PlaceKind.Country && !matches.ByOtherName) return true;
        }

        return false;
    }

    /// <summary>"Duxbury police": a town whatever the tagger takes its name for, where nothing says that a person is meant.</summary>
    private static bool IsTown(SentenceView view, Votes votes, LocalNames towns, NameSpan name) =>
        towns.Has(view.Text, name) && (votes[name.First] is not { } vote || vote.Span == name) && !Whereabouts.IsPerson(view.Text, name) && PlaceContext.Allows(view, name);

    /// <summary>"Western leaders", "the East": provinces of that name are called provinces.</summary>
    private static bool IsDirection(SentenceView view, PlaceSpan name) =>
        name is { Cue: null, Span.Count: 1 } && PlaceWords.IsDirection(view.Text.Span(name.Span.First));

    /// <summary>"the Golden Plum": an unknown name with an article and without a word for its kind is a thing.</summary>
    private bool IsThing(SentenceView view, PlaceSpan name) =>
        (view.Is(name.Span.First - 1, "the") || view.Is(name.Span.First - 1, "a")) && PlaceWords.Kind(view.Text.Span(name.Span.Last)) is null && !IsNamed(view, name.Span);

    /// <summary>"Dhaka University area" is no place of the name Dhaka.</summary>
    private static bool IsPartOfOther(Votes votes, NameSpan span) => votes[span.First] is { } name && name.Span != span;

    /// <summary>A province or district of a list by hand that the tagger takes for an organisation ("Qesran 1 1 1"): the list knows better.</summary>
    private bool IsOwnDivision(SentenceView view, Votes votes, NameSpan span)
    {
        if (votes[span.First] is not { Class: NameClass.Organisation } vote || vote.Span != span) return false;
        var matches = gazetteer.Named(span.KeyIn(view.Text));
        while (matches.MoveNext())
        {
            if (matches.Current is { Curated: true, Kind: PlaceKind.Admin1 or PlaceKind.District } && !matches.ByOtherName) return true;
        }

        return false;
    }

    /// <summary>The tagger sees no other name there, or one it doubts.</summary>
    private static bool MayBePlace(Votes votes, NameSpan span) => MayBePlace(votes[span.First], span) && MayBePlace(votes[span.Last], span);

    private static bool MayBePlace(TaggedName? vote, NameSpan span) => vote is not { } name || (name.Span == span && name.Margin < Doubtful);

    /// <summary>Names that are places, and others for which a cue may still speak.</summary>
    private List<PlaceSpan> Names(SentenceView view, Votes votes)
    {
        var names = new List<PlaceSpan>();
        for (var at = view.First; at <= view.Last; at++)
        {
            if (Name(view, votes, at) is not { } name) continue;
            names.Add(name);
            at = name.Span.Last;
        }

        return names;
    }

    private PlaceSpan? Name(SentenceView view, Votes votes, int at)
    {
        if (Site(view, at) is { } site) return new PlaceSpan(site) { Known = true, Tagged = true };
        var vote = votes[at];
        if (vote is null && WithArticle(view, votes, at) is { } whole) return whole;
        if (vote is { Class: NameClass.Place } place && place.Span.First == at && !view.IsTaken(at) && !IsList(view, place.Span)) return Trimmed(view, Completed(view, place.Span)) is { } trimmed ? new PlaceSpan(trimmed) { Tagged = true } : null;
        if (vote is { Class: not NameClass.Place } other && other.Span.First < at) return null;
        if (!view.MayBeginName(at)) return null;
        if (Known(view, at) is { } known) return new PlaceSpan(known) { Known = true, Tagged = vote is { Class: NameClass.Place } };
        return view.Text.Tokens[at].Shape == TokenShape.None ? null : new PlaceSpan(view.RunFrom(at));
    }

    /// <summary>"al-Sukhna": the tagger saw the place behind the article.</summary>
    private static PlaceSpan? WithArticle(SentenceView view, Votes votes, int at) =>
        view.IsHyphen(at + 1) && view.MayBeginName(at) && view.Has(at + 2) && votes[at + 2] is { Class: NameClass.Place } place && place.Span.First == at + 2
            ? new PlaceSpan(new NameSpan(at, place.Span.Last)) { Tagged = true }
            : null;

    /// <summary>Several names in a row without a comma: "Darqad Yangi Qala".</summary>
    private bool IsList(SentenceView view, NameSpan span) =>
        Known(view, span.First) is { } first && first.Last < span.Last && !IsNamed(view, span) &&
        view.MayBeginName(first.Last + 1) && Known(view, first.Last + 1) is { } second && second.Last == span.Last;

    /// <summary>"Az" of "Az Zaylah", "Keran" of "Keran-wa-Munjan": what stands before an article or a particle goes on behind it.</summary>
    private static NameSpan Completed(SentenceView view, NameSpan span)
    {
        var last = span.Last;
        if (Articles.IsArabic(view.Text.Span(last)) && IsCapital(view, last + 1)) return new NameSpan(span.First, view.RunFrom(last).Last);
        while (view.IsHyphen(last + 1) && view.Has(last + 4) && view.IsHyphen(last + 3) && PlaceWords.IsParticle(view.Text.Span(last + 2)) && IsCapital(view, last + 4)) last += 4;
        return span with { Last = last };
    }

    private static bool IsCapital(SentenceView view, int token) => view.Has(token) && view.Text.Tokens[token].IsCapitalised && !view.IsTaken(token);

    /// <summary>The name without the kind of place at its end or its beginning: "Takhar Province", "Mount", "City of"; null when none is left, as of the "Al" of "Al-Trirat".</summary>
    private NameSpan? Trimmed(SentenceView view, NameSpan span)
    {
        var (first, last) = (span.First, span.Last);
        while (first < last && (view.IsTaken(last) || view.IsHyphen(last))) last--;
        while (first < last && NotNames.Contains(view.Text.Span(first)) && !IsNamed(view, new NameSpan(first, last))) first++;
        if (last > first && !IsNamed(view, new NameSpan(first, last)) && PlaceWords.Kind(view.Text.Span(last)) is PlaceKind.District or PlaceKind.Admin1 or PlaceKind.City or PlaceKind.Town or PlaceKind.Village) last--;
        if (last > first && (view.Is(first, "barangay") || view.Is(first, "brgy"))) first++;
        if (last > first && view.Is(first, ".")) first++;
        while (last > first && PlaceCues.IsOfLocalGovernmentArea(view, last)) last--;
        if (last > first && PlaceWords.IsDirection(view.Text.Span(first)) && !PlaceWords.IsCompassPoint(view.Text.Span(first)) && !IsPartOfName(view, first, last) && !IsNamed(view, new NameSpan(first, last)) && IsNamed(view, new NameSpan(first + 1, last))) first++;
        if (last > first && !IsNamed(view, new NameSpan(first, last)) && _plain.WordsOfPlaceBefore(view, new NameSpan(first, last)) is var words and > 0) last = first + words - 1;
        if (first == last && Articles.IsArabic(view.Text.Span(first)) && view.IsHyphen(first + 1)) return null;
        return first == last && NotNames.Contains(view.Text.Span(first)) ? null : new NameSpan(first, last);
    }

    /// <summary>"Upper Meru state" is its own place, "northern Aleppo province" is not.</summary>
    private static bool IsPartOfName(SentenceView view, int first, int last) =>
        !view.Text.Span(first).EndsWith("ern", StringComparison.OrdinalIgnoreCase) && view.Has(last + 1) && PlaceWords.Kind(view.Text.Span(last + 1)) is PlaceKind.District or PlaceKind.Admin1;

    private bool IsNamed(SentenceView view, NameSpan span) => IsNamed(view.Text, span);

    private bool IsNamed(AnalysedText text, NameSpan span) => gazetteer.Named(span.KeyIn(text)).Any();

    private NameSpan? Known(SentenceView view, int first)
    {
        NameSpan? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last <= view.Last && last < first + (2 * LongestName) && view.MayStandInName(last, first); last++)
        {
            if (!view.Text.Tokens[last].IsWord) continue;
            key = key.With(view.Text.Span(last));
            var span = new NameSpan(first, last);
            if (key.Letters >= 2 && IsStrong(key) && view.LooksLikeName(span, key.Letters)) longest = span;
        }

        return longest;
    }

    /// <summary>A hand-kept name that ends in words of lower case: "Sirvak copper mine". What runs together with "to" or "of" is none: "lost Baga to" is not Bagato.</summary>
    private NameSpan? Site(SentenceView view, int first)
    {
        if (!view.Text.Tokens[first].IsCapitalised) return null;
        NameSpan? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last <= view.Last && last < first + LongestName && !view.IsTaken(last) && view.Text.Tokens[last].IsWord; last++)
        {
            key = key.With(view.Text.Span(last));
            if (view.Text.Tokens[last].Shape == TokenShape.Lower && view.Text.Tokens[last].Length > LongestPreposition && gazetteer.HasCurated(key)) longest = new NameSpan(first, last);
        }

        return longest;
    }

    /// <summary>True for names that are places without further evidence: countries, divisions, hand-kept places, large cities.</summary>
    private bool IsStrong(NameKey key)
    {
        var matches = gazetteer.Named(key);
        while (matches.MoveNext())
        {
            if (matches.Current.Curated || (!matches.ByOtherName && matches.Current.Population >= LargeFrom)) return true;
            if (matches.Current.Kind == PlaceKind.Admin1 && (!matches.ByOtherName || key.Letters > 4)) return true;
        }

        return false;
    }
}
