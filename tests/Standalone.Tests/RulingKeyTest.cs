using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary><c>fold</c> and <c>unfold</c> where the portal asks for a key.</summary>
public sealed class RulingKeyTest : EmptyNewsroomTest
{
    private const string Key = "a-key-of-the-newsroom";

    private const string Text =
        "Insurgents captured Wadrin district in Sovanda province today, a member of the provincial assembly told Radio Sovanda. He had the news from his brother, a baker.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected override string[] Settings => [$"Portal:Key={Key}"];

    [Fact]
    public async Task Only_who_has_the_key_may_fold_and_unfold()
    {
        var first = await IngestAsync("first", "Radio Sovanda", "Second district falls", Text, hours: 3, Cancel);
        var second = await IngestAsync(
            "second",
            "The Tavrin Courier",
            "Bridge toll waived",
            "The bridge toll was waived until the end of the week, the town council of Tavrin said.",
            hours: 2,
            Cancel
        );
        string[] fold = ["fold", second, "--into", first, "--who", "Mira Holt"];
        string[] unfold = ["unfold", second, "--who", "Mira Holt"];
        foreach (
            var refused in new[]
            {
                await CommandLine.CommandLine.RunAsync(Folder.Path, fold),
                await CommandLine.CommandLine.RunWithKeyAsync(Folder.Path, "another-key-than-that", fold),
            }
        )
        {
            Assert.Equal(1, refused.Code);
            Assert.Contains("Changes need the portal's key", refused.Error, StringComparison.Ordinal);
        }

        foreach (var verb in new[] { fold, unfold })
        {
            var ruled = await CommandLine.CommandLine.RunWithKeyAsync(Folder.Path, Key, verb);
            Assert.Equal((0, ""), (ruled.Code, ruled.Error));
            Assert.Contains(second, ruled.Output, StringComparison.Ordinal);
        }
    }
}
