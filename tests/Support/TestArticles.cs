using Ingestion.Contracts.V1;
using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Tests;

/// <summary>Articles, decisions and enrichments for tests; mentions are found in the text by their spelling.</summary>
public static class TestArticles
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static ArticleId Id(string key) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]);

    public static Article Article(string key, string outlet, string title, string text, DateTimeOffset? published = null, string? language = "en") => new()
    {
        Id = Id(key),
        Revision = 1,
        TextHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        Capture = new CaptureId("c-" + key),
        Url = $"https://{outlet.ToLowerInvariant().Replace(' ', '-')}.example/{key}",
        Source = outlet.ToLowerInvariant(),
        Outlet = outlet,
        Title = title,
        Text = text,
        Blocks = Blocks(text),
        Published = published ?? Noon,
        Language = language,
        Fetched = (published ?? Noon).AddMinutes(5),
    };

    public static Decision New(Article article) => new() { Relation = Relation.New, Cluster = article.Id, Reason = "Nothing like it was seen before." };

    public static Decision CopyOf(Article original, Article copy, params string[] added) => new()
    {
        Relation = Relation.Copy,
        Of = original.Id,
        Cluster = original.Id,
        ContainmentOfThis = 0.9,
        ContainmentOfOther = 0.95,
        Added = [.. added.Select(a => Span(copy.Text, a))],
        Reason = $"90 % of it stands in {original.Title}.",
    };

    public static PlaceMention Place(string text, string spelling, string name, PlaceKind kind, string? admin1 = null, string country = "XA", double? lat = null, double? lon = null) => new()
    {
        Text = spelling,
        Start = Span(text, spelling).Start,
        End = Span(text, spelling).End,
        Name = name,
        Id = new PlaceId($"xa:{name.ToLowerInvariant().Replace(' ', '-')}"),
        Kind = kind,
        Admin1 = admin1,
        Country = country,
        Lat = lat,
        Lon = lon,
        Confidence = 0.9,
    };

    public static EntityMention Entity(string text, string spelling, EntityType type, string? canonical = null, string? side = null) => new()
    {
        Text = spelling,
        Start = Span(text, spelling).Start,
        End = Span(text, spelling).End,
        Type = type,
        Canonical = canonical ?? spelling,
        Side = side,
    };

    public static ControlEvent Event(string text, string sentence, PlaceMention place, ClaimStatus status, string? actor = null, string? side = null, string? speaker = null) => new()
    {
        Action = ControlAction.Captured,
        Status = status,
        Actor = actor,
        ActorSide = side,
        Place = place.Text,
        PlaceId = place.Id,
        PlaceType = place.Kind,
        Admin1 = place.Admin1,
        Country = place.Country,
        Lat = place.Lat,
        Lon = place.Lon,
        PlaceConfidence = 0.9,
        Date = "2026-03-09",
        DatePrecision = DatePrecision.Day,
        Evidence = new EventEvidence(Span(text, sentence).Start, Span(text, sentence).End, sentence, speaker, speaker is null ? null : side),
        Confidence = 0.8,
        Explanation = "\"captured\" with the place as its object; the speaker belongs to the side that gains.",
    };

    public static TextSpan Span(string text, string part)
    {
        var start = text.IndexOf(part, StringComparison.Ordinal);
        return start < 0 ? throw new ArgumentException($"'{part}' is not in the text.") : new TextSpan(start, start + part.Length);
    }

    /// <summary>A paragraph a line.</summary>
    private static List<Block> Blocks(string text)
    {
        var blocks = new List<Block>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (end > start) blocks.Add(new Block(BlockKind.Paragraph, start, end));
            start = end + 1;
        }

        return blocks;
    }
}
