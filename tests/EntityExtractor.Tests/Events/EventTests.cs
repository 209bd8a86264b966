using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

public sealed class EventTests
{
    [Fact]
    public void Withdrawal_and_takeover_are_one_capture()
    {
        var e = Extraction.Single("Soldiers abandoned the town of Bor Salim on Friday and rebel fighters moved in hours later.");
        Assert.Equal(ControlAction.Captured, e.Action);
        Assert.Equal("rebel fighters", e.Actor);
        Assert.Equal("Soldiers", e.FromActor);
    }

    [Fact]
    public void A_place_that_goes_back_on_one_day_makes_two_events()
    {
        var read = Extraction.Of(
            "Rebels overran the village of Orlitsa on Wednesday morning. By evening government troops had recaptured the village."
        );
        Assert.Equal([ControlAction.Captured, ControlAction.Recaptured], read.Events.Select(e => e.Action));
    }

    [Fact]
    public void One_change_told_in_many_sentences_is_one_event()
    {
        var e = Extraction.Single(
            "Rebels seized the town of Keshti on Monday. The town fell after a week of fighting. The rebels captured it with few losses, a resident said. The fall of Keshti cut the highway."
        );
        Assert.Equal("2031-05-12", e.Date);
    }

    [Theory]
    [InlineData("Rebels captured the town of Keshti, the rebels' spokesman said.", ClaimStatus.Claimed)]
    [InlineData("Rebels captured the town of Keshti, the district governor said.", ClaimStatus.Confirmed)]
    [InlineData("Rebels captured the town of Keshti on Monday.", ClaimStatus.Confirmed)]
    [InlineData("Rebels said they had captured the town of Keshti. The army rejected the claim.", ClaimStatus.Contested)]
    [InlineData("The army denied that the town of Keshti had fallen to the rebels.", ClaimStatus.Denied)]
    [InlineData("Rebels reportedly captured the town of Keshti.", ClaimStatus.Claimed)]
    [InlineData("Rebels captured the town of Keshti, according to unnamed sources.", ClaimStatus.Claimed)]
    public void Who_speaks_decides_the_status(string text, ClaimStatus status) => Assert.Equal(status, Extraction.Single(text).Status);

    [Fact]
    public void A_denial_alone_raises_no_alert() =>
        Assert.False(Extraction.Of("The army denied that the town of Keshti had fallen to the rebels.").Alert);

    [Theory]
    [InlineData("Rebels captured the town of Keshti on Monday.", "2031-05-12", false)]
    [InlineData("Rebels captured the town of Keshti on 12 May.", "2031-05-12", false)]
    [InlineData("Rebels captured the town of Keshti yesterday.", "2031-05-14", false)]
    [InlineData("Rebels captured the town of Keshti.", "2031-05-15", false)]
    [InlineData("Rebels captured the town of Keshti on 8 May.", "2031-05-08", false)]
    [InlineData("Rebels captured the town of Keshti on 7 May.", "2031-05-07", true)]
    [InlineData("Rebels captured the town of Keshti in 2015.", "2015", true)]
    [InlineData("Rebels captured the town of Keshti last year.", "2030", true)]
    [InlineData("Rebels captured the town of Keshti in late March 2029.", "2029-03", true)]
    [InlineData("Rebels captured the town of Keshti three weeks ago.", "2031-04-24", true)]
    [InlineData("Rebels captured the town of Keshti on 22 Saur 1410.", "2031-05-12", false)]
    public void The_day_is_resolved_and_seven_days_part_news_from_background(string text, string date, bool background)
    {
        var e = Extraction.Single(text);
        Assert.Equal(date, e.Date);
        Assert.Equal(background, e.Background);
    }

    [Fact]
    public void A_day_before_counts_from_the_sentence_before()
    {
        var read = Extraction.Of("Rebels captured the town of Keshti on May 10. A day before, they had overrun the village of Selk.");
        Assert.Equal("2031-05-09", read.Events.Single(e => e.Place == "Selk").Date);
        Assert.Equal(DateAnchor.Sentence, read.Events.Single(e => e.Place == "Selk").DateAnchor);
    }

    [Fact]
    public void A_date_line_in_the_text_replaces_the_stored_date_and_lowers_confidence()
    {
        var stored = Extraction.Single("Rebels captured the town of Keshti on Tuesday.");
        var told = Extraction.Single("KESHTI, March 3 - Rebels captured the town of Keshti on Tuesday.");
        Assert.Equal("2031-02-25", told.Date);
        Assert.True(told.Confidence < stored.Confidence);
    }

    [Fact]
    public void Without_a_publication_date_nothing_is_invented()
    {
        var e = Extraction.Single("Rebels captured the town of Keshti on Monday.", published: null);
        Assert.Null(e.Date);
        Assert.Equal(DatePrecision.None, e.DatePrecision);
    }

    [Theory]
    [InlineData("Rebels tried to capture the town of Keshti on Tuesday.", NearMissKind.Attempted)]
    [InlineData("The rebels are close to overrunning the town of Keshti.", NearMissKind.Threatened)]
    [InlineData("The army vowed to retake the town of Keshti.", NearMissKind.Planned)]
    [InlineData("Soldiers prevented rebels from seizing the town of Keshti.", NearMissKind.Repelled)]
    [InlineData("Rebels have surrounded the town of Keshti.", NearMissKind.Besieged)]
    [InlineData("If the town of Keshti falls to the rebels, the road is open.", NearMissKind.Threatened)]
    public void What_only_looks_like_a_change_is_kept_apart(string text, NearMissKind kind)
    {
        var read = Extraction.Of(text);
        Assert.Contains(read.NearMisses, n => n.Kind == kind);
        Assert.Empty(read.Events);
        Assert.False(read.Alert);
    }

    [Theory]
    [InlineData("Police captured a rebel commander in Keshti on Tuesday.")]
    [InlineData("Customs officers seized 400 kg of heroin near the town of Keshti.")]
    [InlineData("Rebels captured an army checkpoint outside Keshti.")]
    [InlineData("The group controls 40 percent of the country, the army said.")]
    [InlineData("Rebel-held Keshti was bombed again by the army.")]
    [InlineData("Keshti United captured the cup on Tuesday.")]
    public void Look_alikes_make_no_event(string text) => Assert.Empty(Extraction.Of(text).Events);

    [Fact]
    public void Counted_places_without_names_are_one_event_with_their_province()
    {
        var e = Extraction.Single(
            "Ten districts in Norkand province have fallen to the rebels in the last three days, eight of them without a fight."
        );
        Assert.Null(e.Place);
        Assert.Equal(10, e.PlaceCount);
        Assert.Equal("Norkand", e.Admin1);
        Assert.Equal(Fighting.No, e.Fighting);
    }

    [Fact]
    public void A_part_of_a_place_is_told_as_a_part() =>
        Assert.Equal("90 percent", Extraction.Single("Militants seized about 90 percent of the Yarmon camp on Monday.").Partial);

    [Fact]
    public void A_change_that_the_title_alone_tells_is_evidenced_in_the_text()
    {
        const string Text = "Residents of Keshti spoke of a night of fear. The army did not comment.";
        var e = Extraction.Single(Text, title: "Rebels capture town of Keshti");
        Assert.Equal("Residents of Keshti spoke of a night of fear.", Text[e.Evidence.Start..e.Evidence.End]);
    }

    [Fact]
    public void Only_the_asked_stretches_are_read_for_events()
    {
        const string Text = "Rebels captured the town of Keshti. Rebels captured the town of Verin.";
        var at = Text.IndexOf("Rebels", 5, StringComparison.Ordinal);
        Assert.Equal("Verin", Assert.Single(Extraction.Of(Text, only: [new TextSpan(at, Text.Length)]).Events).Place);
    }

    [Theory]
    [InlineData("The story comes from The Lake Monitor.\nRebels captured the town of Keshti.", "The Lake Monitor")]
    [InlineData("Rebels captured the town of Keshti.\nThis article was originally published by the Lake Monitor.", "Lake Monitor")]
    public void A_repost_names_its_origin(string text, string origin)
    {
        var read = Extraction.Of(text);
        Assert.Equal(origin, read.Origin);
        Assert.Equal(origin, Assert.Single(read.Events).Origin);
    }

    [Fact]
    public void A_correction_is_bound_to_what_it_takes_back_and_makes_no_event_of_it()
    {
        var read = Extraction.Of(
            "An earlier version of this article said that rebels had captured the town of Verin.\nRebels captured the village of Selk on Monday, the governor said."
        );
        var retraction = Assert.Single(read.Retractions);
        Assert.Equal(RetractionKind.Corrected, retraction.Kind);
        Assert.Equal("Verin", retraction.Place);
        Assert.Equal("Selk", retraction.CorrectedTo);
        Assert.Equal("Selk", Assert.Single(read.Events).Place);
    }

    [Fact]
    public void An_explanation_tells_pattern_status_day_and_place()
    {
        var why = Extraction.Single("Rebels overran the town of Keshti on Monday.").Explanation!;
        Assert.Contains("GAINER overrun PLACE", why, StringComparison.Ordinal);
        Assert.Contains("'Monday'", why, StringComparison.Ordinal);
        Assert.Contains("Confirmed", why, StringComparison.Ordinal);
    }
}
