using Ingestion.EntityExtractor.Gazetteer;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Gazetteer;

/// <summary>Rows are found by each of their names, and by no other; a filter over the names denies none of them.</summary>
public sealed class NameIndexTest
{
    private const int Names = 3_000;

    /// <summary>Every name is borne by several rows, as the world's towns are.</summary>
    private const int Rows = 5 * Names;

    private readonly NameIndex _index = new(expectedNames: 1);

    public NameIndexTest()
    {
        for (var row = 0; row < Rows; row++)
        {
            _index.Add(Key(row % Names), row, isOther: false);
            _index.Add(Key(row % Names), row, isOther: true);
            _index.Add(NameKey.Of($"other {row}"), row, isOther: true);
        }

        _index.Freeze();
    }

    [Fact]
    public void A_name_finds_its_rows_each_once_and_the_last_one_first()
    {
        for (var name = 0; name < Names; name++)
        {
            var found = Found(Key(name));
            Assert.Equal(Enumerable.Range(0, Rows / Names).Select(turn => (name + (turn * Names), false)).Reverse(), found);
        }
    }

    [Fact]
    public void Another_name_of_a_row_is_told_as_such() => Assert.Equal((7, true), Assert.Single(Found(NameKey.Of("other 7"))));

    [Fact]
    public void An_unknown_name_and_an_empty_index_find_nothing()
    {
        var empty = new NameIndex(expectedNames: 0);
        empty.Freeze();
        for (var name = Names; name < 2 * Names; name++)
        {
            Assert.Empty(Found(Key(name)));
            Assert.Equal(default, empty.Find(Key(name)));
        }
    }

    [Fact]
    public void The_filter_lets_every_name_pass_and_few_others()
    {
        var filter = new KeyFilter([.. _index.Keys]);
        Assert.All(Enumerable.Range(0, Names), name => Assert.True(filter.MayHave(Key(name))));
        Assert.InRange(Enumerable.Range(Names, Names).Count(name => filter.MayHave(Key(name))), 0, Names / 8);
    }

    private static NameKey Key(int name) => NameKey.Of($"name {name}");

    private List<(int Row, bool IsOther)> Found(NameKey key)
    {
        var rows = new List<(int, bool)>();
        for (var (at, end) = _index.Find(key); at < end; at++) rows.Add((_index.RowAt(at), _index.IsOther(at)));
        return rows;
    }
}
