using System.Security.Cryptography;
using System.Text;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Control;

/// <summary>Opens the control endpoints to whoever can read the data folder, and to nobody else.</summary>
internal sealed class ControlToken
{
    public const string Header = "X-Ingestion-Token";

    public string Value { get; } = RunningNewsroom.NewToken();

    public bool Opens(HttpRequest request) =>
        request.Headers[Header] is [{ } given]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Value));
}
