namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>
/// Which of the texts that say the same is the original. Every rule looks at the group as a whole and at nothing that depends on
/// the order in which it was decided, so that the same group has the same original whoever comes last.
/// </summary>
internal static class BestParent
{
    /// <summary>Feeds round their times: what appeared within this of the earliest is as early.</summary>
    private static readonly TimeSpan AsEarly = TimeSpan.FromMinutes(10);

    /// <summary>Shingles of a text that is but a few lines…</summary>
    private const int FewLines = 64;

    /// <summary>…beside one that is so many times as long.</summary>
    private const int TimesLonger = 8;

    /// <summary>Two texts that have this much of each other are versions of one.</summary>
    private const double CloseVersion = 0.45;

    /// <summary>The rules in the order of their weight, with what they say for the one that wins by them; <c>{0}</c> is the one that loses.</summary>
    private static readonly (Func<IReadOnlyList<Member>, IReadOnlyList<Member>, IEnumerable<Member>> Keep, string Words)[] Rules =
    [
        ((left, group) => left.Where(one => !group.Any(one.Names)), "{0} names another of them as its origin"),
        ((left, group) => left.Where(one => group.Any(other => other.Names(one))), "others name its outlet as their origin, and not that of {0}"),
        ((left, group) => left.Where(one => !IsTeaser(one, group)), "{0} is a few lines of it"),
        ((left, group) => Earliest(left, group), "it appeared earlier than {0}"),
        ((left, _) => left.Where(one => one.NamesItself), "it carries its own dateline, and {0} does not"),
    ];

    public static Member Of(IReadOnlyList<Member> group) => Last(group, Rules.Aggregate(group, (left, rule) => Kept(left, group, rule.Keep)));

    /// <summary>By which rule <paramref name="other"/> lost to <see cref="Of"/>, in words that call it <paramref name="name"/>.</summary>
    public static string WhyNot(Member other, string name, IReadOnlyList<Member> group)
    {
        var left = group;
        foreach (var (keep, words) in Rules)
        {
            left = Kept(left, group, keep);
            if (!left.Contains(other)) return words.Replace("{0}", name, StringComparison.Ordinal);
        }

        return $"it is as early as {name}, and fuller or fetched first";
    }

    /// <summary>The one of several originals that a copy belongs to: the one it has most of itself from, then the earliest.</summary>
    public static Kin Choose(IEnumerable<Kin> originals) =>
        originals
            .OrderByDescending(kin => Math.Round(kin.Overlap.OfThis, 1))
            .ThenBy(kin => kin.Other.When)
            .ThenBy(kin => kin.Other.Id.Value, StringComparer.Ordinal)
            .First();

    /// <summary>True when an original is a version of <paramref name="article"/>, which may hold several such together.</summary>
    public static bool CanJoin(Member article, Member original, Kin kin) =>
        !article.Names(original) && (kin.OtherIsInside || kin.Overlap.Smaller >= CloseVersion);

    /// <summary>A rule that would leave nobody says nothing.</summary>
    private static IReadOnlyList<Member> Kept(
        IReadOnlyList<Member> left,
        IReadOnlyList<Member> group,
        Func<IReadOnlyList<Member>, IReadOnlyList<Member>, IEnumerable<Member>> keep
    )
    {
        Member[] kept = [.. keep(left, group)];
        return kept.Length == 0 ? left : kept;
    }

    /// <summary>The first lines of a report, perhaps sent ahead of it.</summary>
    private static bool IsTeaser(Member one, IReadOnlyList<Member> group) =>
        one.Size < FewLines && one.Size * TimesLonger <= group.Max(other => other.Size);

    private static IEnumerable<Member> Earliest(IReadOnlyList<Member> left, IReadOnlyList<Member> group)
    {
        var appeared = left.Select(one => one.AppearedIn(group)).ToArray();
        var bound = appeared.Min() + AsEarly;
        return left.Where((_, at) => appeared[at] <= bound);
    }

    private static Member Last(IReadOnlyList<Member> group, IReadOnlyList<Member> left) =>
        left.OrderByDescending(one => one.Size).ThenBy(one => one.Fetched).ThenBy(one => one.Id.Value, StringComparer.Ordinal).FirstOrDefault()
        ?? group[0];
}
