using Ingestion.Contracts.V1;
using Ingestion.Tests.Sample;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

public sealed class SampleComparisonTests
{
    private static readonly ExpectedEvent Captured = new()
    {
        Action = ControlAction.Captured,
        Status = ClaimStatus.Confirmed,
        Place = "Wadrin",
        Admin1 = "Sovanda",
        Date = "2026-03-01",
    };

    [Fact]
    public void What_came_out_as_expected_differs_in_nothing() => Assert.Empty(Compare(Article(Found())));

    [Fact]
    public void A_day_off_is_near_enough() => Assert.Empty(Compare(Article(Found() with { Date = "2026-03-02" })));

    [Theory]
    [InlineData("outlet/story: captured wadrin status", ClaimStatus.Claimed, "Sovanda", "2026-03-01")]
    [InlineData("outlet/story: captured wadrin province", ClaimStatus.Confirmed, "Tirvash", "2026-03-01")]
    [InlineData("outlet/story: captured wadrin date", ClaimStatus.Confirmed, "Sovanda", "2026-03-03")]
    public void A_wrong_field_is_named(string name, ClaimStatus status, string province, string date) =>
        Assert.Equal([name], Compare(Article(Found() with { Status = status, Admin1 = province, Date = date })).Select(d => d.Name));

    [Fact]
    public void A_missing_event_is_named() => Assert.Equal(["outlet/story: captured wadrin"], Compare(Article()).Select(d => d.Name));

    [Fact]
    public void An_event_too_many_is_named() =>
        Assert.Equal(["outlet/story: no other event"], Compare(Article(Found(), Found() with { Place = "Seldova" })).Select(d => d.Name));

    [Fact]
    public void Furniture_in_the_text_is_named() =>
        Assert.Equal(["outlet/story: furniture"], Compare(Article(Found()) with { Text = "Wadrin fell. Read also: more" }).Select(d => d.Name));

    [Fact]
    public void A_page_that_never_came_is_named() => Assert.Equal(["outlet/story: outcome"], Compare(null).Select(d => d.Name));

    [Fact]
    public void A_pending_difference_passes_and_one_that_holds_by_now_does_not()
    {
        var differences = Compare(Article());
        new PendingExpectations("outlet/story: captured wadrin").Hold(differences);
        Assert.ThrowsAny<Exception>(() => new PendingExpectations().Hold(differences));
        Assert.ThrowsAny<Exception>(() => new PendingExpectations("outlet/story: captured wadrin").Hold([]));
    }

    private static IReadOnlyList<SampleDifference> Compare(ActualArticle? actual)
    {
        var expected = new SampleExpectations
        {
            Articles =
            [
                new ExpectedArticle
                {
                    Article = "outlet/story",
                    Outcome = "indexed",
                    Events = [Captured],
                    Published = "2026-03-02T10:00:00+04:30",
                },
            ],
            Incidents = [],
            Furniture = new Dictionary<string, IReadOnlyList<string>> { ["outlet"] = ["Read also"] },
            Totals = new ExpectedTotals(1, 0, 0, 0, 0),
        };
        var articles = actual is null ? [] : new Dictionary<string, ActualArticle> { ["outlet/story"] = actual };
        return SampleComparison.Compare(expected, articles, []);
    }

    private static ActualArticle Article(params ControlEvent[] events) => new()
    {
        Outcome = "indexed",
        Analysed = true,
        Published = new DateTimeOffset(2026, 3, 2, 5, 30, 0, TimeSpan.Zero),
        Text = "Wadrin fell.",
        Events = events,
    };

    private static ControlEvent Found() => new()
    {
        Action = ControlAction.Captured,
        Status = ClaimStatus.Confirmed,
        Place = "the district of Wadrin",
        Admin1 = "Sovanda",
        Date = "2026-03-01",
        Evidence = new EventEvidence(0, 12, "Wadrin fell."),
    };
}
