using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Weighs whether a name is a place's: by its neighbours, by the verb that takes it, and by what the entities know.</summary>
internal sealed class NameEvidence(DocumentNames names)
{
    private readonly TakenNames _taken = new(names);

    /// <param name="first">First word of the phrase that holds the name.</param>
    public bool IsPlace(SentenceReading reading, NameRun run, int first)
    {
        var name = reading.TextOf(run.First, run.Last);
        var (start, end) = (reading.StartOf(run.First), reading.EndOf(run.Last));
        if (HasAge(reading, run))
            return false;
        if (names.PlaceAt(start, end) is { } mention)
            return mention.Kind is not (PlaceKind.Country or PlaceKind.River);
        if (
            (
                (IsActor(name, start, end) || names.IsPerson(name, start, end))
                && !_taken.Are(reading, run)
                && !IsListed(reading, run)
                && !IsAmongPlaces(reading, run)
                && !IsCalledPlace(reading, run)
            ) || HoldsNotPlace(reading, run)
        )
            return false;
        if (
            run.First > 0 && reading[run.First - 1].Is(Tag.Title | Tag.NotPlace)
            || run.Last + 1 < reading.Words.Length && reading[run.Last + 1].Is(Tag.NotPlace)
        )
            return false;
        return KindBefore(reading, first, run.First) != PlaceKind.Unknown
            || names.IsPlace(name, start, end)
            || reading[run.Last].Token.Shape == Text.TokenShape.Capitalised
            || reading.Style == CaseStyle.Capitals;
    }

    /// <summary>"Karim Tamal, 21, of": a person.</summary>
    private static bool HasAge(SentenceReading reading, NameRun run) =>
        run.Last + 3 < reading.Words.Length
        && reading[run.Last + 1].Lower == ","
        && reading[run.Last + 2].IsNumber
        && reading[run.Last + 2].Lower.Length < 3
        && reading[run.Last + 3].Lower == ",";

    /// <summary>"Verin, a town in the north": the words behind call it a place, whatever the tagger takes one word for.</summary>
    private bool IsCalledPlace(SentenceReading reading, NameRun run) =>
        run.First == run.Last
        && run.Last + 3 < reading.Words.Length
        && reading[run.Last + 1].Lower == ","
        && reading[run.Last + 2].Lower is "a" or "an" or "the" or "capital"
        && names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is null or { Id: null }
        && reading.ChunkAt(reading.ChunkOf(run.Last + 2)) is { Kind: ChunkKind.Noun } told
        && reading[told.Last].Is(Tag.Place)
        && reading[told.Last].Info.Place is PlaceKind.Town or PlaceKind.Village or PlaceKind.City or PlaceKind.District;

    /// <summary>"X, Y and Z areas": the noun behind the last name tells what all are.</summary>
    private bool IsAmongPlaces(SentenceReading reading, NameRun run)
    {
        if (names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Id: not null }) return false;
        for (var w = run.Last + 1; w < reading.Words.Length && w <= run.Last + 14; w++)
        {
            if (reading[w].Is(Tag.Place) && !reading[w].Token.IsCapitalised)
                return w > run.Last + 1 && reading[w].Lower.EndsWith('s');
            if (
                reading[w].Lower is not ("," or "and" or "al" or "az" or "as" or "el" or "ar" or "ad")
                && !reading[w].Token.IsCapitalised
                && !reading.IsInnerHyphen(w)
            )
                return false;
        }

        return false;
    }

    /// <summary>"Torske, Drobysheve and Terny": one word, listed with a known place, is no person.</summary>
    private bool IsListed(SentenceReading reading, NameRun run)
    {
        if (run.First != run.Last || run.Last + 2 >= reading.Words.Length || reading[run.Last + 1].Lower is not ("," or "and")) return false;
        if (names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Id: not null }) return false;
        return names.PlaceAt(reading.StartOf(run.Last + 2), reading.EndOf(run.Last + 2)) is { Id: not null, Kind: not PlaceKind.Country };
    }

    /// <summary>"captured Selk, Beit Nayim and …": what the tagger takes for a person or an outfit stands among places, and the list goes
    /// on.</summary>
    public bool IsItem(SentenceReading reading, NameRun run)
    {
        if (
            names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Id: not null }
            || HoldsNotPlace(reading, run)
            || reading[run.First - 1].Is(Tag.Title)
        )
            return false;
        if (run.Last + 2 < reading.Words.Length && reading[run.Last + 1].Lower == "," && reading.IsTellingCapital(run.Last + 2))
            return true;
        return run.Last + 1 < reading.Words.Length
            && reading[run.Last + 1].Lower == "and"
            && run.Last + 2 < reading.Words.Length
            && (reading.IsTellingCapital(run.Last + 2) || reading[run.Last + 2].Lower is "the" or "other" or "several");
    }

    private bool IsActor(string name, int start, int end) =>
        names.PlaceAt(start, end) is null
        && (names.EntityAt(start, end) ?? names.EntityNamed(name))
            is { Type: EntityType.ArmedGroup or EntityType.Person or EntityType.Media or EntityType.Organisation or EntityType.Government };

    /// <summary>"a Taliban base"; a base may bear a person's name, and the tagger takes its own for an organisation's.</summary>
    public bool IsGroup(string name, int start, int end) =>
        names.PlaceAt(start, end) is null
        && (names.EntityAt(start, end) ?? names.EntityNamed(name)) is { } entity
        && (entity.Id is not null || entity.Type is EntityType.ArmedGroup or EntityType.Government);

    /// <summary>The name holds a word that no place's name has.</summary>
    public static bool HoldsNotPlace(SentenceReading reading, NameRun run)
    {
        for (var w = run.First; w <= run.Last; w++)
        {
            if (reading[w].Is(Tag.NotPlace)) return true;
        }

        return false;
    }

    /// <summary>The kind that a noun before the name tells ("town Verin"), from a word on.</summary>
    public static PlaceKind KindBefore(SentenceReading reading, int first, int name)
    {
        for (var w = name - 1; w >= first; w--)
        {
            if (reading[w].Is(Tag.Place)) return reading[w].Info.Place;
        }

        return PlaceKind.Unknown;
    }
}
