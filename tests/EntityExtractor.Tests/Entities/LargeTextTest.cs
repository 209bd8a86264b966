using System.Globalization;
using System.Text;
using Ingestion.EntityExtractor.Enriching;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

/// <summary>Texts far beyond any article are read to their end, with exact offsets.</summary>
public sealed class LargeTextTest
{
    private const int Megabyte = 1_000_000;
    private const int Repeats = 300_000;

    [Fact]
    public void A_text_of_five_megabytes_is_read_to_its_end()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 5 * Megabyte; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"On day {i} the Taliban attacked Darqad district of Takhar. The group told Nadir Kohsar of Unit {i} so.\n"
            );
        var names = Read(text.ToString());
        Assert.InRange(names.Entities[^1].Start, text.Length - 120, text.Length);
        Assert.InRange(names.Places[^1].Start, text.Length - 120, text.Length);
    }

    [Fact]
    public void A_text_of_five_megabytes_without_spaces_is_read() =>
        Read(string.Concat(Enumerable.Repeat("TalibanKunduz", 5 * Megabyte / 13)));

    [Fact]
    public void A_group_three_hundred_thousand_times_is_as_many_mentions() =>
        Assert.Equal(Repeats, Read(string.Concat(Enumerable.Repeat("Taliban ", Repeats))).Entities.Count);

    [Fact]
    public void A_place_three_hundred_thousand_times_is_read() =>
        Assert.NotEmpty(Read(string.Concat(Enumerable.Repeat("Kunduz ", Repeats))).Places);

    private static Names Read(string text)
    {
        var names = BuiltInReader.Read(text);
        Assert.DoesNotContain(names.Entities, e => !text.AsSpan(e.Start, e.End - e.Start).SequenceEqual(e.Text));
        Assert.DoesNotContain(names.Places, p => !text.AsSpan(p.Start, p.End - p.Start).SequenceEqual(p.Text));
        return names;
    }
}
