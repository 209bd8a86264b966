namespace Ingestion.Portal.Pages.Common;

/// <summary>Reads a form that was posted.</summary>
internal static class PostedForm
{
    /// <exception cref="BadHttpRequestException">It cannot be read; says why.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return await request.ReadFormAsync(cancel);
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException($"The form cannot be read: {e.Message}", e);
        }
    }
}
