using System.Collections.Frozen;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Gives last names the particle that belongs to them: "al-Orvani" where the tagger saw "Orvani".</summary>
internal static class LastNames
{
    private static readonly FrozenSet<string> Particles = PlaceWords.Set("al el bin ibn");

    /// <summary>The same names; an article with a hyphen always joins a person's name, a particle without one joins where a full name of the text has
    /// it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">Its names, in order.</param>
    /// <param name="taken">Tokens that are part of other names.</param>
    public static List<TaggedName> Complete(AnalysedText text, List<TaggedName> names, bool[] taken)
    {
        var covered = (bool[])taken.Clone();
        foreach (var name in names)
            covered.AsSpan(name.Span.First, name.Span.Count).Fill(true);
        var full = names
            .Where(n => n.Class == NameClass.Person && n.Span.Count > 2 && IsParticle(text, n.Span.Last - 1))
            .Select(n => Key(text, n.Span.Last - 1))
            .ToHashSet();
        return names.ConvertAll(n =>
            n.Class == NameClass.Person && Before(text, n.Span, full) is var first && !covered.AsSpan(first, n.Span.First - first).Contains(true)
                ? n with
                {
                    Span = n.Span with { First = first },
                }
                : n
        );
    }

    /// <summary>True for a last name with its particle: "al-Orvani", "bin Orvan".</summary>
    public static bool Is(AnalysedText text, NameSpan span) => span.Count switch
    {
        1 => true,
        2 => IsParticle(text, span.First),
        3 => text.IsInnerHyphen(span.First + 1) && Articles.IsArabic(text.Span(span.First)),
        _ => false,
    };

    private static int Before(AnalysedText text, NameSpan name, HashSet<(ulong, ulong)> full)
    {
        var first = name.First;
        if (first > 1 && text.IsInnerHyphen(first - 1) && Articles.IsArabic(text.Span(first - 2))) return first - 2;
        return first > 0 && name.Count == 1 && IsParticle(text, first - 1) && full.Contains(Key(text, first - 1)) ? first - 1 : first;
    }

    private static bool IsParticle(AnalysedText text, int at) => PlaceWords.Has(Particles, text.Span(at));

    private static (ulong Particle, ulong Last) Key(AnalysedText text, int particle) =>
        (NameKey.Of(text.Span(particle)).Value, NameKey.Of(text.Span(particle + 1)).Value);
}
