// Every service a process of its own under the Aspire dashboard, over a RabbitMQ container: dotnet run --project AppHost
var builder = DistributedApplication.CreateBuilder(args);
var data = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "data"));

var broker = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin().WithDataVolume();

builder.AddProject<Projects.Fetcher>("fetcher").OnTheBus(broker, data).WithEnvironment("Fetcher__ArchiveFolder", Path.Combine(data, "archive"));
builder.AddProject<Projects.Deduplicator>("deduplicator").OnTheBus(broker, data);
builder.AddProject<Projects.EntityExtractor>("entity-extractor").OnTheBus(broker, data);
builder.AddProject<Projects.Indexer>("indexer").OnTheBus(broker, data);
builder.AddProject<Projects.Alerter>("alerter").OnTheBus(broker, data);
builder.AddProject<Projects.Portal>("portal").OnTheBus(broker, data).WithExternalHttpEndpoints();

builder.Build().Run();

internal static class Services
{
    /// <summary>Waits for the broker, and shares one SQLite file with the other services.</summary>
    public static IResourceBuilder<ProjectResource> OnTheBus(this IResourceBuilder<ProjectResource> service, IResourceBuilder<RabbitMQServerResource> broker, string data) =>
        service.WithReference(broker).WaitFor(broker)
            .WithEnvironment("Bus__Transport", "rabbitmq")
            .WithEnvironment("Ledger__Path", Path.Combine(data, "ingestion.db"))
            .WithHttpHealthCheck("/health");
}
