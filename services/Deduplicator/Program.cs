using Ingestion.Deduplicator;
using Ingestion.Pipeline;

return args is [RebuildCommand.Name, .. var settings]
    ? await RebuildCommand.RunAsync(settings)
    : await ServiceHost.RunAsync(args, builder => builder.AddDeduplicator());
