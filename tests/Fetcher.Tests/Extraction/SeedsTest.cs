using System.Globalization;
using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>Real documents that lie beside the repository, where they are to be had.</summary>
public sealed class SeedsTest
{
    [Fact]
    public void A_tag_page_saved_as_text_gives_its_five_articles()
    {
        var result = Pages.Extract(Seed("001_*.txt"), url: null, type: "text/plain");

        Assert.Equal(PageType.Roundup, result.Type);
        Assert.Equal(
            ["2025-07-18", "2025-07-05", "2025-07-01", "2025-05-02", "2025-05-01"],
            result.Articles.Select(a => a.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.All(result.Articles, a => Assert.NotNull(a.Outlet));
        Assert.Equal(5, result.Articles.Select(a => a.Part).Distinct().Count());
        Assert.DoesNotContain(result.Articles, a => a.Text.Contains("Download", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_repost_names_the_outlet_it_comes_from() =>
        Assert.Equal("The Long War Journal", Pages.Extract(Seed("004_*.txt"), url: null, type: "text/plain").Articles.Single().SyndicatedFrom);

    private static byte[] Seed(string pattern)
    {
        var folder = Path.GetFullPath(Repository.At("..", "shared", "seeds"));
        if (!Directory.Exists(folder)) Assert.Skip($"The seed documents are not there ({folder}).");
        return File.ReadAllBytes(Directory.GetFiles(folder, pattern).Single());
    }
}
