using Ingestion.Search.Engines;
using Xunit;

namespace Ingestion.Search.Tests;

/// <summary>The promises of every index, kept by a real engine.</summary>
public abstract class EngineIndexTest(SharedEngine shared) : IndexTest, IAsyncLifetime
{
    private EngineIndexUnderTest _opened = null!;

    protected override IArticleIndex Index => _opened;

    public async ValueTask InitializeAsync() => _opened = await shared.OpenAsync();

    public ValueTask DisposeAsync() => _opened.DisposeAsync();

    [Fact]
    public async Task Making_it_ready_again_keeps_what_is_there()
    {
        await WriteAsync(Falls());
        await SharedEngine.Again(_opened).EnsureAsync(Now);
        Assert.Equal(1, (await SearchAsync("overran")).Total);
    }

    [Fact]
    public async Task Nothing_is_made_by_writing_to_a_name_that_is_not_there()
    {
        await _opened.DropAsync();
        var result = await WriteAsync(Plain("a", "First"));
        Assert.Equal(WriteOutcome.Rejected, result.Outcome);
        Assert.Equal(404, (await _opened.Elastic.SendAsync("HEAD", $"/{EngineOptions.Write(_opened.Options.Articles)}", default, Now)).Status);
    }

    [Fact]
    public async Task A_mapping_refuses_a_field_it_does_not_know()
    {
        var answer = await _opened.Elastic.SendAsync(
            "POST",
            $"/{EngineOptions.Write(_opened.Options.Events)}/_doc/x",
            """{"id":"x","unheard_of":1}"""u8.ToArray(),
            Now
        );
        Assert.Equal(400, answer.Status);
    }
}

public sealed class OpenSearchIndexTest(SharedEngine.OpenSearch engine) : EngineIndexTest(engine), IClassFixture<SharedEngine.OpenSearch>;

public sealed class ElasticsearchIndexTest(SharedEngine.Elasticsearch engine) : EngineIndexTest(engine), IClassFixture<SharedEngine.Elasticsearch>;
