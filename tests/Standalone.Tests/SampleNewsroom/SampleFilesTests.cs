using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.Fetcher.Sources;
using Ingestion.Standalone.SampleNewsroom;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

/// <summary>The services that read the samples' files take them without a complaint.</summary>
public sealed class SampleFilesTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Fact]
    public void The_fetcher_takes_every_source()
    {
        using var folder = new TemporaryFolder();
        var read = SourceFile.Parse(newsroom.Server.SourcesYaml(folder["sources.yaml"]));
        Assert.Empty(read.Errors);
        Assert.Equal(newsroom.Server.Outlets.Select(o => o.Name), read.Sources.Select(s => s.Outlet));
        Assert.All(read.Sources, source => Assert.True(source.AllowPrivate));
    }

    [Fact]
    public void The_gazetteer_is_taken_whole()
    {
        var file = Path.Combine(SampleFolder.Path, "gazetteer", "velmaria.csv");
        Assert.Equal(File.ReadLines(file).Count() - 1, PlaceFile.Read(file, File.ReadAllBytes(file)).Places.Count);
    }

    [Fact]
    public void The_catalogue_is_taken_whole()
    {
        var file = Path.Combine(SampleFolder.Path, "catalogue", "velmaria.csv");
        var entries = CatalogueFile.Read(file, File.ReadAllBytes(file), new Dictionary<string, CatalogueEntry>());
        Assert.Equal(File.ReadLines(file).Count() - 1, entries.Count);
        Assert.Equal("government", entries.Single(e => e.Id == "xv:river-guard").Side);
    }
}
