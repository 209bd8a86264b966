using System.Buffers;
using System.Text.Json;
using Ingestion.Contracts.V1;

namespace Ingestion.Search.Engines;

/// <summary>One document to be put under its external version, as the two lines that <c>_bulk</c> wants.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Lines">The action and the document, each ended by a line feed.</param>
internal sealed record BulkAction(string Id, ReadOnlyMemory<byte> Lines)
{
    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    public static BulkAction Put(string alias, ArticleDocument article) =>
        Put(alias, article.Id.Value, article.Version, json => JsonSerializer.Serialize(json, article, SearchJson.Options));

    public static BulkAction Put(string alias, EventDocument found) =>
        Put(alias, found.Id, found.Version, json => JsonSerializer.Serialize(json, found, SearchJson.Options));

    /// <summary>A document that only says that there is none at this version.</summary>
    public static BulkAction Remove(string alias, ArticleId id, long version) => Put(alias, id.Value, version, json =>
    {
        json.WriteStartObject();
        json.WriteString("id", id.Value);
        json.WriteNumber("version", version);
        json.WriteBoolean("removed", true);
        json.WriteEndObject();
    });

    private static BulkAction Put(string alias, string id, long version, Action<Utf8JsonWriter> document)
    {
        var lines = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(lines);
        json.WriteStartObject();
        json.WriteStartObject("index");
        json.WriteString("_index", alias);
        json.WriteString("_id", id);
        json.WriteNumber("version", version);
        json.WriteString("version_type", "external_gte");
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        lines.Write(LineFeed);
        json.Reset();
        document(json);
        json.Flush();
        lines.Write(LineFeed);
        return new BulkAction(id, lines.WrittenMemory);
    }
}
