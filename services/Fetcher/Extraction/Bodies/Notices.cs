using System.Buffers;
using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what the outlet says of itself in whole sentences: on commissions, liability, rights, newsletters and its channels.</summary>
internal static partial class Notices
{
    private const int LongestNotice = 700;

    /// <summary>A word of each notice: few blocks hold one, and only these are looked at closely.</summary>
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        [
            "affiliate",
            "commission",
            "kick",
            "independently",
            "expressed",
            "necessarily",
            "advice",
            "diagnosis",
            "solicitation",
            "purposes only",
            "rights reserved",
            "trademark",
            "©",
            "inbox",
            "mailbox",
            "subscribe",
            "sign",
            "newsletter",
            "follow",
            "check back",
            "download",
            "notwendigerweise",
            "please consider",
            "recaptcha",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static void Drop(Page page)
    {
        foreach (var block in page.Kept)
        {
            if (block.Text.Length <= LongestNotice && !block.IsHeading && block.Text.AsSpan().ContainsAny(Telling) && Notice().IsMatch(block.Text))
                block.DroppedBy = "notice";
        }
    }

    [GeneratedRegex(
        @"\baffiliate (?:disclos\w+|disclaimer)\b|\bcontains? affiliate\b|\b(?:we|us|i|outlet|editors) (?:\w+ ){0,3}(?:earn|receive|get|make) (?:a |an |us )?(?:\w+ ){0,3}(?:commission|kick ?back)\b|\bmay (?:earn|receive) (?:an? )?(?:\w+ ){0,2}commissions?\b|\breceive a \W?(?:\w+\W{1,2}){0,4}commission\b"
            + @"|\bindependently (?:selected|chosen|reviewed|tested|picked)\b.{0,60}\b(?:by|our|we|editors)\b"
            + @"|\b(?:views|opinions)(?: and (?:views|opinions))? expressed (?:in|by|here|are|on)\b|\bdoes? not necessarily (?:reflect|represent)\b"
            + @"|\b(?:not (?:intended|meant) (?:as|to (?:be|serve|provide|constitute|replace))|not a substitute for|not be (?:considered|construed|taken) as|not constitute)\b.{0,80}\b(?:advice|diagnosis|solicitation)"
            + @"|\bfor (?:general )?(?:educational|information(?:al)?)(?: and (?:educational|information(?:al)?))? purposes only\b"
            + @"|\ball rights reserved\b|\bregistered trademarks? (?:of|owned)\b|^(?:copyright )?©"
            + @"|\b(?:delivered|sent|straight|right|directly) (?:directly |straight |right )?(?:to|in|into) your inbox\b|\b(?:get|receive|have)\b[^.!?]{0,80} (?:in|to) your (?:inbox|mailbox)\b|\bsubscribe (?:to (?:our|my|the|this)|today|now|here|for free)\b|\bsign(?:ing)? up (?:for|to) (?:our|my|the|his|her|their) (?:\w+ ){0,4}(?:newsletter|emails?|mailing|list|updates)\b"
            + @"|\bnewsletter\b.{0,60}\b(?:abonn|anmeld|inscri|suscr|iscriv|inschrijv|prenumer|assin|zapis)|\b(?:abonn|anmeld|inscri|suscr|iscriv|inschrijv|prenumer|assin|zapis)\w*.{0,60}\bnewsletter"
            + @"|\bnicht notwendigerweise\b.{0,60}\b(?:redaktion|herausgeber|verlag)|^[^.!?]{0,120}\bplease consider (?:(?:making )?an? (?:\w+ )?(?:donation|contribution|gift|subscription|membership)|donating|contributing|subscribing|supporting|becoming an? (?:\w+ )?(?:member|subscriber|supporter))\b|\bprotected by recaptcha\b|\bcheck back for (?:updates|more|details)\b|\bdownload (?:(?:the|our) free \w+|our) app\b"
            + @"|\bfollow (?:us|me|him|her|them) on\b|^follow [^.!?]{2,60} (?:at|on) (?:https?:|www\.|twitter|facebook|x\b|instagram|telegram)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Notice();
}
