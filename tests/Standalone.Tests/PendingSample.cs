using Ingestion.Tests.Sample;

namespace Ingestion.Standalone.Tests;

/// <summary>Expectations of the sample that wait for a later capability, by name. The list may only shrink.</summary>
internal static class PendingSample
{
    public static PendingExpectations Expectations { get; } = new(
        "ember/statements/the-people-of-wadrin-open-their-gates: captured wadrin status",
        "ember/statements/winter-address-of-commander-kazmer: near miss planned",
        "vps/security/commander-captured: title");
}
