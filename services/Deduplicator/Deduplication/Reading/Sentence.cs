using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>A sentence that has words.</summary>
/// <param name="Span">Where it stands, in UTF-16 units.</param>
/// <param name="Number">0 for the first of its text, and so on.</param>
internal readonly record struct Sentence(TextSpan Span, Stretch Words, int Number);
