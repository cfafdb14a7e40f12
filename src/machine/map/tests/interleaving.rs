//! All interleavings of two small operations: which ones the flag catches.

use super::{INT_INT, World};
use crate::event::{Addr, Fatal, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::{MapPanic, MapRuntimeOp, Progress, layout};
use std::collections::BTreeMap;

/// How an order of steps ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Missed,
    /// Nobody died, and the flag is still set.
    Stuck,
    Fatal {
        thread: usize,
        fatal: Fatal,
    },
}

/// Groups of consecutive micro-steps that count as one step of the enumeration, by number of micro-steps.
type Fusing = &'static [u32];

/// check + hash, load, store, the search, check again, load, store: of a classic and of a Swiss map, which read B, whether
/// there is an old array, and the array; or the directory's length and the group; then tag or tags, and the key, found.
const WRITE: [Fusing; 2] = [&[2, 1, 1, 5, 1, 1, 1], &[2, 1, 1, 4, 1, 1, 1]];
/// The same with toggles in one step.
const WRITE_ATOMIC: [Fusing; 2] = [&[2, 2, 5, 1, 2], &[2, 2, 4, 1, 2]];
/// A delete of a missing key looks at the count before and, in a Swiss map, after. In a classic map it compares the keys of
/// all eight cells.
const DELETE_ATOMIC: [Fusing; 2] = [&[3, 2, 12, 1, 2], &[3, 2, 4, 1, 2]];
const DELETE: [Fusing; 2] = [&[3, 1, 1, 12, 1, 1, 1], &[3, 1, 1, 4, 1, 1, 1]];
/// count + check, B or the directory's length, bucket or group, key or tags + found.
const READ: Fusing = &[2, 4];

struct Explorer {
    fusing: [Fusing; 2],
    map: Addr,
    ends: BTreeMap<End, u32>,
    orders: u32,
}

#[derive(Clone)]
struct Thread {
    op: MapRuntimeOp,
    step: usize,
}

impl Explorer {
    /// Counts the ends of all non-serial orders.
    fn explore(&mut self, world: &World, threads: &[Thread; 2], order: &mut Vec<usize>) {
        let fusing = self.fusing;
        let finished = |t: usize, threads: &[Thread; 2]| threads[t].step == fusing[t].len();
        if finished(0, threads) && finished(1, threads) {
            if order.windows(2).filter(|pair| pair[0] != pair[1]).count() > 1 {
                self.orders += 1;
                *self.ends.entry(self.survived(world)).or_insert(0) += 1;
            }
            return;
        }
        for t in 0..2 {
            if finished(t, threads) {
                continue;
            }
            let mut world = world.clone();
            let mut threads = threads.clone();
            order.push(t);
            match self.advance(&mut world, &mut threads[t], t) {
                None => self.explore(&world, &threads, order),
                Some(fatal) => {
                    // What would have followed is all one end.
                    let orders = self.completions(&threads, order);
                    self.orders += orders;
                    *self.ends.entry(End::Fatal { thread: t, fatal }).or_insert(0) += orders;
                }
            }
            order.pop();
        }
    }

    fn advance(&self, world: &mut World, thread: &mut Thread, t: usize) -> Option<Fatal> {
        for _ in 0..self.fusing[t][thread.step] {
            match thread.op.step(world) {
                Progress::More | Progress::Done(_) => {}
                Progress::Fatal(fatal) => {
                    thread.step += 1;
                    return Some(fatal);
                }
                other => panic!("{other:?}"),
            }
        }
        thread.step += 1;
        None
    }

    fn survived(&self, world: &World) -> End {
        let slot = match world.profile.classic_map() {
            true => layout::hmap::FLAGS,
            false => layout::swiss_map::WRITING,
        };
        match world.heap.load(self.map.plus(slot)) {
            Ok(0) => End::Missed,
            _ => End::Stuck,
        }
    }

    /// Non-serial orders that begin with `order`.
    fn completions(&self, threads: &[Thread; 2], order: &mut [usize]) -> u32 {
        let left = [0, 1].map(|t| self.fusing[t].len() - threads[t].step);
        fn count(left: [usize; 2], last: usize, switches: usize) -> u32 {
            if left == [0, 0] {
                return u32::from(switches > 1);
            }
            let mut sum = 0;
            for t in 0..2 {
                if left[t] > 0 {
                    let mut left = left;
                    left[t] -= 1;
                    sum += count(left, t, switches + usize::from(t != last));
                }
            }
            sum
        }
        let switches = order.windows(2).filter(|pair| pair[0] != pair[1]).count();
        count(left, *order.last().expect("a step was taken"), switches)
    }
}

/// Ends of the non-serial orders of two operations on a map with one entry, and how many orders there are.
fn ends(
    profile: Profile,
    fusing: [Fusing; 2],
    ops: [fn(&World, Addr) -> MapRuntimeOp; 2],
) -> (BTreeMap<End, u32>, u32) {
    let mut world = World::new(profile, 1);
    let map = world.make(INT_INT, 0);
    world.set(map, INT_INT, &[1], 1);
    let threads = ops.map(|op| Thread { op: op(&world, map), step: 0 });
    let mut explorer = Explorer { fusing, map, ends: BTreeMap::new(), orders: 0 };
    explorer.explore(&world, &threads, &mut Vec::new());
    (explorer.ends, explorer.orders)
}

fn write(world: &World, map: Addr) -> MapRuntimeOp {
    MapRuntimeOp::assign(&world.program, map, INT_INT, &[1])
}

fn read(world: &World, map: Addr) -> MapRuntimeOp {
    MapRuntimeOp::access(&world.program, map, INT_INT, &[1])
}

fn delete_missing(world: &World, map: Addr) -> MapRuntimeOp {
    MapRuntimeOp::delete(&world.program, map, INT_INT, &[2])
}

/// Orders without a fault: those that leave the flag clear, and those that leave it set.
fn missed(ends: &BTreeMap<End, u32>) -> (u32, u32) {
    let of = |end| ends.get(&end).copied().unwrap_or(0);
    (of(End::Missed), of(End::Stuck))
}

#[test]
fn two_writers() {
    let cases = [
        (Profile::Go123, WRITE_ATOMIC[0], 250, (4, 0)),
        (Profile::Go127, WRITE_ATOMIC[1], 250, (12, 0)),
        (Profile::BeforeFix, WRITE_ATOMIC[0], 250, (84, 0)),
        (Profile::Go123, WRITE[0], 3430, (1278, 0)),
        (Profile::Go127, WRITE[1], 3430, (912, 420)),
    ];
    for (profile, fusing, orders, expected) in cases {
        let (ends, all) = ends(profile, [fusing, fusing], [write, write]);
        assert_eq!(all, orders, "{profile:?}");
        assert_eq!(missed(&ends), expected, "{profile:?} {ends:?}");
    }
}

/// With one reader and one writer it is always the reader that dies.
#[test]
fn reader_and_writer() {
    let fusings = WRITE_ATOMIC.into_iter().zip(DELETE_ATOMIC);
    for (profile, (update, delete)) in [Profile::Go123, Profile::Go127].into_iter().zip(fusings) {
        for (writer, fusing) in
            [(write as fn(&World, Addr) -> MapRuntimeOp, update), (delete_missing, delete)]
        {
            let (ends, all) = ends(profile, [READ, fusing], [read, writer]);
            assert_eq!((all, missed(&ends)), (19, (10, 0)), "{profile:?} {ends:?}");
            let only_reader = ends.keys().all(|end| match end {
                End::Fatal { thread, fatal } => {
                    *thread == 0 && fatal.text() == "concurrent map read and map write"
                }
                End::Missed | End::Stuck => true,
            });
            assert!(only_reader);
        }
    }
}

/// A delete that finds nothing is a write.
#[test]
fn deletes_of_missing_keys() {
    for (profile, delete) in [Profile::Go123, Profile::Go127].into_iter().zip(DELETE) {
        let (ends, _) = ends(profile, [delete, delete], [delete_missing, delete_missing]);
        assert!(ends.keys().any(|end| matches!(end, End::Fatal { fatal, .. }
            if fatal.text() == "concurrent map writes")));
    }
}

/// `used` is loaded and stored: of two insertions that load the same value one is not counted, and nobody notices.
#[test]
fn a_count_is_lost() {
    for profile in [Profile::Go123, Profile::Go127] {
        let mut world = World::new(profile, 1);
        let map = world.make(INT_INT, 0);
        world.set(map, INT_INT, &[1], 1);
        let op = |world: &World, key| MapRuntimeOp::assign(&world.program, map, INT_INT, &[key]);
        let (mut a, mut b) = (op(&world, 2), op(&world, 3));
        let until = |world: &mut World, op: &mut MapRuntimeOp, stage: MapStage| {
            while world.events.last().map(|event| event.stage) != Some(stage) {
                assert!(matches!(op.step(world), Progress::More | Progress::Done(_)));
            }
        };
        // Both load the flag as 0 and store it set, so that neither sees the other; one after the other they take
        // different cells; both load the same count.
        until(&mut world, &mut a, MapStage::LoadFlag);
        world.events.clear();
        until(&mut world, &mut b, MapStage::SetFlag);
        until(&mut world, &mut a, MapStage::StoreTag);
        until(&mut world, &mut a, MapStage::Load(MapWord::Count));
        world.events.clear();
        until(&mut world, &mut b, MapStage::StoreTag);
        until(&mut world, &mut b, MapStage::Load(MapWord::Count));
        until(&mut world, &mut a, MapStage::Store(MapWord::Count));
        world.events.clear();
        until(&mut world, &mut b, MapStage::Store(MapWord::Count));
        until(&mut world, &mut a, MapStage::LoadFlagAgain);
        world.events.clear();
        // The end of the classic map's protocol clears the bit, so the second check would find it cleared: both check
        // before either clears.
        until(&mut world, &mut b, MapStage::ClearFlag);
        world.events.clear();
        until(&mut world, &mut a, MapStage::ClearFlag);
        assert_eq!(crate::machine::map::len(&world.heap, map), 2, "{profile:?}");
        assert_eq!(world.heap.load(map.plus(layout::COUNT)), Ok(2));
        let entries = (1..=3).filter(|key| world.clone().get(map, INT_INT, &[*key]).is_some());
        assert_eq!(entries.count(), 3, "{profile:?}: three entries, of which two are counted");
    }
}

/// Go 1.27: both pass the check at the end, both toggle: the flag stays at 1, and a later lone write dies.
#[test]
fn stuck_flag() {
    let mut world = World::new(Profile::Go127, 1);
    let map = world.make(INT_INT, 0);
    world.set(map, INT_INT, &[1], 1);
    let (mut a, mut b) = (write(&world, map), write(&world, map));
    let mut step = |op: &mut MapRuntimeOp, n: u32| {
        for _ in 0..n {
            assert!(matches!(op.step(&mut world), Progress::More | Progress::Done(_)));
        }
    };
    // Both load 0 and store 1; both check; then one whole toggle after the other.
    step(&mut a, 3);
    step(&mut b, 3);
    step(&mut a, 4);
    step(&mut b, 4);
    step(&mut a, 2);
    step(&mut b, 2);
    assert_eq!(world.heap.load(map.plus(layout::swiss_map::WRITING)), Ok(1));
    let lone = write(&world, map);
    assert_eq!(world.run(lone), Progress::Fatal(Fatal::ConcurrentMapWrites(map)));
}

/// The profile that the article imagines: the same fault as a panic, the map left mid-write.
#[test]
fn what_if_faults_were_panics() {
    let mut world = World::new(Profile::WhatIf, 1);
    let map = world.make(INT_INT, 0);
    world.set(map, INT_INT, &[1], 1);
    let mut writer = write(&world, map);
    for _ in 0..4 {
        assert_eq!(writer.step(&mut world), Progress::More);
    }
    let second = write(&world, map);
    let fault = Fatal::ConcurrentMapWrites(map);
    assert_eq!(world.run(second), Progress::Panic(MapPanic::Fault(fault)));
    assert_eq!(world.heap.load(map.plus(layout::swiss_map::WRITING)), Ok(1));
}

/// Random interleavings of several operations on one map, faults ignored: whatever the map becomes, no step crashes,
/// hangs or leaves the heap's bounds, and the same order gives the same memory.
#[test]
fn damaged_maps_stay_in_bounds() {
    use super::next_random;
    let run = |profile: Profile, seed: u64| -> (Vec<super::MapEvent>, u64) {
        let mut random = seed;
        let mut world = World::new(profile, seed);
        let map = world.make(INT_INT, 0);
        for key in 0..(seed % 40) {
            world.set(map, INT_INT, &[key], key);
        }
        let mut running: Vec<Option<MapRuntimeOp>> = vec![None; 4];
        let mut iters: Vec<Addr> = Vec::new();
        let mut total = 0u64;
        for _ in 0..3000 {
            let r = next_random(&mut random);
            let t = (r % 4) as usize;
            let program = world.program_rc();
            let op = running[t].get_or_insert_with(|| {
                let key = [(r >> 8) % 48];
                match (r >> 16) % 12 {
                    0..5 => MapRuntimeOp::assign(&program, map, INT_INT, &key),
                    5..7 => MapRuntimeOp::delete(&program, map, INT_INT, &key),
                    7..9 => MapRuntimeOp::access(&program, map, INT_INT, &key),
                    9 if !iters.is_empty() => {
                        let iter = iters[(r >> 24) as usize % iters.len()];
                        MapRuntimeOp::iter_next(&program, iter, INT_INT)
                    }
                    10 if (r >> 24) % 8 == 0 => MapRuntimeOp::clear(&program, map, INT_INT),
                    11 if (r >> 24) % 8 == 0 => MapRuntimeOp::clone_map(&program, map, INT_INT),
                    _ => MapRuntimeOp::iter_init(&program, map, INT_INT),
                }
            });
            match op.step(&mut world) {
                Progress::More => {}
                Progress::Choice(bound) => op.choose(r % bound),
                Progress::Done(result) => {
                    if op.op() == crate::event::MapOp::IterNext {
                        iters.push(Addr(result.pointer));
                    }
                    total = total.wrapping_add(world.heap.load(Addr(result.pointer)).unwrap_or(0));
                    running[t] = None;
                }
                // A fault would end the program: here the damage goes on.
                Progress::Fatal(_) | Progress::Panic(_) => running[t] = None,
            }
        }
        (world.events, total)
    };
    for profile in [Profile::Go123, Profile::Go127, Profile::BeforeFix, Profile::WhatIf] {
        for seed in 0..300 {
            let first = run(profile, seed);
            if seed % 50 == 0 {
                assert_eq!(first, run(profile, seed));
            }
        }
    }
}
