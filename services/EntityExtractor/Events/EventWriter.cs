using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reports;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events;

/// <summary>Makes the records of the contract from what was read.</summary>
internal static class EventWriter
{
    public static List<ControlEvent> Write(ArticleReading article, EnrichmentInput input)
    {
        if (!article.Conflict.IsNamed && !article.Tellings.Any(Plausibility.TellsAlone)) return [];
        var tellings = article.Tellings.Select(t => Aftermaths.Of(Sequels.Of(t, article.Tellings) ?? t, article.Tellings));
        var changes = Merger.Merge(
            tellings
                .Where(t => Retractions.KindOf(t.Report.Reading) is not RetractionKind.Corrected)
                .Where(t => Sifter.Makes(t) || Takeovers.Any(t, article.Tellings))
        );
        foreach (var telling in article.Tellings.Where(t => !Sifter.Makes(t) && Sifter.Supports(t)))
            Support(changes, telling);
        AddFromTitle(changes, article);
        MarkReturns(changes);
        FindHolders(changes, article);
        if (article.Voice is { } voice) NameSpeaker(changes, voice);
        changes.RemoveAll(c => !Plausibility.Is(c, article));
        changes.RemoveAll(c => Garrisons.IsOf(c, changes) || RepelledAttacks.IsEndOf(c, article));
        var origin = Origins.Of(article.Sentences, input);
        var provinces = new Provinces(article);
        var strays = new Strays(article);
        return
        [
            .. Counted
                .WithoutRepeats(changes)
                .OrderBy(c => c.Background)
                .ThenBy(c => Evidence(c).Report.Reading.Sentence.Start)
                .Select(c => Write(c, origin, provinces, strays, article)),
        ];
    }

    /// <summary>"districts are in the hands of insurgents after forces withdrew from X": the sentence tells who holds what was left.</summary>
    private static void FindHolders(List<Change> changes, ArticleReading article)
    {
        foreach (var change in changes.Where(c => c.Gainer is null && c.Loser is not null))
        {
            var holder = article.Tellings.FirstOrDefault(t =>
                t.Report.Gainer is { } gainer
                && t.Report.Outcome.Happened
                && change.Tellings.Any(own => own.Report.Reading == t.Report.Reading || IsIntroduced(own.Report, t.Report))
                && !gainer.IsSameSideAs(change.Loser!)
                && (!t.Report.Place.IsNamed || t.Key.IsSameAs(change.Place))
            );
            if (holder is not null)
                change.Holder = holder.Report.Gainer;
        }
    }

    /// <summary>"Another district fell to the rebels. Troops left X": the sentence behind tells which.</summary>
    private static bool IsIntroduced(Report left, Report unnamed) =>
        unnamed is { Kind: Lexicon.ConstructionKind.Change, Place: { IsNamed: false, PointsBack: false } }
        && unnamed.Place.Kind == left.Place.Kind
        && left.Reading.Index - unnamed.Reading.Index == 1;

    /// <summary>A side's own statement that names no agent ("the town is liberated") means itself.</summary>
    private static void NameSpeaker(List<Change> changes, Actor voice)
    {
        foreach (
            var change in changes.Where(c =>
                c is { Gainer: null, Background: false, Action: ControlAction.Captured or ControlAction.Recaptured }
                && !(c.Loser?.IsSameSideAs(voice) ?? false)
            )
        )
            change.Holder = voice;
    }

    /// <summary>Who lost a place earlier in the text and gains it again has recaptured it.</summary>
    private static void MarkReturns(List<Change> changes)
    {
        var told = changes.OrderBy(c => c.Tellings[0].Report.Reading.Index).ThenBy(c => !IsBehindAfter(c.Tellings[0].Report)).ToList();
        for (var i = 0; i < told.Count; i++)
        {
            if (told.Where((_, j) => IsEarlier(told, j, i)).Any(earlier => told[i].Returns(earlier))) told[i].IsReturn = true;
        }
    }

    /// <summary>A change that is background came before the news ("held since 2012" is none); else the day that is told decides, and where none is
    /// told the order of telling.</summary>
    private static bool IsEarlier(List<Change> told, int one, int other)
    {
        if (one == other)
            return false;
        if (told[one].Background != told[other].Background)
            return told[one].Background && told[one].Tellings.Any(t => t.Report.Kind != Lexicon.ConstructionKind.State);
        if (told[one].Date is { IsDefault: false, From: { } first } && told[other].Date is { IsDefault: false, From: { } second } && first != second)
            return first < second;
        return one < other;
    }

    /// <summary>"hours after the rebels announced its capture": told second, happened first.</summary>
    private static bool IsBehindAfter(Report report)
    {
        for (var w = report.Word - 1; w >= Math.Max(0, report.Word - 8) && !report.Reading[w].IsMark; w--)
        {
            if (report.Reading[w].Lower is "after") return true;
        }

        return false;
    }

    private static void Support(List<Change> changes, DatedReport telling)
    {
        if (
            changes.FirstOrDefault(c => c.Place.IsSameAs(telling.Key) && !c.Background && !telling.Background && c.IsSupportedBy(telling)) is
            { } change
        )
            change.Add(telling);
    }

    /// <summary>A change that the title alone tells, of a place that the text names, is evidenced by the first sentence naming it.</summary>
    private static void AddFromTitle(List<Change> changes, ArticleReading article)
    {
        foreach (var telling in article.OfTitle.Where(t => t.Report.Place.IsNamed && Sifter.Makes(t)))
        {
            if (changes.Any(c => c.Place.IsSameAs(telling.Key)))
                continue;
            if (
                article.Sentences.FirstOrDefault(s => s.Text.Span(s.Sentence).Contains(telling.Report.Place.Name, StringComparison.OrdinalIgnoreCase))
                is not { } sentence
            )
                continue;
            var date = telling.Date is { IsDefault: true, From: null } ? EventDate.OfPublication(article.Days.Of(sentence)) : telling.Date;
            changes.Add(new Change(telling with { Report = telling.Report with { Evidence = sentence }, Date = date }));
        }
    }

    private static ControlEvent Write(Change change, string? origin, Provinces provinces, Strays strays, ArticleReading article)
    {
        var best = Evidence(change);
        var place = change
            .Tellings.Select(t => t.Report.Place)
            .OrderByDescending(p => p.Mention is not null)
            .ThenByDescending(p => p.Admin1 is not null)
            .ThenByDescending(p => p.Mention?.Confidence ?? 0)
            .First();
        if (place.Mention is { } found && strays.Is(found))
            place = place with { Mention = null };
        var mention = Guesses.Without(place.Mention);
        place = place with { Mention = mention };
        var named = change.Tellings[0].Report.Place;
        var site = UnnamedSites.Words(change.Tellings[0].Report);
        var date = change.Date;
        var status = Statuses.Of(change, article);
        var province = provinces.Of(change, place);
        return new ControlEvent
        {
            Action = change.Action,
            Status = status,
            Background = change.Background,
            Actor = change.Action == ControlAction.Withdrawn ? change.Loser?.Text : change.Gainer?.Text,
            ActorId = change.Action == ControlAction.Withdrawn ? change.Loser?.Id : change.Gainer?.Id,
            ActorSide = change.Action == ControlAction.Withdrawn ? change.Loser?.Side : change.Gainer?.Side,
            FromActor = change.Action == ControlAction.Withdrawn ? null : change.Loser?.Text,
            FromActorId = change.Action == ControlAction.Withdrawn ? null : change.Loser?.Id,
            FromActorSide = change.Action == ControlAction.Withdrawn ? null : change.Loser?.Side,
            Place = named.Name,
            PlaceType = place.Kind,
            PlaceId = mention?.Id,
            PlaceCount = named.IsNamed || site is not null ? null : named.Count,
            Partial = named.Partial ?? site,
            Admin2 = mention?.Admin2,
            Admin1 = province,
            Country = mention?.Country,
            Lat = mention?.Lat,
            Lon = mention?.Lon,
            PlaceConfidence = mention?.Confidence ?? 0,
            PlaceCandidates = mention?.Candidates ?? [],
            Date = date.Text,
            DateEnd = date.EndText,
            DatePrecision = date.Precision,
            DateBasis = date.Basis,
            DateAnchor = date.Anchor,
            Evidence = ToEvidence(best.Report),
            Origin = origin,
            Confidence = Confidence.Of(change, status, article),
            Explanation = Explanation.Of(change, status, province, article),
            Fighting = Fights.Of(change),
        };
    }

    /// <summary>The telling to show: a whole sentence before a heading, one that makes the change before one that supports it.</summary>
    private static DatedReport Evidence(Change change) =>
        change
            .Tellings.OrderBy(t => !Sifter.Makes(t))
            .ThenBy(t => t.Report.Kind == Lexicon.ConstructionKind.State)
            .ThenBy(t => t.Report.Reading.IsHeading)
            .ThenBy(t => !Names(t.Report))
            .First();

    /// <summary>A lead that leaves the place unnamed is no evidence where another sentence names it.</summary>
    private static bool Names(Report report) =>
        report.Place.Name is null
        || report.Place.PointsBack
        || report.Reading.Text.Span(report.Reading.Sentence).Contains(report.Place.Name, StringComparison.OrdinalIgnoreCase);

    internal static EventEvidence ToEvidence(Report report)
    {
        var reading = report.Evidence ?? report.Reading;
        var sentence = reading.Sentence;
        return new EventEvidence(
            sentence.Start,
            sentence.End,
            reading.Text.Span(sentence).ToString(),
            report.Said.FirstOrDefault(s => s.Speaker is not null)?.Speaker
        );
    }
}
