using Ingestion.Contracts.V1;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>The five sample documents, where they are at hand beside the repository.</summary>
public sealed class SeedTests
{
    [Fact]
    public void A_district_overrun_raises_an_alert_with_district_province_day_and_evidence()
    {
        var e = Read("000_7f3b2c9bb849bc73.txt", "2019-07-24").Events.Where(e => !e.Background).Single(e => e.PlaceType == PlaceKind.District);
        Assert.Equal(("Badakhshan", "2019-07-24", ClaimStatus.Confirmed), (e.Admin1, e.Date, e.Status));
        Assert.Contains(e.Place!, e.Evidence.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Four_districts_of_two_provinces_come_out_with_their_days_and_statuses()
    {
        var read = Read("002_ebd330904d271050.txt", "2019-09-11");
        Assert.True(read.Alert);
        Assert.Equal(
            [
                ("Badakhshan", ControlAction.Recaptured),
                ("Badakhshan", ControlAction.Recaptured),
                ("Takhar", ControlAction.Captured),
                ("Takhar", ControlAction.Captured),
            ],
            read.Events.Where(e => !e.Background).Select(e => (e.Admin1!, e.Action)).Order()
        );
        Assert.Contains("2019-09-09", read.Events.Where(e => e.Admin1 == "Takhar").Select(e => e.Date));
    }

    [Fact]
    public void A_repost_names_its_origin_and_a_disputed_capture_is_contested()
    {
        var read = Read("004_e9c4fd0c7fb12d5a.txt", "2016-10-03");
        Assert.NotNull(read.Origin);
        Assert.Equal(ClaimStatus.Contested, Assert.Single(read.Events, e => !e.Background && e.PlaceType != PlaceKind.Site).Status);
    }

    [Fact]
    public void A_page_about_old_changes_raises_no_alert() => Assert.False(Read("001_6a65e0ce3699968f.txt", "2025-07-18").Alert);

    private static Enrichment Read(string file, string published)
    {
        var path = Repository.At("..", "shared", "seeds", file);
        if (!File.Exists(path)) Assert.Skip($"The sample document {file} is not beside the repository (../shared/seeds).");
        var text = File.ReadAllText(path);
        return Extraction.Of(text, published, text.TrimStart().Split('\n')[0]);
    }
}
