using System.Buffers;
using System.Numerics;
using Ingestion.Text;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>Cuts a text into folded, hashed words in one pass.</summary>
internal static class Tokenizer
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Factor = 0xD6E8FEB86659FD93;

    /// <summary>The words of <paramref name="text"/> in order; offsets are UTF-16 units.</summary>
    public static Token[] Tokenize(ReadOnlySpan<char> text)
    {
        var tokens = ArrayPool<Token>.Shared.Rent((text.Length / 5) + 4);
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            if (CharacterFold.Of(text[at]) <= CharacterFold.Ignored)
            {
                at++;
                continue;
            }

            if (count == tokens.Length) tokens = Grown(tokens);
            tokens[count++] = CharacterFold.StandsAlone(text[at]) ? Character(text, ref at) : Word(text, ref at);
        }

        var result = tokens[..count];
        ArrayPool<Token>.Shared.Return(tokens);
        return result;
    }

    private static Token[] Grown(Token[] tokens)
    {
        var grown = ArrayPool<Token>.Shared.Rent(tokens.Length * 2);
        tokens.CopyTo(grown, 0);
        ArrayPool<Token>.Shared.Return(tokens);
        return grown;
    }

    private static Token Word(ReadOnlySpan<char> text, ref int at)
    {
        var (start, end, hash, digit) = (at, at, Seed, 0u);
        for (; at < text.Length; at++)
        {
            var folded = CharacterFold.Of(text[at]);
            if (folded == CharacterFold.Ignored) continue;
            if (folded == CharacterFold.Separator || CharacterFold.StandsAlone(text[at])) break;
            hash = Mix(hash, folded);
            if (char.IsAsciiDigit(folded)) digit = 1;
            end = at + 1;
        }

        return new Token(Finish(hash, digit), start, end);
    }

    private static Token Character(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        var hash = Mix(Seed, CharacterFold.Of(text[at++]));
        if (char.IsHighSurrogate(text[start]) && at < text.Length && char.IsLowSurrogate(text[at])) hash = Mix(hash, text[at++]);
        return new Token(Finish(hash, 0), start, at);
    }

    private static ulong Mix(ulong hash, char c) => (BitOperations.RotateLeft(hash, 5) ^ c) * Factor;

    private static uint Finish(ulong hash, uint digit) => ((uint)(hash ^ (hash >> 32)) & ~1u) | digit;
}
