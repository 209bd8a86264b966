using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>
/// Finds the names in a text that are places: names that the text itself calls places, names that the tagger takes for places,
/// and names of the gazetteer that are hardly anything else.
/// </summary>
public sealed class PlaceSpotter
{
    private const double Doubtful = 3 * TaggerModel.Unit;

    private readonly PlaceIndex _gazetteer;
    private readonly KnownNames _known;
    private readonly PlainPlaces _plain;
    private readonly NameBounds _bounds;
    private readonly NameCandidates _candidates;
    private readonly Company _company;

    public PlaceSpotter(PlaceIndex gazetteer)
    {
        _gazetteer = gazetteer;
        _known = new(gazetteer);
        _plain = new(gazetteer);
        _bounds = new(_known, _plain);
        _candidates = new(_known, _bounds);
        _company = new(new PlaceLookup(gazetteer));
    }

    /// <summary>The places of <paramref name="text"/> outside the tokens that <paramref name="taken"/> marks, in order, without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that are part of other names.</param>
    /// <param name="tagged">What the tagger found, in order.</param>
    public IReadOnlyList<PlaceSpan> Spot(AnalysedText text, bool[] taken, IReadOnlyList<TaggedName> tagged)
    {
        var spans = new List<PlaceSpan>();
        var votes = new Votes(text.Tokens.Length);
        foreach (var name in tagged.SelectMany(n => _bounds.Members(text, n))) votes.Add(name);
        var towns = new LocalNames(_gazetteer, text);
        var impostors = new Impostors(_gazetteer, text);
        foreach (var sentence in text.Sentences)
            SpotSentence(new SentenceView(text, sentence.First, sentence.Last, taken), votes, towns, impostors, spans);
        return spans;
    }

    private void SpotSentence(SentenceView view, Votes votes, LocalNames towns, Impostors impostors, List<PlaceSpan> into)
    {
        var names = _candidates.Of(view, votes);
        PlaceCues.Apply(view, names);
        names = names.ConvertAll(n => IsOfCountry(view, n) ? n with { Cue = null } : n);
        var places = names.ConvertAll(n => IsTown(view, votes, towns, n.Span) || (IsPlace(view, votes, n) && !impostors.Has(view, n)));
        _company.Admit(view, names, places, n => IsUnclaimed(view, votes, n) && !impostors.Has(view, n));
        into.AddRange(names.Where((_, i) => places[i]));
    }

    /// <summary>Nothing is seen there, or a person that the tagger doubts.</summary>
    private static bool IsUnclaimed(SentenceView view, Votes votes, PlaceSpan name) =>
        votes[name.Span.First] is not { } vote
        || (vote.Class == NameClass.Person && vote.Span == name.Span && vote.Margin < Doubtful && !Whereabouts.IsPerson(view.Text, name.Span));

    private bool IsPlace(SentenceView view, Votes votes, PlaceSpan name) =>
        (name.Tagged && !IsThing(view, name) && !IsDirection(view, name))
        || (name.Cue is { } cue && (cue != PlaceKind.Unknown || !IsPartOfOther(votes, name.Span)))
        || (name.Known && !IsDirection(view, name) && IsUndisputed(view, votes, name.Span) && PlaceContext.Allows(view, name.Span));

    private bool IsUndisputed(SentenceView view, Votes votes, NameSpan name) =>
        MayBePlace(votes, name) || IsOwnDivision(view, votes, name) || _plain.Has(view, votes[name.First], name);

    /// <summary>"central Mali town": some town of the country, whatever towns bear its name.</summary>
    private bool IsOfCountry(SentenceView view, PlaceSpan name) =>
        name.Cue is PlaceKind.Town or PlaceKind.Village &&
        PlaceWords.IsDirection(view.Text.Span(Math.Max(view.First, name.Span.First - 1))) &&
        _gazetteer.Named(name.Span.KeyIn(view.Text)).AnyByFirstName(p => p.Kind == PlaceKind.Country);

    /// <summary>"Duxbury police": a town whatever the tagger takes its name for, where nothing says that a person is meant.</summary>
    private static bool IsTown(SentenceView view, Votes votes, LocalNames towns, NameSpan name) =>
        towns.Has(view.Text, name)
        && (votes[name.First] is not { } vote || vote.Span == name)
        && !Whereabouts.IsPerson(view.Text, name)
        && PlaceContext.Allows(view, name);

    /// <summary>"Western leaders", "the East": provinces of that name are called provinces.</summary>
    private static bool IsDirection(SentenceView view, PlaceSpan name) =>
        name is { Cue: null, Span.Count: 1 } && PlaceWords.IsDirection(view.Text.Span(name.Span.First));

    /// <summary>"the Golden Plum": an unknown name with an article and without a word for its kind is a thing.</summary>
    private bool IsThing(SentenceView view, PlaceSpan name) =>
        (view.Is(name.Span.First - 1, "the") || view.Is(name.Span.First - 1, "a"))
        && PlaceWords.Kind(view.Text.Span(name.Span.Last)) is null
        && !_known.Has(view.Text, name.Span);

    /// <summary>"Dhaka University area" is no place of the name Dhaka.</summary>
    private static bool IsPartOfOther(Votes votes, NameSpan span) => votes[span.First] is { } name && name.Span != span;

    /// <summary>A province or district of a list by hand that the tagger takes for an organisation ("Qesran 1 1 1"): the list knows better.</summary>
    private bool IsOwnDivision(SentenceView view, Votes votes, NameSpan span) =>
        votes[span.First] is { Class: NameClass.Organisation } vote && vote.Span == span &&
        _gazetteer.Named(span.KeyIn(view.Text)).AnyByFirstName(p => p is { Curated: true, Kind: PlaceKind.Admin1 or PlaceKind.District });

    /// <summary>The tagger sees no other name there, or one it doubts.</summary>
    private static bool MayBePlace(Votes votes, NameSpan span) => MayBePlace(votes[span.First], span) && MayBePlace(votes[span.Last], span);

    private static bool MayBePlace(TaggedName? vote, NameSpan span) => vote is not { } name || (name.Span == span && name.Margin < Doubtful);
}
