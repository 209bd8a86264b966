using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// What a decision holds alone from before it looks until it is filed: the article's number, its GUID, and each sampled shingle but the common ones.
/// Whatever the look-up could find shares one of these, so of two copies that arrive together the second sees the first.
/// </summary>
/// <param name="Keys">Ascending, as numbers of locks.</param>
internal sealed record Claim(IReadOnlyList<long> Keys)
{
    /// <summary>Keys of one decision; PostgreSQL has room for some 6,400 locks in all unless told otherwise.</summary>
    public const int Most = 256;

    /// <summary>Keys of decisions that share a transaction.</summary>
    public const int MostTogether = 256;

    /// <summary>So many keys that the decision is made while no other is.</summary>
    public bool IsOfAll => Keys.Count > Most;

    public static Claim Of(Subject subject, Mirror mirror)
    {
        var article = subject.Article;
        var keys = new SortedSet<long>(mirror.Telling(subject.Sketch.Hashes).Select(hash => unchecked((long)hash)))
        {
            ArticleRow.NumberOf(article.Id),
        };
        if (article.Guid is { } guid)
            keys.Add(KeyOf(article.Source, guid));
        return new Claim([.. keys]);
    }

    private static long KeyOf(string source, string guid) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{guid}")));
}
