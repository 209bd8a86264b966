using System.Diagnostics;
using Ingestion.Contracts.V1;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>
/// One article is one trace: the bus carries it from service to service, and the article's id stands on the spans, so that an
/// operator finds the trace of an article.
/// </summary>
internal static class ArticleTrace
{
    private const string Id = "ingestion.article", Revision = "ingestion.revision";

    /// <summary>Begins the span that a revision's message is published in: the trace's first in the fetcher, later ones below a delivery.</summary>
    public static Activity? Announce(RevisionId revision)
    {
        var activity = Telemetry.Activities.StartActivity("announce", ActivityKind.Producer);
        return Tag(activity, revision.Article, revision.Number);
    }

    /// <summary>Writes the article on the span of the delivery that is being handled.</summary>
    public static void Tag(Article? article)
    {
        if (article is not null) Tag(Activity.Current, article.Id, article.Revision);
    }

    private static Activity? Tag(Activity? activity, ArticleId article, int revision) =>
        activity?.SetTag(Id, article.Value).SetTag(Revision, revision);
}
