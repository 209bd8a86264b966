using Ingestion.Search.Engines;
using Xunit;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Search.Tests;

/// <summary>What engines do on bad days, scripted.</summary>
public sealed class EngineFaultTest
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private static readonly EngineOptions Options = EngineOptions.Of(new SearchOptions { Engine = "opensearch", Url = "http://engine:9200" });

    private readonly ScriptedElastic _elastic = new();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Only_the_items_that_found_no_room_go_again(int status)
    {
        _elastic.NextBulk(id => id == Id("b").Value ? status : 201);
        var results = await WriteAsync("a", "b", "c");
        Assert.All(results, r => Assert.Equal(WriteOutcome.Written, r.Outcome));
        Assert.Equal([Id("b").Value], _elastic.Bulks[1]);
    }

    [Fact]
    public async Task A_busy_engine_is_asked_again_for_everything()
    {
        _elastic.NextBulk(429);
        _elastic.NextBulk(503, "<html>gateway</html>");
        Assert.All(await WriteAsync("a", "b"), r => Assert.Equal(WriteOutcome.Written, r.Outcome));
        Assert.Equal(3, _elastic.Bulks.Count);
        Assert.All(_elastic.Bulks, ids => Assert.Equal(2, ids.Count));
    }

    [Fact]
    public async Task A_refused_document_is_told_with_its_reason_and_not_sent_again()
    {
        _elastic.NextBulk(id => id == Id("b").Value ? 400 : id == Id("c").Value ? 409 : 200);
        var results = await WriteAsync("a", "b", "c");
        Assert.Equal([WriteOutcome.Written, WriteOutcome.Rejected, WriteOutcome.Stale], results.Select(r => r.Outcome));
        Assert.Contains("because 400", results[1].Reason, StringComparison.Ordinal);
        Assert.Single(_elastic.Bulks);
    }

    [Fact]
    public async Task When_the_answer_is_lost_nothing_is_said_of_any_item()
    {
        _elastic.LoseNextBulk();
        var away = await Assert.ThrowsAsync<IndexUnavailableException>(() => WriteAsync("a"));
        Assert.Contains("connection reset", away.Message, StringComparison.Ordinal);
        Assert.Equal(WriteOutcome.Written, (await WriteAsync("a"))[0].Outcome);
    }

    [Fact]
    public async Task Writes_say_that_a_name_must_be_there_and_carry_their_version()
    {
        await WriteAsync("a");
        var bulk = _elastic.Requests.Single(r => r.StartsWith("POST /_bulk", StringComparison.Ordinal));
        Assert.StartsWith(
            "POST /_bulk?require_alias=true {\"index\":{\"_index\":\"ingestion-articles-write\",\"_id\":\""
                + Id("a")
                + "\",\"version\":1,\"version_type\":\"external_gte\"}}\n",
            bulk,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Large_writes_are_cut_into_requests_of_bounded_size()
    {
        var text = new string('x', 900_000);
        await Index().WriteAsync([.. Enumerable.Range(0, 20).Select(i => IndexTest.Plain($"a{i}", "Large", text: text))], Now);
        Assert.Equal(20, _elastic.Bulks.Sum(b => b.Count));
        Assert.True(_elastic.Bulks.Count >= 3);
    }

    [Theory]
    [InlineData("""{"version":{"number":"8.19.0"}}""", "Set Index:Engine=elasticsearch")]
    [InlineData("""{"version":{"distribution":"opensearch","number":"1.3.0"}}""", "2.0 or newer is needed")]
    [InlineData("""{"hello":"world"}""", "is no search engine")]
    [InlineData("<html></html>", "is no search engine")]
    public async Task Another_engine_than_the_settings_say_is_refused_with_what_to_set(string root, string remedy)
    {
        _elastic.Root = root;
        var refused = await Assert.ThrowsAsync<IndexUnavailableException>(() => Index().EnsureAsync(Now));
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Index:Url", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Set Index:UserName and Index:Password, or Index:ApiKey")]
    [InlineData(413, "http.max_content_length")]
    [InlineData(500, "cannot write documents (500")]
    public async Task A_refused_request_names_the_setting(int status, string remedy)
    {
        _elastic.NextBulk(status, """{"error":{"reason":"no"}}""");
        var refused = await Assert.ThrowsAsync<IndexUnavailableException>(() => WriteAsync("a"));
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://user:p%40ss@engine:9200/es", null, null, null, "http://engine:9200/es/", "Basic dXNlcjpwQHNz")]
    [InlineData("https://engine", "user", "secret", null, "https://engine/", "Basic dXNlcjpzZWNyZXQ=")]
    [InlineData("https://engine", "user", "secret", "abc", "https://engine/", "ApiKey abc")]
    [InlineData("https://engine", null, null, null, "https://engine/", null)]
    public void Address_and_credentials_are_taken_apart(
        string url,
        string? user,
        string? password,
        string? key,
        string address,
        string? authorization
    )
    {
        var options = EngineOptions.Of(new SearchOptions { Engine = "Elasticsearch", Url = url, UserName = user, Password = password, ApiKey = key });
        Assert.Equal(address, options.Address.ToString());
        Assert.Equal(authorization, options.Authorization);
        Assert.Equal(EngineKind.Elasticsearch, options.Kind);
    }

    private EngineIndex Index() => new(_elastic, Options, TimeProvider.System);

    private async Task<IReadOnlyList<WriteResult>> WriteAsync(params string[] keys)
    {
        using var index = Index();
        return await index.WriteAsync([.. keys.Select(key => IndexTest.Plain(key, "A title"))], Now);
    }
}
