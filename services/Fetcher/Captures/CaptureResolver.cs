using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Ingestion.Ledger;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Bus;

namespace Ingestion.Fetcher.Captures;

/// <summary>Turns a stored capture into what it holds: articles announced, links, or a recorded reason. May be repeated.</summary>
internal sealed class CaptureResolver(PageExtractor extractor, ILedger ledger, Announcer announcer, ICheckpoint checkpoint)
{
    public async Task<IntakeResult> ResolveAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var page = extractor.Extract(ToInput(capture, body), cancel);
        if (page.Rejection is { } rejection) return (await RejectAsync(capture, rejection, cancel)) with { Links = page.Links };
        if (page.Articles.Count == 0) return await ListAsync(capture, page.Links, cancel);
        if (page.Articles.FirstOrDefault(article => article.Text.Length > Limits.MaxTextLength) is { } tooLong)
        {
            return await RejectAsync(
                capture,
                $"The text of “{tooLong.Title}” has {tooLong.Text.Length} characters; {Limits.MaxTextLength} are the most.",
                cancel
            );
        }

        return await AcceptAsync(capture, page, cancel);
    }

    private async Task<IntakeResult> AcceptAsync(Capture capture, PageResult page, CancellationToken cancel)
    {
        // Two parts with one identity (the same item twice on a page) are one article.
        var articles = page.Articles.Select(article => ArticleAssembly.Assemble(article, capture)).DistinctBy(article => article.Id).ToList();
        var accepted = await ledger.AcceptAsync(capture.Id, articles, cancel);
        foreach (var article in accepted) await announcer.AnnounceAsync(new PendingRevision(article, null, null), cancel);
        await checkpoint.ReachedAsync(Checkpoints.Published, cancel);
        var outcome = accepted.Count > 0 ? IntakeOutcome.Accepted : IntakeOutcome.Unchanged;
        return new IntakeResult(outcome, [.. accepted.Select(article => new RevisionId(article.Id, article.Revision))], page.Links);
    }

    private async Task<IntakeResult> RejectAsync(Capture capture, string reason, CancellationToken cancel)
    {
        await ledger.ResolveAsync(capture.Id, CaptureState.Rejected, reason, cancel);
        return new IntakeResult(IntakeOutcome.Rejected, [], [], reason);
    }

    private async Task<IntakeResult> ListAsync(Capture capture, IReadOnlyList<string> links, CancellationToken cancel)
    {
        await ledger.ResolveAsync(capture.Id, CaptureState.Listing, null, cancel);
        return new IntakeResult(IntakeOutcome.Listing, [], links);
    }

    private static PageInput ToInput(Capture capture, ReadOnlyMemory<byte> body) => new()
    {
        Body = body,
        ContentType = capture.ContentType,
        Url = capture.Url,
        Hint = capture.Hint,
        Overrides = capture.Overrides,
    };
}
