//! The points inside of an operation's own work: what its next step does.

/// Points inside of an operation's own work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Body {
    /// The pointer to a large key, to a large element, is loaded.
    FollowKey,
    FollowElem,
    /// Nothing is left but the end of the protocol.
    #[default]
    End,
    /// Classic: first bucket; Swiss: first group.
    Allocate,
    /// Classic: old buckets are moved.
    Evacuate(Evacuating),
    /// Pick bucket, or table and group.
    Locate(Locating),
    /// Classic: the first read of a cell. Swiss: the control bytes of a group.
    Scan,
    /// Classic: the second read of a cell. Swiss: the key of a slot, or a part of it.
    Compare,
    /// The text of a string key; the only candidate of several long ones.
    CompareText,
    Decide,
    DecideText,
    /// Classic: the overflow pointer. Swiss: the control bytes, or one of them, as to whether the group ends the search.
    Link,
    EndGroup,
    EndSlot,
    /// The key is not there: make room or insert. Classic: whether the map grows; count, B, number of overflow buckets.
    Place,
    Room,
    RoomB,
    Chains,
    /// Classic: one more bucket in the chain; the overflow pointer of the spare one, which marks the
    /// last of them; B, by which it is counted.
    Overflow,
    Spare,
    SpareCount,
    /// Classic: a larger array, or another one of the same size.
    HashGrow(Growing),
    /// Swiss: a larger table, or two.
    Grow,
    /// Swiss: one slot goes to the new table: its control byte, the pointers to a large key and element, the seed and its key's hash, key and
    /// element; the new table becomes the map's.
    Move,
    MoveKeyPointer,
    MovePointer,
    MoveSeed,
    MoveHash,
    MoveKey,
    MoveElem,
    Install(Installing),
    /// Swiss: into the table that a small map just became.
    Insert,
    /// Swiss: tombstones that nobody needs become empty slots.
    Prune(Pruning),
    /// The next write of the script, of the list.
    Script,
    List,
    /// The found cell is marked empty.
    Mark,
    /// Classic: `emptyOne` becomes `emptyRest` at a chain's end, backwards: what follows the cell, its tophash or the
    /// overflow pointer and the tophash there; the store; the bucket before it, which is looked for from the first one on; the cell
    /// before it.
    Collapse,
    CollapseLinked,
    CollapseStore,
    CollapseBack,
    CollapseBefore,
    /// Whether the map has become empty.
    LastOne,
    /// `clear`.
    Wipe(Wiping),
    Reseed,
    /// Classic `clear`: B and the array, whose memory is zeroed.
    ZeroB,
    ZeroArray,
    /// An iteration starts.
    Start(Starting),
    /// Iteration: the next cell's tag, or a group's control bytes; classic: the overflow pointer, whether the map grows by the
    /// same size, whether an entry of an old bucket belongs here, and its tag again; whether its key equals itself, for either.
    /// Swiss: whether the table was replaced.
    Walk,
    WalkLink,
    WalkSize,
    BelongsItself,
    BelongsSeed,
    Belongs,
    BelongsTag,
    Deliver,
    MovedItself,
    Grown,
    /// Iteration: the next bucket, the next table.
    NextBucket(NextBucket),
    NextTable(NextTable),
    /// A lookup in the map as it is now is under way; whether a missing key is one that cannot be looked up: whether there was a
    /// `clear`, and whether it equals itself.
    Lookup,
    Kept,
    KeptItself,
    Advance,
    /// `maps.Clone`, see [`Cloning`](super::op::Cloning).
    Clone(CloneStep),
}

/// The way to a bucket or group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Locating {
    /// A read that may do without a hash: B, or the directory's length.
    WithoutHash,
    /// Classic: B; whether there is an old array; the array. A read of a growing map: the array; whether it grows by the
    /// same size; whether the old bucket was moved. The only bucket.
    B,
    OldBuckets,
    Buckets,
    BesideOld,
    SameSize,
    Moved,
    Only,
    /// Swiss: the directory's length; the only group; how many bits of the hash count; the directory; its entry.
    DirLen,
    Small,
    Shift,
    DirPtr,
    Table,
}

/// Classic: `growWork`, `evacuate`, `advanceEvacuationMark`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Evacuating {
    /// `growWork`: how many old buckets there are, by flags and B.
    Own,
    OwnB,
    /// One more, if the map still grows: `nevacuate`.
    More,
    MoreMark,
    /// `evacuate`: flags, old array, B; whether the bucket is moved; the array, whether it is as large as the old one, the
    /// array once more.
    Flags,
    OldBuckets,
    B,
    Moved,
    Lower,
    SameSize,
    Upper,
    /// One cell: its tophash, the pointer to a large key, whether the map grows by the same size, the seed and its key's hash, for keys that may not equal
    /// themselves whether there are iterators, and whether it does; its mark; the tophash at the new place; then the key's words, which are read
    /// and stored, and the element's.
    Cell,
    FollowKey,
    CellSize,
    Seed,
    Hash,
    Iterators,
    Itself,
    Mark,
    Put,
    Key,
    PlaceKey,
    Elem,
    PlaceElem,
    /// The overflow pointer.
    Link,
    /// Whether iterators use the old buckets; else the memory is cleared.
    OldIterators,
    Unlink,
    /// Whether this was the bucket at `nevacuate`. Then that goes on: the word; the old array; the tophash there.
    Nevacuate,
    Passed,
    PassedArray,
    PassedTag,
}

/// Classic: `hashGrow`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Growing {
    /// Whether by the same size: the count, B.
    Count,
    B,
    /// B once more, and the array; flags.
    Size,
    Buckets,
    Flags,
}

/// Swiss: the new table, or the two, become the map's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Installing {
    /// `installTableSplit`: whether the directory has room; else it is doubled: its length, twice; of each entry the directory, the
    /// table, and its index.
    Depth,
    DirLen,
    DirLenAgain,
    DirPtr,
    Entry,
    Index,
    /// The old table's index; `replaceTable`: the global depth; of each entry the table's index (which nobody else sees before the first
    /// one) and the directory's pointer.
    Left,
    ReplaceDepth,
    ReplaceIndex,
    Replace,
    /// The same for the right half, which begins after the left one: the global depth, its index.
    Right,
    RightIndex,
    Old,
}

/// Swiss: `pruneTombstones`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pruning {
    /// How many tombstones there are: entries, and room.
    Used,
    Room,
    /// Of each group the control bytes; of each full slot the pointer to a large key, whether the key equals itself, the seed and the key's hash, and the control bytes of the groups that its probe
    /// sequence runs through; the control bytes again.
    Tags,
    FollowKey,
    Itself,
    Seed,
    Hash,
    Passed,
    Empty,
    /// How many can go: the control bytes of each group that has none that are needed; then away with them.
    Count,
    Free,
}

/// `clear`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wiping {
    /// Classic: B, the array; each cell's tophash; the overflow pointer; the old array, flags and B.
    B,
    Buckets,
    Cell,
    Link,
    OldBuckets,
    Flags,
    OldB,
    /// Swiss: the directory's length; the only group; the directory, and its entry; whether a table is clean; control bytes;
    /// memory; control bytes.
    DirLen,
    Small,
    DirPtr,
    Table,
    Used,
    Clean,
    Group,
    Memory,
    Control,
}

/// The start of an iteration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Starting {
    /// Classic: B, the array. Swiss: the directory's length, the only group.
    B,
    Buckets,
    DirLen,
    Small,
    /// The choice of the start is asked for, then taken.
    Choose,
    /// Classic: the flags, and the bits that say that there are iterators. Swiss: global depth, number of `clear`s.
    Flags,
    Mark,
    Depth,
    ClearSeq,
}

/// Classic iteration: the next bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NextBucket {
    /// During a growth: whether the iteration began in it; number of old buckets by flags and B; whether the bucket is moved.
    B,
    Flags,
    OldB,
    Moved,
}

/// Swiss iteration: the next table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NextTable {
    /// Whether the directory has grown since the last call; whether there are more entries; the directory; its entry; the
    /// table's index; at its end, how many entries it has.
    Grown,
    DirLen,
    DirPtr,
    Table,
    Index,
    Depth,
}

/// Points inside of `maps.Clone`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CloneStep {
    /// Classic: count, and beyond eight B, for the size of the copy; the seed; the count again.
    Header,
    Size,
    Seed,
    Count,
    /// The flag.
    Check,
    /// Swiss: directory pointer and length; the header in three parts; an entry of the directory. Both: a table, or
    /// whether there is a single bucket only.
    DirPtr,
    DirLen,
    Part,
    Directory,
    Table,
    /// Classic: of a single bucket the count once more; else B once more. A bucket array; the old one, flags and B; whether an
    /// old bucket is moved.
    CountAgain,
    Width,
    Array,
    OldArray,
    OldFlags,
    OldSize,
    OldBucket,
    /// A bucket or group as a whole. Of a bucket: the tag of a cell; the flag again, the pointer to a large key, the key's hash, and comparing it
    /// with those that the copy has; key, element, overflow pointer.
    Block,
    Tag,
    TagAgain,
    Flag,
    FollowKey,
    Hash,
    Compare,
    Key,
    /// The pointer to a large element, which is copied from where it points to; Swiss: to a large key as well, when the group is copied.
    Follow,
    Elem,
    Link,
    End,
}
