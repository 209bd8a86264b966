namespace Ingestion.Text;

/// <summary>How long a regular expression may run over one text.</summary>
public static class RegexBound
{
    /// <summary>
    /// In milliseconds, by the wall: far above what any text needs, so that a machine busy with other work is no runaway expression, and
    /// still an end for one that is.
    /// </summary>
    public const int Milliseconds = 10_000;
}
