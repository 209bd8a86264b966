using System.Globalization;

namespace Ingestion.Fetcher.Sources;

/// <summary>Durations as people write them: <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>.</summary>
public static class Duration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (
            text.Length < 2
            || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > 1e6
        )
            return false;
        var unit = text[^1] switch
        {
            's' => 1.0,
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            _ => 0,
        };
        duration = TimeSpan.FromSeconds(number * unit);
        return unit > 0;
    }
}
