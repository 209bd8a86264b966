using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>What capitals mean in a line.</summary>
internal enum CaseStyle
{
    /// <summary>They mark names.</summary>
    Normal,

    /// <summary>Headline Style: nearly every word has one, and its verbs do.</summary>
    Title,

    /// <summary>ALL CAPITALS.</summary>
    Capitals,

    /// <summary>none at all.</summary>
    None,
}

internal static class CaseStyles
{
    public static CaseStyle Of(Word[] words)
    {
        var (letters, capital, upper, any, verb) = (0, 0, 0, false, false);
        foreach (var word in words)
        {
            any |= word.Token.IsCapitalised;
            if (!word.Token.IsWord || word.Token.Length < 4) continue;
            letters++;
            if (word.Token.Shape == TokenShape.AllCapitals) upper++;
            if (word.Token.IsCapitalised) capital++;
            else verb |= word.Is(Tag.Verb);
        }

        if (letters < 3) return CaseStyle.Normal;
        if (upper > letters * 7 / 10) return CaseStyle.Capitals;
        if (capital > letters * 8 / 10 && !verb) return CaseStyle.Title;
        return !any && letters > 5 ? CaseStyle.None : CaseStyle.Normal;
    }
}
