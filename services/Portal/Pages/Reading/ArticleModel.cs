using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.Portal.Pages.Common;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Reading;

/// <param name="Document">The article in the index.</param>
/// <param name="Events">What it and its copies report.</param>
/// <param name="Shown">The text on the page.</param>
/// <param name="Revisions">Of what was asked for, oldest first.</param>
/// <param name="Pointed">The sentence that a link points at.</param>
/// <param name="Countries">For the countries of its places.</param>
public sealed record ArticleModel(
    ArticleDocument Document,
    IReadOnlyList<EventDocument> Events,
    ShownText Shown,
    IReadOnlyList<Article> Revisions,
    TextSpan? Pointed,
    CountryNames Countries
)
{
    public const string PointedAnchor = "evidence";

    public bool IsCopy => Shown.Id != Document.Id;

    public bool IsNewest => IsCopy || Shown.Revision == Document.Revision;

    public CopyDocument? Copy => Document.Copies.FirstOrDefault(c => c.Id == Shown.Id);

    /// <summary>The event whose sentence stands in the text on the page, as its anchor there.</summary>
    public static string AnchorOf(EventDocument e) => string.Create(CultureInfo.InvariantCulture, $"e{e.Start}");

    /// <summary>Where an event's sentence can be read.</summary>
    public string LinkTo(EventDocument e) =>
        e.TextHash == Shown.TextHash ? $"#{AnchorOf(e)}" : EvidenceLink.To(e.EvidenceId, null, e.Start, e.End);

    public IReadOnlyList<TextBlock> Blocks() => AnnotatedText.Build(Shown.Text, Shown.Blocks, Evidence(), Mentions());

    private IEnumerable<EvidenceSpan> Evidence()
    {
        if (Pointed is { } pointed) yield return new EvidenceSpan(pointed, PointedAnchor, "The sentence that the link points at");
        foreach (var e in Events.Where(e => e.TextHash == Shown.TextHash && e.Start != Pointed?.Start))
            yield return new EvidenceSpan(new TextSpan(e.Start, e.End), AnchorOf(e), $"{Words.Of(e.Status)}: {e.Place ?? e.PlaceText}");
    }

    /// <summary>Offsets count in the document's own text only.</summary>
    private IEnumerable<MentionSpan> Mentions()
    {
        if (Shown.TextHash != Document.TextHash) return [];
        var found = Document.Display.Enrichment;
        return found.Places.Select(p => new MentionSpan(new TextSpan(p.Start, p.End), "place", MentionLabel.Of(p, Countries)))
            .Concat(found.Entities.Select(e => new MentionSpan(new TextSpan(e.Start, e.End), MentionLabel.KindOf(e), MentionLabel.Of(e))));
    }
}
