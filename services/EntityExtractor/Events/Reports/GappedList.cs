using Ingestion.EntityExtractor.Events.Dates;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"X was taken on Friday, and Y this morning": a second place with a time of its own, under the same verb.</summary>
internal sealed class GappedList(PlaceReader places)
{
    private const int Reach = 14;
    private const int TimeReach = 3;

    /// <summary>The further places and when they changed hands; empty for nearly every match.</summary>
    public IEnumerable<(PlaceRef Place, TimeExpression Time)> After(SentenceReading reading, Match match, IReadOnlyList<TimeExpression> times)
    {
        if (times.Count < 2 || !match.Place.Places.All(p => p.IsNamed)) yield break;
        var last = Math.Max(match.Last, match.Place.Last);
        for (var c = reading.ChunkOf(last) + 1; c + 1 < reading.Chunks.Length && reading.Chunks[c].First - last <= Reach; c++)
        {
            if (reading.Chunks[c].Kind is ChunkKind.Verb or ChunkKind.Break or ChunkKind.Subordinator or ChunkKind.Relative)
                yield break;
            if (
                reading.Chunks[c].Kind is not (ChunkKind.Conjunction or ChunkKind.Comma)
                || !times.Any(t => t.First > last && t.Last < reading.Chunks[c].First)
            )
                continue;
            if (places.Read(reading, reading.Chunks[c + 1].First, alone: true) is not { Places: [{ IsNamed: true, IsMinor: false } place] } phrase)
                continue;
            if (
                times.FirstOrDefault(t => t.First > phrase.Last && t.First <= phrase.Last + TimeReach) is not { } time
                || IsClause(reading, phrase.Last, time.Last)
            )
                continue;
            yield return (place, time);
            last = phrase.Last;
        }
    }

    /// <summary>A verb of its own makes it a clause of its own.</summary>
    private static bool IsClause(SentenceReading reading, int first, int last)
    {
        for (var c = reading.ChunkOf(first) + 1; c < reading.Chunks.Length && c <= reading.ChunkOf(last) + 1; c++)
        {
            if (reading.Chunks[c].Verb is not null) return true;
        }

        return false;
    }
}
