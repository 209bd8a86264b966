using System.Diagnostics;

// The configured NuGet feed has no Aspire: the same product runs in one process instead.
Console.Error.WriteLine(
    "Built without Aspire, which the configured NuGet feed lacks: starting services/Standalone, the whole product in one process."
);
var folder = AppContext.BaseDirectory;
while (folder is not null && !File.Exists(Path.Combine(folder, "ingestion.sln"))) folder = Path.GetDirectoryName(folder);
if (folder is null)
{
    Console.Error.WriteLine("ingestion.sln was not found above the program. Start it inside the repository: dotnet run --project AppHost.");
    return 1;
}

using var standalone = Process.Start("dotnet", ["run", "--project", Path.Combine(folder, "services", "Standalone"), "--", .. args]);
// Ctrl+C reaches both; the product ends first, in its own time.
Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
await standalone.WaitForExitAsync();
return standalone.ExitCode;
