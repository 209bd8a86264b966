using System.Globalization;

namespace Ingestion.Alerter.Alerts;

/// <summary>Where a page ended: the last alert's moment and id.</summary>
internal readonly record struct AlertCursor(long At, string Id)
{
    public static AlertCursor Start { get; } = new(long.MaxValue, "");

    /// <exception cref="ArgumentException">It is not a cursor of this service.</exception>
    public static AlertCursor Parse(string? text)
    {
        if (text is null) return Start;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && long.TryParse(text.AsSpan(0, dot), CultureInfo.InvariantCulture, out var at)) return new(at, text[(dot + 1)..]);
        throw new ArgumentException($"The cursor '{text}' is not one that a page of alerts gave. Leave it out to start at the newest.", nameof(text));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{Id}");
}
