using Ingestion.Deduplicator.Deduplication.Fingerprints;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>
/// Which articles have which sampled shingle, in memory: an open-addressed table of hashes in shards that grow one at a time, so
/// that no single call pays for a copy of everything, and one pool of linked postings each. Not safe for concurrent use.
/// </summary>
internal sealed class PostingIndex
{
    private readonly Shard[] _shards = [.. Enumerable.Range(0, 256).Select(_ => new Shard())];

    /// <summary>The articles filed under <paramref name="hash"/>, as many as fit into <paramref name="holders"/>; returns how many.</summary>
    public int Find(ulong hash, Span<int> holders) => ShardOf(hash).Find(hash, holders);

    /// <summary>Files an article under a hash, unless <see cref="Tally.MostHolders"/> are, or it is already.</summary>
    public void Add(ulong hash, int holder) => ShardOf(hash).Add(hash, holder);

    public void Remove(ulong hash, int holder) => ShardOf(hash).Remove(hash, holder);

    /// <summary>The low bits choose the shard: sampled hashes have their high bits clear.</summary>
    private Shard ShardOf(ulong hash) => _shards[(byte)hash];

    private sealed class Shard
    {
        private const int None = -1;
        private ulong[] _keys = new ulong[64];
        private int[] _firsts = Filled(64);
        private (int Holder, int Next)[] _postings = new (int, int)[64];
        private int _keyCount;
        private int _postingCount;
        private int _free = None;

        public int Find(ulong hash, Span<int> holders)
        {
            var count = 0;
            for (var at = _firsts[SlotOf(hash)]; at != None && count < holders.Length; at = _postings[at].Next)
            {
                if (_postings[at].Holder != None) holders[count++] = _postings[at].Holder;
            }

            return count;
        }

        public void Add(ulong hash, int holder)
        {
            if (_keyCount * 4 >= _keys.Length * 3) Grow();
            var slot = SlotOf(hash);
            if (_firsts[slot] == None) _keyCount++;
            else if (_postings[_firsts[slot]].Holder == None)
            {
                _postings[_firsts[slot]].Holder = holder;
                return;
            }

            var count = 0;
            for (var at = _firsts[slot]; at != None; at = _postings[at].Next)
            {
                if (_postings[at].Holder == holder || ++count == Tally.MostHolders) return;
            }

            var posting = NewPosting();
            _postings[posting] = (holder, _firsts[slot]);
            _keys[slot] = hash;
            _firsts[slot] = posting;
        }

        public void Remove(ulong hash, int holder)
        {
            var slot = SlotOf(hash);
            for (var (before, at) = (None, _firsts[slot]); at != None; (before, at) = (at, _postings[at].Next))
            {
                if (_postings[at].Holder != holder) continue;
                // The last posting of a key stays as a holder of nothing: emptying a slot would cut a probe sequence.
                if (before != None) _postings[before].Next = _postings[at].Next;
                else if (_postings[at].Next != None) _firsts[slot] = _postings[at].Next;
                else
                {
                    _postings[at].Holder = None;
                    return;
                }

                _postings[at].Next = _free;
                _free = at;
                return;
            }
        }

        private int NewPosting()
        {
            if (_free != None)
            {
                var reused = _free;
                _free = _postings[reused].Next;
                return reused;
            }

            if (_postingCount == _postings.Length) Array.Resize(ref _postings, _postingCount + (_postingCount / 2));
            return _postingCount++;
        }

        private int SlotOf(ulong hash)
        {
            var mask = _keys.Length - 1;
            var slot = (int)(hash >> 8) & mask;
            while (_firsts[slot] != None && _keys[slot] != hash) slot = (slot + 1) & mask;
            return slot;
        }

        /// <summary>Keys without holders are left out; there may be so many that no more room is needed.</summary>
        private void Grow()
        {
            var (keys, firsts) = (_keys, _firsts);
            for (var old = 0; old < keys.Length; old++)
            {
                if (firsts[old] != None && _postings[firsts[old]] is (None, None)) Empty(ref firsts[old]);
            }

            _keys = new ulong[_keyCount * 2 >= keys.Length ? keys.Length * 2 : keys.Length];
            _firsts = Filled(_keys.Length);
            for (var old = 0; old < keys.Length; old++)
            {
                if (firsts[old] == None) continue;
                var slot = SlotOf(keys[old]);
                _keys[slot] = keys[old];
                _firsts[slot] = firsts[old];
            }
        }

        private void Empty(ref int first)
        {
            _postings[first].Next = _free;
            _free = first;
            first = None;
            _keyCount--;
        }

        private static int[] Filled(int length)
        {
            var filled = new int[length];
            Array.Fill(filled, None);
            return filled;
        }
    }
}
