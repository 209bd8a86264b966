using AngleSharp.Dom;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>Reads an element's role from its tag and the names it carries.</summary>
internal static class TraitReader
{
    private const int MaxNameLength = 400;

    /// <summary>Kinds that a modifier after <c>--</c> does not give: <c>article--sidebar-right</c> is a layout, not a sidebar.</summary>
    private const Traits NotByModifier = Traits.Sidebar | Traits.Control | Traits.Navigation | Traits.Weak;

    public static Traits Of(IElement element, Tag tag)
    {
        var traits = OfTag(tag);
        if (element.Attributes.Length == 0) return traits;
        traits |= OfNames(element.ClassName) | OfRole(element.GetAttribute("role"));
        // A heading's id is what it says, for links to it.
        if (!Tags.IsHeading(tag)) traits |= OfNames(element.Id) | OfPlace(element.Id);
        traits |= OfItemProperty(element.GetAttribute("itemprop"));
        return Visibility.IsHidden(element) ? traits | Traits.Hidden : traits;
    }

    /// <summary>Ids of old layouts that name nothing but a side of the page.</summary>
    private static Traits OfPlace(string? id) =>
        id is "right" or "rightcol" or "right-col" or "right-column" or "rightcolumn" or "bottom" or "foot" or "footer"
            ? Traits.Sidebar
            : Traits.None;

    private static Traits OfTag(Tag tag) => tag switch
    {
        Tag.Nav => Traits.Navigation,
        Tag.Figcaption or Tag.TableCaption => Traits.Caption,
        Tag.Dialog or Tag.Form => Traits.Control,
        Tag.Article => Traits.Post,
        _ => Traits.None,
    };

    private static Traits OfRole(string? role) => role switch
    {
        null => Traits.None,
        "navigation" or "menu" or "menubar" or "banner" => Traits.Navigation,
        "complementary" or "contentinfo" => Traits.Sidebar,
        "dialog" or "alertdialog" or "search" or "tooltip" => Traits.Control,
        _ => Traits.None,
    };

    private static Traits OfItemProperty(string? property) => property switch
    {
        "articleBody" => Traits.Body,
        "headline" => Traits.Title,
        "datePublished" or "dateModified" => Traits.Date,
        "caption" => Traits.Caption,
        "description" or "alternativeHeadline" => Traits.Lead,
        _ => Traits.None,
    };

    private static Traits OfNames(string? names)
    {
        var traits = Traits.None;
        if (string.IsNullOrEmpty(names)) return traits;
        var all = names.AsSpan(0, Math.Min(names.Length, MaxNameLength));
        foreach (var range in all.SplitAny(' ', '\t', '\n', '\r', '\f')) traits |= OfName(all[range]);
        return traits;
    }

    private static Traits OfName(ReadOnlySpan<char> name)
    {
        if (name.Length < 2 || SaysState(name)) return Traits.None;
        var modifier = name.IndexOf("--", StringComparison.Ordinal);
        if (modifier <= 0) return OfWords(name);
        return OfWords(name[..modifier]) | (OfWords(name[modifier..]) & ~NotByModifier);
    }

    /// <summary>Names that say how something looks or behaves, not what it is: <c>has-sidebar</c>, <c>lg:hidden</c>.</summary>
    private static bool SaysState(ReadOnlySpan<char> name) =>
        name.IndexOfAny(':', '[') >= 0
        || name.StartsWith("has-", StringComparison.Ordinal)
        || name.StartsWith("with-", StringComparison.Ordinal)
        || name.StartsWith("no-", StringComparison.Ordinal)
        || name.StartsWith("is-", StringComparison.Ordinal)
        || name.StartsWith("js-", StringComparison.Ordinal)
        || name.StartsWith("wp-container", StringComparison.Ordinal);

    /// <summary>Splits <c>articleBody</c> or <c>related-posts_list</c> into words and looks up each, and each two neighbours.</summary>
    private static Traits OfWords(ReadOnlySpan<char> name)
    {
        Span<char> word = stackalloc char[TraitWords.LongestWord * 2];
        var traits = Traits.None;
        var previous = 0;
        while (!name.IsEmpty)
        {
            var length = NextWord(name, word[previous..], out var taken);
            name = name[taken..];
            if (length == 0) continue;
            traits |= Look(word[..(previous + length)], previous);
            word.Slice(previous, length).CopyTo(word);
            previous = length;
        }

        return traits;
    }

    private static Traits Look(ReadOnlySpan<char> both, int previous)
    {
        TraitWords.OfWord.TryGetValue(both[previous..], out var alone);
        if (previous == 0) return alone;
        TraitWords.OfPair.TryGetValue(both, out var together);
        return alone | together;
    }

    /// <summary>Copies the next word in lower case; a capital after a small letter starts a new one.</summary>
    private static int NextWord(ReadOnlySpan<char> name, Span<char> word, out int taken)
    {
        var length = 0;
        for (taken = 0; taken < name.Length; taken++)
        {
            var c = name[taken];
            if (!char.IsAsciiLetter(c))
            {
                if (length > 0) return length;
                continue;
            }

            if (length == 0 && taken > 0 && char.IsAsciiDigit(name[taken - 1]))
            {
                // In "block-4ad583c" the letters are digits, and no word.
                while (taken + 1 < name.Length && char.IsAsciiLetter(name[taken + 1])) taken++;
                continue;
            }

            if (length > 0 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(name[taken - 1])) return length;
            if (length < TraitWords.LongestWord) word[length++] = char.ToLowerInvariant(c);
        }

        return length;
    }
}
