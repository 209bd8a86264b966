using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

/// <summary>The mentions of one entity in a text are joined.</summary>
public sealed class OneEntityTest
{
    [Theory]
    [InlineData("The Valley Relief Committee (VRC) sent two trucks. On Friday the VRC said both had arrived.")]
    [InlineData("On Friday VRC, the Valley Relief Committee, sent two trucks. The VRC said both had arrived.")]
    [InlineData("The VRC (Valley Relief Committee) sent two trucks. On Friday the VRC said both had arrived.")]
    public void An_acronym_that_the_text_introduces_is_the_full_name(string text)
    {
        var entities = BuiltInReader.Read(text).Entities;
        Assert.Equal(2, entities.Count(e => e.Text == "VRC"));
        Assert.All(entities, e => Assert.Equal(("Valley Relief Committee", EntityType.Organisation), (e.Canonical, e.Type)));
        Assert.All(entities, e => Assert.Equal(e.Text, text[e.Start..e.End]));
    }

    [Fact]
    public void An_acronym_of_a_catalogued_group_has_its_id_and_side()
    {
        var entities = BuiltInReader.Read("Fighters of the People’s Protection Units (PPU) left at dawn. The PPU gave no reason.").Entities;
        Assert.Equal(["People’s Protection Units", "PPU", "PPU"], entities.Select(e => e.Text));
        Assert.All(entities, e => Assert.Equal(("ypg", "sdf"), (e.Id, e.Side)));
    }

    [Fact]
    public void Letters_that_are_not_the_names_initials_are_no_acronym_of_it() =>
        Assert.DoesNotContain(
            BuiltInReader.Read("The Valley Relief Committee (QXZ) sent two trucks.").Entities,
            e => e is { Text: "QXZ", Canonical: "Valley Relief Committee" }
        );

    [Theory]
    [InlineData("The Taliban attacked at dawn. The group said it had taken the base.", "The group")]
    [InlineData("The Taliban said that the movement had lost nine men.", "the movement")]
    [InlineData("Soldiers fought the Taliban. On Monday the armed group claimed the attack.", "the armed group")]
    [InlineData("Afghan troops fought the Taliban. The group's spokesman denied it.", "The group")]
    public void The_group_is_the_one_just_named(string text, string words)
    {
        var mention = Assert.Single(BuiltInReader.Read(text).Entities, e => e.Text == words);
        Assert.Equal(("Taliban", "taliban", "insurgent", EntityType.ArmedGroup), (mention.Canonical, mention.Id, mention.Side, mention.Type));
        Assert.Equal(words, text[mention.Start..mention.End]);
    }

    [Theory]
    [InlineData("The Taliban fought al-Qaida. The group said it had won.")]
    [InlineData("The Taliban left. It rained all day. The group said it had won.")]
    [InlineData("The Taliban watched the group stage on television.")]
    [InlineData("The Taliban met the group of elders.")]
    [InlineData("Residents said the group had left.")]
    public void The_group_is_nobody_where_the_text_does_not_tell_whose(string text) =>
        Assert.DoesNotContain(BuiltInReader.Read(text).Entities, e => e.Text.EndsWith("group", StringComparison.Ordinal));
}
