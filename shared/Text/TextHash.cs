using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Text;

/// <summary>SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits.</summary>
public static class TextHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
