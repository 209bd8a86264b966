using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Tests;

/// <summary>Builds enriched articles about places that do not exist.</summary>
internal sealed record Story
{
    public required string Id { get; init; }

    public string Outlet { get; init; } = "Outlet";

    public int Revision { get; init; } = 1;

    /// <summary>Hours from noon of <see cref="Newsroom.Today"/>.</summary>
    public double At { get; init; }

    public string? Cluster { get; init; }

    public string? CopyOf { get; init; }

    public string? Origin { get; init; }

    public string[] TakesOver { get; init; } = [];

    /// <summary>How often its decision was corrected before this reading.</summary>
    public int Turn { get; init; }

    public ControlEvent[] Events { get; init; } = [];

    public Retraction[] Retractions { get; init; } = [];

    public static implicit operator ArticleEnriched(Story story) => story.ToMessage();

    /// <summary>North takes <paramref name="place"/> from the government.</summary>
    public static ControlEvent Fall(string place = "Varnholt", ClaimStatus status = ClaimStatus.Claimed, string? date = "2031-05-09") => new()
    {
        Action = ControlAction.Captured,
        Status = status,
        Actor = "Northern Front",
        ActorSide = "north",
        FromActorSide = "government",
        Place = place,
        PlaceId = new PlaceId($"xx:{place}"),
        PlaceType = PlaceKind.District,
        Admin1 = "Ostermark",
        Country = "XX",
        Date = date,
        DatePrecision = date is null ? DatePrecision.None : DatePrecision.Day,
        Evidence = new EventEvidence(0, 20, $"{place} fell ({status})."),
    };

    public static ControlEvent Denial(string place = "Varnholt", string? speaker = "a ministry spokesman", string? side = "government") =>
        Fall(place, ClaimStatus.Denied) with { Evidence = new EventEvidence(0, 20, $"{place} did not fall.", speaker, side) };

    public static ControlEvent Recapture(string place = "Varnholt", string date = "2031-05-09") => Fall(place, ClaimStatus.Confirmed, date) with
    {
        Action = ControlAction.Recaptured, Actor = "the army", ActorSide = "government", FromActor = "Northern Front", FromActorSide = "north",
    };

    private ArticleEnriched ToMessage()
    {
        var published = Newsroom.Today.AddHours(At);
        var text = $"{Id} {Revision}";
        var article = new Article
        {
            Id = new ArticleId(Id),
            Revision = Revision,
            TextHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Capture = new CaptureId("capture"),
            Source = "source",
            Outlet = Outlet,
            Title = Id,
            Text = text,
            Published = Revision == 1 ? published : published.AddHours(-Revision),
            Fetched = published.AddMinutes(5),
        };
        var decision = new Decision
        {
            Relation = CopyOf is null ? Relation.New : Relation.Copy,
            Of = CopyOf is null ? null : new ArticleId(CopyOf),
            Cluster = new ArticleId(Cluster ?? CopyOf ?? Id),
            TakesOver = [.. TakesOver.Select(id => new ArticleId(id))],
            Turn = Turn,
            Reason = "test",
        };
        var enrichment = new Enrichment { Events = Events, Retractions = Retractions, Origin = Origin };
        return new ArticleEnriched(article, decision, enrichment, CopyOf is null ? null : new ArticleId(CopyOf));
    }
}
