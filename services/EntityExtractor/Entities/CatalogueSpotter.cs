using System.Collections.Frozen;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Finds the names of a catalogue in a text, the longest first.</summary>
public sealed class CatalogueSpotter(Catalogue catalogue)
{
    /// <summary>In lower case they say what the name is and are no part of it: "Ember group", "Velma news agency".</summary>
    private static readonly FrozenSet<string> Tails = PlaceWords.Set("group groups movement militia militias rebels fighters agency newspaper");

    /// <summary>Every name of the catalogue in <paramref name="text"/>, without overlap, in order.</summary>
    public List<(NameSpan Span, CatalogueEntry Entry)> Spot(AnalysedText text)
    {
        var names = new List<(NameSpan, CatalogueEntry)>();
        foreach (var sentence in text.Sentences)
        {
            for (var at = sentence.First; at <= sentence.Last; at++)
            {
                if (!text.Tokens[at].IsWord || Longest(text, at, sentence.Last) is not { } found) continue;
                names.Add(found);
                at = found.Span.Last;
            }
        }

        return names;
    }

    private (NameSpan Span, CatalogueEntry Entry)? Longest(AnalysedText text, int first, int end)
    {
        (NameSpan Span, CatalogueEntry Entry)? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last <= end && last < first + Catalogue.LongestName; last++)
        {
            var token = text.Tokens[last];
            if (!MayStandInside(text, last)) break;
            key = key.With(text.Span(last));
            if (!catalogue.MayGoOn(key)) break;
            if (token.Kind == TokenKind.Punctuation) continue;
            var span = new NameSpan(first, last);
            if (
                catalogue.Named(key, text.Text.AsSpan(span.StartIn(text)..span.EndIn(text))) is { } entry
                && !IsTail(text, last, entry, longest?.Entry)
                && !IsOwnersPart(text, span)
            )
                longest = (span, entry);
        }

        return longest is { } named && text.Is(first, "the") && text.Tokens[first].Shape == TokenShape.Lower
            ? named with
            {
                Span = named.Span with { First = first + 1 },
            }
            : longest;
    }

    /// <summary>"the government of Velmaria's president" is the president's.</summary>
    private static bool IsOwnersPart(AnalysedText text, NameSpan name) =>
        name.Count > 2
        && text.Is(name.Last - 1, "of")
        && name.Last + 1 < text.Tokens.Length
        && text.Tokens[name.Last + 1].Kind == TokenKind.Possessive;

    private static bool IsTail(AnalysedText text, int token, CatalogueEntry entry, CatalogueEntry? shorter) =>
        entry == shorter && text.Tokens[token].Shape == TokenShape.Lower && PlaceWords.Has(Tails, text.Span(token));

    private static bool MayStandInside(AnalysedText text, int token) => text.Tokens[token].Kind switch
    {
        TokenKind.Word or TokenKind.Number or TokenKind.Possessive => true,
        _ => text.Span(token)[0] is '-' or '‐' or '‑' or '–' or '&' or '/' or '(' or ')' or '\'' or '’' or '.',
    };
}
