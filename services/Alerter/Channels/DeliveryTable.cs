using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Channels;

/// <summary>The statements over what is to be sent, inside one transaction.</summary>
internal sealed class DeliveryTable(DbTransaction transaction)
{
    private DbConnection Connection => transaction.Connection!;

    /// <summary>Owes <paramref name="notice"/>, which <paramref name="cause"/> gave rise to, to every channel, from now on.</summary>
    public Task AddAsync(AlertNotice notice, RevisionId cause, IEnumerable<string> channels, DateTimeOffset now)
    {
        var payload = JsonSerializer.Serialize(notice, AlertJson.Options);
        return Connection.ExecuteAsync(
            """
            INSERT INTO alerter_deliveries (key, channel, state, attempts, created_at, due_at, payload, article, revision, settled)
            VALUES (@Key, @channel, 'pending', 0, @at, @at, @payload, @Article, @Revision, 0)
            """,
            channels.Select(channel => new
            {
                notice.Key,
                channel,
                at = now.ToUnixTimeMilliseconds(),
                payload,
                Article = cause.Article.Value,
                Revision = (long)cause.Number,
            }),
            transaction
        );
    }

    /// <summary>
    /// Of every channel the oldest delivery that is due. They are not due again before <paramref name="until"/>, so that no other
    /// sender takes them, and are then, if this one dies.
    /// </summary>
    public async Task<IReadOnlyList<Delivery>> ClaimAsync(DateTimeOffset now, DateTimeOffset until)
    {
        var claimed = await Connection.QueryAsync<Delivery>(
            """
            UPDATE alerter_deliveries SET due_at = @until, attempts = attempts + 1
            WHERE state = 'pending' AND due_at <= @now AND key = (
              SELECT older.key FROM alerter_deliveries older
              WHERE older.channel = alerter_deliveries.channel AND older.state = 'pending' AND older.due_at <= @now
              ORDER BY older.created_at, older.key LIMIT 1)
            RETURNING key AS Key, channel AS Channel, attempts AS Attempts, created_at AS CreatedAt, payload AS Payload
            """,
            new { now = now.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds() },
            transaction);
        return [.. claimed];
    }

    public Task MarkSentAsync(Delivery delivery, DateTimeOffset now) => Connection.ExecuteAsync(
        "UPDATE alerter_deliveries SET state = 'sent', sent_at = @At, error = NULL WHERE key = @Key AND channel = @Channel",
        new { delivery.Key, delivery.Channel, At = now.ToUnixTimeMilliseconds() },
        transaction);

    public Task PutOffAsync(Delivery delivery, DateTimeOffset until, string error) => Connection.ExecuteAsync(
        "UPDATE alerter_deliveries SET due_at = @At, error = @error WHERE key = @Key AND channel = @Channel AND state = 'pending'",
        new { delivery.Key, delivery.Channel, At = until.ToUnixTimeMilliseconds(), error },
        transaction);

    public Task GiveUpAsync(Delivery delivery, string error) => Connection.ExecuteAsync(
        "UPDATE alerter_deliveries SET state = 'failed', error = @error WHERE key = @Key AND channel = @Channel AND state = 'pending'",
        new { delivery.Key, delivery.Channel, error },
        transaction);
}

/// <summary>A notice on its way to one channel.</summary>
internal sealed class Delivery
{
    public string Key { get; init; } = "";

    public string Channel { get; init; } = "";

    /// <summary>This one included.</summary>
    public long Attempts { get; init; }

    public long CreatedAt { get; init; }

    public string Payload { get; init; } = "";
}
