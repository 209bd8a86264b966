namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>The address an article is known by.</summary>
internal static class ClaimedAddress
{
    /// <summary>What the page claims, unless the claim is plainly wrong: no address, another site's, or the home page's.</summary>
    public static string? Choose(string? fetched, params ReadOnlySpan<string?> claims)
    {
        var page = Absolute(fetched, null);
        foreach (var claim in claims)
        {
            if (Absolute(claim, page) is { } claimed && IsCredible(claimed, page)) return claimed.AbsoluteUri;
        }

        return page?.AbsoluteUri;
    }

    /// <summary>The page's AMP edition on the same site; null when it names none, or itself.</summary>
    public static string? Twin(string? fetched, string? amp)
    {
        if (Absolute(fetched, null) is not { } page || Absolute(amp, page) is not { } twin || !SameSite(twin, page)) return null;
        var address = twin.GetLeftPart(UriPartial.Query);
        return address == page.GetLeftPart(UriPartial.Query) ? null : address;
    }

    public static Uri? Absolute(string? address, Uri? page)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > 4_000) return null;
        var made = page is null ? Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) : Uri.TryCreate(page, address.Trim(), out uri);
        return made && uri!.Scheme is "http" or "https" ? uri : null;
    }

    public static bool SameSite(Uri one, Uri other) => Site(one.Host) == Site(other.Host);

    private static bool IsCredible(Uri claimed, Uri? page)
    {
        if (page is null) return true;
        if (!SameSite(claimed, page)) return false;
        return claimed.AbsolutePath.Length > 1 || claimed.Query.Length > 0 || page.AbsolutePath.Length <= 1;
    }

    /// <summary>Host without the usual prefixes of mobile and AMP editions.</summary>
    private static string Site(string host)
    {
        var labels = host.ToLowerInvariant().Split('.');
        return string.Join('.', labels.Length > 2 && labels[0] is "www" or "m" or "amp" or "mobile" ? labels[1..] : labels);
    }
}
