using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Standalone.Verbs;

/// <summary>A line of the manifest.</summary>
/// <param name="Id">The page is the file <c>&lt;id&gt;.html</c> beside the manifest.</param>
/// <param name="Url">Where it was read from.</param>
/// <param name="Encoding">Its charset; null to find it as browsers do.</param>
internal sealed record ManifestLine(string Id, string? Url, string? Encoding);

/// <summary>What the verb writes of a page.</summary>
internal sealed record ExtractedPage
{
    public string? Id { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string>? AuthorOrganisations { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string? Language { get; init; }

    public PageType Type { get; init; }

    public string? Outlet { get; init; }

    public string? Description { get; init; }

    public string? PublishedFrom { get; init; }

    public string? SyndicatedFrom { get; init; }

    public string? Dateline { get; init; }

    public string? Image { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }

    public bool? Paywalled { get; init; }

    /// <summary>Anchor or title of this article on a page that holds several.</summary>
    public string? Part { get; init; }

    public IReadOnlyList<string>? Links { get; init; }

    public string? Rejection { get; init; }

    public IReadOnlyList<ExtractedPage> Parts { get; init; } = [];

    /// <summary>A page with one article is that article; one with several has them as its parts; any other tells what it says of itself.</summary>
    public static ExtractedPage Of(PageResult result, string? id, string? url)
    {
        if (result.Articles is [{ Part: null } only]) return Of(only) with { Id = id, Url = only.Url ?? url, Type = result.Type };
        var page = result.Facts is { } facts ? Of(facts) with { Text = null } : new();
        return page with
        {
            Id = id,
            Url = url,
            Type = result.Type,
            Rejection = result.Rejection,
            Links = result.Links.Count > 0 ? result.Links : null,
            Parts = [.. result.Articles.Select(Of)],
        };
    }

    private static ExtractedPage Of(ExtractedArticle article) => new()
    {
        Url = article.Url,
        Part = article.Part,
        Title = article.Title,
        Text = article.Text,
        Authors = article.Authors,
        AuthorOrganisations = article.AuthorOrganisations.Count > 0 ? article.AuthorOrganisations : null,
        Published = article.Published,
        PublishedFrom = article.PublishedFrom,
        Modified = article.Modified,
        Language = article.Language,
        Type = article.Type,
        Outlet = article.Outlet,
        Description = article.Description,
        SyndicatedFrom = article.SyndicatedFrom,
        Dateline = article.Dateline,
        Image = article.Image,
        Section = article.Section,
        Keywords = article.Keywords.Count > 0 ? article.Keywords : null,
        Paywalled = article.Paywalled,
    };
}

/// <summary>The verb's own types in the product's JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ManifestLine))]
[JsonSerializable(typeof(ExtractedPage))]
internal sealed partial class ExtractJson : JsonSerializerContext
{
    public static JsonSerializerOptions Form { get; } = ContractJson.With(new ExtractJson());
}
