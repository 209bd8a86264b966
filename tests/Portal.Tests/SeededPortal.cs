using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Search;
using Microsoft.Extensions.Hosting;
using static Ingestion.Tests.TestArticles;

namespace Ingestion.Portal.Tests;

/// <summary>A portal with a small fictional newsroom in it.</summary>
public sealed class SeededPortal : PortalHost
{
    public const string Evidence = "Fighters of the Red Ridge Front overran Sar-Aab district before dawn on Monday, the group's spokesman said.";
    public const string Denial = "The governor's office denied that the district centre had fallen.";
    public const string Hostile = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";

    private const string FallText =
        Evidence + " Residents said the bazaar was empty by noon and that police had left towards Mirabad.\n"
        + "The valley has changed hands before. In 2015 the Front held it for eleven days.\n"
        + Denial + " Its spokesman, Dara Venn, said that reinforcements were on the road from Upper Province's capital.\n"
        + "Aid groups asked both sides to keep the road to Mirabad open. “People need to leave before the snow,” said Ila Sorrento of the Valley Relief Committee.";

    private static readonly PlaceMention Sarab = Place(FallText, "Sar-Aab", "Sarab", PlaceKind.District, "Upper Province", "VR", 36.62, 70.18);

    public static Article Fall { get; } =
        Article("fall", "Valley Post", "Red Ridge Front overruns Sarab district, governor denies it", FallText, Noon);

    public static Article Copy { get; } =
        Article(
            "fall-copy",
            "Ridge Radio",
            "Sarab district overrun",
            FallText + "\nTwo bridges on the Mirabad road were blown up during the night, a driver told Ridge Radio.",
            Noon.AddHours(2)
        );

    public static Article Corrected { get; } =
        Article("corrected", "Valley Post", "Road cut at Mirsa", "Mirsa was cut off by snow on Sunday.", Noon.AddDays(-3)) with
        {
            Revision = 2,
        };

    public const string AlertId = "incident-sarab";

    protected override void Extend(IHostApplicationBuilder builder) => WithFetcher(builder);

    protected override async Task SeedAsync()
    {
        await Archive!.AppendAsync(TestPages.CaptureOf(Fall), TestPages.Html(Fall), CancellationToken.None);
        await AcceptAsync(Fall);
        await AcceptAsync(Copy);
        await AcceptAsync(
            Article("corrected", "Valley Post", "Road cut at Karsa", "Karsa was cut off by snow on Sunday.", Noon.AddDays(-3)) with
            {
                Capture = new CaptureId("c-corrected-1"),
            }
        );
        await AcceptAsync(Corrected);
        await Index.WriteAsync([CorrectedWrite(), FallWrite(), HostileWrite(), ForeignWrite(), .. Others()], CancellationToken.None);
        await StoreAsync(SarabAlert());
        await StoreAsync(HistoricalAlert());
    }

    public static IndexWrite FallWrite()
    {
        var mirabad = Place(FallText, "Mirabad", "Mirabad", PlaceKind.City, "Upper Province", "VR", 36.41, 70.42);
        var enrichment = new Enrichment
        {
            Language = "en",
            Analysed = true,
            Alert = true,
            Focus = [Sarab],
            Places = [Sarab, mirabad, Place(FallText, "Upper Province", "Upper Province", PlaceKind.Admin1, null, "VR", 36.9, 70.9)],
            Entities =
            [
                Entity(FallText, "Red Ridge Front", EntityType.ArmedGroup, side: "insurgents"),
                Entity(FallText, "Dara Venn", EntityType.Person),
                Entity(FallText, "Ila Sorrento", EntityType.Person),
                Entity(FallText, "Valley Relief Committee", EntityType.Organisation),
            ],
            Events =
            [
                Event(FallText, Evidence, Sarab, ClaimStatus.Contested, "Red Ridge Front", "insurgents", "the group's spokesman"),
                Event(FallText, Denial, Sarab, ClaimStatus.Denied, "Red Ridge Front", "government", "The governor's office"),
            ],
        };
        var copy = new FoldedCopy(
            Copy,
            CopyOf(Fall, Copy, "Two bridges on the Mirabad road were blown up during the night, a driver told Ridge Radio."),
            null
        );
        var second = Article("fall-agency", "Coast Daily", "Front takes Sarab", FallText, Noon.AddHours(3));
        return DocumentBuilder.Build(Fall, New(Fall), enrichment, [copy, new FoldedCopy(second, CopyOf(Fall, second), null)], 3);
    }

    private static IndexWrite HostileWrite()
    {
        var article = Article("hostile", Hostile, Hostile, $"Totally normal text. {Hostile} More of it.", Noon.AddDays(-1)) with
        {
            Url = "javascript:alert(1)",
            Authors = [Hostile],
        };
        return DocumentBuilder.Build(article, New(article) with { Reason = Hostile }, new Enrichment { Language = "en", Analysed = true }, [], 1);
    }

    private static IndexWrite CorrectedWrite() =>
        DocumentBuilder.Build(Corrected, New(Corrected), new Enrichment { Language = "en", Analysed = true }, [], 2);

    private static IndexWrite ForeignWrite()
    {
        var article = Article(
            "foreign",
            "El Faro del Norte",
            "El río crece y la carretera sigue cerrada",
            "Las lluvias de la semana han cerrado la carretera del norte por tercer día.",
            Noon.AddHours(-4),
            "es"
        );
        return DocumentBuilder.Build(article, New(article), new Enrichment { Language = "es", Analysed = false }, [], 1);
    }

    private static IEnumerable<IndexWrite> Others()
    {
        for (var i = 0; i < 24; i++)
        {
            var article = Article(
                $"market-{i}",
                i % 2 == 0 ? "Coast Daily" : "Valley Post",
                $"Market report {i + 1}: flour and fuel",
                $"Flour prices rose by {i} per cent. Fuel was scarce in the harbour.",
                Noon.AddDays(-2).AddMinutes(-i)
            );
            yield return DocumentBuilder.Build(article, New(article), new Enrichment { Language = "en", Analysed = true }, [], 1);
        }
    }

    private static Alert SarabAlert()
    {
        var lead = Report(Evidence, ClaimStatus.Claimed, "the group's spokesman", "insurgents");
        return new Alert
        {
            Id = AlertId,
            Version = 2,
            Headline = "Red Ridge Front said to have captured Sarab district, Upper Province; the government denies it",
            Status = ClaimStatus.Contested,
            Action = ControlAction.Captured,
            Place = new AlertPlace
            {
                Name = "Sarab",
                Id = new PlaceId("vr:sarab"),
                Type = PlaceKind.District,
                Admin1 = "Upper Province",
                Country = "VR",
                CountryName = "Varland",
                Lat = 36.62,
                Lon = 70.18,
            },
            Actor = "Red Ridge Front",
            Date = "2026-03-09",
            DatePrecision = DatePrecision.Day,
            Sources = 1,
            Outlets = ["Valley Post", "Ridge Radio", "Coast Daily"],
            ClaimedBy =
            [
                new Claimant("the group's spokesman", "insurgents", ClaimStatus.Claimed, "Valley Post"),
                new Claimant("The governor's office", "government", ClaimStatus.Denied, "Valley Post"),
            ],
            Rule = new AlertRule("district-fall", 1, "A district is said to have changed hands within the last seven days."),
            Raised = Noon.AddMinutes(6),
            Updated = Noon.AddMinutes(9),
            Lead = lead,
            Evidence = [lead, Report(Denial, ClaimStatus.Denied, "The governor's office", "government")],
            History =
            [
                new StatusChange(ClaimStatus.Claimed, Noon, Noon.AddMinutes(5), Fall.Id, "Valley Post"),
                new StatusChange(ClaimStatus.Contested, Noon, Noon.AddMinutes(5), Fall.Id, "Valley Post"),
            ],
        };
    }

    private static Alert HistoricalAlert() => SarabAlert() with
    {
        Id = "incident-old",
        Headline = "Mirabad bridge post withdrawn from in 2014",
        Status = ClaimStatus.Confirmed,
        Historical = true,
        Date = "2014-06-01",
        Raised = Noon.AddDays(-1),
        Updated = Noon.AddDays(-1),
        Place = new AlertPlace { Name = "Mirabad", Type = PlaceKind.City, Admin1 = "Upper Province", Country = "VR" },
    };

    private static AlertEvidence Report(string sentence, ClaimStatus says, string speaker, string side) => new()
    {
        Article = Fall.Id,
        Revision = 1,
        TextHash = Fall.TextHash,
        Start = Span(Fall.Text, sentence).Start,
        End = Span(Fall.Text, sentence).End,
        Sentence = sentence,
        Speaker = speaker,
        SpeakerSide = side,
        Outlet = "Valley Post",
        Title = Fall.Title,
        Url = Fall.Url,
        Says = says,
        Published = Noon,
        Learned = Noon.AddMinutes(5),
        Explanation = "“overran” with the district as its object.",
        Confidence = 0.82,
    };
}
