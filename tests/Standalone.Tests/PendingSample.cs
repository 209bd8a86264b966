using Ingestion.Tests.Sample;

namespace Ingestion.Standalone.Tests;

/// <summary>Expectations of the sample that wait for a later capability, by name. The list may only shrink.</summary>
internal static class PendingSample
{
    public static PendingExpectations Expectations { get; } = new(
        "digest/posts/morning-roundup.html part 'Town of Marandel said to be in rebel hands': captured marandel status",
        "ember/statements/the-people-of-wadrin-open-their-gates: captured wadrin status",
        "ember/statements/winter-address-of-commander-kazmer: near miss planned",
        "incident marandel, sovanda captured status",
        "vps/security/commander-captured: title");
}
