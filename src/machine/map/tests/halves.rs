//! Keys and elements of several words that a growth, a clone or an iteration reads while somebody writes them: seen half
//! written, hashed half written, and what becomes of it.

use super::stepping::{assign, before, finish, until};
use super::{BOTH, INT, INT_INT, PAIR_STRING, STRING_INT, World};
use crate::event::{Addr, MapStage, MapWord};
use crate::machine::Profile;
use crate::machine::map::layout::{hmap, swiss_map};
use crate::machine::map::{MapPanic, MapRuntimeOp, Progress};
use MapStage::{
    ClearElem, ClearKey, CopyElem, CopyKey, CopyTag, HashKey, Load, MarkMoved, PlaceElem, PlaceKey, StoreKey,
};
use MapWord::Seed;

/// A full map of eight struct keys (a nil string and an int in an interface), the next insertion grows it.
fn full(profile: Profile) -> (World, Addr) {
    let mut world = World::new(profile, 1);
    let map = world.make(PAIR_STRING, 0);
    for n in 0..8 {
        world.set(map, PAIR_STRING, &pair(n), 0);
    }
    (world, map)
}

fn pair(n: u64) -> [u64; 4] {
    [0, 0, u64::from(INT.0) + 1, n]
}

/// What one entry comes to when it is moved: each word of the key for its hash, then each word of key and element.
#[test]
fn an_entry_moves_word_by_word() {
    for profile in BOTH {
        let (mut world, map) = full(profile);
        world.events.clear();
        let mut grower = assign(&world, map, PAIR_STRING, &pair(100));
        until(&mut world, &mut grower, Load(Seed));
        let from = world.events.len() - 1;
        finish(&mut world, &mut grower);
        let hashed = [Load(Seed), HashKey, HashKey, HashKey, HashKey];
        let copied = [[CopyKey].repeat(4), [CopyElem].repeat(2)].concat();
        let placed =
            [[CopyKey].repeat(4), [PlaceKey].repeat(4), [CopyElem].repeat(2), [PlaceElem].repeat(2)].concat();
        let expected = match profile.classic_map() {
            // An interface is inside: whether the key equals itself is asked, and the flags are read for that.
            true => [&hashed[..], &[Load(MapWord::Flags), MarkMoved, CopyTag], &placed].concat(),
            false => [&hashed[..], &copied].concat(),
        };
        let stages: Vec<MapStage> = world.events[from..].iter().map(|event| event.stage).collect();
        assert_eq!(stages[..expected.len()], expected, "{profile:?}");
    }
}

/// A writer that has passed the check writes a key while another one moves it: what arrives is half of each.
#[test]
fn a_growth_copies_half_a_key() {
    for profile in BOTH {
        let (mut world, map) = full(profile);
        let mut grower = assign(&world, map, PAIR_STRING, &pair(100));
        before(&mut world, &mut grower, CopyKey);
        for _ in 0..2 {
            until(&mut world, &mut grower, CopyKey);
        }
        let (block, _) = grower.place();
        let cell = grower.cell().expect("the one that is read");
        let kind = grower.kind;
        let slot = if profile.classic_map() { kind.bucket_key(cell) } else { kind.group_key(cell) };
        let name = world.string("k");
        let new = [name[0], name[1], u64::from(INT.0) + 1, 77];
        for (at, word) in (slot..).zip(new) {
            world.heap.store(block.plus(at), word).expect("the key");
        }
        finish(&mut world, &mut grower);
        let iter = world.range(map, PAIR_STRING);
        let mut keys = Vec::new();
        while let Some((key, _)) = world.current(iter, 4) {
            keys.push(key);
            world.next(iter, PAIR_STRING);
        }
        assert!(keys.contains(&vec![0, 0, new[2], new[3]]), "{profile:?}: {keys:?}");
    }
}

/// The hash of a key that is half written is that of a key that nobody ever wrote: the entry goes where nobody looks.
#[test]
fn a_key_that_was_hashed_half_written_is_lost() {
    for profile in BOTH {
        let mut lost = 0;
        for seed in 0..8 {
            let (mut world, map) = full(profile);
            world.random = seed;
            let mut grower = assign(&world, map, PAIR_STRING, &pair(100));
            before(&mut world, &mut grower, HashKey);
            until(&mut world, &mut grower, HashKey);
            // The string was read; now all of the key is another one's, and then what it was.
            let (block, _) = grower.place();
            let cell = grower.cell().expect("the one that is hashed");
            let kind = grower.kind;
            let slot = if profile.classic_map() { kind.bucket_key(cell) } else { kind.group_key(cell) };
            let at = block.plus(slot + 3);
            let was = world.heap.load(at).expect("the key");
            world.heap.store(at, 1000 + seed).expect("the key");
            for _ in 0..3 {
                until(&mut world, &mut grower, HashKey);
            }
            world.heap.store(at, was).expect("the key");
            finish(&mut world, &mut grower);
            lost += u32::from(world.get(map, PAIR_STRING, &pair(was)).is_none());
        }
        assert!(lost > 0, "{profile:?}");
    }
}

/// The fast variant for strings stores the tophash first, then the length, then the pointer: an evacuation in between hashes
/// a text at nil. Of more than 128 bytes the last ones are read first: 0x4b is where Go 1.23.9 faults of 203.
#[test]
fn an_evacuation_hashes_a_text_at_nil() {
    for (bytes, address) in [(4, 0), (128, 0), (203, 0x4b)] {
        let mut world = World::new(Profile::Go123, 1);
        let map = world.make(STRING_INT, 0);
        for n in 0..7 {
            let key = world.string(&format!("key{n}"));
            world.set(map, STRING_INT, &key, n);
        }
        let (late, ninth) = (world.string(&"x".repeat(bytes)), world.string("ninth"));
        let mut slow = assign(&world, map, STRING_INT, &late);
        let mut eighth = assign(&world, map, STRING_INT, &ninth);
        until(&mut world, &mut slow, MapStage::LoadFlag);
        until(&mut world, &mut eighth, MapStage::LoadFlag);
        until(&mut world, &mut slow, StoreKey);
        // Somebody else's insertions, as far as the growth: the count is what a racing writer would have made of it.
        world.heap.store(map.plus(hmap::COUNT), 8).expect("the header");
        let end = finish(&mut world, &mut eighth);
        assert_eq!(end, Progress::Panic(MapPanic::NilDereferenceAt(address)));
    }
}

/// `map[string]` in Go 1.23: a deletion clears the pointer of the key and leaves its length, so a reader that goes by
/// length follows nil.
#[test]
fn a_reader_follows_the_nil_of_a_deleted_key() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(STRING_INT, 0);
    let [key, same] = ["key", "key"].map(|text| world.string(text));
    world.set(map, STRING_INT, &key, 1);
    world.set(map, STRING_INT, &[0, 0], 2);
    let mut reader = MapRuntimeOp::access_ok(&world.program_rc(), map, STRING_INT, &same);
    let mut deleter = MapRuntimeOp::delete(&world.program_rc(), map, STRING_INT, &key);
    until(&mut world, &mut reader, MapStage::Check);
    until(&mut world, &mut deleter, ClearKey);
    assert!(matches!(finish(&mut world, &mut reader), Progress::Panic(MapPanic::NilDereference)));
}

/// An element is cleared word by word: a reader that has found the key may read half of it.
#[test]
fn a_deletion_clears_half_an_element() {
    for profile in BOTH {
        let mut world = World::new(profile, 1);
        let map = world.make(PAIR_STRING, 0);
        let text = world.string("text");
        let assigned = assign(&world, map, PAIR_STRING, &pair(1));
        let elem = Addr(world.done(assigned).pointer);
        world.heap.store_from(elem, &text).expect("the element");
        let mut deleter = MapRuntimeOp::delete(&world.program_rc(), map, PAIR_STRING, &pair(1));
        until(&mut world, &mut deleter, ClearElem);
        let seen = [0, 1].map(|slot| world.heap.load(elem.plus(slot)).expect("the element"));
        assert_eq!(seen, [0, text[1]], "{profile:?}: the pointer is gone, the length is there");
        assert!(matches!(finish(&mut world, &mut deleter), Progress::Done(_)));
        let cleared = world.events.iter().filter(|event| event.stage == ClearKey).count();
        assert_eq!(cleared, 4);
    }
}

/// The seed is read for each entry: one that changes in the middle of a Swiss growth splits the entries into those that are
/// found by the new seed and those that are not.
#[test]
fn a_new_seed_in_the_middle_of_a_growth() {
    let (mut world, map) = full(Profile::Go127);
    let mut grower = assign(&world, map, PAIR_STRING, &pair(100));
    for _ in 0..4 {
        until(&mut world, &mut grower, Load(Seed));
    }
    world.heap.store(map.plus(swiss_map::SEED), 12345).expect("the header");
    finish(&mut world, &mut grower);
    let found = (0..8).filter(|&n| world.get(map, PAIR_STRING, &pair(n)).is_some()).count();
    assert_eq!(found, 4);
}

/// Evacuation reads an element, and only then stores it: what is written to the old place in between is lost.
#[test]
fn an_element_changes_between_load_and_store() {
    let mut world = World::new(Profile::Go123, 1);
    let map = world.make(INT_INT, 0);
    for key in 0..8 {
        world.set(map, INT_INT, &[key], key);
    }
    let mut grower = assign(&world, map, INT_INT, &[100]);
    until(&mut world, &mut grower, CopyElem);
    let (old, _) = grower.place();
    let cell = grower.cell().expect("the one that is read");
    let key = world.heap.load(old.plus(grower.kind.bucket_key(cell))).expect("the key");
    world.heap.store(old.plus(grower.kind.bucket_elem(cell)), 77).expect("the element");
    finish(&mut world, &mut grower);
    assert_eq!(world.get(map, INT_INT, &[key]), Some(key));
}

/// The lookup of an entry that has moved reads its key from the old place.
#[test]
fn an_iteration_looks_up_half_a_key() {
    for profile in BOTH {
        let (mut world, map) = full(profile);
        let iter = world.range(map, PAIR_STRING);
        world.set(map, PAIR_STRING, &pair(100), 0);
        for n in 0..8 {
            // Everything is moved.
            world.delete(map, PAIR_STRING, &pair(1000 + n));
        }
        world.events.clear();
        let mut next = MapRuntimeOp::iter_next(&world.program_rc(), iter, PAIR_STRING);
        until(&mut world, &mut next, MapStage::Lookup);
        let at = next.at.moved_key;
        let was = world.heap.load(at.plus(3)).expect("the key");
        until(&mut world, &mut next, HashKey);
        // No entry has the key that is looked up now; the iteration goes on to the next one.
        world.heap.store(at.plus(3), 5000).expect("the key");
        assert!(matches!(finish(&mut world, &mut next), Progress::Done(_)));
        let lookups = world.events.iter().filter(|event| event.stage == MapStage::Lookup).count();
        assert!(lookups > 1, "{profile:?}: {was}");
    }
}
