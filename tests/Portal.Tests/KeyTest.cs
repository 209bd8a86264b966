using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.Portal.Tests;

/// <summary>A portal with a key: everybody reads, and only who has the key rules.</summary>
public sealed class KeyTest(KeyTest.Locked portal) : IClassFixture<KeyTest.Locked>
{
    private const string Key = "a-key-of-the-tests-0001";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/articles/nobody/ruling", null)]
    [InlineData("/api/articles/nobody/ruling", "a-key-of-the-tests-0002")]
    [InlineData("/api/ledger/quarantine/retry", null)]
    [InlineData("/api/articles/nobody/corrections", null)]
    [InlineData("/api/sources/nobody/pause", null)]
    public async Task Without_the_key_nothing_is_changed(string address, string? key)
    {
        using var answer = await PostAsync(address, key);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Portal:Key", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/articles/nobody/ruling")]
    [InlineData("/api/ledger/quarantine/retry")]
    public async Task With_the_key_the_request_itself_is_judged(string address)
    {
        using var answer = await PostAsync(address, Key);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Reading_needs_no_key()
    {
        using var answer = await portal.Http.GetAsync(new Uri("/api/ledger", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("sixteen letters, but with spaces")]
    public async Task A_weak_key_is_refused_at_the_start(string key)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([
            new("Portal:Key", key),
            new("Ledger:Path", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())),
        ]);
        builder.AddPortal();
        await using var app = builder.Build();
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Cancel));
        Assert.Contains("Portal:Key must be 16 to 200", refused.Message, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string address, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = JsonContent.Create(new { verdict = "unfold", other = "none", who = "Mira Holt", article = "nobody", revision = 1 }),
        };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await portal.Http.SendAsync(request, Cancel);
    }

    public sealed class Locked : PortalHost
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Portal:Key", Key)];
    }
}
