using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Comparing;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Decides what an article is, from what is filed around it. Knows no database and no bus; the same group gives the same verdict.</summary>
internal sealed class Judge(Subject subject, IGroup group, DeduplicationOptions options)
{
    /// <summary>Copies of one original that are looked at when it changes.</summary>
    public const int MostCopies = 64;

    /// <summary>The same GUID in one source is the same article from this much shared text on; bad feeds give one GUID to many.</summary>
    private const double GuidContainment = 0.27;

    private readonly Kinship _kinship = new(options);
    private readonly FiledArticle _article = subject.Article;

    public async ValueTask<Verdict> DecideAsync()
    {
        _kinship.Know(subject, group.Furniture);
        if (group.Earlier is { } earlier) return await new RevisionJudge(subject, group, earlier, _kinship).DecideAsync(() => FreshAsync(earlier));
        return new Verdict(await FreshAsync(null));
    }

    /// <summary>What the text is to all others, as if it were seen for the first time; <paramref name="earlier"/> is not among them, nor its
    /// copies.</summary>
    private async ValueTask<Decision> FreshAsync(FiledArticle? earlier)
    {
        if (await RuledAsync() is { } ruled) return ruled;
        if (earlier is null && TwinRevision() is { } twin) return await TakeOverAsync([twin], RevisionOf(twin));
        var kins = await KinsAsync(earlier);
        var parents = await KeptApartAsync(await ParentsAsync(kins));
        var roundups = new Roundups(subject.Article, group, _kinship);
        if (roundups.AsRoundup(kins, parents) is { } contains) return contains;
        if (roundups.AsMixture(kins, parents) is { } mixture) return Decisions.Mixture(_article, mixture.First, mixture.Second, _kinship);
        var corrections = await roundups.FoundOutAsync(kins, parents);
        if (corrections.Count == 0) corrections = await new Mixtures(_article, group, _kinship).FoundOutAsync(kins, parents);
        var decision = await PlaceAsync(kins, parents, corrections.Count > 0);
        return corrections.Count == 0 ? decision : decision with { Corrections = [.. decision.Corrections, .. corrections] };
    }

    private async ValueTask<Decision> PlaceAsync(List<Kin> kins, List<Kin> parents, bool inRoundup)
    {
        if (parents.Count > 0)
            return await FoldAsync(await UnseparatedAsync(parents));
        if (await FollowAsync(kins) is { } followed)
            return followed;
        if (!inRoundup && await FullestAsync(kins) is { } fullest)
            return await PromoteAsync(
                fullest.Copy,
                fullest.Original,
                $"The fullest text: it has the whole of {Decisions.Name(fullest.Original)} and of {Decisions.Name(_article)}."
            );
        return Unfolded(kins);
    }

    private async ValueTask<Decision?> RuledAsync()
    {
        foreach (var ruling in group.Rulings.Where(ruling => ruling.Fold))
        {
            var other = await group.FindAsync(ruling.Other);
            var original = other?.Cluster is { } cluster ? await group.FindAsync(cluster) : null;
            if (original is null || original.Id == _article.Id) continue;
            return Decisions.Ruled(_article, original, ruling, _kinship);
        }

        return null;
    }

    private Kin? TwinRevision()
    {
        if (group.GuidTwin is not { IsOriginal: true } twin) return null;
        var kin = _kinship.Measure(_article, twin);
        return kin.Overlap.Larger >= GuidContainment || Titles.AreSame(_article.Title, twin.Title) ? kin : null;
    }

    private Decision RevisionOf(Kin twin) => new()
    {
        Relation = Relation.Revision,
        Of = twin.Other.Id,
        Cluster = _article.Id,
        ContainmentOfThis = Math.Round(twin.Overlap.OfThis, 4),
        ContainmentOfOther = Math.Round(twin.Overlap.OfOther, 4),
        Change = RevisionDiff.Between(_kinship.Read(twin.Other), _kinship.Read(_article), Titles.AreSame(_article.Title, twin.Other.Title)),
        Reason = $"The source gave {Decisions.Name(twin.Other)} under the same GUID before; this is its newer address.",
    };

    private async ValueTask<List<Kin>> KinsAsync(FiledArticle? earlier)
    {
        var unfolded = await UnfoldedClustersAsync();
        return [.. group.Neighbours.Where(other => other.Id != _article.Id && (earlier is null || other.Cluster != _article.Id))
            .Select(other => _kinship.Measure(_article, other))
            .Where(kin => kin.Kind != Kinds.None)
            .Select(kin => kin.Kind == Kinds.Copy && unfolded.Contains(kin.Other.Cluster!.Value) ? kin with { Kind = Kinds.Partial } : kin)];
    }

    /// <summary>The clusters where the articles now stand that a person has said it is no copy of.</summary>
    private async ValueTask<HashSet<ArticleId>> UnfoldedClustersAsync()
    {
        var clusters = new HashSet<ArticleId>();
        foreach (var ruling in group.Rulings.Where(ruling => !ruling.Fold))
            clusters.Add((await group.FindAsync(ruling.Other))?.Cluster ?? ruling.Other);
        return clusters;
    }

    /// <summary>
    /// The originals of every cluster that it is a copy of. A copy of a copy must still share something with the original, or the
    /// chain would drift to other stories.
    /// </summary>
    private async ValueTask<List<Kin>> ParentsAsync(List<Kin> kins)
    {
        var parents = new List<Kin>();
        foreach (var cluster in kins.Where(kin => kin.Kind == Kinds.Copy).Select(kin => kin.Other.Cluster!.Value).Distinct())
        {
            var original = kins.Find(kin => kin.Other.Id == cluster);
            if (original is null && await group.FindAsync(cluster) is { } filed) original = _kinship.Measure(_article, filed);
            if (original is { Kind: Kinds.Copy or Kinds.Partial } && !IsRoundupAround(original)) parents.Add(original);
        }

        return parents;
    }

    /// <summary>
    /// Without texts that were found to share only a part with another of the parents, a mixture for instance, unless the article has
    /// the whole of them: what lies in both does not make them one.
    /// </summary>
    private async ValueTask<List<Kin>> KeptApartAsync(List<Kin> parents)
    {
        if (parents.Count < 2) return parents;
        var kept = new List<Kin>();
        foreach (var parent in parents)
        {
            if (parent.Other.Relation != Relation.Partial || parent.OtherIsInside || !await IsPartOfAsync(parent, parents)) kept.Add(parent);
        }

        return kept;
    }

    private async ValueTask<bool> IsPartOfAsync(Kin parent, List<Kin> parents)
    {
        if ((await group.StandingAsync(parent.Other))?.Of is not { } of) return false;
        var cluster = (await group.FindAsync(of))?.Cluster ?? of;
        return parents.Exists(other => other != parent && other.Other.Id == cluster);
    }

    /// <summary>The likeliest of the originals, and of the others those that no person has kept out of its cluster.</summary>
    private async ValueTask<List<Kin>> UnseparatedAsync(List<Kin> parents)
    {
        if (parents.Count == 1) return parents;
        var together = new List<Kin> { BestParent.Choose(parents) };
        foreach (var parent in parents.Where(parent => parent != together[0]))
        {
            var separated = false;
            foreach (var other in together) separated |= await group.AreSeparatedAsync(parent.Other.Id, other.Other.Id);
            if (!separated) together.Add(parent);
        }

        return [.. parents.Where(together.Contains)];
    }

    /// <summary>A copy of a text that a person folded belongs where that one is, however little it shares with the original there.</summary>
    private async ValueTask<Decision?> FollowAsync(List<Kin> kins)
    {
        foreach (var kin in kins.Where(kin => kin.Kind == Kinds.Copy && !kin.Other.IsOriginal))
        {
            if (await Rehoming.FoldOf(group, kin.Other.Id) is not { } ruling || await group.FindAsync(kin.Other.Cluster!.Value) is not { } original)
                continue;
            return Decisions.Copy(
                _article,
                _kinship.Measure(_article, original),
                _kinship,
                $"{Decisions.Shares(kin)}, which {ruling.Word.Who} folded into {Decisions.Name(original)}."
            );
        }

        return null;
    }

    /// <summary>
    /// A copy that has the whole of its original and the whole of this article, which share nothing: two parts of one text, of which
    /// it is the fullest.
    /// </summary>
    private async ValueTask<(Kin Copy, FiledArticle Original)?> FullestAsync(List<Kin> kins)
    {
        foreach (var copy in kins.Where(kin => kin.Kind == Kinds.Copy && kin.IsInsideOther && !kin.Other.IsOriginal))
        {
            if (
                await Rehoming.FoldOf(group, copy.Other.Id) is null
                && await group.FindAsync(copy.Other.Cluster!.Value) is { } original
                && _kinship.Measure(copy.Other, original).OtherIsInside
            )
                return (copy, original);
        }

        return null;
    }

    /// <summary>Folds the article into a copy of <paramref name="original"/> that becomes the original in its place.</summary>
    private async ValueTask<Decision> PromoteAsync(Kin copy, FiledArticle original, string why)
    {
        var promoted = Decisions.New(copy.Other, why) with { TakesOver = [original.Id] };
        var others = (await CopiesAsync(original)).Where(other => other.Id != copy.Other.Id);
        return Decisions.Copy(_article, copy, _kinship) with
        {
            Corrections =
            [
                new Correction(copy.Other.Id, copy.Other.Revision, promoted),
                .. await new Rehoming(_kinship, group).HomeAsync(
                    [original, .. others],
                    original.Id,
                    copy.Other,
                    "its original became a copy of another text"
                ),
            ],
        };
    }

    private static bool IsRoundupAround(Kin original) => original.Other.Relation == Relation.Contains && original.IsInsideOther;

    private async ValueTask<Decision> FoldAsync(List<Kin> parents)
    {
        var choices = new List<Choice>();
        foreach (var parent in parents)
            choices.Add(await ChooseAsync(parent));
        if (choices.TrueForAll(choice => choice.IsArticle))
            return await TakeOverAsync(parents, Decisions.New(_article, $"The better original: {choices[0].Why}."));
        var joined = choices
            .Where(choice => choice.Parent.Kind == Kinds.Copy && BestParent.CanJoin(Member.Of(subject), choice.Original, choice.Parent))
            .Select(choice => choice.Parent)
            .ToList();
        if (joined.Count > 1)
            return await TakeOverAsync(
                joined,
                Decisions.New(
                    _article,
                    $"It shows {Decisions.Name(joined[0].Other)} and {Decisions.Name(joined[1].Other)} to be one text, having most of both."
                )
            );
        var chosen = BestParent.Choose(parents);
        var (_, _, best, isArticle, why) = choices.Find(choice => choice.Parent == chosen)!;
        return best == chosen || isArticle
            ? Decisions.Copy(_article, chosen, _kinship)
            : await PromoteAsync(best, chosen.Other, $"The better original: {why}.");
    }

    /// <summary>The best original of a cluster with this article in it.</summary>
    private async ValueTask<Choice> ChooseAsync(Kin parent)
    {
        var cluster = (await group.MembersAsync(parent.Other.Id, MostCopies)).Where(member => member.Id != _article.Id).ToList();
        var original = cluster.Find(member => member.Id == parent.Other.Id)!;
        if (parent.Kind == Kinds.Copy) cluster.Add(Member.Of(subject));
        while (true)
        {
            var best = BestParent.Of(cluster);
            if (best == original) return new Choice(parent, original, parent, IsArticle: false, "");
            var why = BestParent.WhyNot(original, Decisions.Name(parent.Other), cluster);
            if (best.Id == _article.Id) return new Choice(parent, original, parent, IsArticle: true, why);
            if (await StandInAsync(best, parent) is { } copy) return new Choice(parent, original, copy, IsArticle: false, why);
            cluster.Remove(best);
        }
    }

    /// <summary>
    /// The copy that <paramref name="member"/> is, when both the article and the original are so close to it that it could be theirs.
    /// What a person called a copy is nobody's original.
    /// </summary>
    private async ValueTask<Kin?> StandInAsync(Member member, Kin parent)
    {
        if (await Rehoming.FoldOf(group, member.Id) is not null) return null;
        if (await group.FindAsync(member.Id) is not { } copy || _kinship.Measure(copy, parent.Other).Kind != Kinds.Copy) return null;
        var kin = _kinship.Measure(_article, copy);
        return kin.Kind is Kinds.Copy or Kinds.Partial ? kin : null;
    }

    private async ValueTask<Decision> TakeOverAsync(IReadOnlyList<Kin> earlier, Decision decision)
    {
        var corrections = new List<Correction>();
        foreach (var original in earlier.Select(kin => kin.Other))
        {
            var kin = _kinship.Measure(original, _article);
            corrections.Add(
                new Correction(
                    original.Id,
                    original.Revision,
                    Decisions.Copy(original, kin, _kinship, $"{Decisions.Shares(kin)}; that is the better original, though it arrived later.")
                )
            );
            corrections.AddRange(
                await new Rehoming(_kinship, group).HomeAsync(
                    await CopiesAsync(original),
                    original.Id,
                    _article,
                    "its original became a copy of another text"
                )
            );
        }

        return decision with { TakesOver = [.. earlier.Select(kin => kin.Other.Id)], Corrections = corrections };
    }

    /// <summary>The copies of an original, without an earlier revision of this article.</summary>
    private async ValueTask<IReadOnlyList<FiledArticle>> CopiesAsync(FiledArticle original) =>
        [.. (await group.CopiesAsync(original.Id, MostCopies)).Where(copy => copy.Id != _article.Id)];

    private Decision Unfolded(List<Kin> kins)
    {
        if (kins.Where(kin => kin.Kind == Kinds.Partial).MaxBy(kin => kin.Overlap.Larger) is { } partial)
            return Decisions.Partial(_article, partial, _kinship);
        if (kins.Find(kin => kin.Kind == Kinds.CarriedBy) is { } page)
            return Decisions.New(_article, $"An article of its own; {Decisions.Name(page.Other)} carries it among others.");
        if (kins.Find(kin => kin.Kind == Kinds.Template) is { } template)
            return Decisions.New(_article, $"The same form as {Decisions.Name(template.Other)}, of another day and with other numbers.");
        return Decisions.New(_article, NothingAlike());
    }

    private string NothingAlike() => subject.Reading.Tokens.Length switch
    {
        0 => "It has no text, so there is nothing to compare.",
        < Kinship.FewestShingles => "Too short to compare: only the same words under the same title would be a copy.",
        _ => "No article of the window shares enough of its text.",
    };

    /// <summary>Which text a cluster's original is, once the article is in it: the article, or the one that <paramref name="Best"/>
    /// measures.</summary>
    private sealed record Choice(Kin Parent, Member Original, Kin Best, bool IsArticle, string Why);
}
