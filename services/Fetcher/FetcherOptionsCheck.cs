using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher;

/// <summary>Refuses settings that cannot work, naming key, value and remedy.</summary>
internal sealed class FetcherOptionsCheck : IValidateOptions<FetcherOptions>
{
    public ValidateOptionsResult Validate(string? name, FetcherOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(FetcherOptions o)
    {
        if (string.IsNullOrWhiteSpace(o.SourcesFile))
            yield return "Fetcher:SourcesFile is empty. Name the YAML file that lists the sources.";
        if (string.IsNullOrWhiteSpace(o.ArchiveFolder))
            yield return "Fetcher:ArchiveFolder is empty. Name a folder that can be written.";
        if (o.ArchiveFileMegabytes is < 1 or > 4096)
            yield return $"Fetcher:ArchiveFileMegabytes is {o.ArchiveFileMegabytes}. Give 1 to 4096.";
        if (o.ArchiveFileAge < TimeSpan.FromMinutes(1))
            yield return $"Fetcher:ArchiveFileAge is {o.ArchiveFileAge}. Give a minute or more.";
        if (o.ArchiveKeepDays is < 1)
            yield return $"Fetcher:ArchiveKeepDays is {o.ArchiveKeepDays}. Give 1 or more, or leave it out to keep everything.";
        if (o.ArchiveReserveMegabytes < 0)
            yield return $"Fetcher:ArchiveReserveMegabytes is {o.ArchiveReserveMegabytes}. Give 0 or more.";
        if (o.Contact is { Length: > 0 } contact && !IsContact(contact))
            yield return $"Fetcher:Contact is '{contact}'. Give a mail address or a web address where sites can reach you.";
        if (o.PollMin < TimeSpan.FromSeconds(1))
            yield return $"Fetcher:PollMin is {o.PollMin}. Give a second or more.";
        if (o.PollMax < o.PollMin)
            yield return $"Fetcher:PollMax is {o.PollMax}, shorter than PollMin ({o.PollMin}). Give at least as much.";
        if (o.HostDelay < TimeSpan.Zero)
            yield return $"Fetcher:HostDelay is {o.HostDelay}. Give 0 or more.";
        if (o.Parallelism is < 1 or > 1024)
            yield return $"Fetcher:Parallelism is {o.Parallelism}. Give 1 to 1024.";
        if (o.RequestTimeout <= TimeSpan.Zero)
            yield return $"Fetcher:RequestTimeout is {o.RequestTimeout}. Give more than 0.";
        if (o.ReadTimeout <= TimeSpan.Zero)
            yield return $"Fetcher:ReadTimeout is {o.ReadTimeout}. Give more than 0.";
        if (o.MaxPageMegabytes is < 1 or > 256)
            yield return $"Fetcher:MaxPageMegabytes is {o.MaxPageMegabytes}. Give 1 to 256.";
    }

    /// <summary>It is sent in a header: one line of visible characters.</summary>
    private static bool IsContact(string contact) =>
        contact.Length <= 200
        && contact.All(c => c is > ' ' and < (char)127 and not ('(' or ')'))
        && (contact.Contains('@', StringComparison.Ordinal) || contact.StartsWith("http", StringComparison.Ordinal));
}
