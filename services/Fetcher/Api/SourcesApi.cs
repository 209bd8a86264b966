using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Fetcher.Api;

/// <summary><c>/api/sources</c>: how the sources do, and what an operator may do about it.</summary>
public static class SourcesApi
{
    private const int MaxDefinition = 64 * 1024;
    private const int MaxOpml = 16 * 1024 * 1024;
    private static readonly System.Text.Json.JsonSerializerOptions Json = ContractJson.With(FetcherJsonContext.Default);

    public static IEndpointRouteBuilder MapSources(this IEndpointRouteBuilder routes)
    {
        var all = routes
            .MapGroup("")
            .WithTags("Sources")
            .AddEndpointFilter<SameSite>()
            .ProducesProblem(400)
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409);
        all.MapGet("/api/sources.opml", ExportAsync).WithSummary("The feeds as OPML 2.0");
        var group = all.MapGroup("/api/sources");
        group
            .MapGet("", async (SourceStatuses statuses, CancellationToken cancel) => TypedResults.Json(await statuses.AllAsync(cancel), Json))
            .WithSummary("Every source and how it does");
        group.MapPost("", AddAsync).WithSummary("Add a source: the body is a definition as JSON, with the keys of the source file");
        group
            .MapPost("/dry-run", TryAsync)
            .WithSummary("What a source would bring: the body is a definition as for adding; nothing is added or kept");
        group.MapPost("/opml", ImportAsync).WithSummary("Add the feeds of an OPML document");
        group.MapGet("/{id}", OneAsync).WithSummary("One source, its gaps and its troubles");
        group.MapDelete("/{id}", RemoveAsync).WithSummary("End a source that was added here; its articles stay");
        group
            .MapPost(
                "/{id}/pause",
                (string id, SourceControl control, SourceStatuses statuses, CancellationToken cancel) =>
                    DoAsync(id, control.PauseAsync, statuses, cancel)
            )
            .WithSummary("Visit it no more until it is resumed");
        group
            .MapPost(
                "/{id}/resume",
                (string id, SourceControl control, SourceStatuses statuses, CancellationToken cancel) =>
                    DoAsync(id, control.ResumeAsync, statuses, cancel)
            )
            .WithSummary("Visit it again, also when it had ended");
        group
            .MapPost(
                "/{id}/fetch",
                (string id, SourceControl control, SourceStatuses statuses, CancellationToken cancel) =>
                    DoAsync(id, control.FetchNowAsync, statuses, cancel)
            )
            .WithSummary("Visit it now");
        return routes;
    }

    private static async Task<Results<JsonHttpResult<SourceStatus>, ProblemHttpResult>> OneAsync(
        string id,
        SourceStatuses statuses,
        CancellationToken cancel
    ) => await statuses.FindAsync(id, cancel) is { } status ? TypedResults.Json(status, Json) : Unknown(id);

    private static async Task<IResult> AddAsync(HttpRequest request, SourceAdmission admission, SourceStatuses statuses, CancellationToken cancel)
    {
        if (await BodyAsync(request, MaxDefinition, cancel) is not { } body) return TooLarge(MaxDefinition);
        return await RefusingAsync("The source is not added", async () =>
        {
            var source = await admission.AddAsync(body, cancel);
            request.HttpContext.Response.Headers.Location = $"/api/sources/{source.Id}";
            return TypedResults.Json(await statuses.FindAsync(source.Id, cancel), Json, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> TryAsync(HttpRequest request, SourceAdmission admission, SourceTrial trial, CancellationToken cancel)
    {
        if (await BodyAsync(request, MaxDefinition, cancel) is not { } body)
            return TooLarge(MaxDefinition);
        return await RefusingAsync(
            "The source cannot be tried",
            async () => TypedResults.Json(await trial.TryAsync(admission.Check(body), cancel), Json)
        );
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, SourceAdmission admission, CancellationToken cancel) =>
        await BodyAsync(request, MaxOpml, cancel) is { } body
            ? TypedResults.Json(await admission.ImportAsync(OpmlDocument.Read(body), cancel), Json)
            : TooLarge(MaxOpml);

    /// <summary>OPML knows feeds only: what turned out to be something else is left out.</summary>
    private static async Task<IResult> ExportAsync(SourceStatuses statuses, CancellationToken cancel)
    {
        var feeds = (await statuses.AllAsync(cancel)).Where(s =>
            s.Kind is null or "feed" && s.Place?.StartsWith("http", StringComparison.Ordinal) == true
        );
        return TypedResults.Text(
            OpmlDocument.Write(feeds.Select(s => new OpmlFeed(0, s.Place!, s.Name ?? s.Outlet ?? s.Id, s.Tags))),
            "text/x-opml",
            Encoding.UTF8
        );
    }

    private static Task<IResult> RemoveAsync(string id, SourceAdmission admission, CancellationToken cancel) =>
        RefusingAsync("The source is not removed", async () => await admission.RemoveAsync(id, cancel) ? TypedResults.NoContent() : Unknown(id));

    private static async Task<Results<Accepted, ProblemHttpResult>> DoAsync(
        string id,
        Func<string, CancellationToken, Task<bool>> act,
        SourceStatuses statuses,
        CancellationToken cancel
    )
    {
        if (await act(id, cancel)) return TypedResults.Accepted($"/api/sources/{id}");
        if (await statuses.FindAsync(id, cancel) is not { } status) return Unknown(id);
        return TypedResults.Problem(
            $"Source '{id}' is {status.State} and was never visited. {status.Problem ?? (status.State == "disabled" ? $"Set 'enabled: true' in {status.DefinedIn}." : "Ask again in a moment.")}",
            statusCode: StatusCodes.Status409Conflict,
            title: "The source is not visited");
    }

    private static async Task<IResult> RefusingAsync(string title, Func<Task<IResult>> act)
    {
        try
        {
            return await act();
        }
        catch (SourceRefusedException e)
        {
            return TypedResults.Problem(
                e.Message,
                statusCode: e.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
                title: title
            );
        }
    }

    /// <summary>Null when it is longer than <paramref name="max"/> characters.</summary>
    private static async Task<string?> BodyAsync(HttpRequest request, int max, CancellationToken cancel)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[8192];
        for (int read; (read = await reader.ReadAsync(buffer, cancel)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > max) return null;
        }

        return text.ToString();
    }

    private static ProblemHttpResult TooLarge(int max) => TypedResults.Problem(
        $"The body is larger than {max / 1024} KB. Send less at a time.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too large");

    private static ProblemHttpResult Unknown(string id) => TypedResults.Problem(
        $"No source has the id '{id}'. GET /api/sources lists them.", statusCode: StatusCodes.Status404NotFound, title: "Unknown source");
}
