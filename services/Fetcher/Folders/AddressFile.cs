using System.Runtime.CompilerServices;
using Ingestion.Text;

namespace Ingestion.Fetcher.Folders;

/// <summary>A text file with one http or https address a line; empty lines and those that begin with <c>#</c> are left out.</summary>
internal static class AddressFile
{
    /// <exception cref="InvalidDataException">A line is no address; says which.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancel))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#') continue;
            if (!CanonicalUrl.TryParse(text, out _)) throw new InvalidDataException($"{path}, line {number}: '{text}' is no http or https address.");
            yield return text;
        }
    }
}
