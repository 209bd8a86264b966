using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>
/// Corrects persons of the tagger that stand where only a place can: "in Tirin Shah", "Nawa Shar district", "Ghulam Tepa, which
/// insurgents overran". A name means one thing in a text, so one such spot speaks for all, unless a title or "who" says otherwise.
/// </summary>
internal static class Whereabouts
{
    /// <summary>A person below this margin gives way to a place that it is listed with.</summary>
    private const double Doubtful = 5 * TaggerModel.Unit;

    private static readonly FrozenSet<string> Locative = PlaceWords.Set("in into inside near outside");

    private static readonly FrozenSet<string> Prepositions = PlaceWords.Set("in into inside near outside at around from to towards on");

    private static readonly FrozenSet<string> Mental = PlaceWords.Set(
        "believe believes believed faith trust trusted confidence interest interested belief"
    );

    private static readonly FrozenSet<string> OwnersOfPlaces = PlaceWords.Set(
        "residents outskirts inhabitants streets suburbs centre center area areas installations"
    );

    private static readonly FrozenSet<string> Overrun = PlaceWords.Set(
        "overran overrun overruns overrunning recaptured retook retaken besieged encircled"
    );

    private static readonly FrozenSet<string> Taking = PlaceWords.Set(
        "seize seizes seized seizing capture captures captured capturing retake retakes liberate liberates liberated"
    );

    private static readonly FrozenSet<string> Auxiliaries = PlaceWords.Set("had has have");

    private static readonly FrozenSet<string> Grounds = PlaceWords.Set("floor ground temptation pavement street");

    private static readonly FrozenSet<string> Dealings = PlaceWords.Set(
        "talks meeting meetings deal agreement tension tensions relations ceasefire truce dispute disputes war call conversation feud clash clashes fighting battle battles conflict contest rivalry race match game talk negotiations summit dialogue link links ties difference differences border contact contacts exchange exchanges partnership cooperation trade rift row duel debate"
    );

    private static readonly FrozenSet<string> OfficialWords = PlaceWords.Set("council office police court assembly");

    private static readonly FrozenSet<string> LandHeads = PlaceWords.Set("wadi jabal jebel kafr khirbet barangay brgy tambon");

    private static readonly FrozenSet<string> LandTails = PlaceWords.Set("forest mountains hills island islands valley desert county township lga");

    private static readonly FrozenSet<string> Men = PlaceWords.Set("forces militia militias fighters troops loyalists army regime");

    private static readonly FrozenSet<string> Saying = PlaceWords.Set("said says told added who whose told tells tweeted wrote");

    public static List<TaggedName> Correct(AnalysedText text, List<TaggedName> names)
    {
        var places = new HashSet<NameKey>();
        var persons = new HashSet<NameKey>();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Class == NameClass.Organisation && (IsLocated(text, names, i) || IsMunicipality(text, names[i].Span)))
                places.Add(names[i].Span.KeyIn(text));
            if (names[i].Class != NameClass.Person)
                continue;
            if (IsPerson(text, names[i].Span) && !IsBehindPlaceWords(text, names[i].Span.First - 1))
                persons.Add(names[i].Span.KeyIn(text));
            else if (IsLocated(text, names, i))
                places.Add(names[i].Span.KeyIn(text));
            else if (
                StandsAsPlace(text, names[i].Span)
                || IsListedWithPlace(text, names, i)
                || IsEndOfWay(text, names, i)
                || ToldOfPlaces.Is(text, names, i)
            )
                places.Add(names[i].Span.KeyIn(text));
        }

        return names.ConvertAll(n =>
            IsCommander(text, n) ? n with { Class = NameClass.Person }
            : n.Class != NameClass.Place && n.Span.KeyIn(text) is var key && places.Contains(key) && !persons.Contains(key)
                ? n with
                {
                    Class = NameClass.Place,
                }
            : n
        );
    }

    /// <summary>"Omar Voss's militias": a given name and another, and men under arms.</summary>
    private static bool IsCommander(AnalysedText text, TaggedName name) =>
        name is { Class: NameClass.Place, Span.Count: > 1 }
        && WordLists.IsGivenName(text.Span(name.Span.First))
        && name.Span.Last + 2 < text.Tokens.Length
        && text.Tokens[name.Span.Last + 1].Kind == TokenKind.Possessive
        && Has(Men, text, name.Span.Last + 2);

    /// <summary>A title before the name, or what only a person does behind it.</summary>
    public static bool IsPerson(AnalysedText text, NameSpan span) =>
        (span.First > 0 && PlaceWords.IsTitle(text.Span(span.First - 1)))
        || PersonRoles.Before(text, span.First) is not null
        || Has(Saying, text, Next(text, span.Last));

    /// <summary>"in Hadibu (Socotra", "at Munjuglu, Tovuz", "the Nazar Khan area": behind a preposition with the place it lies in behind it, or
    /// called an area.</summary>
    private static bool IsLocated(AnalysedText text, List<TaggedName> names, int index)
    {
        var (span, last) = (names[index].Span, names[index].Span.Last);
        if (IsOfficial(text, span) || !Has(Prepositions, text, span.First - 1))
            return false;
        if (Brackets.HoldWholes(text, last + 1))
            return true;
        if (index + 1 < names.Count && IsOfDistrict(text, span, names[index + 1]))
            return true;
        if (index + 1 < names.Count && names[index + 1].Class == NameClass.Place && names[index + 1].Span.First == last + 2)
            return text.Span(last + 1) is "(" || (text.Span(last + 1) is "," && names[index].Margin < Doubtful);
        return false;
    }

    /// <summary>"ambushed between Dampur and Arvinda": one end of a way is a place; talks and clashes between two are another thing.</summary>
    private static bool IsEndOfWay(AnalysedText text, List<TaggedName> names, int index)
    {
        var (one, two) =
            index + 1 < names.Count && IsBetween(text, names[index].Span, names[index + 1].Span) ? (index, index + 1) : (index - 1, index);
        if (one < 0 || two >= names.Count || !IsBetween(text, names[one].Span, names[two].Span))
            return false;
        return names[one == index ? two : one].Class == NameClass.Place
            && names[index].Span.Count == 1
            && !WordLists.IsGivenName(text.Span(names[index].Span.First));
    }

    private static bool IsBetween(AnalysedText text, NameSpan one, NameSpan two) =>
        one.First > 1
        && text.Is(one.First - 1, "between")
        && !Has(Dealings, text, one.First - 2)
        && text.Is(one.Last + 1, "and")
        && two.First == one.Last + 2;

    /// <summary>"the Municipality of San Orvel".</summary>
    private static bool IsMunicipality(AnalysedText text, NameSpan span) =>
        span.Count > 2
        && text.Is(span.First + 1, "of")
        && PlaceWords.Kind(text.Span(span.First)) is PlaceKind.District or PlaceKind.Town or PlaceKind.Village
        && !Has(OfficialWords, text, span.Last);

    /// <summary>"Wadi Halban", "Orlagar Forest": land and what stands on it.</summary>
    private static bool IsLand(AnalysedText text, NameSpan span) =>
        span.Count > 1 && (Has(LandHeads, text, span.First) || (Has(LandTails, text, span.Last) && !WordLists.IsGivenName(text.Span(span.First))));

    /// <summary>"in Shah Orvand of Sarkand district".</summary>
    private static bool IsOfDistrict(AnalysedText text, NameSpan span, TaggedName next) =>
        next.Class == NameClass.Place
        && text.Is(span.Last + 1, "of")
        && next.Span.First == span.Last + 2
        && next.Span.Last + 1 < text.Tokens.Length
        && PlaceWords.Kind(text.Span(next.Span.Last + 1)) is PlaceKind.District or PlaceKind.Admin1;

    /// <summary>Acronyms and names with a word for an organisation stay what they are.</summary>
    private static bool IsOfficial(AnalysedText text, NameSpan span)
    {
        for (var at = span.First; at <= span.Last; at++)
        {
            if (text.Tokens[at].Shape == TokenShape.AllCapitals || WordLists.IsOrganisation(text.Span(at))) return true;
        }

        return false;
    }

    private static bool StandsAsPlace(AnalysedText text, NameSpan span) =>
        IsLand(text, span)
        || IsTaken(text, span)
        || HasFallen(text, span.Last)
        || (IsBehindPlaceWords(text, span.First - 1) && !IsOwner(text, span.Last + 1) && !IsFullName(text, span))
        || IsCalledPlace(text, span)
        || IsWhich(text, span)
        || (span.Count > 1 && PlaceWords.IsDirection(text.Span(span.First)));

    /// <summary>"protests in Lenny Marsh case": a given name and another name.</summary>
    private static bool IsFullName(AnalysedText text, NameSpan span) =>
        span.Count == 2
        && WordLists.IsGivenName(text.Span(span.First))
        && span.Last + 1 < text.Tokens.Length
        && text.Tokens[span.Last + 1] is { IsWord: true, Shape: TokenShape.Lower };

    private static bool IsBehindPlaceWords(AnalysedText text, int before)
    {
        if (before < 0) return false;
        if (Has(Overrun, text, before)) return true;
        if (Has(Locative, text, before)) return !Has(Mental, text, before - 1);
        return before > 0 && text.Is(before, "of") && (Has(OwnersOfPlaces, text, before - 1) || PlaceWords.Kind(text.Span(before - 1)) is not null);
    }

    /// <summary>"seizes Jebel Moya": no given name begins it.</summary>
    private static bool IsTaken(AnalysedText text, NameSpan span) =>
        span.Count > 1 && Has(Taking, text, span.First - 1) && !WordLists.IsGivenName(text.Span(span.First));

    /// <summary>"Ambrun had fallen", "Ambrun fell to the rebels"; a person falls ill, from a horse or to the floor.</summary>
    private static bool HasFallen(AnalysedText text, int last)
    {
        if (last + 3 >= text.Tokens.Length)
            return false;
        if (Has(Auxiliaries, text, last + 1) && text.Is(last + 2, "fallen"))
            return !text.Is(last + 3, "ill") && !text.Is(last + 3, "from") && !text.Is(last + 3, "asleep");
        return text.Is(last + 1, "fell")
            && text.Is(last + 2, "to")
            && text.Is(last + 3, "the")
            && last + 4 < text.Tokens.Length
            && !Has(Grounds, text, last + 4);
    }

    /// <summary>"Nawa Shar district", "Sangin Koh and Nawa Shar districts"; streets, hospitals and airports bear persons' names.</summary>
    private static bool IsCalledPlace(AnalysedText text, NameSpan span) =>
        span.Last + 1 < text.Tokens.Length
        && PlaceWords.Kind(text.Span(span.Last + 1)) is PlaceKind.District
                or PlaceKind.Admin1 or PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Unknown;

    /// <summary>"in Arafat's legacy": what the person owns.</summary>
    private static bool IsOwner(AnalysedText text, int after) =>
        after < text.Tokens.Length && (text.Tokens[after].Kind == TokenKind.Possessive || text.Span(after) is "'" or "’");

    /// <summary>"Ghulam Tepa, which"; after "and" the clause may mean the whole list.</summary>
    private static bool IsWhich(AnalysedText text, NameSpan span) =>
        Next(text, span.Last) is var at && at < text.Tokens.Length && text.Is(at, "which") && !(span.First > 0 && text.Is(span.First - 1, "and"));

    /// <summary>The word behind the name, a comma skipped.</summary>
    private static int Next(AnalysedText text, int last) => last + 1 < text.Tokens.Length && text.Span(last + 1) is "," ? last + 2 : last + 1;

    private static bool IsListedWithPlace(AnalysedText text, List<TaggedName> names, int index)
    {
        if (IsAmongPlaces(text, names, index))
            return true;
        if (names[index].Margin >= Doubtful)
            return false;
        return (index > 0 && AreJoined(text, names[index - 1], names[index]))
            || (index + 1 < names.Count && AreJoined(text, names[index], names[index + 1]));
    }

    /// <summary>"Zarkal, Varzin and Keshti": all others of a list of three are places, and nothing but a single word speaks for a person.</summary>
    private static bool IsAmongPlaces(AnalysedText text, List<TaggedName> names, int index)
    {
        if (names[index].Span.Count > 1) return false;
        return (IsPlaceBeside(text, names, index, 1) && (IsPlaceBeside(text, names, index + 1, 1) || IsPlaceBeside(text, names, index, -1)))
            || (IsPlaceBeside(text, names, index, -1) && IsPlaceBeside(text, names, index - 1, -1));
    }

    private static bool IsPlaceBeside(AnalysedText text, List<TaggedName> names, int index, int step)
    {
        var other = index + step;
        if (other < 0 || other >= names.Count || names[other].Class != NameClass.Place) return false;
        var (one, two) = step > 0 ? (names[index], names[other]) : (names[other], names[index]);
        return two.Span.First == one.Span.Last + 2 && (text.Is(one.Span.Last + 1, "and") || text.Span(one.Span.Last + 1) is ",");
    }

    private static bool AreJoined(AnalysedText text, TaggedName one, TaggedName two)
    {
        var other = one.Class == NameClass.Place ? one : two;
        return other.Class == NameClass.Place
            && other.Margin >= Doubtful
            && two.Span.First == one.Span.Last + 2
            && (text.Is(one.Span.Last + 1, "and") || text.Span(one.Span.Last + 1) is ",");
    }

    private static bool Has(FrozenSet<string> words, AnalysedText text, int at) =>
        at >= 0 && at < text.Tokens.Length && PlaceWords.Has(words, text.Span(at));
}
