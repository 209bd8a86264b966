using Ingestion.EntityExtractor;
using Ingestion.Pipeline;

return await ServiceHost.RunAsync(args, builder => builder.AddEntityExtractor());
