namespace Ingestion.Fetcher;

/// <summary>Section <c>Fetcher</c>.</summary>
public sealed class FetcherOptions
{
    public const string Section = "Fetcher";

    /// <summary>The YAML file with the source definitions; a missing file means no sources.</summary>
    public string SourcesFile { get; set; } = "sources.yaml";

    /// <summary>Further files of the same form.</summary>
    public IList<string> MoreSourcesFiles { get; } = [];

    /// <summary>Whether sources added by the API may have <c>path, headers, cookies, proxy</c> and <c>allow_private</c>: whoever reaches the API then
    /// reads this machine's files and private network.</summary>
    public bool ApiMayReachInside { get; set; }

    /// <summary>Folder of the WARC files; made when it is missing.</summary>
    public string ArchiveFolder { get; set; } = "data/archive";

    /// <summary>Size at which an archive file is closed and the next begun.</summary>
    public int ArchiveFileMegabytes { get; set; } = 1024;

    /// <summary>Age at which an archive file is closed and the next begun.</summary>
    public TimeSpan ArchiveFileAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Days that captures are kept; archive files are deleted whole when nothing in them is younger. Null keeps them for ever.</summary>
    public int? ArchiveKeepDays { get; set; }

    /// <summary>Free space on the archive's disk below which fetching pauses.</summary>
    public int ArchiveReserveMegabytes { get; set; } = 256;

    /// <summary>Mail address or web page of the operator, named to every site in the User-Agent. Nothing outside is fetched without it.</summary>
    public string? Contact { get; set; }

    /// <summary>Shortest time between two visits, for sources that set none.</summary>
    public TimeSpan PollMin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time between two visits, for sources that set none.</summary>
    public TimeSpan PollMax { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Time between two requests to one host, for sources that set none.</summary>
    public TimeSpan HostDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Age up to which an article is visited again for revisions.</summary>
    public TimeSpan RevisitFor { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Visits under way at once in this process, each to another source: most of the time a visit waits for a server or the disk.</summary>
    public int Parallelism { get; set; } = 48;

    /// <summary>Longest time for one request with its redirects and its body.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest silence of a server while it sends.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Largest page or feed after decompression; sitemaps are streamed and may be larger.</summary>
    public int MaxPageMegabytes { get; set; } = 16;
}
