using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Arm = System.Runtime.Intrinsics.Arm;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// The CRC-32 of gzip (RFC 1952, section 8), which the framework computes inside its compressors only. With the processor's
/// help where it has any: folding by carry-less products after V. Gopal and others, "Fast CRC Computation for Generic
/// Polynomials Using PCLMULQDQ Instruction", Intel 2009.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Lane = 16;
    private const int Lanes = 4 * Lane;

    /// <summary>Powers of x modulo the polynomial, bits reversed: for 512 bits ahead, and for 128.</summary>
    private static readonly Vector128<ulong> FourLanesAhead = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);

    private static readonly Vector128<ulong> OneLaneAhead = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Step((uint)i))];

    /// <summary>The CRC of what <paramref name="crc"/> is of, followed by <paramref name="bytes"/>; 0 is that of nothing.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= Lanes) crc = Fold(crc, ref bytes);
        if (Arm.Crc32.Arm64.IsSupported)
        {
            for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
                crc = Arm.Crc32.Arm64.ComputeCrc32(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var b in bytes) crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Step(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value >> 1) ^ (Polynomial & (0 - (value & 1)));
        return value;
    }

    /// <summary>Takes all whole lanes; less than one is left in <paramref name="bytes"/>.</summary>
    private static uint Fold(uint crc, ref ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (Load(bytes, 0) ^ Vector128.CreateScalar((ulong)crc), Load(bytes, 1), Load(bytes, 2), Load(bytes, 3));
        for (bytes = bytes[Lanes..]; bytes.Length >= Lanes; bytes = bytes[Lanes..])
        {
            a = Ahead(a, FourLanesAhead) ^ Load(bytes, 0);
            b = Ahead(b, FourLanesAhead) ^ Load(bytes, 1);
            c = Ahead(c, FourLanesAhead) ^ Load(bytes, 2);
            d = Ahead(d, FourLanesAhead) ^ Load(bytes, 3);
        }

        a = Ahead(Ahead(Ahead(a, OneLaneAhead) ^ b, OneLaneAhead) ^ c, OneLaneAhead) ^ d;
        for (; bytes.Length >= Lane; bytes = bytes[Lane..]) a = Ahead(a, OneLaneAhead) ^ Load(bytes, 0);
        return Reduce(a);
    }

    private static Vector128<ulong> Load(ReadOnlySpan<byte> bytes, int lane) =>
        Vector128.Create(MemoryMarshal.Cast<byte, ulong>(bytes.Slice(lane * Lane, Lane)));

    private static Vector128<ulong> Ahead(Vector128<ulong> lane, Vector128<ulong> by) =>
        Pclmulqdq.CarrylessMultiply(lane, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(lane, by, 0x11);

    /// <summary>128 bits to 64, to 32 by Barrett's reduction.</summary>
    private static uint Reduce(Vector128<ulong> lane)
    {
        var low = Vector128.Create(uint.MaxValue, 0, uint.MaxValue, 0).AsUInt64();
        var rest = Sse2.ShiftRightLogical128BitLane(lane, 8) ^ Pclmulqdq.CarrylessMultiply(lane, OneLaneAhead, 0x10);
        rest = Sse2.ShiftRightLogical128BitLane(rest, 4) ^ Pclmulqdq.CarrylessMultiply(rest & low, Vector128.CreateScalar(0x0163cd6124UL), 0x00);
        var barrett = Vector128.Create(0x01db710641UL, 0x01f7011641UL);
        var quotient = Pclmulqdq.CarrylessMultiply(rest & low, barrett, 0x10) & low;
        return (rest ^ Pclmulqdq.CarrylessMultiply(quotient, barrett, 0x00)).AsUInt32()[1];
    }
}
