using Ingestion.Deduplicator.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args is [DecidingProcess.Argument, ..] ? await DecidingProcess.RunAsync(args) : await ConsoleRunner.Run(args);
