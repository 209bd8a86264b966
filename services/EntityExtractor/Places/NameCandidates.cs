using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Names of a sentence that may be those of places.</summary>
internal sealed class NameCandidates(KnownNames known, NameBounds bounds)
{
    /// <summary>Names that are places, and others for which a cue may still speak.</summary>
    public List<PlaceSpan> Of(SentenceView view, Votes votes)
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
        if (known.SiteFrom(view, at) is { } site) return new PlaceSpan(site) { Known = true, Tagged = true };
        var vote = votes[at];
        if (vote is null && NameBounds.WithArticle(view, votes, at) is { } whole) return whole;
        if (vote is { Class: NameClass.Place } place && place.Span.First == at && !view.IsTaken(at) && !bounds.IsList(view, place.Span))
        {
            return bounds.Of(view, place.Span) is { } trimmed ? new PlaceSpan(trimmed) { Tagged = true } : null;
        }

        if (vote is { Class: not NameClass.Place } other && other.Span.First < at) return null;
        if (!view.MayBeginName(at)) return null;
        if (known.StrongFrom(view, at) is { } strong) return new PlaceSpan(strong) { Known = true, Tagged = vote is { Class: NameClass.Place } };
        return view.Text.Tokens[at].Shape == TokenShape.None ? null : new PlaceSpan(view.RunFrom(at));
    }
}
