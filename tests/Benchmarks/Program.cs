using System.CommandLine;
using Ingestion.Benchmarks;

var root = new RootCommand("Measures the product. Run in Release; each figure in the documentation names its command.");
foreach (var benchmark in AllBenchmarks.Create()) root.Add(benchmark);
return await root.Parse(args).InvokeAsync();
