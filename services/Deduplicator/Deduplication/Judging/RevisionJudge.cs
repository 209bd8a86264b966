using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Comparing;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Decides a further text of a known article.</summary>
internal sealed class RevisionJudge(Subject subject, IGroup group, FiledArticle earlier, Kinship kinship)
{
    private readonly FiledArticle _article = subject.Article;

    /// <param name="fresh">What the new text is to all other articles.</param>
    public async ValueTask<Verdict> DecideAsync(Func<ValueTask<Decision>> fresh)
    {
        if (_article.Revision < earlier.Revision) return new Verdict(await LateAsync(), Files: false);
        var change = RevisionDiff.Between(kinship.Read(earlier), subject.Reading, Titles.AreSame(earlier.Title, _article.Title));
        return new Verdict((earlier.IsOriginal ? await OfOriginalAsync(fresh) : await OfCopyAsync(fresh)) with { Change = change });
    }

    /// <summary>An older text that comes after a newer one changes nothing.</summary>
    private async ValueTask<Decision> LateAsync()
    {
        var reason = $"Revision {_article.Revision} arrived after revision {earlier.Revision}, which stands.";
        if (earlier.IsOriginal || await group.FindAsync(earlier.Cluster!.Value) is not { } original)
            return Revision(reason) with { Cluster = earlier.Cluster!.Value };
        return Decisions.Copy(_article, kinship.Measure(_article, original), kinship, reason);
    }

    private async ValueTask<Decision> OfOriginalAsync(Func<ValueTask<Decision>> fresh)
    {
        var decision = await fresh();
        var copies = await group.CopiesAsync(_article.Id, Judge.MostCopies);
        if (decision.Relation == Relation.Copy)
        {
            var original = await group.FindAsync(decision.Cluster);
            var moved = await new Rehoming(kinship, group).HomeAsync(
                copies,
                _article.Id,
                original,
                "its original was revised into a copy of another text"
            );
            return decision with { Corrections = [.. decision.Corrections, .. moved] };
        }

        var homes = await new Rehoming(kinship, group).HomeAsync(
            await LeftAsync(copies),
            _article.Id,
            null,
            "its original was rewritten and no longer has this text"
        );
        return AsRevision(decision, $"A new text of {Decisions.Name(earlier)}, at the same address.") with
        {
            Corrections = [.. decision.Corrections, .. homes],
        };
    }

    /// <summary>Copies that the new text has nothing of any more; what a person folded into it stays.</summary>
    private async ValueTask<List<FiledArticle>> LeftAsync(IReadOnlyList<FiledArticle> copies)
    {
        var left = new List<FiledArticle>();
        foreach (var copy in copies.Where(copy => kinship.Measure(copy, _article).Kind is Kinds.None or Kinds.Template))
        {
            if ((await Rehoming.FoldOf(group, copy.Id))?.Other != _article.Id) left.Add(copy);
        }

        return left;
    }

    private async ValueTask<Decision> OfCopyAsync(Func<ValueTask<Decision>> fresh)
    {
        var decision = await fresh();
        if (decision.Relation == Relation.Copy) return decision;
        var original = await group.FindAsync(earlier.Cluster!.Value);
        return AsRevision(decision, $"Revised, and no longer a copy of {(original is null ? "its original" : Decisions.Name(original))}.");
    }

    private Decision AsRevision(Decision decision, string reason) =>
        Revision(reason) with { Contains = decision.Contains, TakesOver = decision.TakesOver, Corrections = decision.Corrections };

    private Decision Revision(string reason)
    {
        var overlap = kinship.Measure(_article, earlier).Overlap;
        return new()
        {
            Relation = Relation.Revision,
            Of = _article.Id,
            Cluster = _article.Id,
            ContainmentOfThis = Math.Round(overlap.OfThis, 4),
            ContainmentOfOther = Math.Round(overlap.OfOther, 4),
            Reason = reason,
        };
    }
}
