using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Who speaks decides: the gainer alone claims, the loser or a third party confirms, both at odds contest.</summary>
internal static class Statuses
{
    public static ClaimStatus Of(Change change)
    {
        var voices = change.Tellings.Select(t => VoiceOf(t.Report, change)).ToList();
        var denied = voices.Contains(Voice.Denial);
        var claimed = voices.Any(v => v is Voice.Claim);
        if (voices.Contains(Voice.Confirmation)) return denied && claimed ? ClaimStatus.Contested : ClaimStatus.Confirmed;
        if (denied) return claimed ? ClaimStatus.Contested : ClaimStatus.Denied;
        return ClaimStatus.Claimed;
    }

    private static Voice VoiceOf(Report report, Change change)
    {
        if (report.Outcome.Effect == Effect.Denied || report.Said.Any(s => s.Kind == SpeechKind.Deny)) return Voice.Denial;
        if (report.Outcome.IsHearsay || report.Outcome.Effect == Effect.Claimed || HasHearsay(report)) return Voice.Claim;
        if (report.Said.Count == 0) return Voice.Confirmation;
        return report.Said.Any(s => Confirms(s, change, report)) ? Voice.Confirmation : Voice.Claim;
    }

    private static bool HasHearsay(Report report)
    {
        for (var w = Math.Max(0, report.Word - 6); w <= report.Word; w++)
        {
            if (report.Reading[w].Lower is "reportedly" or "allegedly" or "purportedly" or "supposedly") return true;
        }

        return false;
    }

    private static bool Confirms(Attribution said, Change change, Report report)
    {
        if (said.Kind == SpeechKind.Confirm) return true;
        if (said.Speaker is not { } speaker) return false;
        return Speakers.SideOf(report.Reading, said) switch
        {
            SpeakerSide.Local or SpeakerSide.Monitor => true,
            SpeakerSide.State => change.Gainer is { Class: not ActorClass.State } || (change.Gainer is null && change.Loser is not null) || change.Action is ControlAction.Withdrawn,
            SpeakerSide.NonState => change.Gainer is { Class: ActorClass.State },
            _ => !Speakers.IsGainer(speaker, change.Gainer) && said.Kind != SpeechKind.Claim && said.SpeakerFirst >= 0,
        };
    }

    private enum Voice
    {
        Claim,
        Confirmation,
        Denial,
    }
}
