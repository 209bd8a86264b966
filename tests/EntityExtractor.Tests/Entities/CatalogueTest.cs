using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

public sealed class CatalogueTest
{
    private const string Header = "id,names,kind,side,parent,wikidata\n";

    [Theory]
    [InlineData("The Taliban said so.", "Taliban", "taliban", "insurgent")]
    [InlineData("A spokesman of the Islamic State of Khorasan said so.", "Islamic State of Khorasan", "iskp", "islamic_state")]
    [InlineData("It was al-Qaida.", "al-Qaida", "al-qaeda", "insurgent")]
    [InlineData("The People’s Protection Units said so.", "People’s Protection Units", "ypg", "sdf")]
    public void A_group_is_known_with_its_side(string text, string name, string id, string side)
    {
        var entity = BuiltInReader.Read(text).Entities.Single();
        Assert.Equal((name, id, side, EntityType.ArmedGroup), (entity.Text, entity.Id, entity.Side, entity.Type));
    }

    [Fact]
    public void The_word_who_is_no_organisation() => Assert.Empty(BuiltInReader.Read("Who left? He ana they know.").Entities);

    [Fact]
    public void National_forces_are_known_by_their_adjective()
    {
        var force = BuiltInReader.Read("He said Zambian special forces had gone.").Entities.Single();
        Assert.Equal(("Zambian special forces", "forces:zm", EntityType.ArmedGroup), (force.Text, force.Id, force.Type));
    }

    [Fact]
    public void A_side_is_inherited_from_the_parent()
    {
        var entries = Read("a,Alpha,armed_group,rebel,,\nb,Beta,armed_group,,a,\n");
        Assert.Equal("rebel", entries.Single(e => e.Id == "b").Side);
    }

    [Theory]
    [InlineData("a,Alpha,armed_group,,b,\nb,Beta,armed_group,,a,\n", 2, "cycle")]
    [InlineData("a,Alpha,armed_group,,a,\n", 2, "cycle")]
    [InlineData("a,Alpha,armed_group,,zzz,\n", 2, "unknown parent")]
    [InlineData("a,Alpha,band,,,\n", 2, "unknown kind")]
    [InlineData("a,Alpha,media,,,\na,Beta,media,,,\n", 3, "repeats the id")]
    [InlineData("a,,media,,,\n", 2, "no name")]
    public void A_bad_line_is_refused_with_its_number_and_reason(string lines, int line, string reason)
    {
        var refused = Assert.Throws<UnusableFileException>(() => Read(lines));
        Assert.Contains(refused.Problems, p => p.Line == line && p.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_last_name_alone_is_the_person_whom_the_catalogue_knows_by_the_full_one()
    {
        const string text =
            "The head of the provincial council, Nadiv Orsk, told Radio Sovanda of it. Orsk said that thirty policemen had walked home.";
        var persons = Knowledge
            .Load([], [Repository.At("samples", "catalogue", "velmaria.csv")])
            .Reader.Read(AnalysedText.Of(text), [], null, null)
            .Entities.Where(e => e.Type == EntityType.Person);
        Assert.Equal([("Nadiv Orsk", "xv:orsk"), ("Orsk", "xv:orsk")], persons.Select(e => (e.Text, e.Id)));
        Assert.All(persons, e => Assert.Equal(("Nadiv Orsk", "government"), (e.Canonical, e.Side)));
    }

    [Theory]
    [InlineData("General Okhavar")]
    [InlineData("Gen. Okhavar")]
    [InlineData("Police chief Okhavar")]
    public void So_is_a_last_name_behind_a_title(string told)
    {
        IReadOnlyList<CatalogueEntry> known = [new() { Id = "x:okhavar", Names = ["Temur Okhavar"], Kind = EntityType.Person, Side = "government" }];
        var reader = new Knowledge { Places = new PlaceIndex([]), Catalogue = new Catalogue(known) }.Reader;
        var persons = reader
            .Read(AnalysedText.Of($"Temur Okhavar commands the valley. {told} said that the road was open."))
            .Entities.Where(e => e.Type == EntityType.Person);
        Assert.Equal([("Temur Okhavar", "x:okhavar"), ("Okhavar", "x:okhavar")], persons.Select(e => (e.Text, e.Id)));
    }

    private static IReadOnlyList<CatalogueEntry> Read(string lines) =>
        CatalogueFile.Read("catalogue.csv", Encoding.UTF8.GetBytes(Header + lines), new Dictionary<string, CatalogueEntry>());
}
