using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>A construction found in a sentence with its slots filled.</summary>
/// <param name="Last">Last word of the match.</param>
internal sealed record Match(Construction Construction, int Head, int Last, PlacePhrase Place, Actor? Gainer, Actor? Loser);
