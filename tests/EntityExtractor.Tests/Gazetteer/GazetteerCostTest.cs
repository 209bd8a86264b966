using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Gazetteer.World;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Gazetteer;

/// <summary>What the world costs in memory. Alone in the process while it runs, for other tests allocate too.</summary>
[CollectionDefinition(nameof(GazetteerCostTest), DisableParallelization = true)]
[Collection(nameof(GazetteerCostTest))]
public sealed class GazetteerCostTest
{
    private const long MostBytes = 150_000_000;
    private const long FewestBytes = 20_000_000;

    [Fact]
    public void The_loaded_world_takes_at_most_150_megabytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var world = new PlaceIndex([WorldFile.Read(BuiltIn.Decompress("world.places"))]);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(world.Named(NameKey.Of("Kunduz")).Any());
        Assert.InRange(bytes, FewestBytes, MostBytes);
    }

    [Theory]
    [InlineData("Kunduz")]
    [InlineData("Springfield")]
    [InlineData("Qqwzxkj")]
    [InlineData("Taliban")]
    public void A_look_up_allocates_nothing(string name)
    {
        var knowledge = Knowledge.Load([], []);
        LookUp(knowledge, name);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) LookUp(knowledge, name);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int LookUp(Knowledge knowledge, string name)
    {
        var key = NameKey.Of(name);
        var found = knowledge.Catalogue.MayGoOn(key) && knowledge.Catalogue.Named(key, name) is not null ? 1 : 0;
        foreach (var place in knowledge.Places.Named(key)) found += place.Population > 0 ? 1 : 0;
        foreach (var place in knowledge.Places.SoundingLike(key)) found += place.Population > 0 ? 1 : 0;
        return found + (knowledge.Places.HasCurated(key) ? 1 : 0);
    }
}
