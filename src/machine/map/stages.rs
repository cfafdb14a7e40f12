//! The usual micro-steps of each operation, for the strip that shows where an operation is.

use crate::event::{MapOp, MapStage, MapWord};
use crate::machine::profile::Profile;
use MapStage::*;
use MapWord::{
    B, Buckets, ClearSeq, Count, DirLen, DirPtr, Directory, Flags, GlobalDepth, GlobalShift, GrowthLeft,
    NOverflow, Nevacuate, NextOverflow, OldBuckets, Overflow as Link, Seed, TableIndex, TableUsed,
    TombstonePossible,
};

/// The steps of `op` in their order; those that only some runs take (growth, overflow, another probe) included.
pub fn stages(op: MapOp, profile: Profile) -> Vec<MapStage> {
    let classic = profile.classic_map();
    let body = match (op, classic) {
        (MapOp::Access | MapOp::AccessOk, true) => {
            return [&[Empty, NotEmpty, Check, Hash], SEARCH_CLASSIC].concat();
        }
        (MapOp::Access | MapOp::AccessOk, false) => {
            return [&[Empty, NotEmpty, Check, Hash], SEARCH_SWISS].concat();
        }
        (MapOp::Assign, true) => [&[Allocate], SEARCH_CLASSIC, EVACUATION, ASSIGN_CLASSIC].concat(),
        (MapOp::Assign, false) => [&[Allocate, Store(DirPtr), Wipe], SEARCH_SWISS, ASSIGN_SWISS].concat(),
        (MapOp::Delete, true) => [SEARCH_CLASSIC, EVACUATION, DELETE_CLASSIC].concat(),
        (MapOp::Delete, false) => [SEARCH_SWISS, DELETE_SWISS].concat(),
        (MapOp::Clear, true) => CLEAR_CLASSIC.to_vec(),
        (MapOp::Clear, false) => CLEAR_SWISS.to_vec(),
        (MapOp::IterInit, true) => return START_CLASSIC.to_vec(),
        (MapOp::IterInit, false) => return START_SWISS.to_vec(),
        (MapOp::IterNext, true) => return NEXT_CLASSIC.to_vec(),
        (MapOp::IterNext, false) => return NEXT_SWISS.to_vec(),
        (MapOp::Clone, true) => return CLONE_CLASSIC.to_vec(),
        (MapOp::Clone, false) => return CLONE_SWISS.to_vec(),
        (MapOp::Make, _) => return vec![Allocate],
        (MapOp::Len, _) => return Vec::new(),
    };
    let mut all = vec![Empty];
    // An assignment does not ask whether the map is empty.
    if op != MapOp::Assign {
        all.push(NotEmpty);
    }
    all.extend([Check, LoadFlag, SetFlag]);
    if op != MapOp::Clear {
        // Before the fix of golang/go#19359 the key was hashed with the flag set.
        let at = if profile == Profile::BeforeFix { all.len() } else { all.len() - 2 };
        all.insert(at, Hash);
    }
    all.extend(body);
    all.extend([CheckAgain, LoadFlagAgain, ClearFlag]);
    all
}

/// The way to the bucket, or to the group, and the search in it.
const SEARCH_CLASSIC: &[MapStage] = &[
    Load(B),
    Load(OldBuckets),
    Probe,
    Load(Flags),
    ReadTag,
    FollowKey,
    CompareLen,
    CompareKey,
    ProbeNext,
    Found,
    FollowElem,
    NotFound,
];

const SEARCH_SWISS: &[MapStage] = &[
    Load(DirLen),
    Load(GlobalShift),
    Load(DirPtr),
    Probe,
    ReadTags,
    ReadTag,
    FollowKey,
    CompareLen,
    CompareKey,
    ProbeNext,
    Found,
    FollowElem,
    NotFound,
];

/// In a classic map that grows, before the search.
const EVACUATION: &[MapStage] = &[
    Evacuate,
    Load(Buckets),
    Load(Seed),
    HashKey,
    ReadKey,
    CompareSelf,
    MarkMoved,
    CopyTag,
    CopyKey,
    PlaceKey,
    CopyElem,
    PlaceElem,
    Load(Link),
    Zero,
    Load(Nevacuate),
    Store(Nevacuate),
];

const ASSIGN_CLASSIC: &[MapStage] = &[
    Room,
    Grow,
    Store(B),
    Store(OldBuckets),
    Store(Buckets),
    Store(Flags),
    Overflow,
    Load(NOverflow),
    Store(NOverflow),
    Store(NextOverflow),
    Store(Link),
    StoreKeyPointer,
    StoreElem,
    StoreKey,
    StoreTag,
    Load(Count),
    Store(Count),
];

const ASSIGN_SWISS: &[MapStage] = &[
    Prune,
    ReadKey,
    CompareSelf,
    FreeTag,
    Room,
    Grow,
    Split,
    Load(Seed),
    HashKey,
    CopyKey,
    CopyElem,
    Load(Directory),
    Load(TableIndex),
    Store(TableIndex),
    Store(DirLen),
    Load(GlobalDepth),
    Store(GlobalDepth),
    Store(GlobalShift),
    Store(Directory),
    StoreKeyPointer,
    StoreKey,
    StoreElem,
    StoreTag,
    Load(GrowthLeft),
    Store(GrowthLeft),
    Load(TableUsed),
    Store(TableUsed),
    Load(Count),
    Store(Count),
];

const DELETE_CLASSIC: &[MapStage] = &[
    Store(Flags),
    Store(OldBuckets),
    Overflow,
    Load(NOverflow),
    Store(NOverflow),
    Store(NextOverflow),
    Store(Link),
    ClearKey,
    ClearElem,
    StoreTag,
    Load(Count),
    Store(Count),
    Reseed,
];

const DELETE_SWISS: &[MapStage] = &[
    Load(TableUsed),
    Store(TableUsed),
    Load(Count),
    Store(Count),
    ClearKey,
    ClearElem,
    StoreTag,
    Load(GrowthLeft),
    Store(GrowthLeft),
    Store(TombstonePossible),
    LastOne,
    Reseed,
];

const CLEAR_CLASSIC: &[MapStage] = &[
    Load(B),
    Load(Buckets),
    StoreTag,
    Load(Link),
    Load(OldBuckets),
    Load(Flags),
    Store(Flags),
    Store(OldBuckets),
    Store(Nevacuate),
    Store(NOverflow),
    Store(Count),
    Reseed,
    Zero,
    Store(Link),
    Store(NextOverflow),
];

const CLEAR_SWISS: &[MapStage] = &[
    Load(DirLen),
    Load(DirPtr),
    Load(Directory),
    Load(TableUsed),
    Load(GrowthLeft),
    ReadTags,
    Zero,
    Wipe,
    Store(TableUsed),
    Store(GrowthLeft),
    Store(Count),
    Store(TombstonePossible),
    Load(ClearSeq),
    Store(ClearSeq),
    Reseed,
];

const START_CLASSIC: &[MapStage] =
    &[Empty, NotEmpty, Load(B), Load(Buckets), Start, Load(Flags), Store(Flags)];

const START_SWISS: &[MapStage] =
    &[Empty, NotEmpty, Load(DirLen), Load(DirPtr), Start, Load(GlobalDepth), Load(ClearSeq)];

/// A lookup of an entry that has moved is part of it.
const NEXT_CLASSIC: &[MapStage] = &[
    Check,
    Probe,
    Load(B),
    Load(Flags),
    Load(OldBuckets),
    ReadTag,
    FollowKey,
    Load(Link),
    Lookup,
    Empty,
    NotEmpty,
    Load(Seed),
    HashKey,
    ReadKey,
    CompareSelf,
    CompareKey,
    ProbeNext,
    Found,
    NotFound,
    FollowElem,
    Advance,
    End,
];

const NEXT_SWISS: &[MapStage] = &[
    Check,
    Load(GlobalDepth),
    Load(DirLen),
    Load(DirPtr),
    Load(Directory),
    Load(TableIndex),
    ReadTag,
    ReadTags,
    FollowKey,
    Lookup,
    Empty,
    NotEmpty,
    Load(Seed),
    HashKey,
    Load(GlobalShift),
    Probe,
    ReadKey,
    CompareKey,
    ProbeNext,
    Found,
    NotFound,
    Load(ClearSeq),
    CompareSelf,
    FollowElem,
    Advance,
    End,
];

const CLONE_CLASSIC: &[MapStage] = &[
    Load(Count),
    Load(B),
    Load(Seed),
    Empty,
    NotEmpty,
    Check,
    Load(Buckets),
    CopyWord,
    ReadTag,
    FollowKey,
    CopyKey,
    CopyElem,
    Load(Link),
    Load(OldBuckets),
    Load(Flags),
    HashKey,
    ReadKey,
    FollowElem,
    Copy,
];

const CLONE_SWISS: &[MapStage] = &[
    Check,
    Load(DirPtr),
    Load(DirLen),
    CopyHeader,
    Load(Directory),
    CopyWord,
    FollowKey,
    CopyKey,
    FollowElem,
    CopyElem,
    Copy,
];
