using System.Buffers.Binary;
using System.Text;

namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>Reads what <see cref="BinaryWriter"/> wrote in UTF-8, without a string for every name.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private const int BitsOfByte = 7;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private char[] _letters = new char[256];
    private int _at;

    public byte ReadByte() => _bytes[_at++];

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>A number written seven bits a byte, the lowest first.</summary>
    public int ReadNumber()
    {
        var (number, shift) = (0, 0);
        while (true)
        {
            var part = _bytes[_at++];
            number |= (part & 0x7f) << shift;
            if (part < 0x80) return number;
            shift += BitsOfByte;
        }
    }

    /// <summary>A string with its length before it. It stands until the next is read.</summary>
    public ReadOnlySpan<char> ReadString()
    {
        var text = Take(ReadNumber());
        if (text.Length > _letters.Length) _letters = new char[text.Length];
        return _letters.AsSpan(0, Encoding.UTF8.GetChars(text, _letters));
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }
}
