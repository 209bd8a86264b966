using System.Text.Json;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Faults.Tests;

/// <summary>What a newsroom holds, and has told people, once nothing is in flight any more.</summary>
internal sealed record Ending(LedgerSum Sum, IReadOnlyList<string> Articles, IReadOnlyList<string> Alerts, IReadOnlyList<string> Notices)
{
    /// <summary>Takes the folder in, waits until nothing is in flight, and reads what came of it.</summary>
    public static async Task<Ending> ReachAsync(string data, string news, WebhookReceiver receiver)
    {
        using var newsroom = new KilledNewsroom(data, receiver.Address, "ingest", news);
        var address = await newsroom.HeardAsync("listening ");
        await newsroom.HeardAsync("settled");
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        return new Ending(
            await SumAsync(data),
            await ArticlesAsync(http),
            await AlertsAsync(http),
            [.. receiver.Told.Select(told => NoticeOf(told.Body)).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Incident ids and versions may follow the order of arrival; what is said to whom may not.</summary>
    private static string NoticeOf(string body)
    {
        using var json = JsonDocument.Parse(body);
        var alert = json.RootElement.GetProperty("alert");
        return $"{alert.GetProperty("place").GetProperty("name").GetString()}: {alert.GetProperty("status").GetString()}";
    }

    public static async Task<LedgerSum> SumAsync(string data)
    {
        using var database = new SqliteDatabase(Path.Combine(data, "ingestion.db"));
        return await new SqlLedger(database, TimeProvider.System).SumAsync(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> ArticlesAsync(HttpClient http)
    {
        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri("api/articles?size=100", UriKind.Relative)));
        var articles = new List<string>();
        foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
        {
            var id = item.GetProperty("id").GetString();
            using var whole = JsonDocument.Parse(await http.GetStringAsync(new Uri($"api/articles/{id}", UriKind.Relative)));
            articles.Add(
                $"{id} {whole.RootElement.GetProperty("title")} {whole.RootElement.GetProperty("outlets")} {whole.RootElement.GetProperty("statuses")}"
            );
        }

        return [.. articles.Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> AlertsAsync(HttpClient http)
    {
        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri("api/alerts", UriKind.Relative)));
        return
        [
            .. page
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(alert =>
                    $"{alert.GetProperty("place").GetProperty("name")} {alert.GetProperty("status")} {alert.GetProperty("sources")} {alert.GetProperty("outlets")}"
                )
                .Order(StringComparer.Ordinal),
        ];
    }
}
