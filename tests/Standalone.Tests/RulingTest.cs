using System.Text.Json;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>A person's ruling from the command line to index, alert and page, and on through the arrival of a better original.</summary>
public sealed class RulingTest : EmptyNewsroomTest
{
    private const string Wire = """
        (Northgate) - The Ember Front captured Wadrin district in Sovanda province on the border early today, district officials said.

        The fighters entered the district centre before dawn after two days of shelling, according to the head of the provincial council.
        He said that soldiers left their posts along the river road and walked to the next valley, where trucks waited for them.

        Residents reached by telephone spoke of shuttered shops, burning fuel depots and a long line of cars on the only paved road.
        """;

    private const string Retold = """
        Insurgents captured Wadrin district in Sovanda province today, a member of the provincial assembly told Radio Sovanda.

        He had the news from his brother, a baker, who shut his oven at four in the morning and left with the last bus to the plain.
        Schools there were opened for the families, and the bridge toll was waived until the end of the week.
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Index_alert_and_page_follow_a_ruling_and_it_moves_with_a_takeover()
    {
        var paper = await IngestAsync("paper", "The Tavrin Courier", "Ember Front captures Wadrin district", Wire, hours: 3, Cancel);
        var retold = await IngestAsync("retold", "Radio Sovanda", "Second district falls", Retold, hours: 2, Cancel);
        Assert.Equal((2, 2), await AlertAsync());

        var folded = await CommandLine.CommandLine.RunAsync(Folder.Path, "fold", retold, "--into", paper, "--who", "Mira Holt");
        Assert.Equal((0, ""), (folded.Code, folded.Error));
        Assert.Equal((1, 2), await AlertAsync());
        Assert.Equal("Mira Holt", (await CopyAsync(paper, retold)).GetProperty("ruled_by").GetString());
        var page = await Http.GetStringAsync(new Uri($"articles/{paper}", UriKind.Relative), Cancel);
        Assert.Contains("ruling</span>", page, StringComparison.Ordinal);
        Assert.Contains("Mira Holt folded it into", page, StringComparison.Ordinal);

        var agency = await IngestAsync("agency", "Northgate Wire", "Ember Front captures Wadrin district", Wire, hours: 4, Cancel);
        Assert.Equal("Mira Holt", (await CopyAsync(agency, retold)).GetProperty("ruled_by").GetString());
        Assert.False((await CopyAsync(agency, paper)).TryGetProperty("ruled_by", out _));
        Assert.Equal((1, 3), await AlertAsync());

        var circle = await CommandLine.CommandLine.RunAsync(Folder.Path, "fold", agency, "--into", retold, "--who", "Mira Holt");
        Assert.Equal(1, circle.Code);
        Assert.Contains("cannot be folded into its own copy", circle.Error, StringComparison.Ordinal);
        var unfolded = await CommandLine.CommandLine.RunAsync(Folder.Path, "unfold", retold, "--who", "Mira Holt");
        Assert.Equal((0, ""), (unfolded.Code, unfolded.Error));
        Assert.Equal((2, 3), await AlertAsync());
        Assert.Equal(retold, (await GetAsync($"api/articles/{retold}")).GetProperty("id").GetString());
    }

    /// <summary>Sources and outlets of the only alert.</summary>
    private async Task<(int Sources, int Outlets)> AlertAsync()
    {
        var alert = Assert.Single((await GetAsync("api/alerts")).GetProperty("items").EnumerateArray());
        return (alert.GetProperty("sources").GetInt32(), alert.GetProperty("outlets").GetArrayLength());
    }

    private async Task<JsonElement> CopyAsync(string original, string copy)
    {
        var document = await GetAsync($"api/articles/{copy}");
        Assert.Equal(original, document.GetProperty("id").GetString());
        return Assert.Single(document.GetProperty("copies").EnumerateArray(), folded => folded.GetProperty("id").GetString() == copy);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));
        return document.RootElement.Clone();
    }
}
