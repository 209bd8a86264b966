using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingestion.Pipeline.Starting;

/// <summary>
/// Tells of settings that nothing reads, which the configuration binder passes over in silence: every key in the section of a
/// registered options type, named by its constant <c>Section</c>, that is none of the type's properties, and every section
/// whose name is nearly that of such a type. Other sections belong to others.
/// </summary>
public static partial class UnknownSettings
{
    private const string SectionName = "Section";

    /// <summary>Letters in which a misspelt section's name differs from the one that was meant; of a short name fewer, a third of it.</summary>
    private const int MostSlips = 2;

    /// <summary>Warns of each unknown key and section with the known one that is nearest to it. Values, which may be secrets, are never
    /// told.</summary>
    public static void Warn(IServiceCollection services, IConfiguration configuration, ILogger logger)
    {
        var sections = Sections(services).ToList();
        WarnOfSections([.. sections.Select(section => section.Key)], configuration, logger);
        foreach (var section in sections)
        {
            var known = section.SelectMany(Bound).Distinct().ToList();
            foreach (var child in configuration.GetSection(section.Key).GetChildren())
            {
                if (known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) continue;
                UnknownSetting(logger, child.Path, $"{section.Key}:{Nearest(child.Key, known)}");
            }
        }
    }

    private static void WarnOfSections(IReadOnlyList<string> known, IConfiguration configuration, ILogger logger)
    {
        foreach (
            var given in configuration
                .GetChildren()
                .Where(child => child.GetChildren().Any() && !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
        )
        {
            if (Nearest(given.Key, known) is { } meant && Slips(given.Key, meant) <= Math.Min(MostSlips, meant.Length / 3))
                UnknownSection(logger, given.Key, meant);
        }
    }

    /// <summary>The options types by their sections.</summary>
    private static IEnumerable<IGrouping<string, Type>> Sections(IServiceCollection services) =>
        services
            .Where(service =>
                service.ServiceType.IsConstructedGenericType && service.ServiceType.GetGenericTypeDefinition() == typeof(IConfigureOptions<>)
            )
            .Select(service => service.ServiceType.GenericTypeArguments[0])
            .Distinct()
            .Where(type => SectionOf(type) is not null)
            .GroupBy(type => SectionOf(type)!, StringComparer.OrdinalIgnoreCase);

    private static string? SectionOf(Type options) =>
        options.GetField(SectionName, BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } field
            ? field.GetRawConstantValue() as string
            : null;

    /// <summary>What the binder fills: properties that can be set, and lists that it adds to.</summary>
    private static IEnumerable<string> Bound(Type options) =>
        options
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property =>
                property.SetMethod is { IsPublic: true }
                || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            )
            .Select(property => property.Name);

    private static string? Nearest(string key, IEnumerable<string> known) => known.MinBy(name => Slips(key, name));

    private static int Slips(string given, string meant) => Edits(given.ToUpperInvariant(), meant.ToUpperInvariant());

    /// <summary>Levenshtein's distance: letters to put in, take out or change.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The setting {Setting} does nothing: there is none of this name. The nearest that there is: {Known}."
    )]
    private static partial void UnknownSetting(ILogger logger, string setting, string known);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The section {Section} does nothing: there is none of this name. The nearest that there is: {Known}."
    )]
    private static partial void UnknownSection(ILogger logger, string section, string known);
}
