using Ingestion.Alerter;
using Ingestion.Pipeline;

return await ServiceHost.RunAsync(args, builder => builder.AddAlerter());
