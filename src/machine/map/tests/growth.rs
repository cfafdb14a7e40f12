//! Growth points, array sizes and table splits, as read from the memory of real maps under Go 1.23.9 and 1.27.3.

use super::invariants::check;
use super::{INT, INT_INT, PAIR_STRING, World};
use crate::code::program::TypeId;
use crate::event::{Addr, MapStage};
use crate::machine::Profile;
use crate::machine::map::layout::{Fields, flag, hmap, swiss_map, table};

fn classic_b(world: &World, map: Addr) -> u64 {
    world.field(map, hmap::B)
}

fn tables(world: &World, map: Addr) -> Vec<u64> {
    let root = world.pointer(map, swiss_map::DIR_PTR);
    (0..world.field(map, swiss_map::DIR_LEN))
        .map(|index| world.field(world.pointer(root, index as u32), table::CAPACITY))
        .collect()
}

#[test]
fn classic_growth_starts_where_go_starts_it() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 0);
    let mut starts = Vec::new();
    for n in 1..=900 {
        world.set(map, INT_INT, &[n], n);
        if world.stages().contains(&MapStage::Grow) {
            starts.push((n, classic_b(&world, map)));
        }
        check(&mut world, map, INT_INT);
    }
    assert_eq!(starts, [(9, 1), (14, 2), (27, 3), (53, 4), (105, 5), (209, 6), (417, 7), (833, 8)]);
}

#[test]
fn classic_hints() {
    let mut world = World::new(Profile::Go123, 1);
    let mut changes = Vec::new();
    for hint in 0..3000 {
        let map = world.make(INT_INT, hint);
        let b = classic_b(&world, map);
        assert_eq!(world.pointer(map, hmap::BUCKETS).is_nil(), b == 0);
        assert_eq!(world.pointer(map, hmap::NEXT_OVERFLOW).is_nil(), b < 4);
        if changes.last().is_none_or(|&(_, last)| last != b) {
            changes.push((hint, b));
        }
    }
    let expected =
        [(0, 0), (9, 1), (14, 2), (27, 3), (53, 4), (105, 5), (209, 6), (417, 7), (833, 8), (1665, 9)];
    assert_eq!(changes, expected);
    let map = world.make(INT_INT, -5);
    assert_eq!(classic_b(&world, map), 0);
}

/// A write moves at most two old buckets; a growth from n buckets is over after n writes at the latest; reads move none.
#[test]
fn classic_growth_is_incremental() {
    let mut world = World::new(Profile::Go123, 3);
    let map = world.make(INT_INT, 0);
    for n in 1..=209 {
        world.set(map, INT_INT, &[n], n);
    }
    assert_eq!(classic_b(&world, map), 6);
    let mut writes = 1;
    while !world.pointer(map, hmap::OLDBUCKETS).is_nil() {
        let before = world.field(map, hmap::NEVACUATE);
        for key in 1..=209 {
            assert_eq!(world.get(map, INT_INT, &[key]), Some(key));
        }
        assert_eq!(world.field(map, hmap::NEVACUATE), before);
        world.delete(map, INT_INT, &[100_000 + writes]);
        let moves = world.stages().iter().filter(|&&stage| stage == MapStage::Evacuate).count();
        assert!((1..=2).contains(&moves));
        check(&mut world, map, INT_INT);
        writes += 1;
    }
    assert!((16..=32).contains(&writes), "{writes}");
}

#[test]
fn swiss_growth_happens_where_go_does_it() {
    let mut world = World::new(Profile::Go127, 1);
    let map = world.make(INT_INT, 0);
    let mut changes = Vec::new();
    for n in 1..=1000 {
        world.set(map, INT_INT, &[n], n);
        let now = tables(&world, map);
        if changes.last().is_none_or(|(_, last)| *last != now) {
            changes.push((n, now));
        }
        check(&mut world, map, INT_INT);
    }
    let expected = [
        (1, vec![]),
        (9, vec![16]),
        (15, vec![32]),
        (29, vec![64]),
        (57, vec![128]),
        (113, vec![256]),
        (225, vec![512]),
        (449, vec![1024]),
        (897, vec![1024, 1024]),
    ];
    assert_eq!(changes, expected);
    world.clear(map, INT_INT);
    assert_eq!(tables(&world, map), [1024, 1024], "clear keeps the tables");
    assert_eq!(world.field(map, swiss_map::CLEAR_SEQ), 1);
}

#[test]
fn swiss_hints() {
    let mut world = World::new(Profile::Go127, 1);
    let mut changes = Vec::new();
    for hint in (0..1900).chain((3500..3700).chain(7100..7200)) {
        let map = world.make(INT_INT, hint);
        let caps = tables(&world, map);
        assert!(caps.windows(2).all(|pair| pair[0] == pair[1]));
        let now = (caps.len(), caps.first().copied().unwrap_or(0));
        if changes.last().is_none_or(|&(_, last)| last != now) {
            changes.push((hint, now));
        }
    }
    let expected = [
        (0, (0, 0)),
        (9, (1, 16)),
        (15, (1, 32)),
        (29, (1, 64)),
        (57, (1, 128)),
        (113, (1, 256)),
        (225, (1, 512)),
        (449, (1, 1024)),
        (897, (2, 512)),
        (898, (2, 1024)),
        (1793, (4, 512)),
        (1796, (4, 1024)),
        (3585, (8, 512)),
        (3591, (8, 1024)),
        (7169, (16, 512)),
        (7182, (16, 1024)),
    ];
    assert_eq!(changes, expected);
}

/// One table at a time splits, and the directory doubles only when the table's depth is the directory's.
#[test]
fn swiss_directory_entries_share_tables() {
    let mut world = World::new(Profile::Go127, 4);
    let map = world.make(INT_INT, 0);
    let mut shared = false;
    for n in 0..20_000 {
        world.set(map, INT_INT, &[n], n);
        if world.stages().contains(&MapStage::Split) {
            check(&mut world, map, INT_INT);
            let root = world.pointer(map, swiss_map::DIR_PTR);
            let len = world.field(map, swiss_map::DIR_LEN) as u32;
            shared |= (1..len).any(|i| world.field(root, i) == world.field(root, i - 1));
        }
    }
    assert!(shared);
    for n in 0..20_000 {
        assert_eq!(world.get(map, INT_INT, &[n]), Some(n));
    }
}

/// Inserts 20,000 keys one by one and deletes each `window` insertions later; `note` sees the map after each insertion.
fn slide(world: &mut World, map: Addr, ty: TypeId, window: u64, mut note: impl FnMut(&World)) {
    let key = |world: &mut World, i: u64| match ty {
        PAIR_STRING => [[0, 0], world.any(INT, &[i])].concat(),
        _ => vec![i],
    };
    for i in 0..20_000 {
        let new = key(world, i);
        world.set(map, ty, &new, 1);
        note(world);
        if i >= window {
            let old = key(world, i - window);
            world.delete(map, ty, &old);
        }
    }
}

/// Real Go 1.23.9 made 29 to 33 growths to the same size in this program, with B at 4 from 53 entries on.
#[test]
fn classic_churn_grows_to_the_same_size_as_often() {
    let mut world = World::new(Profile::Go123, 11);
    let map = world.make(INT_INT, 0);
    let mut growths = 0;
    let mut was = false;
    slide(&mut world, map, INT_INT, 100, |world| {
        let same = world.field(map, hmap::FLAGS) & flag::SAME_SIZE_GROW != 0;
        growths += u32::from(same && !was);
        was = same;
        assert!(world.field(map, hmap::NOVERFLOW) <= 16);
    });
    assert_eq!(classic_b(&world, map), 4);
    assert!((26..=37).contains(&growths), "{growths}");
}

/// Capacities that real Go 1.27.3 goes through with the same sequence: integer keys prune their tombstones in time, struct
/// keys, whose generic function does not, end with tables twice as large, or split.
#[test]
fn swiss_churn_ends_with_the_same_tables() {
    let cases: [(TypeId, u64, &[u64]); 4] = [
        (INT_INT, 50, &[128]),
        (INT_INT, 100, &[256]),
        (PAIR_STRING, 100, &[512]),
        (PAIR_STRING, 800, &[1024, 1024]),
    ];
    for (ty, window, expected) in cases {
        let mut world = World::new(Profile::Go127, 11);
        let map = world.make(ty, 0);
        slide(&mut world, map, ty, window, |_| {});
        assert_eq!(tables(&world, map), expected, "{window}");
        check(&mut world, map, ty);
    }
}
