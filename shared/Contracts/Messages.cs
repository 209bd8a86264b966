namespace Ingestion.Contracts.V1;

/// <summary>Fetcher: a new article, or a new text of a known one.</summary>
public sealed record ArticleFetched(Article Article);

/// <summary>Deduplicator: not a copy of anything known; it gets a document of its own.</summary>
public sealed record ArticleAdmitted(Article Article, Decision Decision);

/// <summary>Deduplicator: a copy. Its outlet is added to <see cref="Original"/>; only what it adds is read again.</summary>
public sealed record ArticleFolded(Article Article, Decision Decision, ArticleId Original);

/// <summary>
/// EntityExtractor: what the article says. For a copy (<see cref="Original"/> set) only what was found in the
/// passages that it adds to its original; offsets count in the copy's own text.
/// </summary>
public sealed record ArticleEnriched(Article Article, Decision Decision, Enrichment Enrichment, ArticleId? Original = null);

/// <summary>Indexer: the document of <see cref="Id"/> is in the index at <see cref="Version"/> or a newer one.</summary>
public sealed record ArticleIndexed(ArticleId Id, int Revision, long Version);

/// <summary>Alerter: an incident changed its state and somebody is to be told, once per <see cref="Key"/>.</summary>
public sealed record AlertRaised(string Key, string Incident, int Version, string Headline, bool Historical);
