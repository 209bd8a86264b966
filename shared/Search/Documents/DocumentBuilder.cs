using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>A copy as the builder takes it: what was folded, why, and what was found in the passages it adds.</summary>
public sealed record FoldedCopy(Article Article, Decision Decision, Enrichment? Enrichment);

/// <summary>Makes an article's whole state in the index out of what the services found. Pure.</summary>
public static class DocumentBuilder
{
    /// <param name="article">The newest revision.</param>
    /// <param name="decision">What the deduplicator found it to be.</param>
    /// <param name="enrichment">What its text says.</param>
    /// <param name="copies">Every copy folded into it, in any order.</param>
    /// <param name="version">The article's document version.</param>
    public static IndexWrite Build(Article article, Decision decision, Enrichment enrichment, IReadOnlyList<FoldedCopy> copies, long version)
    {
        var ordered = copies.OrderBy(c => c.Article.Published ?? c.Article.Fetched).ThenBy(c => c.Article.Id.Value, StringComparer.Ordinal).ToList();
        List<Enrichment> said = [enrichment, .. ordered.Select(c => c.Enrichment).OfType<Enrichment>()];
        var names = new PlaceNames(said);
        var facets = new FacetBuilder(said, names);
        var document = new ArticleDocument
        {
            Id = article.Id,
            Version = version,
            Url = article.Url,
            Outlet = article.Outlet,
            Outlets = [.. ordered.Select(c => c.Article.Outlet).Prepend(article.Outlet).Distinct(StringComparer.Ordinal)],
            Copies = [.. ordered.Select(CopyOf)],
            Title = article.Title,
            Text = article.Text,
            TextHash = article.TextHash,
            Revision = article.Revision,
            Capture = article.Capture,
            Description = article.Description,
            Published = article.Published,
            Modified = article.Modified,
            Fetched = article.Fetched,
            Language = enrichment.Language ?? article.Language,
            Analysed = enrichment.Analysed,
            Authors = article.Authors,
            Type = article.Type,
            Section = article.Section,
            Keywords = article.Keywords,
            Origin = enrichment.Origin ?? article.SyndicatedFrom,
            Persons = facets.Entities(EntityType.Person),
            Organisations = facets.Entities(EntityType.Organisation, EntityType.Media, EntityType.Government),
            ArmedGroups = facets.Entities(EntityType.ArmedGroup),
            Places = facets.Places,
            Districts = facets.Districts,
            Admin1s = facets.Admin1s,
            Countries = facets.Countries,
            Focus = facets.Focus,
            Statuses = facets.Statuses,
            Sides = facets.Sides,
            HasEvent = facets.HasEvent,
            Alert = facets.Alert,
            Display = DisplayOf(article, decision, enrichment),
        };
        return new IndexWrite(article.Id, version, document, EventsOf(article, enrichment, ordered, names, version));
    }

    private static CopyDocument CopyOf(FoldedCopy copy) => new()
    {
        Id = copy.Article.Id,
        Url = copy.Article.Url,
        Outlet = copy.Article.Outlet,
        Title = copy.Article.Title,
        Published = copy.Article.Published,
        Added = [.. copy.Decision.Added.Select(span => copy.Article.Text[span.Start..span.End])],
        Reason = copy.Decision.Reason,
        RuledBy = copy.Decision.RuledBy,
    };

    private static ArticleDisplay DisplayOf(Article article, Decision decision, Enrichment enrichment) => new()
    {
        Blocks = article.Blocks,
        Source = article.Source,
        AuthorOrganisations = article.AuthorOrganisations,
        PublishedFrom = article.PublishedFrom,
        Dateline = article.Dateline,
        Image = article.Image,
        Paywalled = article.Paywalled,
        Decision = decision,
        Enrichment = enrichment,
    };

    private static List<EventDocument> EventsOf(Article article, Enrichment enrichment, List<FoldedCopy> copies, PlaceNames names, long version)
    {
        var found = copies
            .Where(c => c.Enrichment is not null)
            .Select(c => (c.Article, Enrichment: c.Enrichment!))
            .Prepend((Article: article, Enrichment: enrichment))
            .SelectMany(text => text.Enrichment.Events.Select(e => (text.Article, text.Enrichment, Event: e)));
        return [.. found.Select((f, number) => EventBuilder.Build(article.Id, number, version, f.Article, f.Enrichment, f.Event, names.Of(f.Event)))];
    }
}
