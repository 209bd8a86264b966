using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>In a report on sport a place's name without a preposition is its team: "Vesk beat Tarn 2-1", "Vesk's coach".</summary>
internal static class Teams
{
    private const int FewestSportWords = 4;

    private static readonly FrozenSet<string> Sport = PlaceWords.Set(
        "goal goals goalkeeper striker midfielder defender winger coach league cup championship trophy season match fixture kick-off half-time stadium penalty "
            + "scored scorer equaliser equalizer referee playoff playoffs quarterback touchdown innings wicket basketball football soccer hockey rugby cricket substitute teammates"
    );

    private static readonly FrozenSet<string> Locating = PlaceWords.Set(
        "in at near from to into outside around across of inside for towards toward through"
    );

    /// <summary>Adds the teams among <paramref name="places"/> to <paramref name="entities"/> and returns the other places.</summary>
    public static IReadOnlyList<PlaceSpan> Take(AnalysedText text, IReadOnlyList<PlaceSpan> places, List<EntityMention> entities)
    {
        if (places.Count == 0 || !IsSport(text)) return places;
        var others = new List<PlaceSpan>();
        foreach (var place in places)
        {
            if (place.Cue is null && IsTeam(text, place.Span)) entities.Add(Team(text, place.Span));
            else others.Add(place);
        }

        return others;
    }

    private static bool IsSport(AnalysedText text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < text.Tokens.Length && words.Count < FewestSportWords; at++)
        {
            if (PlaceWords.Has(Sport, text.Span(at))) words.Add(text.Span(at).ToString());
        }

        return words.Count >= FewestSportWords;
    }

    /// <summary>No preposition, no other name before a comma (a dateline) and no comma of an address beside it.</summary>
    private static bool IsTeam(AnalysedText text, NameSpan span)
    {
        var (before, after) = (span.First - 1, span.Last + 1);
        if (before >= 0 && PlaceWords.Has(Locating, text.Span(before)))
            return false;
        return !(after < text.Tokens.Length && text.Span(after) is "," or "(" or "-" or "–" or "—")
            && !(before >= 0 && text.Span(before) is "," or "(");
    }

    private static EntityMention Team(AnalysedText text, NameSpan span) => new()
    {
        Text = span.TextIn(text),
        Start = span.StartIn(text),
        End = span.EndIn(text),
        Type = EntityType.Organisation,
        Canonical = span.TextIn(text),
    };
}
