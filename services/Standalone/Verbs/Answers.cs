using System.Text.Json;

namespace Ingestion.Standalone.Verbs;

/// <summary>Reads what the newsroom answers.</summary>
internal static class Answers
{
    /// <exception cref="VerbException">The newsroom refused; says what it said.</exception>
    public static async Task EnsureAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode) return;
        var body = await response.Content.ReadAsStringAsync(cancel);
        throw new VerbException(DetailOf(body) ?? $"The newsroom answered {(int)response.StatusCode}: {body}");
    }

    private static string? DetailOf(string problem)
    {
        try
        {
            using var json = JsonDocument.Parse(problem);
            return json.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
