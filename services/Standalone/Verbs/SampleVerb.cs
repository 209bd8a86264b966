using System.CommandLine;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>sample remove</c>: purges the sample newsroom's articles from everything.</summary>
internal static class SampleVerb
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var remove = new Command("remove", "Purge the sample's articles from ledger, index, alerts and archive, and do not bring them back.")
        {
            data,
        };
        remove.SetAction((parsed, cancel) => VerbRunner.RunAsync(() => RemoveAsync(parsed.GetRequiredValue(data), cancel)));
        return new Command("sample", "The bundled sample newsroom.") { remove };
    }

    private static async Task RemoveAsync(string data, CancellationToken cancel)
    {
        await using var newsroom = await NewsroomConnection.OpenAsync(data, cancel);
        using var response = await newsroom.Http.PostAsync(new Uri("control/sample/remove", UriKind.Relative), null, cancel);
        await Answers.EnsureAsync(response, cancel);
        Console.WriteLine(await response.Content.ReadAsStringAsync(cancel));
    }
}
