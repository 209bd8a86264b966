using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Ledger;
using Ingestion.Search;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>An analyst's correction from the portal's API to index, alert and page.</summary>
public sealed partial class CorrectionTest : EmptyNewsroomTest
{
    private const string Report = """
        (Northgate) - The Ember Front captured Wadrin district in Sovanda province on the border early today, district officials said.

        The fighters entered the district centre before dawn after two days of shelling, according to the head of the provincial council.
        Residents reached by telephone spoke of shuttered shops, burning fuel depots and a long line of cars on the only paved road.
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Index_alert_and_page_follow_a_correction_and_follow_when_it_is_taken_back()
    {
        var article = await IngestAsync();
        var read = Assert.Single((await CorrectionsAsync(article)).EnumerateArray());
        var key = read.GetProperty("event").GetString();
        Assert.Equal("confirmed", read.GetProperty("status").GetString());
        Assert.Equal("confirmed", (await AlertAsync()).GetProperty("status").GetString());

        await CorrectAsync(article, new { @event = key, status = "contested", who = "Mira Holt", why = "The council was split" });
        await UntilAsync(async () => await EventsAsync(article) is [{ Status: ClaimStatus.Contested }]);
        await UntilAsync(async () => (await AlertAsync()).GetProperty("status").GetString() == "contested");
        Assert.Contains(
            "Corrected by Mira Holt: The council was split",
            Assert.Single(await EventsAsync(article)).Explanation,
            StringComparison.Ordinal
        );

        await SendFormAsync(article, new() { ["event"] = key!, ["verdict"] = "drop", ["who"] = "Mira Holt", ["why"] = "A drill" });
        await UntilAsync(async () => await EventsAsync(article) is []);
        await UntilAsync(async () => (await AlertAsync()).GetProperty("status").GetString() == "retracted");
        var dropped = Assert.Single((await CorrectionsAsync(article)).EnumerateArray());
        Assert.Equal((true, "A drill"), (dropped.GetProperty("dropped").GetBoolean(), dropped.GetProperty("why").GetString()));

        await CorrectAsync(article, new { @event = key, as_read = true, who = "Mira Holt", why = "It was no drill" });
        await UntilAsync(async () => await EventsAsync(article) is [{ Status: ClaimStatus.Confirmed }]);
        Assert.Contains("Correct it", await Http.GetStringAsync(new Uri($"articles/{article}", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_cannot_stand_says_why()
    {
        var article = await IngestAsync();
        var key = Assert.Single((await CorrectionsAsync(article)).EnumerateArray()).GetProperty("event").GetString();
        await AssertRefusedAsync(
            new
            {
                drop = true,
                who = "M",
                why = "w",
            },
            HttpStatusCode.BadRequest,
            "\"event\" is missing"
        );
        await AssertRefusedAsync(
            new
            {
                @event = key,
                drop = true,
                who = "M",
            },
            HttpStatusCode.BadRequest,
            "give the reason"
        );
        await AssertRefusedAsync(
            new
            {
                @event = key,
                drop = true,
                why = "w",
            },
            HttpStatusCode.BadRequest,
            "name the analyst"
        );
        await AssertRefusedAsync(
            new
            {
                @event = key,
                who = "M",
                why = "w",
            },
            HttpStatusCode.BadRequest,
            "Say one thing of the event"
        );
        await AssertRefusedAsync(
            new
            {
                @event = key,
                drop = true,
                status = "denied",
                who = "M",
                why = "w",
            },
            HttpStatusCode.BadRequest,
            "Say one thing of the event"
        );
        await AssertRefusedAsync(
            new
            {
                @event = key,
                place_id = "nowhere",
                who = "M",
                why = "w",
            },
            HttpStatusCode.Conflict,
            "No gazetteer has a place"
        );
        await AssertRefusedAsync(
            new
            {
                @event = "unknown",
                drop = true,
                who = "M",
                why = "w",
            },
            HttpStatusCode.Conflict,
            "has no event unknown"
        );
        using var missing = await Http.GetAsync(new Uri("api/articles/nobody/corrections", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);

        async Task AssertRefusedAsync(object correction, HttpStatusCode status, string reason)
        {
            using var refused = await Http.PostAsJsonAsync(new Uri($"api/articles/{article}/corrections", UriKind.Relative), correction, Cancel);
            Assert.Equal(status, refused.StatusCode);
            Assert.Contains(
                reason,
                (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString(),
                StringComparison.Ordinal
            );
        }
    }

    private async Task CorrectAsync(string article, object correction)
    {
        using var taken = await Http.PostAsJsonAsync(new Uri($"api/articles/{article}/corrections", UriKind.Relative), correction, Cancel);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Through the page's own form, as a reader does.</summary>
    private async Task SendFormAsync(string article, Dictionary<string, string> fields)
    {
        var address = new Uri($"articles/{article}/correction", UriKind.Relative);
        var page = await Http.GetStringAsync(address, Cancel);
        Assert.Contains("captured Wadrin district", page, StringComparison.Ordinal);
        Assert.Contains("Corrected by Mira Holt", page, StringComparison.Ordinal);
        var token = TokenField().Match(page);
        using (var foreign = new FormUrlEncodedContent(fields))
        using (var refused = await Http.PostAsync(address, foreign, Cancel)) Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        fields[token.Groups["name"].Value] = token.Groups["value"].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var taken = await Http.PostAsync(address, form, Cancel);
        Assert.Contains("The correction stands", await taken.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]+)" ?/?>""", RegexOptions.NonBacktracking)]
    private static partial Regex TokenField();

    private async Task<string> IngestAsync()
    {
        var published = DateTimeOffset.UtcNow.AddHours(-2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var file = Folder["report.md"];
        await File.WriteAllTextAsync(
            file,
            $"---\nurl: https://courier.example/wadrin\noutlet: The Tavrin Courier\npublished: {published}\nlanguage: en\n---\n# Ember Front captures Wadrin district\n\n{Report}\n",
            Cancel
        );
        var id = "";
        await foreach (var taken in Newsroom.Services.GetRequiredService<SourceIngestor>().IngestAsync(file, null, allowPrivate: false, Cancel))
            id = Assert.Single(taken.Result!.Articles).Article.Value;
        var ledger = Newsroom.Services.GetRequiredService<ILedger>();
        await UntilAsync(async () => (await ledger.SumAsync(Cancel)).InFlight == 0);
        return id;
    }

    private async Task<JsonElement> CorrectionsAsync(string article) => (await GetAsync($"api/articles/{article}/corrections")).GetProperty("events");

    private async Task<IReadOnlyList<EventDocument>> EventsAsync(string article) =>
        (await Newsroom.Services.GetRequiredService<IArticleIndex>().EventsAsync(new EventQuery { Article = new ArticleId(article) }, Cancel)).Items;

    private async Task<JsonElement> AlertAsync() => Assert.Single((await GetAsync("api/alerts")).GetProperty("items").EnumerateArray());

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var end = DateTime.UtcNow.AddSeconds(90); !await holds(); await Task.Delay(50, Cancel))
            Assert.True(DateTime.UtcNow < end, "It never came so.");
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));
        return document.RootElement.Clone();
    }
}
