using Microsoft.AspNetCore.OpenApi;

namespace Ingestion.Portal.Api;

/// <summary>What the API's description says of the API as a whole.</summary>
internal static class OpenApiText
{
    public static void Configure(OpenApiOptions options) =>
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Ingestion";
                document.Info.Version = "1";
                document.Info.Description =
                    "News articles with what they say, and alerts on places that change hands. Errors are problem details (RFC 9457) that say what to do.";
                document.Servers?.Clear();
                return Task.CompletedTask;
            }
        );
}
