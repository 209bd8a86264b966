using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Gazetteer.World;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Gazetteer;

public sealed class WorldFactsTest
{
    private const string Header = "geonameid\tname\tcountry\tadmin1\tadmin2\tpopulation\tlat\tlon\talt_names\n";

    [Fact]
    public void Good_facts_are_read() =>
        Assert.Equal(2, Read("1\tOrvik\tXT\tHelmar\tDal\t10\t1\t2\t\n2\tSund\tXT\tHelmar\tDal\t10\t1\t2\t\n").Count);

    [Theory]
    [InlineData("1\tOrvik\tXT\tHelmar\tDal\t10\t1\t2\t\n1\tSund\tXT\tHelmar\tDal\t10\t1\t2\t\n", "repeats the id")]
    [InlineData("1\tOrvik\tXT\tHelmar\tSaint Dal\t10\t1\t2\t\n2\tSund\tXT\tHelmar\tSaint-Dal\t10\t1\t2\t\n", "give both one spelling")]
    [InlineData("1\tOrvik\tXT\tHelmar\tDal\t10\t1\t2\t\n2\tSund\n", "has 2 fields")]
    public void A_wrong_line_is_refused_by_its_number(string rows, string reason)
    {
        var problem = Assert.Single(Assert.Throws<UnusableFileException>(() => Read(rows)).Problems);

        Assert.Equal(3, problem.Line);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    private static List<string[]> Read(string rows)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "facts.tsv");
        File.WriteAllText(file, Header + rows);
        return WorldFacts.Read(file);
    }
}
