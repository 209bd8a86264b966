using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Ingestion.Tests.Infrastructure;

/// <summary>What a test does that needs a part this machine lacks: it says so loudly, and where nothing may be lacking it fails.</summary>
public static class MissingPart
{
    /// <param name="part">What is missing.</param>
    /// <param name="remedy">How to get it.</param>
    [DoesNotReturn]
    public static void Skip(string part, string remedy)
    {
        var message = $"SKIPPED: {part} is missing. {remedy}";
        if (Environment.GetEnvironmentVariable("INGESTION_REQUIRE_PARTS") == "1") Assert.Fail(message);
        Assert.Skip(message);
    }
}
