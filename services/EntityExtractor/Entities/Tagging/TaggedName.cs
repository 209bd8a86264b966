using Ingestion.EntityExtractor.Places;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>A name that the tagger found.</summary>
/// <param name="Span">Its tokens.</param>
/// <param name="Class">What it names.</param>
/// <param name="Margin">How far its class leads over the next, averaged over its tokens, in the model's units; never negative.</param>
public readonly record struct TaggedName(NameSpan Span, NameClass Class, double Margin);
