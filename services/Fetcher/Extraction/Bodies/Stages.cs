namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>The steps that make a body, so that each one's worth can be measured by leaving it out.</summary>
[Flags]
internal enum Stages
{
    None = 0,
    Misnomers = 1,
    BodyNames = 1 << 1,
    NamedFurniture = 1 << 2,
    Links = 1 << 3,
    Teasers = 1 << 4,
    Phrases = 1 << 5,
    Opening = 1 << 6,
    Ending = 1 << 7,
    Repeats = 1 << 8,
    JsonLdBody = 1 << 9,
    Strangers = 1 << 10,
    Notices = 1 << 11,
    Unconfirmed = 1 << 12,
    Credits = 1 << 13,
    NextArticle = 1 << 14,
    Standfirst = 1 << 15,
    All = (1 << 16) - 1,
}
