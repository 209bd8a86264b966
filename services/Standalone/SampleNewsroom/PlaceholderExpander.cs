using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>
/// Fills the placeholders of a sample page: <c>{{date OFFSET [HH:mm] | FORMAT}}</c> and <c>{{base [OUTLET]}}</c>.
/// The samples' README describes them.
/// </summary>
/// <param name="now">The newsroom's present, which stands still.</param>
/// <param name="offset">The outlet's clock against UTC.</param>
/// <param name="baseOf">Address of an outlet's site without a trailing slash; its own for the empty name.</param>
public sealed class PlaceholderExpander(DateTimeOffset now, TimeSpan offset, Func<string, string> baseOf)
{
    private static readonly Regex Placeholder = new(@"\{\{([^{}]{1,80})\}\}", RegexOptions.NonBacktracking);

    private readonly DateTimeOffset _now = now.ToOffset(offset);

    /// <exception cref="FormatException">A placeholder is not understood; the message quotes it.</exception>
    public string Expand(string template) => Placeholder.Replace(template, match => Fill(match.Groups[1].Value));

    /// <summary>
    /// Expands bytes of any encoding that contains ASCII and leaves every other byte as it is.
    /// What is filled in is written as UTF-8.
    /// </summary>
    public byte[] Expand(byte[] template) =>
        Encoding.Latin1.GetBytes(Placeholder.Replace(Encoding.Latin1.GetString(template), match => Utf8AsLatin1(Fill(match.Groups[1].Value))));

    private static string Utf8AsLatin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private string Fill(string placeholder)
    {
        var words = placeholder.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["base"] => baseOf(""),
            ["base", var outlet] => baseOf(outlet),
            ["date", var shift, var format] => DateFormats.Write(Moment(shift, TimeOnly.MinValue.AddHours(12)), format),
            ["date", var shift, var time, var format] => DateFormats.Write(Moment(shift, Time(time)), format),
            _ => throw new FormatException($"The placeholder {{{{{placeholder}}}}} is none of date and base."),
        };
    }

    /// <summary>
    /// Days count from the newsroom's day, which is UTC's for every outlet, so that all mean the same Monday; the time of day is
    /// the outlet's. Hours and minutes count from now.
    /// </summary>
    private DateTimeOffset Moment(string shift, TimeOnly time)
    {
        var count = int.Parse(shift[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return shift[^1] switch
        {
            'd' => new DateTimeOffset(DateOnly.FromDateTime(_now.UtcDateTime).AddDays(count), time, _now.Offset),
            'h' => WholeMinute(_now.AddHours(count)),
            'm' => WholeMinute(_now.AddMinutes(count)),
            _ => throw new FormatException($"The shift '{shift}' does not end in d, h or m."),
        };
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset WholeMinute(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));
}
