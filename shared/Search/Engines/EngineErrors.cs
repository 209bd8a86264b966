using System.Text;
using System.Text.Json;

namespace Ingestion.Search.Engines;

/// <summary>Answers that are no success, as exceptions that name setting, reason and remedy.</summary>
internal static class EngineErrors
{
    private const int LongestReason = 400;

    public static IndexUnavailableException Unreachable(Uri? address, string reason, Exception? inner) =>
        new($"The search engine at Index:Url={address} cannot be reached: {reason}. Check that it runs and that the address is right.", inner);

    /// <param name="answer">What the engine said.</param>
    /// <param name="what">What was asked of it: "write documents".</param>
    public static IndexUnavailableException Refused(ElasticAnswer answer, string what) =>
        answer.Status switch
        {
            401 or 403 => new(
                $"The search engine lets nobody with these credentials {what} ({answer.Status}: {Reason(answer)}). Set Index:UserName and Index:Password, or Index:ApiKey, to ones that may."
            ),
            413 => new($"The search engine refuses a request to {what} as too large. Raise its http.max_content_length to 20 MB or more."),
            _ => new($"The search engine cannot {what} ({answer.Status}: {Reason(answer)})."),
        };

    /// <returns>The engine's own words.</returns>
    public static string Reason(ElasticAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error)) return Reason(error);
        }
        catch (JsonException)
        {
            // A proxy's page, or nothing: shown as it is.
        }

        return Cut(Encoding.UTF8.GetString(answer.Body.Span));
    }

    /// <param name="error">An <c>error</c> object, or the plain string that some answers have.</param>
    public static string Reason(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object) return Cut(error.ToString());
        var reason = Text(error, "reason") ?? Text(error, "type") ?? error.ToString();
        return error.TryGetProperty("caused_by", out var cause) && Text(cause, "reason") is { } deeper ? Cut($"{reason}: {deeper}") : Cut(reason);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Cut(string reason) => reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…";
}
