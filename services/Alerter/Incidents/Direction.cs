using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>From whom to whom control passes, as far as a report says.</summary>
internal readonly record struct Direction(Party Gains, Party Loses)
{
    public bool IsKnown => Gains.IsKnown || Loses.IsKnown;

    public static Direction Of(ControlEvent reported)
    {
        var actor = new Party(reported.ActorSide ?? reported.ActorId, Spelling.Fold(reported.Actor));
        var from = new Party(reported.FromActorSide ?? reported.FromActorId, Spelling.Fold(reported.FromActor));
        return reported.Action == ControlAction.Withdrawn ? new(default, actor) : new(actor, from);
    }

    /// <summary>Could both reports mean one change of control?</summary>
    public static bool Agree(ControlEvent one, ControlEvent other)
    {
        var (a, b) = (Of(one), Of(other));
        if (a.Gains.Is(b.Loses) || a.Loses.Is(b.Gains)) return false;
        return !a.Gains.Differs(b.Gains, TellApart(one, other)) && !a.Loses.Differs(b.Loses, TellApart(one, other));
    }

    /// <summary>Does the one undo the other?</summary>
    public static bool Oppose(ControlEvent one, ControlEvent other)
    {
        var (a, b) = (Of(one), Of(other));
        return a.Gains.Is(b.Loses) || a.Loses.Is(b.Gains) || a.Gains.Differs(b.Gains, TellApart(one, other));
    }

    /// <summary>Spellings alone tell two parties apart only where one takes and the other takes back.</summary>
    private static bool TellApart(ControlEvent one, ControlEvent other) =>
        one.Action == ControlAction.Recaptured != (other.Action == ControlAction.Recaptured);
}

/// <summary>A side by the catalogue, or only by its spelling.</summary>
internal readonly record struct Party(string? Side, string? Spelt)
{
    public bool IsKnown => Side is not null || !string.IsNullOrEmpty(Spelt);

    public bool Is(Party other) =>
        Side is not null && other.Side is not null ? Side == other.Side : !string.IsNullOrEmpty(Spelt) && Spelt == other.Spelt;

    public bool Differs(Party other, bool bySpelling)
    {
        if (Side is not null && other.Side is not null) return Side != other.Side;
        return bySpelling && IsKnown && other.IsKnown && !Is(other);
    }
}
