using Ingestion.Portal;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortal();
await builder.Build().RunAsync();
