using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>What of two texts belongs to their outlets and not to the story.</summary>
/// <param name="Bylines">Hashes of the words of their outlets' and origins' names and initials.</param>
/// <param name="Furniture">Shingles of their hosts' furniture, ascending.</param>
internal sealed record Setting(IReadOnlySet<uint> Bylines, ulong[] Furniture)
{
    public static Setting None { get; } = new(new HashSet<uint>(), []);

    public static Setting Of(FiledArticle left, FiledArticle right, ulong[] furniture)
    {
        var names = new[] { left.Outlet, right.Outlet }.Concat(left.Origins).Concat(right.Origins);
        return new Setting(
            names
                .SelectMany(name => new[] { name, Initials(name) })
                .SelectMany(name => Tokenizer.Tokenize(name))
                .Select(token => token.Hash)
                .ToHashSet(),
            furniture
        );
    }

    private static string Initials(string name) =>
        string.Concat(
            name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !word.Equals("the", StringComparison.OrdinalIgnoreCase))
                .Select(word => word[0])
        );
}
