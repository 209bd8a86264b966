using Ingestion.Indexer;

var builder = WebApplication.CreateBuilder(args);
builder.AddIndexer();
await builder.Build().RunAsync();
