//! Both models against a reference map, under long random sequences of operations.

use super::invariants::check;
use super::{
    ANY_INT, BIG_BIG, BIG_INT, BIG_NAME_INT, BOTH, FLOAT_INT, INT, INT_BIG, INT_INT, INT8_INT, PAIR_STRING,
    STRING, STRING_INT, World, next_random,
};
use crate::code::program::TypeId;
use crate::event::{Addr, MapOp};
use crate::machine::Profile;
use crate::machine::map::{MapRuntimeOp, layout};
use std::collections::BTreeMap;

/// A map under test beside its reference.
struct Pair {
    world: World,
    ty: TypeId,
    map: Addr,
    keys: Vec<Vec<u64>>,
    reference: BTreeMap<usize, u64>,
}

impl Pair {
    /// `universe` different keys of the map's key type.
    fn new(profile: Profile, ty: TypeId, universe: usize, seed: u64) -> Pair {
        let mut world = World::new(profile, seed);
        let keys = (0..universe).map(|i| key(&mut world, ty, i)).collect();
        let map = world.make(ty, 0);
        Pair { world, ty, map, keys, reference: BTreeMap::new() }
    }

    fn set(&mut self, i: usize, value: u64) {
        self.world.set(self.map, self.ty, &self.keys[i].clone(), value);
        self.reference.insert(i, value);
    }

    fn delete(&mut self, i: usize) {
        self.world.delete(self.map, self.ty, &self.keys[i].clone());
        self.reference.remove(&i);
    }

    fn get(&mut self, i: usize) {
        let found = self.world.get(self.map, self.ty, &self.keys[i].clone());
        assert_eq!(found, self.reference.get(&i).copied());
    }

    fn clear(&mut self) {
        self.world.clear(self.map, self.ty);
        self.reference.clear();
    }

    /// A full range loop visits every entry once.
    fn range(&mut self) {
        let slots = self.keys[0].len() as u32;
        let mut left = self.reference.clone();
        let iter = self.world.range(self.map, self.ty);
        while let Some((key, value)) = self.world.current(iter, slots) {
            let i = self.index_of(&key);
            assert_eq!(left.remove(&i), Some(value));
            self.world.next(iter, self.ty);
        }
        assert!(left.is_empty());
    }

    /// Test keys are told apart by their words: each string and box is made once.
    fn index_of(&self, key: &[u64]) -> usize {
        self.keys.iter().position(|known| known == key).expect("a key of the universe")
    }

    fn clone_map(&mut self) {
        let program = self.world.program_rc();
        let copy = self.world.done(MapRuntimeOp::clone_map(&program, self.map, self.ty));
        self.check();
        self.map = Addr(copy.pointer);
        self.check();
    }

    fn check(&mut self) {
        assert_eq!(check(&mut self.world, self.map, self.ty), self.reference.len() as u64);
    }
}

fn key(world: &mut World, ty: TypeId, i: usize) -> Vec<u64> {
    let word = i as u64;
    match ty {
        STRING_INT => world.string(&format!("key {i}")).to_vec(),
        FLOAT_INT => vec![(i as f64 * 0.5 - 3.0).to_bits()],
        ANY_INT if i.is_multiple_of(2) => world.any(INT, &[word]).to_vec(),
        ANY_INT => {
            let text = world.string(&format!("{i}"));
            world.any(STRING, &text).to_vec()
        }
        PAIR_STRING => {
            let name = world.string(&format!("{}", i % 3));
            let any = world.any(INT, &[word]);
            [name, any].concat()
        }
        BIG_INT | BIG_BIG => (0..20).map(|n| word >> (n % 3)).collect(),
        BIG_NAME_INT => {
            let name = world.string(&format!("{}", i % 3));
            (0..20).map(|_| word).chain(name).collect()
        }
        _ => vec![word],
    }
}

/// Random operations; the mix drifts between growing and shrinking. Every `every` operations the structure is checked.
fn churn(pair: &mut Pair, operations: u32, every: u32, seed: u64) {
    let mut random = seed;
    let universe = pair.keys.len() as u64;
    for n in 0..operations {
        let phase = n / (4 * universe as u32 + 16) % 3;
        let r = next_random(&mut random);
        let i = (r % universe) as usize;
        match (r >> 32) % 1000 {
            0 if universe < 64 || n % 7 == 0 => pair.clear(),
            1..=2 if universe < 64 => pair.clone_map(),
            3..=9 if universe < 64 => pair.range(),
            10..=300 => pair.get(i),
            roll => {
                let sets = [roll < 850, roll < 600, roll < 420][phase as usize];
                if sets { pair.set(i, r >> 8) } else { pair.delete(i) }
            }
        }
        if n % every == 0 {
            pair.check();
        }
    }
    pair.check();
    pair.range();
}

#[test]
fn small_universes_of_every_key_type() {
    for profile in BOTH {
        for ty in [
            INT_INT,
            STRING_INT,
            FLOAT_INT,
            ANY_INT,
            INT8_INT,
            PAIR_STRING,
            INT_BIG,
            BIG_INT,
            BIG_BIG,
            BIG_NAME_INT,
        ] {
            for (universe, seed) in [(6, 1), (12, 2), (40, 3), (100, 4)] {
                churn(&mut Pair::new(profile, ty, universe, seed), 6_000, 1, seed);
            }
        }
    }
}

#[test]
fn large_universes() {
    for profile in BOTH {
        for (ty, universe) in [(INT_INT, 5000), (STRING_INT, 2500), (INT_BIG, 1500), (BIG_NAME_INT, 1500)] {
            churn(&mut Pair::new(profile, ty, universe, 9), 60_000, 997, 10);
        }
    }
}

/// Two million operations; where the universe is small the structure is checked after every one.
#[test]
fn two_millions() {
    for profile in BOTH {
        for (ty, universe, every, operations) in
            [(INT_INT, 12, 1, 500_000), (INT_INT, 40, 1, 250_000), (STRING_INT, 300, 101, 250_000)]
        {
            churn(&mut Pair::new(profile, ty, universe, 7), operations, every, 7);
        }
    }
}

#[test]
#[ignore = "ten million operations; run with --release"]
fn ten_millions() {
    for profile in BOTH {
        for (ty, universe, every) in [(INT_INT, 40, 1), (STRING_INT, 300, 101), (ANY_INT, 5000, 9973)] {
            for seed in 0..4 {
                churn(&mut Pair::new(profile, ty, universe, seed), 420_000, every, seed);
            }
        }
    }
}

/// Steady insertion and deletion at one size: the classic map grows to the same size to get rid of overflow buckets, the
/// Swiss map collects tombstones.
#[test]
fn churn_at_a_steady_size() {
    for profile in BOTH {
        let mut pair = Pair::new(profile, INT_INT, 20_000, 5);
        let mut same_size = false;
        let mut tombstones = false;
        for i in 0..20_000 {
            pair.set(i, 1);
            if i >= 100 {
                pair.delete(i - 100);
            }
            if i % 50 == 0 {
                pair.check();
            }
            let flags = pair.world.heap.load(pair.map.plus(layout::hmap::FLAGS)).expect("header");
            same_size |= profile.classic_map() && flags & layout::flag::SAME_SIZE_GROW != 0;
            let possible = pair.world.heap.load(pair.map.plus(layout::swiss_map::TOMBSTONE_POSSIBLE));
            tombstones |= !profile.classic_map() && possible == Ok(1);
        }
        assert_eq!((same_size, tombstones), (profile.classic_map(), !profile.classic_map()));
        let b = pair.world.heap.load(pair.map.plus(layout::hmap::B)).expect("header");
        if profile.classic_map() {
            assert_eq!(b, 4, "100 entries need 16 buckets");
        }
    }
}

/// The generic Swiss functions rehash where the fast ones prune.
#[test]
fn fast_variants_prune_tombstones() {
    let mut pair = Pair::new(Profile::Go127, INT_INT, 3000, 6);
    let mut pruned = 0;
    let program = pair.world.program_rc();
    for i in 0..3000 {
        let key = pair.keys[i].clone();
        let result = pair.world.done(MapRuntimeOp::assign(&program, pair.map, pair.ty, &key));
        pair.world.heap.store(Addr(result.pointer), 7).expect("element");
        pair.reference.insert(i, 7);
        pruned += pair
            .world
            .events
            .iter()
            .filter(|event| event.stage == crate::event::MapStage::Prune && event.op == MapOp::Assign)
            .count();
        if i >= 50 {
            pair.delete(i - 50);
        }
        pair.check();
    }
    assert!(pruned > 0);
}
