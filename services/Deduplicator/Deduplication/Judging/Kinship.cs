using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Comparing;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>
/// Measures what two articles are to each other. Readings are kept for the one decision that this object serves.
/// </summary>
internal sealed class Kinship(DeduplicationOptions options)
{
    /// <summary>Texts with fewer shingles are copies only when text and title are the same: containment of so little says nothing.</summary>
    public const int FewestShingles = 12;

    /// <summary>A block carried inside a page has this share of the carried article, and covers less than <see cref="CarriedCover"/> of the
    /// page.</summary>
    private const double CarriedShare = 0.75;

    private const double CarriedCover = 0.35;

    private const double SameHostContainment = 0.75;

    /// <summary>Share of the first half of a text.</summary>
    private const double BeginningCover = 0.15;

    private readonly Dictionary<RevisionId, TextReading> _readings = [];
    private ulong[] _furniture = [];

    public void Know(Subject subject, IReadOnlyList<Stretch> furniture)
    {
        _readings[KeyOf(subject.Article)] = subject.Reading;
        _furniture = ShinglesIn(subject.Reading, furniture);
    }

    public TextReading Read(FiledArticle article)
    {
        if (!_readings.TryGetValue(KeyOf(article), out var reading)) _readings[KeyOf(article)] = reading = new TextReading(article.Text);
        return reading;
    }

    public Passages Passages(FiledArticle article, FiledArticle other) =>
        Comparing.Passages.Between(Read(article), Read(other), Setting.Of(article, other, _furniture));

    public Kin Measure(FiledArticle article, FiledArticle other)
    {
        var (left, right) = (Read(article), Read(other));
        var (own, theirs) = (ShingleSet.Except(left.Shingles, _furniture), ShingleSet.Except(right.Shingles, _furniture));
        if (Math.Min(own.Length, theirs.Length) < FewestShingles) return MeasureShort(article, other);
        var shared = ShingleSet.Shared(own, theirs);
        var overlap = new Overlap(shared / (double)own.Length, shared / (double)theirs.Length, shared);
        return new Kin(other, KindOf(article, other, overlap), overlap);
    }

    private Kin MeasureShort(FiledArticle article, FiledArticle other)
    {
        var (left, right) = (Read(article), Read(other));
        var same = left.Shingles.Length > 0 && left.Shingles.AsSpan().SequenceEqual(right.Shingles) && Titles.AreSame(article.Title, other.Title);
        return same ? new Kin(other, Kinds.Copy, new Overlap(1, 1, left.Shingles.Length)) : new Kin(other, Kinds.None, default);
    }

    private Kinds KindOf(FiledArticle article, FiledArticle other, Overlap overlap)
    {
        if (overlap.Larger < options.PartialContainment) return Kinds.None;
        if (overlap.OfOther > overlap.OfThis && Carries(article, other, overlap.OfOther, overlap.OfThis)) return Kinds.Carries;
        if (overlap.OfThis > overlap.OfOther && Carries(other, article, overlap.OfThis, overlap.OfOther)) return Kinds.CarriedBy;
        if (!IsCopy(article, other, overlap)) return Kinds.Partial;
        return TemplateGuard.Holds(article, Read(article), other, Read(other), options) ? Kinds.Template : Kinds.Copy;
    }

    private bool IsCopy(FiledArticle article, FiledArticle other, Overlap overlap)
    {
        var copy = overlap.Larger >= options.CopyContainment
            || (overlap.Larger >= options.CopyLowContainment && overlap.Smaller >= options.CopyMutualContainment && SharesBeginning(article, other))
            || (overlap.Smaller >= options.CopyMutualContainment && IsCorroborated(article, other));
        return copy && (article.Host != other.Host || IsSameHostCopy(article, other, overlap));
    }

    /// <summary>What only the ends of two texts share is background that an outlet or agency adds to every story.</summary>
    private bool SharesBeginning(FiledArticle article, FiledArticle other) =>
        Math.Max(Coverage.OfBeginning(Read(article), Read(other), 0.5), Coverage.OfBeginning(Read(other), Read(article), 0.5)) >= BeginningCover;

    /// <summary>A rewritten copy that keeps the headline and the first paragraphs.</summary>
    private bool IsCorroborated(FiledArticle article, FiledArticle other) =>
        Titles.AreAlike(article.Title, other.Title) && SharesBeginning(article, other);

    /// <summary>Within one host, furniture and forms are shared by unrelated articles: the headline or most of both texts must be the same.</summary>
    private bool IsSameHostCopy(FiledArticle article, FiledArticle other, Overlap overlap) =>
        overlap.Smaller >= SameHostContainment
        || Titles.AreSame(article.Title, other.Title)
        || (overlap.Smaller >= options.CopyLowContainment && Titles.AreAlike(article.Title, other.Title));

    private bool Carries(FiledArticle page, FiledArticle piece, double ofPiece, double ofPage)
    {
        if (page.IsCollection) return ofPiece >= options.PartialContainment && ofPage < options.CopyContainment;
        if (IsEntry(page, piece, ofPage)) return true;
        if (ofPiece < CarriedShare || ofPage >= CarriedCover) return false;
        var (outer, inner) = (Read(page), Read(piece));
        var extent = Extent.Of(inner, outer);
        var isBlock = extent.Words >= CarriedShare * inner.Tokens.Length;
        return isBlock && (!OpensPage(extent, outer) || HasTitle(outer, piece));
    }

    /// <summary>An entry of a roundup, perhaps shortened: one block under the piece's own headline, in a page of another headline with much else
    /// after it or before.</summary>
    private bool IsEntry(FiledArticle page, FiledArticle piece, double ofPage)
    {
        if (ofPage >= options.CopyContainment || Titles.AreAlike(page.Title, piece.Title) || !HasTitle(Read(page), piece)) return false;
        var extent = Extent.Of(Read(piece), Read(page));
        return extent.Length < options.CopyContainment * Read(page).Tokens.Length;
    }

    /// <summary>A text that begins like the other is a longer version of it, and no page with it inside.</summary>
    private static bool OpensPage(Extent extent, TextReading page) => extent.First <= Math.Max(Shingle.Width, page.Tokens.Length / 10);

    private static bool HasTitle(TextReading page, FiledArticle piece)
    {
        var title = Tokenizer.Tokenize(piece.Title);
        return title.Length > Shingle.Width && ShingleSet.Of(title).All(shingle => ShingleSet.Has(page.Shingles, shingle));
    }

    private static ulong[] ShinglesIn(TextReading reading, IReadOnlyList<Stretch> stretches)
    {
        var shingles = new List<ulong>();
        foreach (var (first, end) in stretches)
        {
            for (var at = first; at < Math.Min(end, Shingle.CountIn(reading.Tokens.Length)); at++) shingles.Add(Shingle.At(reading.Tokens, at));
        }

        return ShingleSet.Distinct([.. shingles]);
    }

    private static RevisionId KeyOf(FiledArticle article) => new(article.Id, article.Revision);
}
