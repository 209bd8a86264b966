using System.Text;
using Ingestion.Standalone.SampleNewsroom;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

public sealed class PlaceholderExpanderTests
{
    /// <summary>A Thursday in UTC and already a Friday in the outlet's own time.</summary>
    private readonly PlaceholderExpander _expander = new(
        new DateTimeOffset(2026, 3, 5, 21, 40, 30, TimeSpan.Zero),
        new TimeSpan(4, 30, 0),
        outlet => outlet.Length == 0 ? "http://own" : $"http://{outlet}"
    );

    [Theory]
    [InlineData("{{date -2d 14:30 | iso}}", "2026-03-03T14:30:00+04:30")]
    [InlineData("{{date -2d 14:30 | utc}}", "2026-03-03T10:00:00Z")]
    [InlineData("{{date -2d 14:30 | rfc822}}", "Tue, 03 Mar 2026 14:30:00 +0430")]
    [InlineData("{{date -5h | iso}}", "2026-03-05T21:10:00+04:30")]
    [InlineData("{{date -90m | time}}", "00:40")]
    [InlineData("{{date -2d | weekday}}", "Tuesday")]
    [InlineData("{{date -2d | weekday-fr}}", "mardi")]
    [InlineData("{{date -20d | long-fr}}", "13 février 2026")]
    [InlineData("{{date -2d | day-month}}", "3 March")]
    [InlineData("{{date -2d|month-day}}", "March 3")]
    [InlineData("{{base}}/a and {{base courier}}/b", "http://own/a and http://courier/b")]
    [InlineData("no {placeholder}", "no {placeholder}")]
    public void A_placeholder_is_filled(string template, string expected) => Assert.Equal(expected, _expander.Expand(template));

    [Theory]
    [InlineData("{{dote -2d | iso}}")]
    [InlineData("{{date -2w | iso}}")]
    [InlineData("{{date -2d | isso}}")]
    public void A_placeholder_that_is_not_understood_is_refused(string template) => Assert.Throws<FormatException>(() => _expander.Expand(template));

    [Fact]
    public void Bytes_that_are_no_utf8_stay_as_they_are()
    {
        byte[] template = [0xE9, 0x92, .. "{{date -20d | day-month-fr}}"u8, 0xFF];
        Assert.Equal([0xE9, 0x92, .. Encoding.UTF8.GetBytes("13 février"), 0xFF], _expander.Expand(template));
    }
}
