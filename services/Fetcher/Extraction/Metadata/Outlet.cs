namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Who publishes a page, as far as it tells: the name that it gives itself, and its address.</summary>
/// <param name="Name">Null when it gives none.</param>
/// <param name="Address">Null when it is not known.</param>
internal sealed record Outlet(string? Name, Uri? Address)
{
    private const int ShortestLabel = 4;
    private static readonly string[] Articles = ["the ", "der ", "die ", "das ", "le ", "la ", "el ", "il ", "de "];
    private readonly string[] _labels = Labels(Address);

    /// <summary>
    /// Whether <paramref name="name"/> is the outlet's. A paper's pages name it with its town ("Millford Courier") and its
    /// bylines without ("The Courier"); heads sign with the name that stands in the address ("El Correo" on elcorreo.example).
    /// </summary>
    public bool Is(string name) => IsNamed(name) || IsAddress(name);

    private bool IsNamed(string name)
    {
        if (Name is null) return false;
        return string.Equals(name, Name, StringComparison.OrdinalIgnoreCase)
            || (name.StartsWith("The ", StringComparison.OrdinalIgnoreCase) && Name.EndsWith(name[4..], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A part of it only with an article before it: a writer's own site bears the writer's name.</summary>
    private bool IsAddress(string name)
    {
        if (_labels.Length > 0 && TitleFinder.Letters(name) == _labels[0]) return true;
        if (Initials(name) is { Length: >= 2 } initials && Address?.Host.Split('.').Contains(initials) == true) return true;
        var article = Array.Find(Articles, a => name.StartsWith(a, StringComparison.OrdinalIgnoreCase));
        return article is not null && (_labels.Contains(TitleFinder.Letters(name)) || _labels.Contains(TitleFinder.Letters(name[article.Length..])));
    }

    /// <summary>"River Valley Post" on rvp.example.</summary>
    private static string Initials(string name) =>
        string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToLowerInvariant(w[0])));

    /// <summary>The address without "www", and each of its parts that is long enough for a name, in letters and digits alone.</summary>
    private static string[] Labels(Uri? address)
    {
        if (address is null) return [];
        var host = address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;
        return [TitleFinder.Letters(host), .. host.Split('.').Select(TitleFinder.Letters).Where(l => l.Length >= ShortestLabel)];
    }
}
