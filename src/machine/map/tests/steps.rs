//! The micro-steps in their order, where `keys` does not have them: the flag's values, growth and evacuation, loops, clones.

use super::{BOTH, INT_INT, STRING_INT, World};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::{MapRuntimeOp, layout};

/// Values that the steps on the flag told, of the last operation.
fn flags(world: &World) -> Vec<(MapStage, u64)> {
    use MapStage::{Check, CheckAgain, ClearFlag, LoadFlag, LoadFlagAgain, SetFlag};
    let of_flag =
        |stage| matches!(stage, Check | LoadFlag | SetFlag | CheckAgain | LoadFlagAgain | ClearFlag);
    world
        .events
        .iter()
        .filter(|event| of_flag(event.stage))
        .map(|event| (event.stage, event.detail))
        .collect()
}

fn assign(world: &mut World, map: Addr, key: u64) {
    world.set(map, INT_INT, &[key], key);
}

/// Go 1.23: bit 2 of a byte of flags (value 4), set and cleared by every write. Go 1.27: a byte, 0 or 1.
#[test]
fn the_flag_is_a_bit_or_a_byte() {
    use MapStage::{Check, CheckAgain, ClearFlag, LoadFlag, LoadFlagAgain, SetFlag};
    for (profile, set) in [(Profile::Go123, 4), (Profile::Go127, 1)] {
        let mut world = World::new(profile, 1);
        let map = world.make(INT_INT, 0);
        for key in [1, 1, 2] {
            assign(&mut world, map, key);
            let expected = [
                (Check, 0),
                (LoadFlag, 0),
                (SetFlag, set),
                (CheckAgain, set),
                (LoadFlagAgain, set),
                (ClearFlag, 0),
            ];
            assert_eq!(flags(&world), expected, "{profile:?}");
        }
    }
    // The iterator's bits stay, and the toggle leaves them alone.
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 0);
    assign(&mut world, map, 1);
    world.range(map, INT_INT);
    assign(&mut world, map, 2);
    assert_eq!(flags(&world)[2], (SetFlag, 7));
    assert_eq!(world.heap.load(map.plus(layout::hmap::FLAGS)), Ok(3));
}

/// Insertion 9 doubles a classic map without moving anything; each later write moves the key's old bucket and then the
/// next one; a read moves nothing.
#[test]
fn classic_growth_step_by_step() {
    use MapStage::{Evacuate, Grow};
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 0);
    for key in 0..52 {
        assign(&mut world, map, key);
    }
    let old = world.heap.load(map.plus(layout::hmap::OLDBUCKETS)).expect("header");
    assert_eq!(old, 0, "growth from 4 to 8 buckets is over");
    assign(&mut world, map, 52);
    let stages = world.stages();
    let grow = stages.iter().position(|stage| *stage == Grow).expect("insertion 53 grows");
    // Go back to `again`: with the new array there, this write moves its own old bucket and one more.
    assert_eq!(stages[..grow].iter().filter(|stage| **stage == Evacuate).count(), 0);
    assert_eq!(stages[grow..].iter().filter(|stage| **stage == Evacuate).count(), 2);
    world.get(map, INT_INT, &[1]);
    assert!(!world.stages().contains(&Evacuate));
    world.delete(map, INT_INT, &[1000]);
    let moved = world.stages().iter().filter(|stage| **stage == Evacuate).count();
    assert!((1..=2).contains(&moved), "a delete of a missing key moves buckets, too");
}

/// A Swiss table is replaced as a whole within one write, at insertions 9, 15, 29, … and at 897 it splits.
#[test]
fn swiss_growth_step_by_step() {
    use MapStage::{Grow, Split};
    let mut world = World::new(Profile::Go127, 1);
    let map = world.make(INT_INT, 0);
    let (mut grew, mut split) = (Vec::new(), Vec::new());
    for key in 0..1000 {
        assign(&mut world, map, key);
        let stages = world.stages();
        grew.extend(stages.contains(&Grow).then_some(key + 1));
        split.extend(stages.contains(&Split).then_some(key + 1));
    }
    assert_eq!(grew, [9, 15, 29, 57, 113, 225, 449]);
    assert_eq!(split[0], 897);
}

/// A loop's first step positions it without a look at the flag; every step looks at it.
#[test]
fn loops_step_by_step() {
    use MapStage::{Advance, Check, End, Load, NotEmpty, Probe, ReadTag, ReadTags, Start, Store};
    use MapWord::{B, Buckets, ClearSeq, DirLen, DirPtr, Flags};
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(INT_INT, 0);
        assign(&mut world, map, 1);
        let iter = world.range(map, INT_INT);
        let stages = world.stages();
        let begin: &[MapStage] = match profile.classic_map() {
            true => &[NotEmpty, Load(B), Load(Buckets), Start, Load(Flags), Store(Flags), Check],
            false => &[NotEmpty, Load(DirLen), Load(DirPtr), Start, Load(ClearSeq), Check],
        };
        assert_eq!(stages[..begin.len()], *begin, "{profile:?}");
        assert_eq!(stages.last(), Some(&Advance), "{profile:?}");
        let walk = |stage: &MapStage| matches!(stage, Probe | ReadTag | ReadTags | Advance);
        assert!(stages[begin.len()..].iter().all(walk), "{profile:?}: {stages:?}");
        world.next(iter, INT_INT);
        assert_eq!(world.stages()[0], Check);
        assert_eq!(world.stages().last(), Some(&End));
    }
}

/// `maps.Clone` looks at the flag once, before it copies; it sets none. A classic map has been read for the copy's size by
/// then. Its bucket, and a group, is copied as a whole: 16 words from the start, and 16 to the end.
#[test]
fn clones_step_by_step() {
    use MapStage::{Check, Copy, CopyHeader, CopyWord, Load, NotEmpty};
    use MapWord::{B, Buckets, Count, DirLen, DirPtr, Seed};
    for (profile, before) in [
        (
            Profile::Go123,
            &[Load(Count), Load(Seed), NotEmpty, Check, Load(B), Load(Count), Load(Buckets)] as &[MapStage],
        ),
        (Profile::Go127, &[Check, Load(DirPtr), Load(DirLen), CopyHeader, CopyHeader, CopyHeader]),
    ] {
        let mut world = World::new(profile, 1);
        let map = world.make(INT_INT, 0);
        assign(&mut world, map, 1);
        let clone = MapRuntimeOp::clone_map(&world.program_rc(), map, INT_INT);
        world.done(clone);
        assert_eq!(world.stages(), [before, &[CopyWord; 32], &[Copy]].concat());
        assert_eq!(flags(&world), [(MapStage::Check, 0)]);
    }
}

/// The fast variants do the same in the same order, but for the words of the key; and that for strings reads the control
/// bytes of a Swiss group once more.
#[test]
fn fast_variants_step_by_step() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let (numbers, texts) = (world.make(INT_INT, 0), world.make(STRING_INT, 0));
        let key = world.string("k");
        assign(&mut world, numbers, 1);
        let of_numbers = world.stages();
        world.set(texts, STRING_INT, &key, 1);
        let mut of_texts = world.stages();
        of_texts.dedup();
        of_texts.retain(|stage| *stage != MapStage::ReadTags);
        assert_eq!(of_texts, of_numbers, "{profile:?}");
    }
}
