using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Ingestion.Alerter;
using Ingestion.Deduplicator;
using Ingestion.EntityExtractor;
using Ingestion.Fetcher;
using Ingestion.Indexer;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using Ingestion.Portal;
using Ingestion.Search;

namespace Ingestion.Standalone.Tests.Deployment;

/// <summary>What the product's code reads of what a deployment sets.</summary>
internal static class ProductSettings
{
    private static readonly Assembly[] Product =
    [
        typeof(FetcherService).Assembly,
        typeof(DeduplicatorService).Assembly,
        typeof(EntityExtractorService).Assembly,
        typeof(IndexerService).Assembly,
        typeof(AlerterService).Assembly,
        typeof(PortalService).Assembly,
        typeof(BusOptions).Assembly,
        typeof(LedgerOptions).Assembly,
        typeof(SearchOptions).Assembly,
    ];

    /// <param name="variables">Environment variables, such as <c>Bus__Transport</c>; without a value where only the name is known.</param>
    /// <returns>Why the code would refuse them; empty when it takes them.</returns>
    public static string Refusal(IEnumerable<KeyValuePair<string, string?>> variables) =>
        string.Join(
            ' ',
            variables
                .GroupBy(variable => variable.Key.Split("__")[0])
                .Select(section => RefusalOf(section.Key, section))
                .Where(refusal => refusal.Length > 0)
        );

    private static string RefusalOf(string section, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var options = Product
            .SelectMany(assembly => assembly.GetExportedTypes())
            .FirstOrDefault(type => type.GetField("Section")?.GetRawConstantValue() as string == section);
        if (options is null)
            return $"No service reads a section {section}.";
        var bound = Activator.CreateInstance(options)!;
        foreach (var (name, value) in variables)
        {
            var key = name[(section.Length + 2)..];
            if (options.GetProperty(key) is not { } property) return $"{section} has no option {key}.";
            if (value is not null) property.SetValue(bound, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value));
        }

        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(bound, new(bound), problems, validateAllProperties: true);
        return string.Join(' ', problems);
    }
}
