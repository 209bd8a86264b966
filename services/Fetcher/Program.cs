using Ingestion.Fetcher;
using Ingestion.Pipeline;

return await ServiceHost.RunAsync(args, builder => builder.AddFetcher());
