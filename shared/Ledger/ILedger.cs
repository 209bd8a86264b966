using Ingestion.Contracts.V1;

namespace Ingestion.Ledger;

/// <summary>
/// What became of everything that was ever fetched. A revision's row is also its outbox: it holds all that is needed to
/// publish the message of its stage again, and whether the broker has confirmed it.
/// Every call is durable when it returns, and may be repeated: the first answer stands.
/// </summary>
public interface ILedger
{
    /// <summary>Enters a capture that the archive holds. It counts as accepted and in flight until it is resolved.</summary>
    /// <returns>False when it was entered before.</returns>
    Task<bool> EnterCaptureAsync(CaptureEntry capture, CancellationToken cancel);

    /// <summary>The entry of a capture; null when there is none.</summary>
    Task<CaptureEntry?> FindCaptureAsync(CaptureId id, CancellationToken cancel);

    /// <summary>Captures that are archived and not yet resolved, oldest first.</summary>
    Task<IReadOnlyList<CaptureId>> UnresolvedCapturesAsync(DateTimeOffset enteredBefore, int limit, CancellationToken cancel);

    /// <summary>
    /// Resolves a capture into the articles it gave. An article whose newest revision has the same text and title gives no
    /// new one; a capture of which nothing is new is recorded as unchanged.
    /// </summary>
    /// <returns>The revisions this capture added, whether by this call or an earlier one.</returns>
    Task<IReadOnlyList<Article>> AcceptAsync(CaptureId capture, IReadOnlyList<Article> articles, CancellationToken cancel);

    /// <summary>Resolves a capture that gave no article: <see cref="CaptureState.Listing"/>, <see cref="CaptureState.Unchanged"/>, or <see
    /// cref="CaptureState.Rejected"/> with its reason.</summary>
    Task ResolveAsync(CaptureId capture, CaptureState state, string? reason, CancellationToken cancel);

    /// <summary>Records the deduplicator's decision.</summary>
    /// <returns>The revision as it now stands: with an earlier decision, if there was one.</returns>
    Task<PendingRevision> DecideAsync(RevisionId revision, Decision decision, CancellationToken cancel);

    /// <summary>
    /// Gives a revision another decision than it once got, because a later article is the better original or a person says
    /// so: it is in flight again with this one. When it turns into a copy, its own copies go along. Corrections may come in any
    /// order: the one with the highest <see cref="Decision.Turn"/> stands.
    /// </summary>
    /// <returns>The revision as it now stands; null when it is unknown, or stands under this or a later turn.</returns>
    Task<PendingRevision?> TurnAsync(RevisionId revision, Decision decision, CancellationToken cancel);

    /// <summary>Records what the entity extractor found.</summary>
    /// <param name="turn"><see cref="Decision.Turn"/> of the decision under which it was found.</param>
    /// <returns>The revision as it now stands: with an earlier enrichment, if there was one. Null when the decision has turned since: another message
    /// makes the enrichment anew.</returns>
    Task<PendingRevision?> EnrichAsync(RevisionId revision, int turn, Enrichment enrichment, CancellationToken cancel);

    /// <summary>Records in one write what the broker has confirmed. A confirmation from before the decision turned changes nothing.</summary>
    Task ConfirmAsync(IReadOnlyCollection<Confirmation> confirmations, CancellationToken cancel);

    /// <summary>
    /// Applies a revision to every document it touches: the one it belongs to (its own, or its original's), and those that an
    /// earlier revision of it belonged to. A document's version grows by one the first time; later calls change nothing.
    /// </summary>
    /// <param name="turn"><see cref="Decision.Turn"/> of the decision under which it was enriched.</param>
    /// <returns>The whole documents as they now stand; none when the decision has turned since: another message applies it.</returns>
    Task<IReadOnlyList<DocumentState>> ApplyAsync(RevisionId revision, int turn, CancellationToken cancel);

    /// <summary>
    /// The index holds the revision's document. With <see cref="AlertedAsync"/> done too, the revision is finished. A mark from
    /// before the decision turned changes nothing.
    /// </summary>
    /// <param name="turn"><see cref="Decision.Turn"/> of the decision under which it was enriched.</param>
    Task IndexedAsync(RevisionId revision, int turn, CancellationToken cancel);

    /// <summary>
    /// The alerter has notified of all that the revision gave rise to. With <see cref="IndexedAsync"/> done too, the revision is
    /// finished. A mark from before the decision turned changes nothing.
    /// </summary>
    /// <inheritdoc cref="IndexedAsync"/>
    Task AlertedAsync(RevisionId revision, int turn, CancellationToken cancel);

    /// <summary>Finishes a revision that cannot be processed, with its reason.</summary>
    Task QuarantineAsync(RevisionId revision, string reason, CancellationToken cancel);

    /// <summary>Revisions that could not be processed, with their reasons, those accepted last first.</summary>
    Task<IReadOnlyList<RevisionState>> QuarantinedAsync(int limit, CancellationToken cancel);

    /// <summary>Puts a quarantined revision in flight again, where it stood: its message is published within seconds.</summary>
    /// <returns>False when it is not in quarantine.</returns>
    Task<bool> RetryAsync(RevisionId revision, CancellationToken cancel);

    /// <summary>Unfinished revisions at <paramref name="stage"/> whose message no broker has confirmed, oldest first.</summary>
    Task<IReadOnlyList<PendingRevision>> UnconfirmedAsync(Stage stage, DateTimeOffset changedBefore, int limit, CancellationToken cancel);

    /// <summary>Takes back every confirmation of unfinished revisions: the bus that gave them is gone with its process.</summary>
    Task ForgetConfirmationsAsync(CancellationToken cancel);

    /// <summary>The newest revision of an article with all that is known of it; null when there is none.</summary>
    Task<PendingRevision?> FindAsync(ArticleId id, CancellationToken cancel);

    /// <summary>What became of one revision; null when there is none.</summary>
    Task<RevisionState?> StateAsync(RevisionId id, CancellationToken cancel);

    /// <summary>Every revision of an article, oldest first.</summary>
    Task<IReadOnlyList<Article>> RevisionsAsync(ArticleId id, CancellationToken cancel);

    /// <summary>Revisions in order of their ids, those after <paramref name="after"/>: for walking through all of them.</summary>
    Task<IReadOnlyList<PendingRevision>> PageAsync(RevisionId? after, int limit, CancellationToken cancel);

    /// <summary>The sum of everything.</summary>
    Task<LedgerSum> SumAsync(CancellationToken cancel);

    /// <summary>How many revisions wait for each stage to be taken, by what they wait for.</summary>
    Task<WaitingRevisions> WaitingAsync(CancellationToken cancel);

    /// <summary>Every article that came through the given sources.</summary>
    Task<IReadOnlyList<ArticleId>> ArticlesOfSourcesAsync(IReadOnlyList<string> sources, CancellationToken cancel);

    /// <summary>How many captures and revisions of the given sources are in flight.</summary>
    Task<long> InFlightOfSourcesAsync(IReadOnlyList<string> sources, CancellationToken cancel);

    /// <summary>Removes what came through the given sources, from captures to documents.</summary>
    Task RemoveSourcesAsync(IReadOnlyList<string> sources, CancellationToken cancel);
}
