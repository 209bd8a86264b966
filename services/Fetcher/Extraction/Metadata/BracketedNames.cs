using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Reads the signatures of Japanese news: "【ハルベク＝河野花子】" before the text, "【河野花子】" or "（河野花子）" behind its last sentence.</summary>
internal static partial class BracketedNames
{
    private const int MostNames = 4;

    /// <summary>Whom the article's paragraphs name so; empty for none.</summary>
    public static List<string> Find(Page page) =>
        [
            .. page
                .Blocks.Where(b => page.IsInside(b) && b.Text.AsSpan().IndexOfAny('【', '（') >= 0)
                .SelectMany(b => In(b.Text))
                .Distinct()
                .Take(MostNames),
        ];

    private static IEnumerable<string> In(string text) =>
        Signature().Matches(text).SelectMany(m => m.Groups["names"].Value.Split(['、', '・'])).Where(name => !NoPerson().IsMatch(name));

    [GeneratedRegex(
        @"^【[^【】＝=]{1,12}[＝=](?<names>[\p{IsCJKUnifiedIdeographs}々、・]{3,24})】|^（[^（）＝]{1,12}＝(?<names>[\p{IsCJKUnifiedIdeographs}々、・]{3,24})）|(?<=[。」])\s*[【（](?:[^【】（）＝=]{1,12}[＝=])?(?<names>[\p{IsCJKUnifiedIdeographs}々、・]{3,24})[】）]$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Signature();

    /// <summary>Desks, agencies and labels stand in the same brackets; names have three to six signs.</summary>
    [GeneratedRegex(
        @"記事|写真|動画|編集|速報|解説|独自|関連|特集|取材|共同|時事|通信|新聞|本社|支局|支社|部$|続く|敬称|提供|一部|以上|終わり|^.{0,2}$|^.{7,}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex NoPerson();
}
