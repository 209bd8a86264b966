namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>A word, or one character where the script has no spaces: <c>text[Start..End]</c>.</summary>
/// <param name="Hash">Hash of its folded form; its lowest bit says whether it has a digit.</param>
internal readonly record struct Token(uint Hash, int Start, int End)
{
    public bool HasDigit => (Hash & 1) == 1;
}
