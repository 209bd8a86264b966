using Ingestion.Fetcher;
using Ingestion.Fetcher.Api;
using Ingestion.Fetcher.Captures;
using Ingestion.Pipeline;

return await ServiceHost.RunAsync(args, builder => builder.AddFetcher().AddCaptures(), app =>
{
    app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, KeyedChanges>().MapSources();
    app.MapCaptures();
});
