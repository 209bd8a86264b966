using Ingestion.Benchmarks.Deduplication;
using Ingestion.Contracts.V1;
using Ingestion.Search;

namespace Ingestion.Benchmarks.Search;

/// <summary>Invented articles as the index takes them: with outlets, places, and an event in one of twenty.</summary>
internal sealed class DocumentStream(int seed)
{
    private const int Outlets = 40, Districts = 300, Provinces = 30;

    private readonly ArticleStream _articles = new(seed);
    private readonly Random _random = new(seed);
    private int _count;

    public List<IndexWrite> Next(int count) => [.. _articles.Next(count).Select(Write)];

    public static string Outlet(int number) => $"Outlet {number}";

    public static string District(int number) => $"District {number}";

    private IndexWrite Write(Article article)
    {
        var published = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_count++);
        article = article with { Outlet = Outlet(_random.Next(Outlets)), Published = published, Fetched = published };
        var places = Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Place(_random.Next(Districts))).ToList();
        var enrichment = new Enrichment
        {
            Language = "en",
            Analysed = true,
            Places = places,
            Focus = [places[0]],
            Events = _random.Next(20) == 0 ? [Event(article, places[0])] : [],
        };
        return DocumentBuilder.Build(
            article,
            new Decision
            {
                Relation = Relation.New,
                Cluster = article.Id,
                Reason = "New.",
            },
            enrichment,
            [],
            1
        );
    }

    private static PlaceMention Place(int district) => new()
    {
        Text = District(district),
        Start = 0,
        End = 1,
        Name = District(district),
        Id = new PlaceId($"xa:{district}"),
        Kind = PlaceKind.District,
        Admin1 = $"Province {district % Provinces}",
        Country = "XA",
    };

    private static ControlEvent Event(Article article, PlaceMention place) => new()
    {
        Action = ControlAction.Captured,
        Status = ClaimStatus.Claimed,
        Place = place.Text,
        PlaceId = place.Id,
        PlaceType = place.Kind,
        Admin1 = place.Admin1,
        Evidence = new EventEvidence(0, 10, article.Text[..10]),
    };
}
