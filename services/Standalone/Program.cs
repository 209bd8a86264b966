using System.CommandLine;
using Ingestion.Standalone.Verbs;

var root = new RootCommand("Ingestion: conflict news in, searchable enriched articles and district-fall alerts out.");
foreach (var verb in AllVerbs.Create()) root.Add(verb);
// Without a verb, serve.
var parsed = root.Parse(args is [] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")) ? ["serve", .. args] : args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
return ExitCode.Usage;
