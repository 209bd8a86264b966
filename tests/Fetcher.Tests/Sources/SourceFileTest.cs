using Ingestion.Fetcher.Sources;
using Ingestion.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Ingestion.Fetcher.Tests.Sources;

public sealed class SourceFileTest
{
    [Fact]
    public void An_entry_that_is_no_YAML_is_refused_by_its_line_and_the_others_run()
    {
        var catalogue = SourceFile.Parse("""
            # Ours.
            sources: # all of them
              - id: first
                url: https://velmaria.example/feed
                tags: [a, b]
              - id: torn
                url: "https://velmaria.example/feed
              - id: twice
                url: https://velmaria.example/1
                url: https://velmaria.example/2
              - id: wrong
                url: ftp://velmaria.example/feed
              - id: last
                url: https://velmaria.example/last
            """);
        Assert.Equal(["first", "last"], catalogue.Sources.Select(s => s.Id));
        Assert.Collection(
            catalogue.Errors,
            e => Assert.InRange(e.Line, 6, 7),
            e => Assert.InRange(e.Line, 8, 10),
            e => Assert.InRange(e.Line, 11, 12)
        );
        Assert.StartsWith("This is no YAML", catalogue.Errors[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources: [\n")]
    [InlineData("id: \"torn")]
    [InlineData("{")]
    public void A_file_of_which_nothing_is_YAML_gives_one_error_and_no_sources(string yaml)
    {
        var catalogue = SourceFile.Parse(yaml);
        Assert.Empty(catalogue.Sources);
        Assert.StartsWith("This is no YAML", Assert.Single(catalogue.Errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_entries_are_refused_by_their_line_and_the_others_run()
    {
        var catalogue = SourceFile.Parse("""
            sources:
              - id: good
                url: https://velmaria.example/feed
              - id: bad
                url: ftp://velmaria.example/feed
              - id: misspelt
                ulr: https://velmaria.example/feed
              - id: good
                url: https://velmaria.example/twice
              - id: secret
                url: https://velmaria.example/paid
                headers:
                  Authorization: Bearer s3cret
              - id: credentials
                url: https://reader:s3cret@velmaria.example/
              - id: last
                path: /srv/news
            """);
        Assert.Equal(["good", "last"], catalogue.Sources.Select(s => s.Id));
        Assert.Equal([5L, 7, 8, 13, 15], catalogue.Errors.Select(e => e.Line));
        Assert.DoesNotContain(catalogue.Errors, e => e.Reason.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_is_read_again_when_it_changes_and_a_broken_one_leaves_the_definitions_as_they_were()
    {
        using var folder = new TemporaryFolder();
        var file = new WatchedSourceFile(folder["sources.yaml"], NullLogger.Instance);
        Assert.Empty(file.Current().Sources);
        Write(folder, "sources:\n  - id: a\n    path: /srv/a\n", minute: 1);
        var read = file.Current();
        Assert.Equal("a", Assert.Single(read.Sources).Id);
        Assert.Same(read, file.Current());
        Write(folder, "sources:\n  - id: a\n    path: [", minute: 2);
        Assert.Equal("a", Assert.Single(file.Current().Sources).Id);
        Assert.NotEmpty(file.Current().Errors);
        Write(folder, "sources:\n  - id: b\n    path: /srv/b\n", minute: 3);
        Assert.Equal("b", Assert.Single(file.Current().Sources).Id);
    }

    [Fact]
    public void A_file_that_could_not_be_read_is_tried_again_without_a_change()
    {
        using var folder = new TemporaryFolder();
        var file = new WatchedSourceFile(folder["sources.yaml"], NullLogger.Instance);
        Write(folder, "sources:\n  - id: a\n    path: /srv/a\n", minute: 1);
        using (new FileStream(folder["sources.yaml"], FileMode.Open, FileAccess.ReadWrite, FileShare.None)) Assert.Empty(file.Current().Sources);
        Assert.Equal("a", Assert.Single(file.Current().Sources).Id);
    }

    [Theory]
    [InlineData("https://paid.example/feed", true)]
    [InlineData("https://www.paid.example/a", true)]
    [InlineData("https://news.paid.example/a", true)]
    [InlineData("http://paid.example/a", false)]
    [InlineData("https://paid.example:8443/a", false)]
    [InlineData("https://notpaid.example/a", false)]
    [InlineData("https://paid.example.elsewhere.example/a", false)]
    [InlineData("https://example/a", false)]
    public void Secrets_reach_the_sources_own_host_only(string url, bool isReached) =>
        Assert.Equal(isReached, SourceSecrets.MayReach(new Source { Id = "s", Url = "https://www.paid.example/feed" }, url));

    private static void Write(TemporaryFolder folder, string yaml, int minute)
    {
        File.WriteAllText(folder["sources.yaml"], yaml);
        File.SetLastWriteTimeUtc(folder["sources.yaml"], new DateTime(2026, 3, 1, 10, minute, 0, DateTimeKind.Utc));
    }
}
