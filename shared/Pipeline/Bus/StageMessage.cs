using Ingestion.Contracts.V1;
using Ingestion.Ledger;

namespace Ingestion.Pipeline.Bus;

/// <summary>The message that a revision's stage calls for; it can be made again from the ledger at any time.</summary>
public static class StageMessage
{
    public static Stage StageOf(PendingRevision revision) =>
        revision.Enrichment is not null ? Stage.Enriched : revision.Decision is not null ? Stage.Decided : Stage.Fetched;

    public static object Of(PendingRevision revision) => revision switch
    {
        { Enrichment: { } enrichment } => new ArticleEnriched(revision.Article, revision.Decision!, enrichment, revision.Original),
        { Decision: { } decision, Original: { } original } => new ArticleFolded(revision.Article, decision, original),
        { Decision: { } decision } => new ArticleAdmitted(revision.Article, decision),
        _ => new ArticleFetched(revision.Article),
    };

    /// <summary>The article a message is about; null for messages about none.</summary>
    public static Article? ArticleOf(object message) => message switch
    {
        ArticleFetched fetched => fetched.Article,
        ArticleAdmitted admitted => admitted.Article,
        ArticleFolded folded => folded.Article,
        ArticleEnriched enriched => enriched.Article,
        _ => null,
    };
}
