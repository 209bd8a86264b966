using System.Net.Http.Json;
using System.Text.Json;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Faults.Tests;

/// <summary>SIGKILL as soon as an analyst's correction is answered: index and alert follow after the next start, without anybody's help.</summary>
public sealed class CorrectionKillTest(Undisturbed undisturbed) : IClassFixture<Undisturbed>, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_correction_that_was_answered_is_carried_out_after_a_kill()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using (var killed = new KilledNewsroom(_folder["data"], receiver.Address, "ingest", undisturbed.News))
        {
            using var http = new HttpClient { BaseAddress = new Uri(await killed.HeardAsync("listening ")) };
            await killed.HeardAsync("settled");
            Assert.Equal("confirmed", await StatusAsync(http));
            await CorrectAsync(http);
            await killed.KillAsync();
        }

        using var restarted = new KilledNewsroom(_folder["data"], receiver.Address);
        using var again = new HttpClient { BaseAddress = new Uri(await restarted.HeardAsync("listening ")) };
        for (var end = DateTime.UtcNow + LongestWait; await StatusAsync(again) != "contested"; await Task.Delay(50, Cancel))
            Assert.True(DateTime.UtcNow < end, "The alert was never amended.");
    }

    private static async Task CorrectAsync(HttpClient http)
    {
        var alert = await WadrinAsync(http);
        var article = alert.GetProperty("lead").GetProperty("article").GetString();
        var address = new Uri($"api/articles/{article}/corrections", UriKind.Relative);
        var events = (await http.GetFromJsonAsync<JsonElement>(address, Cancel)).GetProperty("events");
        var correction = new
        {
            @event = events[0].GetProperty("event").GetString(),
            status = "contested",
            who = "Mira Holt",
            why = "The council was split",
        };
        using var taken = await http.PostAsJsonAsync(address, correction, Cancel);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<string?> StatusAsync(HttpClient http) => (await WadrinAsync(http)).GetProperty("status").GetString();

    private static async Task<JsonElement> WadrinAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonElement>(new Uri("api/alerts", UriKind.Relative), Cancel)).GetProperty("items").EnumerateArray()
            .Single(alert => alert.GetProperty("place").GetProperty("name").GetString() == "Wadrin");
}
