using Ingestion.Alerter;

var builder = WebApplication.CreateBuilder(args);
builder.AddAlerter();
await builder.Build().RunAsync();
