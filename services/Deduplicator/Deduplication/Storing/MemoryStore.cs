using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Everything in this process's memory, gone with it: for the batch verb and for measuring. One decision at a time.</summary>
internal sealed class MemoryStore(DeduplicationOptions options) : IArticleStore
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<ArticleId, int> _numbers = [];
    private readonly Dictionary<(string Source, string Guid), ArticleId> _guids = [];
    private readonly Dictionary<RevisionId, Decision> _decisions = [];
    private readonly Dictionary<ArticleId, List<ArticleId>> _copies = [];
    private readonly HeadIndex _index = new(options);

    public Task<Decision> DecideAsync(Subject subject, Func<IGroup, ValueTask<Verdict>> judge, CancellationToken cancel)
    {
        var revision = new RevisionId(subject.Article.Id, subject.Article.Revision);
        lock (_gate)
        {
            if (_decisions.ContainsKey(revision)) return Task.FromResult(Standing(revision)!);
            // Nothing in memory is waited for, so the judge ends before it returns.
            var verdict = judge(new MemoryGroup(this, subject)).AsTask().GetAwaiter().GetResult();
            _decisions[revision] = verdict.Decision;
            if (verdict.Files) File(subject, verdict.Decision);
            foreach (var correction in verdict.Decision.Corrections) Correct(correction);
            return Task.FromResult(verdict.Decision);
        }
    }

    public Task<Decision?> StandingAsync(RevisionId revision, CancellationToken cancel)
    {
        lock (_gate) return Task.FromResult(Standing(revision));
    }

    private Decision? Standing(RevisionId revision)
    {
        if (!_decisions.TryGetValue(revision, out var decision)) return null;
        return decision.Corrections.Count == 0 ? decision : decision with { Corrections = [.. decision.Corrections.Select(Current)] };
    }

    private Correction Current(Correction correction) =>
        correction with { Decision = _decisions[new RevisionId(correction.Id, correction.Revision)] with { Corrections = [] } };

    private void File(Subject subject, Decision decision)
    {
        var article = subject.Article;
        if (!_numbers.TryGetValue(article.Id, out var number))
        {
            var head = new Head(_entries.Count, article.Id, article.Host, article.Title, null, 0);
            number = _numbers[article.Id] = _index.Add(head);
            _entries.Add(new Entry(head));
        }
        else
        {
            _index.Unfile(number, Sketch.Of(Tokenizer.Tokenize(_entries[number].Text())).Hashes);
        }

        var entry = _entries[number];
        entry.Keep(article, subject.Sketch.Shingles);
        _index.File(number, subject.Sketch.Hashes);
        if (article.Guid is { } guid) _guids[(article.Source, guid)] = article.Id;
        Stand(entry, decision);
    }

    private void Correct(Correction correction)
    {
        _decisions[new RevisionId(correction.Id, correction.Revision)] = correction.Decision;
        Stand(_entries[_numbers[correction.Id]], correction.Decision);
    }

    private void Stand(Entry entry, Decision decision)
    {
        var id = entry.Head.Id;
        if (entry.Head.Cluster is { } before && before != decision.Cluster && before != id) _copies[before].Remove(id);
        if (decision.Cluster != id && entry.Head.Cluster != decision.Cluster) CopiesOf(decision.Cluster).Add(id);
        entry.Head.Cluster = decision.Cluster;
        entry.Relation = decision.Relation;
    }

    private List<ArticleId> CopiesOf(ArticleId cluster) =>
        _copies.TryGetValue(cluster, out var copies) ? copies : _copies[cluster] = [];

    private FiledArticle? Find(ArticleId id) => _numbers.TryGetValue(id, out var number) ? _entries[number].Article() : null;

    /// <summary>An article with its text in UTF-8, half the size of a string.</summary>
    private sealed class Entry(Head head)
    {
        private FiledArticle? _article;
        private byte[] _text = [];

        public Head Head { get; } = head;

        public Relation Relation { get; set; }

        public string Text() => Encoding.UTF8.GetString(_text);

        public void Keep(FiledArticle article, int shingles)
        {
            Head.Shingles = shingles;
            Head.Title = article.Title;
            _text = Encoding.UTF8.GetBytes(article.Text);
            _article = article with { Text = "" };
        }

        public Member Member() => new(Head.Id, _article!.Outlet, _article.Origins, _article.Published, _article.Fetched, Head.Shingles);

        public FiledArticle Article() => _article! with { Text = Text(), Cluster = Head.Cluster, Relation = Relation };
    }

    private sealed class MemoryGroup : IGroup
    {
        private readonly MemoryStore _store;

        public MemoryGroup(MemoryStore store, Subject subject)
        {
            _store = store;
            var article = subject.Article;
            var tally = store._index.Count(subject);
            Earlier = store.Find(article.Id);
            GuidTwin =
                article.Guid is { } guid && store._guids.TryGetValue((article.Source, guid), out var twin) && twin != article.Id
                    ? store.Find(twin)
                    : null;
            Neighbours = [.. tally.Candidates().Select(head => store.Find(head.Id)!)];
            Furniture = tally.Furniture();
        }

        public FiledArticle? Earlier { get; }

        public FiledArticle? GuidTwin { get; }

        public IReadOnlyList<FiledArticle> Neighbours { get; }

        public IReadOnlyList<Stretch> Furniture { get; }

        public IReadOnlyList<Ruling> Rulings => [];

        public ValueTask<IReadOnlyList<Ruling>> RulingsOfAsync(ArticleId article) => new([]);

        public ValueTask<bool> AreSeparatedAsync(ArticleId cluster, ArticleId other) => new(false);

        public ValueTask<FiledArticle?> FindAsync(ArticleId id) => new(_store.Find(id));

        public ValueTask<Decision?> StandingAsync(FiledArticle article) => new(_store.Standing(new RevisionId(article.Id, article.Revision)));

        public ValueTask<IReadOnlyList<FiledArticle>> CopiesAsync(ArticleId cluster, int most) =>
            new(_store._copies.TryGetValue(cluster, out var copies) ? [.. copies.Take(most).Select(id => _store.Find(id)!)] : []);

        public ValueTask<IReadOnlyList<Member>> MembersAsync(ArticleId cluster, int most)
        {
            IEnumerable<ArticleId> copies = _store._copies.GetValueOrDefault(cluster) ?? [];
            return new([.. copies.Prepend(cluster).Take(most).Select(id => _store._entries[_store._numbers[id]].Member())]);
        }
    }
}
