namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>What a token is in a name: outside, or the beginning or inside of a name of one class.</summary>
internal enum Tag : byte
{
    Outside,
    PersonBegin,
    PersonInside,
    OrganisationBegin,
    OrganisationInside,
    PlaceBegin,
    PlaceInside,
}

/// <summary>The three classes of name that the tagger tells apart.</summary>
public enum NameClass
{
    Person,
    Organisation,
    Place,
}

internal static class Tags
{
    public const int Count = 7;

    private static readonly bool[] Following =
    [
        .. Enumerable.Range(0, Count * Count).Select(pair => Follows((Tag)(pair / Count), (Tag)(pair % Count))),
    ];

    public static Tag Begin(NameClass name) => (Tag)(1 + (2 * (int)name));

    public static Tag Inside(NameClass name) => (Tag)(2 + (2 * (int)name));

    public static bool IsBegin(Tag tag) => ((int)tag & 1) == 1;

    public static NameClass? ClassOf(Tag tag) => tag == Tag.Outside ? null : (NameClass)(((int)tag - 1) / 2);

    /// <summary>An inside follows only the beginning or inside of its own class.</summary>
    public static bool MayFollow(Tag before, Tag after) => Following[((int)before * Count) + (int)after];

    private static bool Follows(Tag before, Tag after) =>
        after == Tag.Outside || IsBegin(after) || (before != Tag.Outside && ClassOf(before) == ClassOf(after));
}
