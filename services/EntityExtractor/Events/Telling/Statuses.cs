using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Who speaks decides: the gainer alone claims, the loser or a third party confirms, both at odds contest.</summary>
internal static class Statuses
{
    public static ClaimStatus Of(Change change, ArticleReading article)
    {
        var voices = Voting(change).Select(t => VoiceOf(t.Report, change, article)).ToList();
        if (change.Tellings.Any(t => Retractions.KindOf(t.Report.Reading) == RetractionKind.Retracted)) return ClaimStatus.Retracted;
        var denied = voices.Contains(Voice.Denial) || (!change.Background && !article.IsPartisan && Disputes.Any(change, article));
        var told = voices.Any(v => v is Voice.Claim or Voice.Confirmation);
        if (denied) return told ? ClaimStatus.Contested : ClaimStatus.Denied;
        return change.Background || voices.Contains(Voice.Confirmation) ? ClaimStatus.Confirmed : ClaimStatus.Claimed;
    }

    /// <summary>Headings, and what merely supports, do not speak where whole sentences tell the change.</summary>
    private static List<DatedReport> Voting(Change change)
    {
        var main = change.Tellings.Where(t => !t.Report.Reading.IsHeading && t.Report.Evidence is null && t.Report.Kind is not (ConstructionKind.Leave or ConstructionKind.Quit or ConstructionKind.Gone or ConstructionKind.Enter)).ToList();
        return main.Count > 0 ? main : [.. change.Tellings];
    }

    private static Voice VoiceOf(Report report, Change change, ArticleReading article)
    {
        if (report.Outcome.Effect == Effect.Denied || report.Said.Any(s => s.Kind == SpeechKind.Deny)) return Voice.Denial;
        if (report.Outcome.IsHearsay || report.Outcome.Effect == Effect.Claimed || HasHearsay(report) || IsPartisan(report)) return Voice.Claim;
        if (report.Said.Count == 0) return article.IsPartisan ? Voice.Claim : Voice.Confirmation;
        return report.Said.Any(s => Confirms(s, change, report)) ? Voice.Confirmation : Voice.Claim;
    }

    private static bool HasHearsay(Report report)
    {
        for (var w = Math.Max(0, report.Word - 6); w <= report.Word; w++)
        {
            if (report.Reading[w].Lower is "reportedly" or "likely" or "probably" or "allegedly" or "purportedly" or "supposedly") return true;
        }

        return false;
    }

    /// <summary>A side speaks of itself and its enemy: "our fighters", "the puppets".</summary>
    private static bool IsPartisan(Report report)
    {
        for (var w = 0; w < report.Reading.Words.Length; w++)
        {
            if ((report.Reading[w].Lower is "our" && report.Gainer is { IsOwn: true }) || report.Reading[w].Lower is "puppet" or "puppets" or "mujahideen" or "mujahidin" or "infidels" or "martyrs" or "enemy" or "invaders" or "heroes" or "heroic" or "apostate" or "apostates") return true;
        }

        return false;
    }

    private static bool Confirms(Attribution said, Change change, Report report)
    {
        if (said.Kind == SpeechKind.Confirm && !Speakers.IsGainer(report.Reading, said, change.Gainer)) return true;
        if (said.Speaker is null || report.Gainer is { IsOwn: true } || Speakers.IsGainer(report.Reading, said, change.Gainer)) return false;
        return Speakers.SideOf(report.Reading, said) switch
        {
            SpeakerSide.Local or SpeakerSide.Monitor => true,
            SpeakerSide.State => change.Gainer is { Class: not ActorClass.State } || Speakers.IsOtherNation(report.Reading, said, change.Gainer) || (change.Gainer is null && change.Loser is not null) || change.Action is ControlAction.Withdrawn,
            SpeakerSide.NonState => change.Gainer is { Class: ActorClass.State },
            SpeakerSide.Unnamed => false,
            _ => said.Kind is not SpeechKind.Claim && (change.Gainer is not null || change.Loser is not null || report.Construction.Subject?.Slot != Slot.Gainer),
        };
    }

    private enum Voice
    {
        Claim,
        Confirmation,
        Denial,
    }
}
