using Xunit;

namespace Ingestion.Tests.Sample;

/// <summary>
/// Expectations that wait for a later capability, by name. The list may only shrink: a difference that is not listed fails,
/// and so does a name that no longer differs.
/// </summary>
public sealed class PendingExpectations(params string[] names)
{
    /// <summary>Fails with every difference that is not pending: for a second run, in another shape, that does not keep the list.</summary>
    public void Allow(IReadOnlyList<SampleDifference> differences)
    {
        var broken = differences.Where(d => !names.Contains(d.Name)).Select(d => d.ToString()).ToList();
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    /// <summary>Fails with every difference that is not pending and every pending name that holds by now.</summary>
    public void Hold(IReadOnlyList<SampleDifference> differences)
    {
        var differing = differences.Select(d => d.Name).ToHashSet();
        var broken = differences.Where(d => !names.Contains(d.Name)).Select(d => d.ToString());
        var met = names
            .Where(name => !differing.Contains(name))
            .Select(name => $"{name}: holds by now; take it off the list of pending expectations");
        var complaints = broken.Concat(met).ToList();
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }
}
