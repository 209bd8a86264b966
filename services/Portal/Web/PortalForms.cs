using Microsoft.AspNetCore.Antiforgery;

namespace Ingestion.Portal.Web;

/// <summary>The portal's forms: none is taken that another site made a reader's browser send, or that lacks the portal's key where one is asked
/// for.</summary>
internal sealed class PortalForms(IAntiforgery antiforgery, WriteKey key)
{
    /// <summary>What a form on a page that is about to be shown must carry.</summary>
    public FormSeal Seal(HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new FormSeal(tokens.FormFieldName, tokens.RequestToken!, key.IsAsked);
    }

    /// <param name="http">Brings the form.</param>
    /// <param name="forPrograms">The address of the API that does the same.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="BadHttpRequestException">It is no form, cannot be read, or is not the portal's; says what to do.</exception>
    /// <exception cref="WrongKeyException">The key is missing or wrong.</exception>
    public async Task<IFormCollection> ReadAsync(HttpContext http, string forPrograms, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType)
            throw new BadHttpRequestException($"This address takes the form of its own page. Programs post to {forPrograms}.");
        var form = await ReadAsync(http.Request, cancel);
        if (!await antiforgery.IsRequestValidAsync(http))
            throw new BadHttpRequestException(
                "The form is not from this portal, or from before its last start. Load its page again, and send the form from there."
            );
        key.Check(form[FormSeal.KeyField]);
        return form;
    }

    private static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancel)
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

/// <param name="Field">Name of the field that shows that the form is the portal's.</param>
/// <param name="Token">What the field must say.</param>
/// <param name="AsksKey">Whether only who has the portal's key may send it.</param>
public sealed record FormSeal(string Field, string Token, bool AsksKey)
{
    public const string KeyField = "key";
}
