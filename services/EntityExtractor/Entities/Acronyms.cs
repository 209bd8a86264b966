using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>
/// Acronyms that a text itself introduces: "the Valley Relief Committee (VRC)", "VRC, the Valley Relief Committee",
/// "the VRC (Valley Relief Committee)". From there on the acronym is the organisation, wherever it stands in the text.
/// </summary>
internal sealed class Acronyms
{
    private const int Longest = 10;

    private readonly AnalysedText _text;
    private readonly Dictionary<string, EntityMention> _introduced = new(StringComparer.Ordinal);

    /// <param name="text">The text.</param>
    /// <param name="entities">Its names; the organisations and groups among them may have an acronym.</param>
    public Acronyms(AnalysedText text, IEnumerable<EntityMention> entities)
    {
        _text = text;
        foreach (var entity in entities.Where(e => e.Type != EntityType.Person))
        {
            if (Of(entity) is { } acronym) _introduced.TryAdd(_text.Span(acronym).ToString(), entity);
        }
    }

    /// <summary>Nothing is introduced in most texts.</summary>
    public bool Any => _introduced.Count > 0;

    /// <summary>The organisation that a token is the acronym of; null when it is none.</summary>
    public EntityMention? At(int token) =>
        _introduced.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_text.Span(token), out var whole) ? whole : null;

    /// <summary>Joins the mentions of acronyms to their organisations and adds those that nothing has taken.</summary>
    public void Join(List<EntityMention> entities, bool[] taken)
    {
        for (var i = 0; i < entities.Count; i++)
        {
            if (entities[i].Id is null && _introduced.TryGetValue(entities[i].Text, out var whole))
                entities[i] = Mentions.Again(whole, entities[i].Text, entities[i].Start);
        }

        for (var at = 0; at < taken.Length; at++)
        {
            if (taken[at] || At(at) is not { } whole) continue;
            taken[at] = true;
            entities.Add(Mentions.Again(whole, _text.Span(at).ToString(), _text.Tokens[at].Start));
        }
    }

    /// <summary>The token that stands as the acronym of a name behind or before it; null when none does.</summary>
    private int? Of(EntityMention entity)
    {
        var name = new NameSpan(_text.TokenAt(entity.Start), _text.TokenAt(entity.End - 1));
        if (Opens(name.Last + 1) && Closes(name.Last + 3) && IsAcronymOf(name.Last + 2, name)) return name.Last + 2;
        var before = Is(name.First - 1, "the") ? name.First - 2 : name.First - 1;
        var joined = (Opens(before) && Closes(name.Last + 1)) || (Is(before, ",") && EndsApposition(name.Last + 1));
        return joined && IsAcronymOf(before - 1, name) ? before - 1 : null;
    }

    /// <summary>Capitals and digits that are the first letters of the name's words, of which only small ones may be left out.</summary>
    private bool IsAcronymOf(int token, NameSpan name)
    {
        if (
            !Has(token) || _text.Tokens[token] is not { IsWord: true, Length: >= 2 and <= Longest, Shape: TokenShape.AllCapitals or TokenShape.Mixed }
        )
            return false;
        var letters = _text.Span(token);
        var next = 0;
        for (var at = name.First; at <= name.Last; at++)
        {
            if (!_text.Tokens[at].IsWord) continue;
            var fits = next < letters.Length && char.ToUpperInvariant(letters[next]) == char.ToUpperInvariant(_text.Span(at)[0]);
            if (fits) next++;
            else if (_text.Tokens[at].IsCapitalised) return false;
        }

        return next == letters.Length;
    }

    private bool Opens(int at) => Is(at, "(");

    private bool Closes(int at) => Is(at, ")");

    private bool EndsApposition(int at) => !Has(at) || _text.Span(at) is "," or "." or ";" or ")" or "\u2013" or "\u2014";

    private bool Is(int at, string word) => Has(at) && _text.Is(at, word);

    private bool Has(int at) => at >= 0 && at < _text.Tokens.Length;
}
