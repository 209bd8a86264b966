using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>
/// What tells an event of an article from its others in every reading: the sentence that says it, the place as spelt there, and
/// the action. The sentence alone does not ("took Arl and Orl"), nor does the place alone (two flips in a day). Nothing that a
/// gazetteer, a date or a correction can change is part of it. A sentence that a revision words anew says something that
/// the analyst has not seen: it has another key.
/// </summary>
internal static class EventKey
{
    private const int Length = 32;

    /// <returns>32 lower-case hexadecimal digits. They are stored: what they are made of must stay.</returns>
    public static string Of(ControlEvent told)
    {
        var key = $"{told.Action}|{(told.Place is { } place ? Plain(place) : $"#{told.PlaceCount}")}|{Plain(told.Evidence.Sentence)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..Length];
    }

    /// <summary>Without capitals, spaces and marks: a page set anew says the same.</summary>
    private static string Plain(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
