using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>Whose text an article says it is: the names of agencies, outlets and authors that it gives.</summary>
internal static class Origins
{
    /// <summary>More names than this are a crowd, and no origin.</summary>
    private const int Most = 8;

    private static readonly string[] Separators = [",", ";", "/", "&", " and ", " with ", " via ", "\n"];

    public static IReadOnlyList<string> Of(Article article)
    {
        string?[] said =
        [
            article.SyndicatedFrom,
            Dateline.Of(article.Dateline ?? "").Agency ?? article.Dateline,
            Dateline.Of(article.Text).Agency,
            .. article.Authors,
        ];
        return [.. said.SelectMany(Names).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    /// <summary>True when <paramref name="name"/> is how a text would name <paramref name="outlet"/>: in full, by its first words ("Northgate" for
    /// "Northgate Wire") or its initials.</summary>
    public static bool Means(string name, string outlet)
    {
        var (said, called) = (Words(name), Words(outlet));
        if (said.Length == 0 || called.Length == 0) return false;
        var shared = said.Zip(called).TakeWhile(pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (shared.Length == Math.Min(said.Length, called.Length))
            return shared.Sum(pair => pair.First.Length) >= ShortestName || said.Length == called.Length;
        return called.Length > 1
            && name.Trim().Equals(string.Concat(called.Select(word => char.ToUpperInvariant(word[0]))), StringComparison.Ordinal);
    }

    /// <summary>Letters from which on the first words of a name stand for all of it.</summary>
    private const int ShortestName = 4;

    private static IEnumerable<string> Names(string? said) =>
        said?.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name.Length > 1) ?? [];

    private static string[] Words(string name)
    {
        var words = name.Split([' ', '-', '.', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[0].Equals("the", StringComparison.OrdinalIgnoreCase) ? words[1..] : words;
    }
}
