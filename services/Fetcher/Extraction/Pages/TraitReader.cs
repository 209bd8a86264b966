using AngleSharp.Dom;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>Reads an element's role from its tag and the names it carries.</summary>
internal static class TraitReader
{
    private const int MaxNameLength = 400;

    public static Traits Of(IElement element, Tag tag)
    {
        var traits = OfTag(tag);
        if (element.Attributes.Length == 0) return traits;
        traits |= OfNames(element.ClassName) | OfNames(element.Id) | OfRole(element.GetAttribute("role"));
        traits |= OfItemProperty(element.GetAttribute("itemprop"));
        return IsHidden(element) ? traits | Traits.Hidden : traits;
    }

    private static Traits OfTag(Tag tag) => tag switch
    {
        Tag.Nav => Traits.Navigation,
        Tag.Figcaption or Tag.TableCaption => Traits.Caption,
        Tag.Dialog or Tag.Form => Traits.Control,
        Tag.Article => Traits.Post,
        _ => Traits.None,
    };

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden")) return true;
        var style = element.GetAttribute("style");
        if (style is null) return false;
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + 7).TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

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
        _ => Traits.None,
    };

    /// <summary>Splits <c>articleBody related-posts_list</c> into words and looks up each, and each two neighbours within a name.</summary>
    private static Traits OfNames(string? names)
    {
        if (string.IsNullOrEmpty(names)) return Traits.None;
        var rest = names.AsSpan(0, Math.Min(names.Length, MaxNameLength));
        Span<char> word = stackalloc char[(TraitWords.LongestWord * 2) + 2];
        var traits = Traits.None;
        var previous = 0;
        while (!rest.IsEmpty)
        {
            var length = NextWord(rest, word[previous..], out var taken, out var endsName);
            traits |= Look(word[..previous], word.Slice(previous, length));
            previous = KeepAsPrevious(word, previous, length, endsName);
            rest = rest[taken..];
        }

        return traits;
    }

    private static Traits Look(ReadOnlySpan<char> previous, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return Traits.None;
        TraitWords.OfWord.TryGetValue(word, out var alone);
        if (previous.IsEmpty) return alone;
        var both = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(in previous[0], previous.Length + word.Length);
        TraitWords.OfPair.TryGetValue(both, out var together);
        return alone | together;
    }

    private static int KeepAsPrevious(Span<char> word, int previous, int length, bool endsName)
    {
        if (endsName) return 0;
        word.Slice(previous, length).CopyTo(word);
        return length;
    }

    /// <summary>Copies the next word in lower case; a capital after a small letter starts a new one.</summary>
    private static int NextWord(ReadOnlySpan<char> names, Span<char> word, out int taken, out bool endsName)
    {
        var length = 0;
        taken = 0;
        endsName = false;
        for (; taken < names.Length; taken++)
        {
            var c = names[taken];
            if (!char.IsAsciiLetter(c))
            {
                endsName = char.IsWhiteSpace(c);
                taken++;
                return length;
            }

            if (length > 0 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(names[taken - 1])) return length;
            if (length < TraitWords.LongestWord) word[length++] = char.ToLowerInvariant(c);
        }

        return length;
    }
}
