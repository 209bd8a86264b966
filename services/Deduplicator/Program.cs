using Ingestion.Deduplicator;

var builder = WebApplication.CreateBuilder(args);
builder.AddDeduplicator();
await builder.Build().RunAsync();
