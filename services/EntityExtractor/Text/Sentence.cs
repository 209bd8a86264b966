namespace Ingestion.EntityExtractor.Text;

/// <summary>A sentence, heading or list item: <c>text[Start..End]</c>, tokens <c>[First, Last]</c>, both included.</summary>
/// <param name="Start">UTF-16 offset of the first token.</param>
/// <param name="End">UTF-16 offset behind the last token.</param>
/// <param name="First">Index of the first token.</param>
/// <param name="Last">Index of the last token, included.</param>
/// <param name="Block">Number of the paragraph, from 0; grows at every line break that ends a block.</param>
public readonly record struct Sentence(int Start, int End, int First, int Last, int Block)
{
    public int TokenCount => Last - First + 1;
}
