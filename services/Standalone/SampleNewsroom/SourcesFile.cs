using System.Text;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>The sample's outlets as source definitions for the fetcher.</summary>
internal static class SourcesFile
{
    public static string Write(IEnumerable<(OutletDefinition Outlet, string Address)> outlets)
    {
        var yaml = new StringBuilder("# Written when the sample newsroom starts; edits are lost.\nsources:\n");
        foreach (var (outlet, address) in outlets) Append(yaml, outlet, address);
        return yaml.ToString();
    }

    private static void Append(StringBuilder yaml, OutletDefinition outlet, string address) => yaml.Append(
        $"""
          - id: sample-{outlet.Id}
            name: "{outlet.Name}"
            url: {address}{outlet.Entry}
            kind: auto
            outlet: "{outlet.Name}"
            country: {outlet.Country}
            language: {outlet.Language}
            side: {outlet.Side}
            bias: "{outlet.Bias}"
            allow_private: true
            poll_min: 5s
            poll_max: 30s
            delay: 0.1s

        """);
}
