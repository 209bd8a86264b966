using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

/// <summary>Where names of reports on wars begin and end, and what is none.</summary>
public sealed class ConflictNamesTest
{
    [Theory]
    [InlineData("The Houthi-held port was quiet, residents said.")]
    [InlineData("The anti-Taliban mood in the valley grew, residents said.")]
    [InlineData("An Iran-backed militia left the valley, residents said.")]
    [InlineData("The pro-Syrian government of the island resigned, residents said.")]
    public void A_part_of_an_adjective_is_no_name(string text)
    {
        var names = BuiltInReader.Read(text);
        Assert.Empty(names.Entities);
        Assert.Empty(names.Places);
    }

    [Fact]
    public void A_part_of_an_adjective_is_a_name_elsewhere() =>
        Assert.Equal(["Houthis"], EntitiesOf("The Houthi-held port was quiet, the Houthis said."));

    [Fact]
    public void A_last_name_keeps_its_article()
    {
        var names = BuiltInReader
            .Read("The spokesman was Abu Omar al-Orvani, residents said. On Friday al-Orvani told reporters that he would leave.")
            .Entities;
        Assert.Equal(["Abu Omar al-Orvani", "al-Orvani"], names.Select(n => n.Text));
        Assert.All(names, n => Assert.Equal("Abu Omar al-Orvani", n.Canonical));
    }

    [Theory]
    [InlineData("The UNICEF Emergency Monitoring Mission said that its trucks had left.", "UNICEF Emergency Monitoring Mission")]
    [InlineData("Soldiers of the 27th Brigade left the valley before dawn.", "27th Brigade")]
    public void A_name_goes_on_to_the_word_for_what_it_is(string text, string name) =>
        Assert.Equal([name], EntitiesOf(text));

    [Fact]
    public void A_group_with_a_word_more_is_the_same_group() =>
        Assert.Equal("taliban", Assert.Single(BuiltInReader.Read("The Taliban Movement said that it had lost nine men.").Entities).Id);

    [Theory]
    [InlineData("Fighters of the Maute group left the valley.", "Maute")]
    [InlineData("A reporter of the Saba news agency was hurt.", "Saba")]
    [InlineData("A reporter of the Associated Press was hurt.", "Associated Press")]
    public void Article_and_general_words_are_no_part_of_a_name(string text, string name) =>
        Assert.Equal([name], EntitiesOf(text));

    [Theory]
    [InlineData("The Defence Secretary said that the talks had failed.")]
    [InlineData("The Prime Minister said that the talks had failed.")]
    [InlineData("Syrians and Yemenis said that the talks had failed.")]
    [InlineData("Tornado jets joined Operation Shield on Friday.")]
    public void Offices_peoples_weapons_and_operations_are_no_persons_and_no_places(string text)
    {
        var names = BuiltInReader.Read(text);
        Assert.DoesNotContain(names.Entities, e => e.Type == EntityType.Person);
        Assert.Empty(names.Places);
    }

    [Theory]
    [InlineData("Vice-Presidents Lira Voss and Ana Lind left the hall.", "Lira Voss")]
    [InlineData("Grand Ayatollah Omar Voss left the hall.", "Omar Voss")]
    public void An_office_is_no_part_of_a_person(string text, string name) =>
        Assert.Contains(name, EntitiesOf(text));

    [Fact]
    public void A_wordlike_acronym_is_the_group_that_the_text_names() =>
        Assert.Equal(["Islamic State", "IS"], EntitiesOf("Fighters of the Islamic State left. Strikes against IS went on."));

    [Theory]
    [InlineData("Strikes against IS went on, it said.")]
    [InlineData("THE ISLAMIC STATE IS GONE, residents said.")]
    public void A_wordlike_acronym_is_a_word_where_nothing_tells_the_group(string text) =>
        Assert.DoesNotContain("IS", EntitiesOf(text));

    [Fact]
    public void A_ministry_with_a_countrys_adjective_is_its_government()
    {
        var ministry = Assert.Single(BuiltInReader.Read("The Malian health ministry said that nine men had died.").Entities);
        Assert.Equal(("Malian health ministry", EntityType.Government, "government:ml"), (ministry.Text, ministry.Type, ministry.Id));
    }

    [Fact]
    public void A_list_of_villages_is_places() =>
        Assert.Equal(
            ["Orvan", "Sarkand", "Miral"],
            BuiltInReader.Places("They burnt several villages including Orvan, Sarkand and Miral.").Select(p => p.Text)
        );

    [Fact]
    public void A_general_name_is_no_countrys_army() =>
        Assert.DoesNotContain(BuiltInReader.Read("Pro-government forces left the valley before dawn.").Entities, e => e.Id == "yemen-forces");

    [Fact]
    public void A_persons_forces_leave_the_person() =>
        Assert.Contains("Khalifa Haftar", EntitiesOf("Khalifa Haftar's forces left the valley before dawn, residents said."));

    [Fact]
    public void What_ends_in_government_is_no_person() =>
        Assert.DoesNotContain(
            BuiltInReader.Read("Members of the Interim Government held talks with Lira Voss on Friday.").Entities,
            e => e.Type == EntityType.Person && e.Text.EndsWith("Government", StringComparison.Ordinal)
        );

    [Fact]
    public void Honours_are_no_part_of_a_person() =>
        Assert.Equal(["Linda Voss"], EntitiesOf("The minister, the Hon Linda Voss CSC, said that the talks had failed."));

    [Fact]
    public void A_government_of_a_countrys_president_leaves_the_country() =>
        Assert.Equal(["Yemen"], BuiltInReader.Places("They wanted to restore the government of Yemen's president.").Select(p => p.Text));

    private static IEnumerable<string> EntitiesOf(string text) => BuiltInReader.Read(text).Entities.Select(e => e.Text);
}
