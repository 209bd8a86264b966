using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Contracts.V1;
using Ingestion.Text;

namespace Ingestion.Standalone.Verbs;

/// <summary>One article of the <c>deduplicate</c> verb as a line of JSON.</summary>
internal static class DeduplicationLine
{
    private static readonly DateTimeOffset FirstLine = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The line's id, and its article: lines of one canonical URL are one article.</summary>
    /// <param name="number">Nothing says when a line was fetched: each counts as an hour later than the one before, after every date.</param>
    /// <exception cref="FormatException">A field is missing or wrong; says which.</exception>
    /// <exception cref="JsonException">The line is no JSON object.</exception>
    public static (string Id, Article Article) Read(string line, int number)
    {
        if (JsonNode.Parse(line) is not JsonObject fields) throw new JsonException("it is no JSON object");
        var id = Text(fields, "id") ?? throw new FormatException("it has no \"id\"");
        var text = Text(fields, "text") ?? throw new FormatException("it has no \"text\"");
        var url = CanonicalUrl.Parse(Text(fields, "url"));
        return (id, new Article
        {
            Id = new ArticleId(url?.Key ?? "id:" + id),
            Revision = 1,
            TextHash = TextHash.Of(text),
            Capture = new CaptureId(id),
            Url = url?.Value,
            Source = "",
            Outlet = Text(fields, "outlet") ?? "",
            Title = Text(fields, "title") ?? "",
            Text = text,
            Published = Time(Text(fields, "published")),
            Language = Text(fields, "language"),
            Dateline = Text(fields, "dateline"),
            SyndicatedFrom = Text(fields, "syndicated_from"),
            Fetched = FirstLine.AddHours(number),
        });
    }

    /// <summary>The line as it came, with the decision's fields.</summary>
    /// <param name="lineOf">Id of the first line of an article.</param>
    public static string Write(string line, Decision decision, Func<ArticleId, string> lineOf, bool passages)
    {
        var fields = JsonNode.Parse(line)!.AsObject();
        var relation = IsUnchanged(decision) ? Relation.Copy : decision.Relation;
        fields["duplicate_of"] = relation is Relation.Copy or Relation.Revision ? lineOf(decision.Of!.Value) : null;
        fields["cluster"] = lineOf(decision.Cluster);
        fields["relation"] = JsonSerializer.SerializeToNode(relation, ContractJson.Options);
        fields["containment"] = new JsonArray(decision.ContainmentOfThis, decision.ContainmentOfOther);
        fields["contains"] = new JsonArray([.. decision.Contains.Select(id => JsonValue.Create(lineOf(id)))]);
        if (relation == Relation.Partial) fields["overlaps"] = lineOf(decision.Of!.Value);
        fields["reason"] = decision.Reason;
        if (!passages) return fields.ToJsonString(ContractJson.Options);
        fields["matched"] = Spans(decision.Matched);
        fields["added"] = Spans(decision.Added);
        return fields.ToJsonString(ContractJson.Options);
    }

    /// <summary>The same address with the same text: nothing was revised.</summary>
    private static bool IsUnchanged(Decision decision) => decision is { Relation: Relation.Revision, Change: null };

    private static JsonArray Spans(IReadOnlyList<TextSpan> spans) => [.. spans.Select(span => new JsonArray(span.Start, span.End))];

    private static string? Text(JsonObject fields, string name) =>
        fields[name] is not { } value ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : throw new FormatException($"its \"{name}\" is no string");

    /// <summary>A date that cannot be read is an unknown date: feeds are full of them, and a text can be compared without.</summary>
    private static DateTimeOffset? Time(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
