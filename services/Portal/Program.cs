using Ingestion.Pipeline;
using Ingestion.Portal;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPortal();
var app = builder.Build();
app.MapServiceDefaults();
app.MapPortal();
await app.RunAsync();
