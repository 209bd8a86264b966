using Ingestion.Fetcher;

var builder = WebApplication.CreateBuilder(args);
builder.AddFetcher();
await builder.Build().RunAsync();
