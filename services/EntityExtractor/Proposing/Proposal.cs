using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>A name for the catalogue: the news has it often and the catalogue lacks it.</summary>
/// <param name="Name">Its most frequent spelling.</param>
/// <param name="Kind">What it was read as most often: a guess.</param>
/// <param name="Articles">How many articles that are no copies have it.</param>
/// <param name="Outlets">How many outlets wrote those; agencies count for those who print them.</param>
/// <param name="FirstSeen">When the oldest of them was published.</param>
/// <param name="LastSeen">When the newest of them was published.</param>
/// <param name="Sentence">A sentence of the newest.</param>
/// <param name="Article">The newest.</param>
/// <param name="Line">The line for a catalogue file (docs/places.md), to be corrected by a person.</param>
public sealed record Proposal(
    string Name,
    EntityType Kind,
    long Articles,
    long Outlets,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    string Sentence,
    ArticleId Article,
    string Line
);
