using System.Net;
using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Search;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Portal.Tests;

/// <summary>A portal whose index is away, or broken.</summary>
public sealed class OutageTest(OutageTest.BrokenPortal portal) : IClassFixture<OutageTest.BrokenPortal>
{
    [Fact]
    public async Task An_outage_is_a_503_that_says_to_try_again()
    {
        var api = await portal.Http.GetAsync("/api/articles");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), api.Headers.RetryAfter?.Delta);
        Assert.Contains("/health says what is missing", await DetailAsync(api), StringComparison.Ordinal);
        var page = await portal.Http.GetAsync("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("The index cannot be read now", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_defect_is_a_500_that_gives_nothing_away_but_a_number_for_the_log()
    {
        var api = await portal.Http.GetAsync("/api/articles/x");
        Assert.Equal(HttpStatusCode.InternalServerError, api.StatusCode);
        var detail = await DetailAsync(api);
        Assert.Contains("the log says more under", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
        var page = await portal.Http.GetAsync("/articles/x");
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.DoesNotContain("secret", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;

    public sealed class BrokenPortal : PortalHost
    {
        protected override void Change(IServiceCollection services) => services.AddSingleton<IArticleIndex, BrokenIndex>();
    }

    private sealed class BrokenIndex : IArticleIndex
    {
        public Task EnsureAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<IndexWrite> writes, CancellationToken cancel) =>
            throw new NotSupportedException();

        public Task PurgeAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancel) => throw new NotSupportedException();

        public Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancel) =>
            throw new IndexUnavailableException("The engine at 10.0.0.1 is away.");

        public Task<ArticleDocument?> GetAsync(ArticleId id, CancellationToken cancel) => throw new InvalidOperationException("secret");

        public Task<EventPage> EventsAsync(EventQuery query, CancellationToken cancel) => throw new NotSupportedException();
    }
}
