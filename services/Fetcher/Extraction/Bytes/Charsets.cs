using System.Text;

namespace Ingestion.Fetcher.Extraction.Bytes;

/// <summary>Encodings by the labels that pages use, as in the WHATWG Encoding Standard.</summary>
internal static class Charsets
{
    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Some of the framework's tables would otherwise write a question mark, which reads as text.</summary>
    private static readonly DecoderReplacementFallback Undecodable = new("\uFFFD");

    /// <summary>Null for a label that names no encoding.</summary>
    public static Encoding? Of(string? label)
    {
        if (string.IsNullOrWhiteSpace(label) || label.Length > 40) return null;
        try
        {
            return Encoding.GetEncoding(
                Effective(label.Trim(' ', '"', '\'', ';').ToLowerInvariant()),
                EncoderFallback.ReplacementFallback,
                Undecodable
            );
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What browsers decode with when a page says so.</summary>
    private static string Effective(string label) => label switch
    {
        "utf8" or "unicode-1-1-utf-8" => "utf-8",
        "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "l1" or "cp1252" or "iso_8859-1" => "windows-1252",
        "iso-8859-9" or "iso8859-9" or "latin5" => "windows-1254",
        "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" => "gb18030",
        "tis-620" or "iso-8859-11" => "windows-874",
        "ks_c_5601-1987" or "euc-kr" or "ksc5601" => "ks_c_5601-1987",
        "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" => "shift_jis",
        "cp1251" or "x-cp1251" => "windows-1251",
        "koi8" or "koi" => "koi8-r",
        "utf-7" => "windows-1252",
        _ => label,
    };
}
