namespace Ingestion.Faults.Tests.Telemetry;

/// <summary>Reads the wire format of protocol buffers, as far as OTLP's messages need it.</summary>
internal static class Protobuf
{
    /// <summary>Number and bytes of every field of a message; of numbers the bytes are left out.</summary>
    public static IReadOnlyList<(int Field, ReadOnlyMemory<byte> Bytes)> Fields(ReadOnlyMemory<byte> message)
    {
        var fields = new List<(int, ReadOnlyMemory<byte>)>();
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message.Span, ref at);
            var length = LengthOf(key & 7, message.Span, ref at);
            fields.Add(((int)(key >> 3), message.Slice(at, length)));
            at += length;
        }

        return fields;
    }

    private static int LengthOf(ulong type, ReadOnlySpan<byte> bytes, ref int at)
    {
        if (type is 0 or 2)
        {
            var number = Varint(bytes, ref at);
            return type == 0 ? 0 : (int)number;
        }

        return type == 1 ? 8 : type == 5 ? 4 : throw new InvalidDataException($"Wire type {type} is not used by OTLP.");
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        for (var (value, shift) = (0UL, 0); ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
