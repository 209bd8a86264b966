using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>Whether a reader sees an element, as far as its own attributes tell.</summary>
internal static class Visibility
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HiddenNames = new[]
    {
        "hidden", "hide", "is-hidden", "isHidden", "visually-hidden", "visuallyhidden", "visuallyHidden", "sr-only", "screen-reader-text",
        "screen-reader-only", "screenreader-only", "offscreen", "off-screen", "d-none", "u-hidden", "element-invisible", "a11y-hidden",
        "visually_hidden", "show-for-sr", "assistive-text", "print-only", "noprint", "no-print",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || StyleHides(element.GetAttribute("style")) || NameHides(element.ClassName);

    private static bool StyleHides(string? style)
    {
        if (style is null) return false;
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + 7).TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A name that hides, with none beside it that shows again on wider screens (<c>hidden md:block</c>, <c>d-none d-lg-flex</c>).</summary>
    private static bool NameHides(string? names)
    {
        if (string.IsNullOrEmpty(names)) return false;
        var hides = false;
        var all = names.AsSpan();
        foreach (var range in all.Split(' '))
        {
            var name = all[range];
            if (ShowsAgain(name)) return false;
            hides |= HiddenNames.Contains(name);
        }

        return hides;
    }

    private static bool ShowsAgain(ReadOnlySpan<char> name)
    {
        if (!name.Contains(':') && !name.StartsWith("d-", StringComparison.Ordinal)) return false;
        return name.EndsWith("block", StringComparison.Ordinal) || name.EndsWith("flex", StringComparison.Ordinal)
            || name.EndsWith("grid", StringComparison.Ordinal) || name.EndsWith("inline", StringComparison.Ordinal);
    }
}
