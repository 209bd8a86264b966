using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Which sides of the catalogue are states.</summary>
internal static class StateSides
{
    public static bool Has(string? side) =>
        side is "government" or "foreign" or "russia" or "ukraine" or "israel" or "iran" or "turkey" or "azerbaijan" or "armenia" or "china";

    /// <summary>A state's forces, government or outlet; a country's forces by its adjective have no side of their own, and "Joint Operations Command"
    /// may be unknown.</summary>
    public static bool Owns(EntityMention party) =>
        Has(party.Side)
        || party.Id is { } id && (id.StartsWith("forces:", StringComparison.Ordinal) || id.StartsWith("government:", StringComparison.Ordinal))
        || party.Id is null && IsCommand(party.Text);

    /// <summary>"Joint Operations Command", "209th Karvan Corps".</summary>
    private static bool IsCommand(string text) =>
        text is "Army" or "Armed Forces" or "Military"
        || Array.Exists(text.Split(' '), w => w is "Command" or "Staff" or "Headquarters")
        || char.IsAsciiDigit(text[0]) && Array.Exists(text.Split(' '), w => w is "Corps" or "Division" or "Brigade" or "Regiment" or "Battalion");
}
