using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>An article of a cluster, as much of it as the choice of the original needs.</summary>
/// <param name="Origins">Whose text it says it is.</param>
/// <param name="Size">Shingles of its text.</param>
internal sealed record Member(ArticleId Id, string Outlet, IReadOnlyList<string> Origins, DateTimeOffset? Published, DateTimeOffset Fetched, int Size)
{
    /// <summary>Feeds carry dates that are weeks off: a date counts when another, or the time of the fetch, lies no further from it.</summary>
    private static readonly TimeSpan Credibly = TimeSpan.FromDays(3);

    public static Member Of(Subject subject)
    {
        var article = subject.Article;
        return new(article.Id, article.Outlet, article.Origins, article.Published, article.Fetched, subject.Sketch.Shingles);
    }

    /// <summary>It says that its text is the other's.</summary>
    public bool Names(Member other) => other.Outlet != Outlet && Origins.Any(name => Reading.Origins.Means(name, other.Outlet));

    /// <summary>An agency's own text carries its own name in the dateline.</summary>
    public bool NamesItself => Origins.Any(name => Reading.Origins.Means(name, Outlet));

    /// <summary>The latest time at which it can have appeared. A date without a time of day means any time of that day.</summary>
    public DateTimeOffset AppearedIn(IReadOnlyList<Member> group)
    {
        if (Published is not { } published || !IsCredible(published, group)) return Fetched;
        var latest = published.UtcDateTime.TimeOfDay == TimeSpan.Zero ? published.AddDays(1) : published;
        return latest < Fetched ? latest : Fetched;
    }

    private bool IsCredible(DateTimeOffset published, IReadOnlyList<Member> group) =>
        (published - Fetched).Duration() <= Credibly
        || group.Any(other => other.Id != Id && other.Published is { } theirs && (published - theirs).Duration() <= Credibly);
}
