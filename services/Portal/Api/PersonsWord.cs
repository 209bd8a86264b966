namespace Ingestion.Portal.Api;

/// <summary>What a person who rules or corrects must write: a name and a reason, each in one line.</summary>
internal static class PersonsWord
{
    public const int LongestName = 100;
    public const int LongestReason = 300;

    /// <exception cref="BadHttpRequestException">It is none; says what it must be.</exception>
    public static string NameOf(string? who) =>
        OneLine(who, LongestName)
        ?? throw new BadHttpRequestException($"\"who\" must name the analyst whose word it is, in one line of 1 to {LongestName} characters.");

    /// <exception cref="BadHttpRequestException">It is none; says what it must be.</exception>
    public static string ReasonOf(string? why) =>
        OneLine(why, LongestReason)
        ?? throw new BadHttpRequestException($"\"why\" must give the reason, in one line of 1 to {LongestReason} characters.");

    private static string? OneLine(string? said, int longest) =>
        said?.Trim() is { Length: > 0 } words && words.Length <= longest && !words.Any(char.IsControl) ? words : null;
}
