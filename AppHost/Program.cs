// Every service a process of its own under the Aspire dashboard; broker, database and engine as containers: dotnet run --project AppHost
var builder = DistributedApplication.CreateBuilder(args);

var broker = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin().WithDataVolume();
var database = builder.AddPostgres("postgres-server").WithDataVolume().AddDatabase("postgres", "ingestion");
// Without a port of its own: one given here would be applied to 9200 and 9300 both.
var engine = builder.AddElasticsearch("elasticsearch").WithImageTag("9.1.4")
    .WithEnvironment("xpack.security.enabled", "false").WithEnvironment("ES_JAVA_OPTS", "-Xms1g -Xmx1g").WithDataVolume();
builder.AddContainer("kibana", "docker.elastic.co/kibana/kibana", "9.1.4").WithHttpEndpoint(targetPort: 5601, name: "http")
    .WithEnvironment("ELASTICSEARCH_HOSTS", engine.Resource.PrimaryEndpoint).WithHttpHealthCheck("/api/status").WaitFor(engine);

foreach (var service in new[]
{
    builder.AddProject<Projects.Fetcher>("fetcher"),
    builder.AddProject<Projects.Deduplicator>("deduplicator"),
    builder.AddProject<Projects.EntityExtractor>("entity-extractor"),
    builder.AddProject<Projects.Indexer>("indexer"),
    builder.AddProject<Projects.Alerter>("alerter"),
    builder.AddProject<Projects.Portal>("portal").WithExternalHttpEndpoints(),
})
{
    // The connection strings "rabbitmq" and "postgres" are what Bus and Ledger fall back to.
    service.WithReference(broker).WaitFor(broker).WithReference(database).WaitFor(database).WaitFor(engine)
        .WithEnvironment("Bus__Transport", "rabbitmq")
        .WithEnvironment("Ledger__Store", "postgresql")
        .WithEnvironment("Index__Engine", "elasticsearch")
        .WithEnvironment("Index__Url", engine.Resource.PrimaryEndpoint)
        .WithHttpHealthCheck("/health");
}

builder.Build().Run();
