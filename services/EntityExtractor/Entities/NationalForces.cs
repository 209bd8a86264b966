using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>A country's forces or government by its adjective: "Iraqi federal police", "the Malian army", "Syrian government".</summary>
public sealed record NationalForce(NameSpan Span, string Country, string Canonical, EntityType Type)
{
    public string Id => $"{(Type == EntityType.ArmedGroup ? "forces" : "government")}:{Country.ToLowerInvariant()}";
}

/// <summary>Finds national forces that no catalogue lists.</summary>
public static class NationalForces
{
    private static readonly FrozenSet<string> Forces = PlaceWords.Set(
        "army forces troops military police soldiers navy commandos guards gendarmerie airforce marines"
    );
    private static readonly FrozenSet<string> Governments = PlaceWords.Set("government regime authorities parliament");
    private static readonly FrozenSet<string> Portfolios = PlaceWords.Set(
        "defense defence interior foreign health oil finance justice planning education transport energy agriculture information"
    );
    private static readonly FrozenSet<string> Between = PlaceWords.Set(
        "national security government federal local border armed special defense defence air state ground military police regime coast army"
    );

    /// <summary>The force whose name begins at <paramref name="first"/>; null when none does.</summary>
    public static NationalForce? At(AnalysedText text, int first, int end)
    {
        if (!text.Tokens[first].IsCapitalised || IsPartOfAdjective(text, first)) return null;
        var (country, at) = Adjective(text, first, end);
        if (country is null)
            return null;
        if (at < end && PlaceWords.Has(Portfolios, text.Span(at)) && text.Is(at + 1, "ministry"))
            return new NationalForce(new NameSpan(first, at + 1), country, new NameSpan(first, at + 1).TextIn(text), EntityType.Government);
        for (var between = 0; at <= end && between < 4; at++, between++)
        {
            if (at < end && PlaceWords.Has(Between, text.Span(at)) && Continues(text, at + 1)) continue;
            return Head(text, new NameSpan(first, at), country);
        }

        return null;
    }

    /// <summary>"the pro-Velmarian government" is another country's.</summary>
    private static bool IsPartOfAdjective(AnalysedText text, int first) => first > 1 && text.IsInnerHyphen(first - 1);

    private static bool Continues(AnalysedText text, int at) =>
        PlaceWords.Has(Between, text.Span(at)) || PlaceWords.Has(Forces, text.Span(at)) || text.Is(at, "force") || text.Is(at, "guard");

    private static NationalForce? Head(AnalysedText text, NameSpan span, string country)
    {
        var head = text.Span(span.Last);
        var type =
            PlaceWords.Has(Forces, head) || (span.Count > 2 && (text.Is(span.Last, "force") || text.Is(span.Last, "guard"))) ? EntityType.ArmedGroup
            : PlaceWords.Has(Governments, head) ? EntityType.Government
            : (EntityType?)null;
        return type is { } found ? new NationalForce(span, country, span.TextIn(text), found) : null;
    }

    private static (string? Country, int Next) Adjective(AnalysedText text, int first, int end)
    {
        if (first < end && Demonyms.BuiltIn.CountryOf(text.Text.AsSpan(text.Tokens[first].Start..text.Tokens[first + 1].End)) is { } two)
            return (two, first + 2);
        return (Demonyms.BuiltIn.CountryOf(text.Span(first)), first + 1);
    }
}
