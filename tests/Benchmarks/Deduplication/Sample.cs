namespace Ingestion.Benchmarks.Deduplication;

/// <summary>A generated article with what it truly is.</summary>
/// <param name="Edit">How it was made.</param>
/// <param name="Cluster">Articles of one text have one number.</param>
internal sealed record Sample(string Id, Edit Edit, int Cluster, string Host, string Title, string Text, DateTimeOffset Published);

/// <summary>How an article was made. The first ones make copies, those after <see cref="Retold"/> articles of their own.</summary>
internal enum Edit
{
    Original,
    Exact,
    CutEnd,
    CutStart,
    CutSentences,
    OwnLead,
    OwnParagraphs,
    ThirdParaphrased,
    WordsExchanged,
    NumbersWritten,
    SentencesMoved,
    Retyped,
    Scanned,
    QuotesOnly,
    Shortened,
    Updated,
    Furniture,
    EmbeddedInBlog,
    Retold,
    SharedBackground,
    HalfAndHalf,
    FilledForm,
    DailyTable,
    Roundup,
    SiteFurniture,
}
