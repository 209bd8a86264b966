using Ingestion.Contracts.V1;
using Ingestion.Portal.Pages.Common;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Reading;

/// <summary>What a mention was understood as, in a few words.</summary>
internal static class MentionLabel
{
    public static string Of(PlaceMention place, CountryNames countries)
    {
        var where = string.Join(
            ", ",
            new[] { place.Admin2, place.Admin1, place.Country is { } code ? countries.Of(code) : null }.Where(w =>
                !string.IsNullOrEmpty(w) && w != place.Name
            )
        );
        return place.Id is null
            ? $"{place.Name} ({Readable.Kind(place.Kind)}, not resolved)"
            : $"{place.Name} ({Readable.Kind(place.Kind)}{(where.Length > 0 ? ", " + where : "")})";
    }

    public static string Of(EntityMention entity) =>
        string.Join(", ", new[] { entity.Canonical, entity.Role, entity.Side }.Where(p => !string.IsNullOrEmpty(p)));

    /// <returns>Style class: <c>person</c>, <c>armed_group</c> or <c>organisation</c>.</returns>
    public static string KindOf(EntityMention entity) =>
        entity.Type is EntityType.Person or EntityType.ArmedGroup ? Words.Of(entity.Type) : Words.Of(EntityType.Organisation);
}
