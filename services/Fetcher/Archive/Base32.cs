using System.Text;

namespace Ingestion.Fetcher.Archive;

/// <summary>RFC 4648, section 6.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length + 4) / 5 * 8);
        int bits = 0, value = 0;
        foreach (var b in bytes)
        {
            value = (value << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[(value >> (bits - 5)) & 31]);
            value &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Alphabet[(value << (5 - bits)) & 31]);
        return text.Append('=', (8 - (text.Length % 8)) % 8).ToString();
    }
}
