// Every service a process of its own under the Aspire dashboard; broker, database and engine as containers: dotnet run --project AppHost
// Development keeps the generated passwords in the user's secrets, so that the next start can still open the volumes.
var builder = DistributedApplication.CreateBuilder(["--environment", "Development", .. args]);
builder.Configuration["ASPNETCORE_URLS"] ??= "http://localhost:18888";
builder.Configuration["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] ??= "true";

var broker = builder.AddRabbitMQ("rabbitmq").WithImageTag("4.1.4").WithManagementPlugin(15672).WithDataVolume();
var database = builder.AddPostgres("postgres-server").WithImageTag("17.6").WithDataVolume().AddDatabase("postgres", "ingestion");
// Without a port of its own: one given here would be applied to 9200 and 9300 both.
var engine = builder.AddElasticsearch("elasticsearch").WithImageTag("9.1.4")
    .WithEnvironment("xpack.security.enabled", "false").WithEnvironment("ES_JAVA_OPTS", "-Xms1g -Xmx1g").WithDataVolume();
var kibana = builder.AddContainer("kibana", "docker.elastic.co/kibana/kibana", "9.1.4").WithHttpEndpoint(port: 5601, targetPort: 5601)
    .WithEnvironment("ELASTICSEARCH_HOSTS", engine.Resource.PrimaryEndpoint).WithEnvironment("TELEMETRY_OPTIN", "false")
    .WithHttpHealthCheck("/api/status").WaitFor(engine);
// Data views, a saved search and a dashboard, loaded once.
builder.AddContainer("kibana-content", "curlimages/curl", "8.16.0").WithBindMount("../build/kibana", "/kibana", isReadOnly: true)
    .WithEntrypoint("sh").WithArgs("/kibana/load.sh").WithEnvironment("KIBANA_URL", kibana.GetEndpoint("http")).WaitFor(kibana);

var fetcher = Service<Projects.Fetcher>("fetcher", 8081)
    .WithEnvironment("Fetcher__SourcesFile", InRepository("config/sources.yaml"))
    .WithEnvironment("Fetcher__ArchiveFolder", InRepository("data/archive"))
    .WithEnvironment("Fetcher__Contact", builder.Configuration["INGESTION_CONTACT"]);
Service<Projects.Deduplicator>("deduplicator");
Service<Projects.EntityExtractor>("entity-extractor");
Service<Projects.Indexer>("indexer");
Service<Projects.Alerter>("alerter");
Service<Projects.Portal>("portal", 8080).WithEnvironment("Portal__Fetcher", fetcher.GetEndpoint("http"));

builder.Build().Run();

// None has a launch profile: without an endpoint of its own a service could not be asked for its health.
IResourceBuilder<ProjectResource> Service<TProject>(string name, int? port = null)
    where TProject : IProjectMetadata, new() => builder.AddProject<TProject>(name).WithHttpEndpoint(port).WithHttpHealthCheck("/health")
    .WaitFor(broker).WaitFor(database).WaitFor(engine)
    .WithEnvironment("Bus__Transport", "rabbitmq")
    .WithEnvironment("Bus__ConnectionString", broker)
    .WithEnvironment("Ledger__Store", "postgresql")
    // Six services together stay below PostgreSQL's hundred connections.
    .WithEnvironment("Ledger__ConnectionString", ReferenceExpression.Create($"{database};Maximum Pool Size=15"))
    .WithEnvironment("Index__Engine", "elasticsearch")
    .WithEnvironment("Index__Url", engine.Resource.PrimaryEndpoint);

string InRepository(string path) => Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", path));
