using System.Net;
using System.Text.Json;
using Xunit;

namespace Ingestion.Portal.Tests;

/// <summary>The HTTP interface, over a real socket.</summary>
public sealed class ApiTest(SeededPortal portal) : IClassFixture<SeededPortal>
{
    [Fact]
    public async Task A_search_answers_total_items_facets_and_the_next_page()
    {
        var page = await GetAsync("/api/articles?q=market&size=20");
        Assert.Equal(24, page.GetProperty("total").GetInt32());
        Assert.Equal(20, page.GetProperty("items").GetArrayLength());
        Assert.Equal(
            ["highlights", "id", "outlet", "published", "title", "url"],
            page.GetProperty("items")[0].EnumerateObject().Select(p => p.Name).Order()
        );
        Assert.Equal(
            12,
            page.GetProperty("facets")
                .GetProperty("outlet")
                .EnumerateArray()
                .Single(f => f.GetProperty("value").GetString() == "Coast Daily")
                .GetProperty("count")
                .GetInt32()
        );
        var next = await GetAsync($"/api/articles?q=market&size=20&cursor={page.GetProperty("next").GetString()}");
        Assert.Equal(4, next.GetProperty("items").GetArrayLength());
        Assert.False(next.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task Filters_and_days_narrow_a_search()
    {
        Assert.Equal(1, await TotalAsync("/api/articles?district=Sarab&outlet=Ridge%20Radio&status=contested"));
        Assert.Equal(1, await TotalAsync("/api/articles?outlet=El%20Faro%20del%20Norte&language=es"));
        Assert.Equal(24, await TotalAsync("/api/articles?from=2026-03-08&to=2026-03-08"));
        Assert.Equal(25, await TotalAsync("/api/articles?outlet=Coast%20Daily&outlet=Valley%20Post&from=2026-03-08"));
    }

    [Fact]
    public async Task An_article_is_answered_whole_and_a_copy_by_its_original()
    {
        var article = await GetAsync($"/api/articles/{SeededPortal.Fall.Id}");
        Assert.Equal(SeededPortal.Fall.Text, article.GetProperty("text").GetString());
        Assert.Equal(["Valley Post", "Ridge Radio", "Coast Daily"], article.GetProperty("outlets").EnumerateArray().Select(o => o.GetString()));
        var response = await portal.Http.GetAsync($"/api/articles/{SeededPortal.Copy.Id}");
        Assert.Equal($"/api/articles/{SeededPortal.Fall.Id}", response.Content.Headers.ContentLocation?.ToString());
    }

    [Fact]
    public async Task Alerts_are_listed_newest_first_and_answered_with_their_evidence()
    {
        var page = await GetAsync("/api/alerts");
        Assert.Equal(2, page.GetProperty("total").GetInt32());
        Assert.Equal(SeededPortal.AlertId, page.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(1, (await GetAsync("/api/alerts?historical=true")).GetProperty("total").GetInt32());
        var alert = await GetAsync($"/api/alerts/{SeededPortal.AlertId}");
        Assert.Equal(SeededPortal.Evidence, alert.GetProperty("evidence")[0].GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task The_ledger_answers_a_sum_that_adds_up()
    {
        var sum = (await GetAsync("/api/ledger")).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64());
        Assert.Equal(["accepted", "folded", "in_flight", "indexed", "quarantined", "rejected"], sum.Keys.Order());
        Assert.True(sum["accepted"] > 0);
        Assert.Equal(sum["accepted"], sum["indexed"] + sum["folded"] + sum["rejected"] + sum["quarantined"] + sum["in_flight"]);
    }

    [Theory]
    [InlineData("""{"article":"fall","revision":1}""", HttpStatusCode.NotFound, "/api/ledger/quarantine lists")]
    [InlineData("""{"article":"fall"}""", HttpStatusCode.BadRequest, "must say which")]
    public async Task A_retry_of_what_is_not_in_quarantine_is_answered_with_where_to_look(string body, HttpStatusCode status, string remedy)
    {
        Assert.Empty((await GetAsync("/api/ledger/quarantine")).GetProperty("items").EnumerateArray());
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await portal.Http.PostAsync(new Uri("/api/ledger/quarantine/retry", UriKind.Relative), content);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(remedy, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/articles?from=yesterday", "from is 'yesterday'; it must be a day such as 2026-03-10")]
    [InlineData("/api/articles?from=2026-03-10&to=2026-03-01", "Swap them")]
    [InlineData("/api/articles?sort=best", "sort is 'best'; it may be relevance or newest")]
    [InlineData("/api/articles?status=lost", "it may be claimed, confirmed, contested, denied, retracted")]
    [InlineData("/api/articles?size=1000", "size is '1000'; it must be a number from 1 to 100")]
    [InlineData("/api/articles?cursor=zzz", "leave cursor out")]
    [InlineData("/api/alerts?cursor=zzz", "Leave it out")]
    [InlineData("/api/alerts?historical=maybe", "it may be true or false")]
    [InlineData("/api/alerts?from=soon", "it must be a day such as")]
    public async Task A_request_that_cannot_be_answered_says_what_to_change(string address, string remedy)
    {
        var problem = await ProblemAsync(address, HttpStatusCode.BadRequest);
        Assert.Contains(remedy, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/articles/none", "in_flight")]
    [InlineData("/api/alerts/none", "/api/alerts lists")]
    [InlineData("/api/nonsense", "/openapi/v1.json lists")]
    public async Task What_is_not_there_says_where_to_look(string address, string remedy)
    {
        var problem = await ProblemAsync(address, HttpStatusCode.NotFound);
        Assert.Contains(remedy, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_names_every_address_parameter_and_field_as_they_are()
    {
        var description = await GetAsync("/openapi/v1.json");
        var paths = description.GetProperty("paths");
        Assert.Equal(
            [
                "/api/alerts",
                "/api/alerts/{id}",
                "/api/articles",
                "/api/articles/{id}",
                "/api/articles/{id}/corrections",
                "/api/articles/{id}/ruling",
                "/api/ledger",
                "/api/ledger/quarantine",
                "/api/ledger/quarantine/retry",
                "/api/proposals",
                "/feeds/alerts.atom",
            ],
            paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)
        );
        var search = paths.GetProperty("/api/articles").GetProperty("get");
        Assert.Equal(
            ["admin1", "country", "cursor", "district", "from", "language", "outlet", "q", "size", "sort", "status", "to"],
            search.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).Order(StringComparer.Ordinal)
        );
        Assert.All(
            search.GetProperty("parameters").EnumerateArray(),
            p => Assert.False(string.IsNullOrEmpty(p.GetProperty("description").GetString()))
        );
        var sum = description.GetProperty("components").GetProperty("schemas").GetProperty("LedgerSum").GetProperty("properties");
        Assert.True(sum.TryGetProperty("in_flight", out _));
        Assert.True(search.GetProperty("responses").TryGetProperty("400", out _));
    }

    [Fact]
    public async Task Every_answer_forbids_what_the_portal_does_not_need()
    {
        foreach (
            var address in new[]
            {
                "/",
                "/alerts",
                "/api/articles",
                "/feeds/alerts.atom",
                "/nowhere",
                "/?from=x",
                $"/articles/{SeededPortal.Fall.Id}",
            }
        )
        {
            var response = await portal.Http.GetAsync(address);
            Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    private async Task<long> TotalAsync(string address) => (await GetAsync(address)).GetProperty("total").GetInt64();

    private async Task<JsonElement> GetAsync(string address)
    {
        var response = await portal.Http.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<JsonElement> ProblemAsync(string address, HttpStatusCode status)
    {
        var response = await portal.Http.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
