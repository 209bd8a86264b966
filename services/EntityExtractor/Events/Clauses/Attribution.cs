using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Somebody says something: the words <c>[First, Last]</c> are what is said.</summary>
/// <param name="Speaker">As spelt, article left out; null when nobody is named ("it was reported").</param>
internal sealed record Attribution(SpeechKind Kind, string? Speaker, int SpeakerFirst, int SpeakerLast, int First, int Last, int Verb)
{
    /// <summary>Where the text tells who the speaker is, when these words ("the statement", a surname) do not; null when they do or nobody does.</summary>
    public Introduction? Introduced { get; init; }

    /// <summary>The words name an armed group.</summary>
    public bool IsOfGroup { get; init; }

    public bool Covers(int word) => word >= First && word <= Last;
}

/// <summary>A speaker told with an office or a side, earlier in the text.</summary>
internal sealed record Introduction(Reading.SentenceReading Reading, Attribution Said);
