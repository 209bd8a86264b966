using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.Ledger.Database;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>
/// What analysts say of events. It is kept by article and event, and stands above every reading that begins after it was said:
/// of a repeated delivery, a later revision with the same sentence, a turned decision, with another gazetteer. A reading that
/// the ledger already has stays as it is until the article's decision is put on its way again.
/// </summary>
public sealed class Corrections(IDatabase database, KnowledgeSource knowledge, TimeProvider clock)
{
    private const int LongestName = 200;
    private const int LongestReason = 2_000;

    private const string Keep = """
        INSERT INTO extractor_corrections (article_id, event_key, verdict, who, why, corrected_at, told)
        VALUES (@Article, @Key, @Verdict, @Who, @Why, @At, @Told)
        ON CONFLICT (article_id, event_key) DO UPDATE
        SET verdict = excluded.verdict, who = excluded.who, why = excluded.why, corrected_at = excluded.corrected_at, told = excluded.told
        """;

    private const string Standing =
        "SELECT event_key AS Key, verdict AS Verdict, who AS Who, why AS Why, told AS Told FROM extractor_corrections WHERE article_id = @Value";

    /// <summary>Keeps what an analyst says of an event, in the place of what was said of it before.</summary>
    /// <param name="article">Whose event it is.</param>
    /// <param name="told">The event as a reading gave it, corrected or not.</param>
    /// <exception cref="CorrectionRefusedException">It changes nothing, names nobody or no reason, or a place that no gazetteer has.</exception>
    public Task CorrectAsync(ArticleId article, ControlEvent told, EventCorrection correction, CancellationToken cancel) =>
        CorrectAsync(article, ToldEvent.Of(told), correction, cancel);

    /// <inheritdoc cref="CorrectAsync(ArticleId, ControlEvent, EventCorrection, CancellationToken)"/>
    public Task CorrectAsync(ArticleId article, ToldEvent told, EventCorrection correction, CancellationToken cancel) =>
        database.WriteAsync(Keeping(article, told, correction), cancel);

    /// <summary>As <see cref="CorrectAsync(ArticleId, ToldEvent, EventCorrection, CancellationToken)"/>, for a transaction that does more than
    /// this.</summary>
    /// <returns>What keeps the word; may run more than once.</returns>
    /// <inheritdoc cref="CorrectAsync(ArticleId, ControlEvent, EventCorrection, CancellationToken)"/>
    public Func<DbTransaction, Task> Keeping(ArticleId article, ToldEvent told, EventCorrection correction)
    {
        Check(correction);
        var row = new
        {
            Article = article.Value,
            told.Key,
            Told = VerdictJson.Write(told),
            Verdict = VerdictJson.Write(correction.Verdict),
            Who = correction.Who.Trim(),
            Why = correction.Why.Trim(),
            At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return transaction => transaction.Connection!.ExecuteAsync(Keep, row, transaction);
    }

    /// <summary>Puts what analysts said into a reading of the article.</summary>
    /// <returns>The reading itself when nobody said anything of its events.</returns>
    public async Task<Enrichment> ApplyAsync(ArticleId article, Enrichment reading, CancellationToken cancel)
    {
        if (reading.Events.Count == 0) return reading;
        var said = (await OfAsync(article, cancel)).ToDictionary(c => c.Key, c => c.Correction, StringComparer.Ordinal);
        return said.Count == 0 ? reading : CorrectedReading.Of(reading, said, knowledge.Current.Places);
    }

    /// <summary>What analysts said of an article's events, and still stands.</summary>
    public async Task<IReadOnlyList<StandingCorrection>> OfAsync(ArticleId article, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(connection => connection.QueryAsync<Row>(Standing, new { article.Value }), cancel);
        return
        [
            .. rows.Select(r => new StandingCorrection(
                r.Key,
                r.Told.Length == 0 ? null : VerdictJson.ReadEvent(r.Told),
                new EventCorrection(VerdictJson.Read(r.Verdict), r.Who, r.Why)
            )),
        ];
    }

    private void Check(EventCorrection correction)
    {
        if (correction.Verdict.IsEmpty)
            throw new CorrectionRefusedException(
                "The correction changes nothing. Drop the event, let the reading stand, or give its status, background or place."
            );
        if (!IsWithin(correction.Who, LongestName))
            throw new CorrectionRefusedException($"A correction names who makes it, in 1 to {LongestName} letters.");
        if (!IsWithin(correction.Why, LongestReason))
            throw new CorrectionRefusedException($"A correction says why, in 1 to {LongestReason} letters.");
        if (correction.Verdict.PlaceId is { } id && knowledge.Current.Places.ById(id) is null)
            throw new CorrectionRefusedException(
                $"No gazetteer has a place {id}. Take the id from a place's candidates, or add the place to a file of EntityExtractor:Gazetteers."
            );
    }

    private static bool IsWithin(string words, int longest) => !string.IsNullOrWhiteSpace(words) && words.Length <= longest;

    private sealed class Row
    {
        public string Key { get; init; } = "";

        public string Verdict { get; init; } = "";

        public string Who { get; init; } = "";

        public string Why { get; init; } = "";

        public string Told { get; init; } = "";
    }
}
