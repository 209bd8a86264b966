using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Which sides of the catalogue are states.</summary>
internal static class StateSides
{
    public static bool Has(string? side) => side is "government" or "foreign" or "russia" or "ukraine" or "israel" or "iran" or "turkey" or "azerbaijan" or "armenia" or "china";

    /// <summary>A state's forces, government or outlet; a country's forces by its adjective have no side of their own, and "Joint Operations Command" may be unknown.</summary>
    public static bool Owns(EntityMention party) => Has(party.Side) || party.Id is { } id && (id.StartsWith("forces:", StringComparison.Ordinal) || id.StartsWith("government:", StringComparison.Ordinal)) || party.Id is null && IsCommand(party.Text);

    private static bool IsCommand(string text) => Array.Exists(text.Split(' '), w => w is "Command" or "Staff" or "Headquarters");
}
