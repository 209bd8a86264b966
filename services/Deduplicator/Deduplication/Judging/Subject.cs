using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>The article to be decided, read once, before anything is held.</summary>
internal sealed class Subject
{
    public Subject(Article article)
        : this(FiledArticle.From(article))
    {
    }

    public Subject(FiledArticle article)
    {
        Article = article;
        Reading = new TextReading(article.Text);
        Sketch = Sketch.Of(Reading.Tokens);
    }

    public FiledArticle Article { get; }

    public TextReading Reading { get; }

    public Sketch Sketch { get; }
}
