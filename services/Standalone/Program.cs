using System.CommandLine;
using Ingestion.Standalone.Verbs;

var root = new RootCommand("Ingestion: conflict news in, searchable enriched articles and district-fall alerts out.");
foreach (var verb in AllVerbs.Create()) root.Add(verb);
// Without a verb, serve.
var parsed = root.Parse(
    args is [] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")) ? ["serve", .. args] : args
);

// An orderly stop waits for the messages in hand; the parser's own patience is two seconds.
var stopping = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) };
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(stopping);
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
return ExitCode.Usage;
