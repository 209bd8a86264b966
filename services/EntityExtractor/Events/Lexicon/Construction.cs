using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Lexicon;

/// <summary>
/// One way of telling a change of control, read from a row such as <c>GAINER drive LOSER from|out PLACE</c>: the slot before the verb is its
/// subject, lower-case words stand as written (alternatives parted by a bar), further slots follow the verb.
/// </summary>
/// <param name="Pattern">The row's first column, for explanations.</param>
/// <param name="Subject">Who or what stands before the verb; null for nominal patterns.</param>
/// <param name="Head">The verb's lemma, or the noun; alternatives are rows of their own by then.</param>
/// <param name="Rest">What follows the head.</param>
internal sealed record Construction(
    string Pattern,
    ConstructionKind Kind,
    ControlAction Action,
    Element? Subject,
    string Head,
    IReadOnlyList<Element> Rest,
    string Example
)
{
    /// <summary>The first slot after the head: the subject of the passive.</summary>
    public int DirectObject { get; } = Rest.Count > 0 && Rest[0].Slot != Slot.None ? 0 : -1;

    /// <summary>No slot for the place: it is the one told last ("rebels moved in").</summary>
    public bool IsPlaceImplied { get; } = Subject?.Slot != Slot.Place && Subject is { Slot: not Slot.None } && Rest.All(e => e.Slot != Slot.Place);

    /// <summary>Longer patterns are tried first.</summary>
    public int Weight { get; } = Rest.Sum(e => e.Slot == Slot.None ? 2 : 1);
}

/// <summary>A slot to fill, or words one of which must stand there.</summary>
internal readonly record struct Element(Slot Slot, IReadOnlyList<string> Words);

internal enum Slot
{
    None,
    Gainer,
    Loser,
    Place,
}

internal enum ConstructionKind
{
    /// <summary>Control changed.</summary>
    Change,

    /// <summary>Control changed if the text says so elsewhere, or names place and side plainly.</summary>
    Weak,

    /// <summary>Told from the loser's side ("loses", "the loss of").</summary>
    Lose,

    /// <summary>Forces left; with a new holder it is a capture.</summary>
    Leave,

    /// <summary>Forces went, from where is not said: with somebody going in, a capture.</summary>
    Gone,

    /// <summary>Left or fled, as civilians do too: forces must be the subject.</summary>
    Quit,

    /// <summary>Holds now; a change only when the text says since when, or that it is new.</summary>
    State,

    /// <summary>Holds still: speaks against a change to the other side.</summary>
    Hold,

    /// <summary>Holds again.</summary>
    Back,

    /// <summary>Went in; control follows only from more.</summary>
    Enter,

    /// <summary>A change like the one told just before ("Taluqan followed").</summary>
    Follow,

    /// <summary>"The district centre was relocated".</summary>
    Euphemism,

    /// <summary>On the way there: a look-alike.</summary>
    Threat,

    /// <summary>An attack: a look-alike when it is beaten back.</summary>
    Assault,

    /// <summary>Meant to be held: a look-alike when it is a vow.</summary>
    Defence,

    /// <summary>"for control of": fought over.</summary>
    Contest,

    /// <summary>Encirclement: a look-alike.</summary>
    Besieged,
}
