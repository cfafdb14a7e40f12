//! Tests of both map models: a small world around the operations, then one file for each kind of claim.

mod growth;
mod halves;
mod hash_reads;
mod interleaving;
mod invariants;
mod iteration;
mod keys;
mod large;
mod large_keys;
mod memory;
mod moving;
mod pairs;
mod parts;
mod random;
mod sizes;
mod speed;
mod stepping;
mod steps;
mod torn;
mod two_halves;
mod zeroing;

use super::{MapContext, MapResult, MapRuntimeOp, Progress};
use crate::code::program::{FieldDesc, IntType, Program, Shape, TypeDesc, TypeId};
use crate::event::{Access, Addr, Gid, MapEvent, MapStage};
use crate::machine::Profile;
use crate::machine::heap::{Data, Heap, Object, Role};
use std::rc::Rc;

/// Types of the test program.
const INT: TypeId = TypeId(1);
const STRING: TypeId = TypeId(2);
const FLOAT: TypeId = TypeId(3);
const ANY: TypeId = TypeId(4);
const INT8: TypeId = TypeId(5);
const INTS: TypeId = TypeId(6);
const PAIR: TypeId = TypeId(7);
const EMPTY: TypeId = TypeId(8);
const UINT8: TypeId = TypeId(9);
const INT_INT: TypeId = TypeId(10);
const STRING_INT: TypeId = TypeId(11);
const FLOAT_INT: TypeId = TypeId(12);
const ANY_INT: TypeId = TypeId(13);
const INT8_INT: TypeId = TypeId(14);
const PAIR_STRING: TypeId = TypeId(15);
const INT_EMPTY: TypeId = TypeId(16);
const BIG: TypeId = TypeId(17);
const INT_BIG: TypeId = TypeId(18);
const BIG_INT: TypeId = TypeId(19);
const BIG_BIG: TypeId = TypeId(20);
const BIG_NAME: TypeId = TypeId(21);
const BIG_NAME_INT: TypeId = TypeId(22);
const TRIPLE: TypeId = TypeId(23);
const INT_TRIPLE: TypeId = TypeId(24);
const INT_INT8: TypeId = TypeId(25);
const INT16: TypeId = TypeId(26);
const INT16_INT16: TypeId = TypeId(27);
const INT32: TypeId = TypeId(28);
const INT_INT32: TypeId = TypeId(29);
const FLOAT32: TypeId = TypeId(30);
const INT_FLOAT32: TypeId = TypeId(31);

fn desc(name: &str, shape: Shape, slots: u32, size: u64) -> TypeDesc {
    let comparable = !matches!(shape, Shape::Slice(_));
    TypeDesc {
        name: name.into(),
        named: None,
        shape,
        slots,
        size,
        align: size.clamp(1, 8) as u32,
        comparable,
        methods: Vec::new(),
        pointer_to: None,
        link: None,
    }
}

fn field(name: &str, ty: TypeId, slot: u32, offset: u64) -> FieldDesc {
    FieldDesc { name: name.into(), pkg: "".into(), ty, slot, offset, embedded: false, tag: "".into() }
}

fn map(key: TypeId, value: TypeId) -> TypeDesc {
    desc("map", Shape::Map { key, value }, 1, 8)
}

fn program() -> Program {
    let int = |kind| Shape::Int { kind };
    let pair = Shape::Struct(vec![field("name", STRING, 0, 0), field("any", ANY, 2, 16)]);
    let named = Shape::Struct(vec![field("big", BIG, 0, 0), field("name", STRING, 20, 160)]);
    let types = vec![
        desc("invalid", Shape::Invalid, 1, 8),
        desc("int", int(IntType::Int), 1, 8),
        desc("string", Shape::String, 2, 16),
        desc("float64", Shape::Float64, 1, 8),
        desc("interface {}", Shape::Interface(Vec::new()), 2, 16),
        desc("int8", int(IntType::Int8), 1, 1),
        desc("[]int", Shape::Slice(INT), 3, 24),
        desc("main.Pair", pair, 4, 32),
        desc("struct {}", Shape::Struct(Vec::new()), 0, 0),
        desc("uint8", int(IntType::Uint8), 1, 1),
        map(INT, INT),
        map(STRING, INT),
        map(FLOAT, INT),
        map(ANY, INT),
        map(INT8, INT),
        map(PAIR, STRING),
        map(INT, EMPTY),
        desc("[20]int", Shape::Array { elem: INT, len: 20 }, 20, 160),
        map(INT, BIG),
        map(BIG, INT),
        map(BIG, BIG),
        desc("main.Named", named, 22, 176),
        map(BIG_NAME, INT),
        desc("[3]int", Shape::Array { elem: INT, len: 3 }, 3, 24),
        map(INT, TRIPLE),
        map(INT, INT8),
        desc("int16", int(IntType::Int16), 1, 2),
        map(INT16, INT16),
        desc("int32", int(IntType::Int32), 1, 4),
        map(INT, INT32),
        desc("float32", Shape::Float32, 1, 4),
        map(INT, FLOAT32),
    ];
    Program { types, ..Program::default() }
}

/// A machine as far as maps can see one.
#[derive(Clone)]
struct World {
    heap: Heap,
    program: Rc<Program>,
    profile: Profile,
    random: u64,
    serial: u32,
    zero: Addr,
    events: Vec<MapEvent>,
    accesses: Vec<Access>,
    /// Answers to `Progress::Choice` come from this generator.
    choices: u64,
}

impl MapContext for World {
    fn heap(&self) -> &Heap {
        &self.heap
    }

    fn heap_mut(&mut self) -> &mut Heap {
        &mut self.heap
    }

    fn program(&self) -> &Program {
        &self.program
    }

    fn profile(&self) -> Profile {
        self.profile
    }

    fn alloc(&mut self, ty: TypeId, role: Role, count: u32, words: Vec<u64>) -> Addr {
        self.serial += 1;
        let data = Data::Words(words);
        self.heap.alloc(Object { ty, count, role, data, creator: Gid(1), serial: self.serial })
    }

    fn zero_value(&mut self, _: u32) -> Addr {
        self.zero
    }

    fn random(&mut self) -> u64 {
        next_random(&mut self.random)
    }

    fn event(&mut self, event: MapEvent) {
        self.events.push(event);
    }

    fn access(&mut self, access: Access) {
        self.accesses.push(access);
    }
}

/// splitmix64.
fn next_random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl World {
    fn new(profile: Profile, seed: u64) -> World {
        let mut world = World {
            heap: Heap::default(),
            program: Rc::new(program()),
            profile,
            random: seed,
            serial: 0,
            zero: Addr::NIL,
            events: Vec::new(),
            accesses: Vec::new(),
            choices: seed ^ 1,
        };
        world.zero = world.alloc(INT, Role::Value, 8, vec![0; 8]);
        world
    }

    /// Runs an operation to its end; its events replace the last operation's.
    fn run(&mut self, mut op: MapRuntimeOp) -> Progress {
        self.events.clear();
        self.accesses.clear();
        for _ in 0..100_000 {
            let events = self.events.len();
            match op.step(self) {
                Progress::More => assert_eq!(self.events.len(), events + 1, "one event a step"),
                Progress::Choice(bound) => {
                    assert_eq!(self.events.len(), events, "a question is not a step");
                    assert!(bound >= 8);
                    let answer = next_random(&mut self.choices) % bound;
                    op.choose(answer);
                }
                end => {
                    assert_eq!(self.events.len(), events + 1, "one event a step");
                    return end;
                }
            }
        }
        panic!("an operation does not end");
    }

    fn done(&mut self, op: MapRuntimeOp) -> MapResult {
        match self.run(op) {
            Progress::Done(result) => result,
            other => panic!("{other:?}"),
        }
    }

    fn program_rc(&self) -> Rc<Program> {
        self.program.clone()
    }

    fn make(&mut self, ty: TypeId, hint: i64) -> Addr {
        let program = self.program_rc();
        Addr(self.done(MapRuntimeOp::make(&program, ty, hint)).pointer)
    }

    fn get(&mut self, map: Addr, ty: TypeId, key: &[u64]) -> Option<u64> {
        let program = self.program_rc();
        let result = self.done(MapRuntimeOp::access_ok(&program, map, ty, key));
        let value = self.heap.load(Addr(result.pointer)).unwrap_or(0);
        if !result.ok {
            assert_eq!(Addr(result.pointer), self.zero);
        }
        result.ok.then_some(value)
    }

    /// Assigns, the caller's store included.
    fn set(&mut self, map: Addr, ty: TypeId, key: &[u64], value: u64) {
        let program = self.program_rc();
        let result = self.done(MapRuntimeOp::assign(&program, map, ty, key));
        let _ = self.heap.store(Addr(result.pointer), value);
    }

    fn delete(&mut self, map: Addr, ty: TypeId, key: &[u64]) {
        let program = self.program_rc();
        self.done(MapRuntimeOp::delete(&program, map, ty, key));
    }

    fn clear(&mut self, map: Addr, ty: TypeId) {
        let program = self.program_rc();
        self.done(MapRuntimeOp::clear(&program, map, ty));
    }

    fn range(&mut self, map: Addr, ty: TypeId) -> Addr {
        let program = self.program_rc();
        Addr(self.done(MapRuntimeOp::iter_init(&program, map, ty)).pointer)
    }

    fn next(&mut self, iter: Addr, ty: TypeId) {
        let program = self.program_rc();
        self.done(MapRuntimeOp::iter_next(&program, iter, ty));
    }

    /// The iterator's current entry: key and first word of the element.
    fn current(&self, iter: Addr, key_slots: u32) -> Option<(Vec<u64>, u64)> {
        let (key, elem) = super::iterator_position(&self.heap, iter);
        if key == 0 {
            return None;
        }
        let mut words = vec![0; key_slots as usize];
        self.heap.load_into(Addr(key), &mut words).expect("key");
        Some((words, self.heap.load(Addr(elem)).unwrap_or(0)))
    }

    fn string(&mut self, text: &str) -> [u64; 2] {
        self.serial += 1;
        let data = Data::Bytes(text.as_bytes().to_vec());
        let count = text.len() as u32;
        let object =
            Object { ty: UINT8, count, role: Role::Value, data, creator: Gid(1), serial: self.serial };
        [self.heap.alloc(object).0, text.len() as u64]
    }

    /// An interface value.
    fn any(&mut self, ty: TypeId, words: &[u64]) -> [u64; 2] {
        let tag = u64::from(ty.0) + 1;
        match words {
            [word] => [tag, *word],
            _ => [tag, self.alloc(ty, Role::Value, 1, words.to_vec()).0],
        }
    }

    fn stages(&self) -> Vec<MapStage> {
        self.events.iter().map(|event| event.stage).collect()
    }
}

const BOTH: [Profile; 2] = [Profile::Go123, Profile::Go127];
