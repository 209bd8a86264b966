using System.Net;
using System.Text.Json;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Values of JSON-LD properties, which may be a text, an object or a list of either.</summary>
internal static class JsonValues
{
    public static string? Text(JsonElement node, string name) => Many(node, name).FirstOrDefault();

    public static IEnumerable<string> Many(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) ? Strings(value) : [];

    /// <summary>The texts in <paramref name="value"/>: itself, its items, or their names.</summary>
    public static IEnumerable<string> Strings(JsonElement value) =>
        Items(value).Select(i => i.ValueKind switch
        {
            JsonValueKind.String => Clean(Raw(i)),
            JsonValueKind.Number => i.GetRawText(),
            JsonValueKind.Object => Text(i, "name") ?? Text(i, "@value"),
            _ => null,
        }).OfType<string>().Where(t => t.Length > 0);

    /// <summary>A value, or what the list holds that it is: lists stand in lists, and in objects that say so.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Items),
        JsonValueKind.Object when value.TryGetProperty("@list", out var list) => Items(list),
        _ => [value],
    };

    /// <summary>Names of the people or organisations under <paramref name="name"/>, looked up in <paramref name="all"/> where only their id is
    /// given.</summary>
    public static IEnumerable<string> Names(JsonElement node, string name, List<JsonElement> all)
    {
        if (!node.TryGetProperty(name, out var value)) return [];
        return Items(value).SelectMany(i => i.ValueKind == JsonValueKind.String ? [Clean(Raw(i))] : NamesOf(i, all)).Where(n => n.Length > 0);
    }

    /// <summary>Names of the things under <paramref name="name"/> that are of the schema.org <paramref name="type"/>.</summary>
    public static IEnumerable<string> Named(JsonElement node, string name, string type) =>
        node.TryGetProperty(name, out var value) ? Items(value).Where(i => Many(i, "@type").Contains(type)).SelectMany(i => Many(i, "name")) : [];

    /// <summary>An address given as such or as an object's <c>url</c>.</summary>
    public static string? Address(JsonElement node, string name)
    {
        if (!node.TryGetProperty(name, out var value))
            return null;
        return Items(value)
            .Select(i => i.ValueKind == JsonValueKind.String ? Raw(i) : Text(i, "url") ?? Text(i, "@id"))
            .FirstOrDefault(a => a is not null);
    }

    public static bool? Flag(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(Raw(value), out var said) => said,
            _ => null,
        };
    }

    private static IEnumerable<string> NamesOf(JsonElement person, List<JsonElement> all)
    {
        var named = Many(person, "name").ToList();
        if (named.Count > 0 || person.ValueKind != JsonValueKind.Object) return named;
        if (Text(person, "familyName") is { } family) return [$"{Text(person, "givenName")} {family}".TrimStart()];
        if (!person.TryGetProperty("@id", out var id) || id.ValueKind != JsonValueKind.String) return named;
        return all.Where(n => n.TryGetProperty("@id", out var other) && other.ValueKind == JsonValueKind.String && Raw(other) == Raw(id))
            .SelectMany(n => Many(n, "name"));
    }

    /// <summary>The text under <paramref name="name"/> with its line breaks; null when there is none.</summary>
    public static string? Lines(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Raw(value) : null;

    /// <summary>The text of a string; empty for one with half a surrogate pair, which the reader refuses.</summary>
    public static string Raw(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>Values are often escaped as HTML once more.</summary>
    private static string Clean(string text) => InlineText.Normalise(text.Contains('&') ? WebUtility.HtmlDecode(text) : text);
}
