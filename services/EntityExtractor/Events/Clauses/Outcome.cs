using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>What a sentence makes of a change it tells: a fact, or something less.</summary>
/// <param name="Effect">Fact when nothing governs it.</param>
/// <param name="Because">The word that governs it.</param>
/// <param name="IsHearsay">"reportedly", "are said to have".</param>
internal readonly record struct Outcome(Effect Effect, string? Because = null, bool IsHearsay = false)
{
    public static Outcome Fact => new(Effect.Fact);

    public bool Happened => Effect is Effect.Fact or Effect.Claimed;
}
