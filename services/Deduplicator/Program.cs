using Ingestion.Deduplicator;
using Ingestion.Pipeline;

return await ServiceHost.RunAsync(args, builder => builder.AddDeduplicator());
