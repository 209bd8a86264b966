using Ingestion.Ledger;
using Ingestion.Tests;
using Ingestion.Tests.Sample;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>Holds the running product to what <c>samples/expected.json</c> says of the sample newsroom.</summary>
public sealed class SampleTest
{
    [Fact]
    public async Task Every_sample_article_comes_out_as_expected()
    {
        await using var sample = await RunningSample.StartAsync();
        var expected = SampleExpectations.Load(Repository.At("samples", "expected.json"), sample.Server.Expand);
        await sample.SettleAsync();
        await AccountAsync(sample.Get<ILedger>());
        PendingSample.Expectations.Hold(SampleComparison.Compare(expected, await sample.ArticlesAsync(), await sample.IncidentsAsync()));
    }

    private static async Task AccountAsync(ILedger ledger)
    {
        var sum = await ledger.SumAsync(CancellationToken.None);
        Assert.Equal(sum.Accepted, sum.Indexed + sum.Folded + sum.Rejected + sum.Quarantined);
        Assert.Equal(0, sum.Quarantined);
    }
}
