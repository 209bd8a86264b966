using System.Text.RegularExpressions;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops captions that no name gives away: short texts that end with who took the picture, and those that say what a picture of the article
/// says of itself.</summary>
internal static partial class Credits
{
    private const int LongestCaption = 350;

    /// <summary>Shorter texts of a picture are names and labels, which a heading may bear too.</summary>
    private const int ShortestAlternative = 30;

    /// <summary>Nodes between a picture and the text below it.</summary>
    private const int NodesBetween = 8;

    public static void Drop(Page page)
    {
        foreach (var block in page.Kept)
        {
            if (IsAlternative(page.Tree, block))
                block.DroppedBy = "caption";
            else if (block.Text.Length <= LongestCaption && !block.IsHeading && (Credit().IsMatch(block.Text) || Named().IsMatch(block.Text)))
                block.DroppedBy = "credit";
        }
    }

    /// <summary>Whether a text is the one that stands in for the picture right above it.</summary>
    private static bool IsAlternative(PageTree tree, TextBlock block)
    {
        if (block.Kind != BlockKind.Paragraph || block.Text.Length is < ShortestAlternative or > LongestCaption) return false;
        for (var i = block.First - 1; i >= Math.Max(0, block.First - NodesBetween); i--)
        {
            if (tree[i].Tag == Tag.Img)
                return tree[i].Element!.GetAttribute("alt") is { Length: >= ShortestAlternative } text && InlineText.Normalise(text) == block.Text;
        }

        return false;
    }

    /// <summary>"The minister at the gate, photo: archive of the river council": after a comma or a closed sentence, and with no further
    /// one.</summary>
    [GeneratedRegex(
        @"[,.;|–—-]\s(?i:photo|image|picture|foto|bild|credit|crédit photo|crédito)\s?[:©]\s?[^.!?:]{2,60}$|^[^.!?:]{10,160}\s(?:Photo|Foto|Fotó|Bild|Zdroj|Crédito):\s[^.!?:]{2,70}$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"[\s(\[|.–—-](?i:photo|image|picture|photograph|foto|bild|credit|crédit photo|crédit|crédito|fotografía|imagen|imagem|immagine|фото|صورة|عکس)\s?(?i::|/|©|by:?|courtesy(?: of)?:?)\s?(?:[\p{Lu}\p{Lo}©@'""‘“][^\s.!?]{0,25}[ /,|]{0,3}(?:of |the |via |for |from |de |von )?){1,8}[.)\]]{0,2}$"
            + @"|[(\[][^()\[\]]{0,60}(?:/| via |©)\s?(?:AP|AFP|Reuters|REUTERS|EPA|EFE|dpa|Getty Images|Al Jazeera|Xinhua|Anadolu|ANSA|PA|Shutterstock|iStock)[^()\[\]]{0,30}[)\]]\.?$"
            + @"|\b(?:AP|AFP|REUTERS|EPA|dpa|EFE) ?(?:/|Photo/)[^.!?]{2,60}$|/(?:Getty Images|AFP|REUTERS|EPA|Anadolu|Shutterstock|Handout)[^.!?]{0,40}$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Credit();
}
