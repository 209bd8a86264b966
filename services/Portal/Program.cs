using Ingestion.Pipeline;
using Ingestion.Portal;

return await ServiceHost.RunAsync(args, builder => builder.AddPortal(), app => app.MapPortal());
