using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Contracts.V1;

/// <summary>
/// Identity of an article: 32 lower-case hexadecimal digits, the first half of the SHA-256 of its identity key
/// (canonical URL, with the part's anchor or title on a page that holds several; else the feed's GUID; else the content).
/// </summary>
[JsonConverter(typeof(ArticleIdJson))]
public readonly record struct ArticleId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Identity of one stored capture: what one request or one file gave, byte for byte.</summary>
[JsonConverter(typeof(CaptureIdJson))]
public readonly record struct CaptureId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A revision of an article. Numbers start at 1 and only grow.</summary>
public readonly record struct RevisionId(ArticleId Article, int Number)
{
    public override string ToString() => $"{Article}.{Number}";
}

/// <summary>Identity of a place in a gazetteer, such as <c>af:badakhshan:keran-wa-manjan</c> or <c>gn:1135689</c>.</summary>
[JsonConverter(typeof(PlaceIdJson))]
public readonly record struct PlaceId(string Value)
{
    public override string ToString() => Value;
}

public sealed class ArticleIdJson : TypedIdJson<ArticleId>
{
    protected override ArticleId From(string value) => new(value);

    protected override string To(ArticleId id) => id.Value;
}

public sealed class CaptureIdJson : TypedIdJson<CaptureId>
{
    protected override CaptureId From(string value) => new(value);

    protected override string To(CaptureId id) => id.Value;
}

public sealed class PlaceIdJson : TypedIdJson<PlaceId>
{
    protected override PlaceId From(string value) => new(value);

    protected override string To(PlaceId id) => id.Value;
}

/// <summary>Writes a typed id as the plain string that it is, as a value and as a key.</summary>
public abstract class TypedIdJson<T> : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => From(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(To(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        From(reader.GetString() ?? "");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(To(value));

    protected abstract T From(string value);

    protected abstract string To(T id);
}
