using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Tokens <c>[First, Last]</c> of a text that make a name.</summary>
public readonly record struct NameSpan(int First, int Last)
{
    public int Count => Last - First + 1;

    public int StartIn(AnalysedText text) => text.Tokens[First].Start;

    public int EndIn(AnalysedText text) => text.Tokens[Last].End;

    public string TextIn(AnalysedText text) => text.Text[StartIn(text)..EndIn(text)];

    /// <summary>What the name is compared by.</summary>
    public NameKey KeyIn(AnalysedText text)
    {
        var key = NameKey.Empty;
        for (var at = First; at <= Last; at++) key = key.With(text.Span(at));
        return key;
    }
}
