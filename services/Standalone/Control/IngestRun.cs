using System.Text.Json;
using System.Threading.Channels;
using Ingestion.Fetcher.Ingesting;

namespace Ingestion.Standalone.Control;

/// <summary>Takes in files, folders or addresses once, through the whole pipeline, and tells what became of each article.</summary>
internal sealed class IngestRun(SourceIngestor ingestor, ArticleFollower follower)
{
    /// <summary>Articles whose end is awaited at a time; fetching waits for them, so that memory stays bounded.</summary>
    private const int MaxFollowed = 256;

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <summary>Answers with one JSON line an article, each as soon as all before it are finished.</summary>
    public async Task WriteAsync(IngestRequest request, HttpContext context)
    {
        var cancel = context.RequestAborted;
        MetaFile? meta;
        try
        {
            meta = await ReadMetaAsync(request.Meta, cancel);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Results
                .Problem($"The file of --meta cannot be used, and nothing was taken in: {e.Message}", statusCode: StatusCodes.Status400BadRequest)
                .ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "application/x-ndjson";
        var lines = Channel.CreateBounded<Task<IReadOnlyList<IngestLine>>>(MaxFollowed);
        var taking = TakeAllAsync(request, meta, lines.Writer, cancel);
        await foreach (var line in lines.Reader.ReadAllAsync(cancel))
        {
            foreach (var done in await line) await WriteAsync(context.Response, done, cancel);
        }

        await taking;
    }

    private async Task TakeAllAsync(
        IngestRequest request,
        MetaFile? meta,
        ChannelWriter<Task<IReadOnlyList<IngestLine>>> lines,
        CancellationToken cancel
    )
    {
        try
        {
            foreach (var target in request.Targets)
            {
                await foreach (var taken in ingestor.IngestAsync(target, meta, request.AllowPrivate, cancel))
                {
                    await lines.WriteAsync(follower.FollowAsync(taken, cancel), cancel);
                }
            }
        }
        finally
        {
            lines.Complete();
        }
    }

    private static async Task<MetaFile?> ReadMetaAsync(string? path, CancellationToken cancel) =>
        path is null ? null : MetaFile.Parse(await File.ReadAllTextAsync(path, cancel), path);

    private static async Task WriteAsync(HttpResponse response, IngestLine line, CancellationToken cancel)
    {
        await JsonSerializer.SerializeAsync(response.Body, line, ControlForm.Options, cancel);
        await response.Body.WriteAsync(NewLine, cancel);
        await response.Body.FlushAsync(cancel);
    }
}
