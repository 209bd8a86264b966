using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Ledger;
using Ingestion.Standalone.Hosting;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>An analyst's correction from the portal's API to index, alert and page.</summary>
public sealed class CorrectionTest : IAsyncLifetime
{
    private const string Report = """
        (Northgate) - The Ember Front captured Wadrin district in Sovanda province on the border early today, district officials said.

        The fighters entered the district centre before dawn after two days of shelling, according to the head of the provincial council.
        Residents reached by telephone spoke of shuttered shops, burning fuel depots and a long line of cars on the only paved road.
        """;

    private readonly TemporaryFolder _folder = new();
    private DataFolder _data = null!;
    private Newsroom _newsroom = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _data = DataFolder.TryHold(_folder["data"])!;
        _newsroom = await Newsroom.StartAsync(_data, "http://127.0.0.1:0", withSample: false, [], CancellationToken.None);
        _http = new HttpClient { BaseAddress = new Uri(_newsroom.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _newsroom.DisposeAsync();
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Index_alert_and_page_follow_a_correction_and_follow_when_it_is_taken_back()
    {
        var article = await IngestAsync();
        var read = Assert.Single((await CorrectionsAsync(article)).EnumerateArray());
        var key = read.GetProperty("event").GetString();
        Assert.Equal("confirmed", read.GetProperty("status").GetString());
        Assert.Equal("confirmed", (await AlertAsync()).GetProperty("status").GetString());

        await CorrectAsync(article, new { @event = key, status = "contested", who = "Mira Holt", why = "The council was split" });
        await UntilAsync(async () => (await EventsAsync(article)) is [var e] && e.GetProperty("status").GetString() == "contested");
        await UntilAsync(async () => (await AlertAsync()).GetProperty("status").GetString() == "contested");
        Assert.Contains("Corrected by Mira Holt: The council was split", Assert.Single(await EventsAsync(article)).GetProperty("explanation").GetString(), StringComparison.Ordinal);

        await CorrectAsync(article, new { @event = key, drop = true, who = "Mira Holt", why = "A drill" });
        await UntilAsync(async () => await EventsAsync(article) is []);
        var dropped = Assert.Single((await CorrectionsAsync(article)).EnumerateArray());
        Assert.Equal((true, "A drill"), (dropped.GetProperty("dropped").GetBoolean(), dropped.GetProperty("why").GetString()));

        await CorrectAsync(article, new { @event = key, as_read = true, who = "Mira Holt", why = "It was no drill" });
        await UntilAsync(async () => (await EventsAsync(article)) is [var e] && e.GetProperty("status").GetString() == "confirmed");
        Assert.Contains("Correct it", await _http.GetStringAsync(new Uri($"articles/{article}", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"drop\":true,\"who\":\"M\",\"why\":\"w\"}", HttpStatusCode.BadRequest, "\\u0022event\\u0022 is missing")]
    [InlineData("{\"event\":\"KEY\",\"drop\":true,\"who\":\"M\"}", HttpStatusCode.BadRequest, "give the reason")]
    [InlineData("{\"event\":\"KEY\",\"drop\":true,\"why\":\"w\"}", HttpStatusCode.BadRequest, "name the analyst")]
    [InlineData("{\"event\":\"KEY\",\"who\":\"M\",\"why\":\"w\"}", HttpStatusCode.BadRequest, "Say one thing of the event")]
    [InlineData("{\"event\":\"KEY\",\"drop\":true,\"status\":\"denied\",\"who\":\"M\",\"why\":\"w\"}", HttpStatusCode.BadRequest, "Say one thing of the event")]
    [InlineData("{\"event\":\"KEY\",\"place_id\":\"nowhere\",\"who\":\"M\",\"why\":\"w\"}", HttpStatusCode.Conflict, "No gazetteer has a place")]
    [InlineData("{\"event\":\"unknown\",\"drop\":true,\"who\":\"M\",\"why\":\"w\"}", HttpStatusCode.Conflict, "has no event unknown")]
    public async Task A_correction_that_cannot_stand_says_why(string body, HttpStatusCode status, string reason)
    {
        var article = await IngestAsync();
        var key = Assert.Single((await CorrectionsAsync(article)).EnumerateArray()).GetProperty("event").GetString();
        using var content = new StringContent(body.Replace("KEY", key, StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
        using var refused = await _http.PostAsync(new Uri($"api/articles/{article}/corrections", UriKind.Relative), content, Cancel);
        Assert.Equal(status, refused.StatusCode);
        Assert.Contains(reason.Replace("\\u0022", "\"", StringComparison.Ordinal), (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task CorrectAsync(string article, object correction)
    {
        using var taken = await _http.PostAsJsonAsync(new Uri($"api/articles/{article}/corrections", UriKind.Relative), correction, Cancel);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<string> IngestAsync()
    {
        var published = DateTimeOffset.UtcNow.AddHours(-2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var file = _folder["report.md"];
        await File.WriteAllTextAsync(file, $"---\nurl: https://courier.example/wadrin\noutlet: The Tavrin Courier\npublished: {published}\nlanguage: en\n---\n# Ember Front captures Wadrin district\n\n{Report}\n", Cancel);
        var id = "";
        await foreach (var taken in _newsroom.Services.GetRequiredService<SourceIngestor>().IngestAsync(file, null, allowPrivate: false, Cancel)) id = Assert.Single(taken.Result!.Articles).Article.Value;
        var ledger = _newsroom.Services.GetRequiredService<ILedger>();
        await UntilAsync(async () => (await ledger.SumAsync(Cancel)).InFlight == 0);
        return id;
    }

    private async Task<JsonElement> CorrectionsAsync(string article) => (await GetAsync($"api/articles/{article}/corrections")).GetProperty("events");

    private async Task<List<JsonElement>> EventsAsync(string article) =>
        (await GetAsync($"api/articles/{article}")).TryGetProperty("events", out var events) ? [.. events.EnumerateArray()] : [];

    private async Task<JsonElement> AlertAsync() => Assert.Single((await GetAsync("api/alerts")).GetProperty("items").EnumerateArray());

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var end = DateTime.UtcNow.AddSeconds(90); !await holds(); await Task.Delay(50, Cancel)) Assert.True(DateTime.UtcNow < end, "It never came so.");
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await _http.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));
        return document.RootElement.Clone();
    }
}
