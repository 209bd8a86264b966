using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.EntityExtractor.Correcting;
using Ingestion.Ledger;
using Ingestion.Portal.Api;

namespace Ingestion.Portal.Correcting;

/// <summary>Where an analyst corrects what was read: keeps the word, and puts the article on its way again so that search and alerts
/// follow.</summary>
internal sealed class CorrectionDesk(Corrections corrections, ILedger ledger, IRulings rulings)
{
    /// <summary>The article's events as they stand, and those that a correction has left out.</summary>
    /// <exception cref="UnknownArticleException">No article has this id.</exception>
    /// <exception cref="CorrectionRefusedException">The article is being read.</exception>
    public async Task<CorrectableEvents> ListAsync(ArticleId article, CancellationToken cancel)
    {
        var standing = await ledger.FindAsync(article, cancel) ?? throw new UnknownArticleException(article);
        var enrichment = standing.Enrichment ?? throw new CorrectionRefusedException("The article is being read. Try again in a few seconds.");
        var said = await corrections.OfAsync(article, cancel);
        var events = enrichment.Events.Select(e => CorrectableEvent.Of(e, said)).ToList();
        var left = said.Where(c => c is { Event: not null, Correction.Verdict.Drop: true } && events.All(e => e.Event != c.Key))
            .Select(CorrectableEvent.OfDropped);
        return new CorrectableEvents(article, standing.Article.Title, [.. events, .. left]);
    }

    /// <param name="key">Which event, by its key in <see cref="ListAsync"/>.</param>
    /// <returns>The events as they stood when the word was taken; the article is read anew within seconds.</returns>
    /// <exception cref="CorrectionRefusedException">The article has no such event, or the correction cannot stand.</exception>
    public async Task<CorrectableEvents> CorrectAsync(ArticleId article, string key, EventCorrection correction, CancellationToken cancel)
    {
        var events = await ListAsync(article, cancel);
        if (events.Events.FirstOrDefault(e => e.Event == key) is not { } told)
            throw new CorrectionRefusedException($"The article has no event {key}. GET /api/articles/{article}/corrections lists those it has.");
        var keep = corrections.Keeping(article, new ToldEvent(told.Event, told.Action, told.Place, told.PlaceCount, told.Sentence), correction);
        // In one transaction: a kill between the word and the reading it asks for would leave search and alerts as they were.
        await rulings.RepeatAsync(article, keep, cancel);
        return events;
    }
}
