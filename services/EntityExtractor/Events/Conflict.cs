using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events;

/// <summary>Whether a text speaks of armed sides at all.</summary>
internal static class Conflict
{
    public static bool IsNamed(IReadOnlyList<SentenceReading> sentences, IReadOnlyList<EntityMention> entities) =>
        entities.Any(e => e.Type == EntityType.ArmedGroup) || sentences.Any(NamesArms);

    private static bool NamesArms(SentenceReading sentence)
    {
        foreach (var word in sentence.Words)
        {
            if (word.Info.Actor == ActorClass.NonState || word.Lower is "army" or "troops" or "soldiers" or "soldier" or "military" or "militia" or "militias" or "forces" or "fighters" or "paramilitary" or "paramilitaries" or "junta" or "battalion" or "brigade" or "commandos" or "garrison" or "mujahideen" or "battlegroup" or "militiamen" or "government" or "officials" or "police" or "war" or "siege" or "clashes" or "ceasefire" or "frontline" or "enemy" or "invasion") return true;
        }

        return false;
    }
}
