using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops captions that no name gives away: short texts that end with who took the picture.</summary>
internal static partial class Credits
{
    private const int LongestCaption = 350;

    public static void Drop(Page page)
    {
        foreach (var block in page.Kept)
        {
            if (block.Text.Length <= LongestCaption && !block.IsHeading && Credit().IsMatch(block.Text)) block.DroppedBy = "credit";
        }
    }

    [GeneratedRegex(
        @"[\s(\[|.–—-](?i:photo|image|picture|photograph|foto|bild|credit|crédit photo|crédit|crédito|fotografía|imagen|imagem|immagine|фото|صورة|عکس)\s?(?i::|/|©|by:?|courtesy(?: of)?:?)\s?(?:[\p{Lu}\p{Lo}©@'""‘“][^\s.!?]{0,25}[ /,|]{0,3}(?:of |the |via |for |from |de |von )?){1,8}[.)\]]{0,2}$"
        + @"|[(\[][^()\[\]]{0,60}(?:/| via |©)\s?(?:AP|AFP|Reuters|REUTERS|EPA|EFE|dpa|Getty Images|Al Jazeera|Xinhua|Anadolu|ANSA|PA|Shutterstock|iStock)[^()\[\]]{0,30}[)\]]\.?$"
        + @"|\b(?:AP|AFP|REUTERS|EPA|dpa|EFE) ?(?:/|Photo/)[^.!?]{2,60}$|/(?:Getty Images|AFP|REUTERS|EPA|Anadolu|Shutterstock|Handout)[^.!?]{0,40}$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Credit();
}
