using System.Buffers;
using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Short texts that are furniture wherever they stand.</summary>
internal static partial class FurniturePhrases
{
    private const int LongestPhrase = 160;
    private const int TimeoutMilliseconds = 200;

    private static readonly SearchValues<char> Marks = SearchValues.Create(" .-–—|•·*_=~#/\\,:;()[]<>«»©");

    /// <summary>The rule that <paramref name="text"/> falls under; null when it may be part of an article.</summary>
    public static string? Match(string text)
    {
        if (text.Length > LongestPhrase) return null;
        if (!text.AsSpan().ContainsAnyExcept(Marks)) return "punctuation";
        return Furniture().IsMatch(text) ? "phrase" : null;
    }

    /// <summary>A heading or short line after which no article goes on.</summary>
    public static bool EndsArticle(TextBlock block) => block.Text.Length < 80 && End().IsMatch(block.Text);

    [GeneratedRegex(
        @"^\W*(advertisement|ad|sponsored( content)?|share( this)?( article| story| post)?|read (more|also|next)\b.*|also read\b.*|see also\b.*|related( articles?| stories| posts?| news| content)?:?.*|"
        + @"click here\b.*|follow us\b.*|sign up\b.*|subscribe\b.*|(photo|image|picture|photograph|credit|source)( credit| by)?:.{0,80}|\d+ (comments?|shares?|min(ute)?s? read)|"
        + @"comments?( \(\d+\))?|(print|email|tweet|facebook|twitter|whatsapp|pinterest|linkedin|reddit|copy link|save|listen|play|next|previous|loading)( article)?(\.\.\.)?|"
        + @"(last )?updated\b.{0,60}|published\b.{0,60}|posted (on|in|by)\b.{0,60}|tags?:.*|(file|getty|ap|afp|reuters)( photo| images)?|continue reading\b.*|more (on|from) .{0,60}|"
        + @"(copyright|©).{0,120}|all rights reserved.*)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex Furniture();

    [GeneratedRegex(
        @"^\W*((related|recommended|more|further|popular|trending|latest|recent|similar)( \w+)?( articles?| stories| posts?| news| reading| content| topics| links)|you (may|might)( also)? (like|enjoy|be interested).*|"
        + @"(leave|post|add|write) (a )?(comment|reply).*|comments?( \(\d+\))?|\d+ comments?|(share|spread) (this|the)\b.*|about the authors?|more from\b.*|read next|what to read next|up next|join the (conversation|discussion)|"
        + @"sign up\b.*|subscribe\b.*|follow us\b.*|tags:?.*|topics:?)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMilliseconds)]
    private static partial Regex End();
}
