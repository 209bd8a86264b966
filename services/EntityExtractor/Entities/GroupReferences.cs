using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>
/// "The group", "the armed movement": a mention of the one armed group or organisation that the same sentence, up to there, and
/// the one before name. Where they name two, the text does not say which, and none is meant.
/// </summary>
internal static class GroupReferences
{
    private const string Government = "government";
    private const int MostAdjectives = 2;

    private static readonly FrozenSet<string> Any = PlaceWords.Set("group movement organisation organization alliance network");
    private static readonly FrozenSet<string> Armed = PlaceWords.Set("militia faction");
    private static readonly FrozenSet<string> ArmedAdjectives = PlaceWords.Set(
        "armed rebel rebels militant insurgent jihadist islamist extremist separatist terrorist guerrilla"
    );

    /// <summary>Words that end the noun phrase: behind others it may go on ("the group stage", "the group of seven").</summary>
    private static readonly FrozenSet<string> Behind = PlaceWords.Set(
        "said says say has had have was is were are will would could can may might must did does do also and but or nor which who that whose then now later still never not "
            + "in on at to for from with by as after before when while since because if took takes took holds held lost fought began "
            + "controls withdrew left seized won grew rose made gave told wants seeks fell kept sent put went came became itself alone"
    );

    /// <summary>The mentions by such words among <paramref name="entities"/>, which are in order; words in <paramref name="taken"/> are
    /// others'.</summary>
    public static List<EntityMention> Read(AnalysedText text, IReadOnlyList<EntityMention> entities, bool[] taken)
    {
        var found = new List<EntityMention>();
        var next = 0;
        var current = new Named();
        foreach (var sentence in text.Sentences)
        {
            var previous = current;
            current = new Named();
            for (var at = sentence.First; at <= sentence.Last; at++)
            {
                while (next < entities.Count && entities[next].Start <= text.Tokens[at].Start)
                    current.Add(entities[next++]);
                if (!text.Is(at, "the") || Reference(text, at, sentence.Last, taken) is not { } reference)
                    continue;
                if (previous.And(current).Only(reference.IsArmed) is { } group)
                    found.Add(Mentions.Again(group, reference.Span.TextIn(text), reference.Span.StartIn(text)));
                at = reference.Span.Last;
            }
        }

        return found;
    }

    private static (NameSpan Span, bool IsArmed)? Reference(AnalysedText text, int first, int end, bool[] taken)
    {
        var (at, armed) = (first + 1, false);
        for (; at <= end && at <= first + (2 * MostAdjectives) && IsArmedAdjective(text, at); at++) armed = true;
        if (at > end || taken.AsSpan(first, at - first + 1).Contains(true) || text.Tokens[at].Shape != TokenShape.Lower) return null;
        var head = text.Span(at);
        if (!PlaceWords.Has(Armed, head) && !PlaceWords.Has(Any, head)) return null;
        return EndsPhrase(text, at + 1, end) ? (new NameSpan(first, at), armed || PlaceWords.Has(Armed, head)) : null;
    }

    private static bool IsArmedAdjective(AnalysedText text, int at) =>
        PlaceWords.Has(ArmedAdjectives, text.Span(at)) || text.Tokens[at].Kind == TokenKind.Possessive || text.Span(at) is "'" or "’";

    private static bool EndsPhrase(AnalysedText text, int at, int end) =>
        at > end
        || (
            text.Tokens[at].IsWord
                ? PlaceWords.Has(Behind, text.Span(at)) || text.Span(at).EndsWith("ed", StringComparison.Ordinal)
                : !text.IsInnerHyphen(at)
        );

    /// <summary>The groups that a sentence names, by canonical name, two at most; the government's forces are nobody's "group".</summary>
    private sealed class Named
    {
        private readonly List<EntityMention> _groups = [];

        public void Add(EntityMention entity)
        {
            if (entity.Type is not (EntityType.ArmedGroup or EntityType.Organisation) || entity.Side == Government) return;
            if (_groups.Count < 2 && !_groups.Exists(g => g.Canonical == entity.Canonical)) _groups.Add(entity);
        }

        public Named And(Named other)
        {
            var both = new Named();
            foreach (var group in _groups.Concat(other._groups)) both.Add(group);
            return both;
        }

        /// <summary>The only one named; null when there are several, or when it is not armed and should be.</summary>
        public EntityMention? Only(bool armed) =>
            _groups is [var only] && (!armed || only.Type == EntityType.ArmedGroup) ? only : null;
    }
}
