using Ingestion.EntityExtractor.Entities.Training;
using Ingestion.EntityExtractor.Text;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities.Training;

public sealed class NamesModelTest
{
    private static readonly MarkedText[] Texts =
    [
        MarkedText.Parse(
            "[PER Ana Lind] of the [ORG Ember Front] left [LOC Veskar] on Monday.\n[PER Lind] said the [ORG Ember Front] would return to [LOC Veskar]."
        ),
        MarkedText.Parse("Shells hit [LOC Tarnov] and [LOC Veskar], the [ORG Orvik Observatory] said.\n[PER Mira Holt] fled [LOC Tarnov]."),
    ];

    [Fact]
    public void The_same_texts_give_the_same_model_byte_for_byte() => Assert.Equal(Train(), Train());

    [Fact]
    public void What_was_learned_is_found()
    {
        using var model = new MemoryStream(Train());
        var names = NamesModel.Reader(BuiltInReader.Knowledge, model).Read(AnalysedText.Of("Mira Holt of the Ember Front left Tarnov."));
        Assert.Equal(["Mira Holt", "Ember Front"], names.Entities.Select(e => e.Text));
        Assert.Equal(["Tarnov"], names.Places.Select(p => p.Text));
    }

    private static byte[] Train()
    {
        using var model = new MemoryStream();
        NamesModel.Train(Texts, null, model);
        return model.ToArray();
    }
}
