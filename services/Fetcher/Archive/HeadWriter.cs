using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ingestion.Fetcher.Archive;

/// <summary>Writes the head of a WARC record or of an HTTP answer: a first line, fields of one line each, an empty line.</summary>
internal sealed class HeadWriter
{
    private const int Usual = 768;
    private readonly ArrayBufferWriter<byte> _head = new(Usual);

    public HeadWriter(string firstLine)
    {
        Write(firstLine);
        _head.Write("\r\n"u8);
    }

    public void Add(string name, string value)
    {
        Write(name);
        _head.Write(": "u8);
        Write(value.AsSpan().IndexOfAny('\r', '\n') < 0 ? value : value.ReplaceLineEndings(" "));
        _head.Write("\r\n"u8);
    }

    /// <summary>With the length of what follows as its last field.</summary>
    public ReadOnlyMemory<byte> End(long contentLength)
    {
        Add("Content-Length", contentLength.ToString(CultureInfo.InvariantCulture));
        _head.Write("\r\n"u8);
        return _head.WrittenMemory;
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _head);
}
