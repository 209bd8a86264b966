namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>Why a line of a newsroom's file was refused. Lines count from 1, the header included.</summary>
public sealed record FileProblem(int Line, string Reason)
{
    public override string ToString() => $"line {Line}: {Reason}";
}

/// <summary>A newsroom's file that cannot be used; it says every line that has to be mended.</summary>
public sealed class UnusableFileException(string file, IReadOnlyList<FileProblem> problems)
    : Exception(
        $"{file} is not used: {string.Join("; ", problems.Take(MostShown))}{(problems.Count > MostShown ? $"; and {problems.Count - MostShown} more" : "")}"
    )
{
    private const int MostShown = 20;

    public string File { get; } = file;

    public IReadOnlyList<FileProblem> Problems { get; } = problems;
}
