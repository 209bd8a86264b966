using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>Writes a name as a line of a catalogue file: <c>id,names,kind,side,parent,wikidata</c>.</summary>
internal static class CatalogueLine
{
    public static string Of(string name, EntityType kind) => $"{Id(name)},{Field(name)},{Kind(kind)},,,";

    /// <summary>The folded letters of the words, joined by hyphens: "ana-lind".</summary>
    private static string Id(string name)
    {
        var id = new StringBuilder();
        foreach (var c in name)
        {
            if (Letters.Fold(c) is var letter and not Letters.None) id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-' && (char.IsWhiteSpace(c) || c == '-')) id.Append('-');
        }

        return id.ToString().Trim('-');
    }

    /// <summary>A <c>|</c> would begin another name.</summary>
    private static string Field(string name)
    {
        var one = name.Replace('|', ' ');
        return one.AsSpan().IndexOfAny(",\"") < 0 ? one : $"\"{one.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Kind(EntityType kind) => kind == EntityType.ArmedGroup ? "armed_group" : kind.ToString().ToLowerInvariant();
}
