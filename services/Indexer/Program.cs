using Ingestion.Indexer;
using Ingestion.Pipeline;

return await ServiceHost.RunAsync(args, builder => builder.AddIndexer());
