using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Somebody says something: the words <c>[First, Last]</c> are what is said.</summary>
/// <param name="Speaker">As spelt, article left out; null when nobody is named ("it was reported").</param>
internal sealed record Attribution(SpeechKind Kind, string? Speaker, int SpeakerFirst, int SpeakerLast, int First, int Last, int Verb)
{
    public bool Covers(int word) => word >= First && word <= Last;
}
