using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Somebody says something: the words <c>[First, Last]</c> are what is said.</summary>
/// <param name="Speaker">As spelt, article left out; null when nobody is named ("it was reported").</param>
internal sealed record Attribution(SpeechKind Kind, string? Speaker, int SpeakerFirst, int SpeakerLast, int First, int Last, int Verb)
{
    /// <summary>Where the text tells who the speaker is, when these words ("the statement", a surname) do not; null when they do or nobody
    /// does.</summary>
    public Introduction? Introduced { get; init; }

    /// <summary>The group, government, monitor or outlet that the speaker's words name; null when they name none that is known.</summary>
    public EntityMention? Party { get; init; }

    /// <summary>The words name an armed group that is no state's.</summary>
    public bool IsOfGroup => Party is { Type: EntityType.ArmedGroup } group && !StateSides.Owns(group);

    public bool Covers(int word) => word >= First && word <= Last;
}

/// <summary>A speaker told with an office or a side, earlier in the text.</summary>
internal sealed record Introduction(Reading.SentenceReading Reading, Attribution Said);
