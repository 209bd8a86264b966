using Ingestion.EntityExtractor;

var builder = WebApplication.CreateBuilder(args);
builder.AddEntityExtractor();
await builder.Build().RunAsync();
