using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>What kind of organisation a name says it is.</summary>
internal static class OrganisationKinds
{
    private static readonly FrozenSet<string> Armed = PlaceWords.Set(
        "army brigade brigades battalion regiment forces force militia guard guards front jaysh jaish jabhat liwa ansar lashkar katiba kataib saraya faylaq harakat mujahideen corps command liberation commandos"
    );
    private static readonly FrozenSet<string> Media = PlaceWords.Set(
        "news times post herald tribune journal gazette radio tv television daily telegraph press broadcasting"
    );
    private static readonly FrozenSet<string> Government = PlaceWords.Set(
        "ministry ministries parliament congress senate directorate department embassy consulate assembly police court secretariat government"
    );

    public static EntityType Of(AnalysedText text, TaggedName name)
    {
        if (name.Class == NameClass.Person) return EntityType.Person;
        for (var at = name.Span.First; at <= name.Span.Last; at++)
        {
            var word = text.Span(at);
            if (PlaceWords.Has(Government, word)) return EntityType.Government;
            if (PlaceWords.Has(Media, word)) return EntityType.Media;
            if (PlaceWords.Has(Armed, word)) return EntityType.ArmedGroup;
        }

        return EntityType.Organisation;
    }
}
