//! What a runtime operation may touch: the part of the machine that rooms (maps, natives, plain slow instructions)
//! are lent for one micro-step.

use super::config::Config;
use super::heap::{Data, Heap, Object, Role};
use super::map::{MapContext, MapPanic};
use super::profile::Profile;
use crate::code::inline::Inlining;
use crate::code::op::Boxed;
use crate::code::program::{Program, TypeId};
use crate::event::{Access, AccessKind, Addr, Choice, Event, EventSink, Fatal, Gid, MapEvent, Wait};
use std::cell::OnceCell;

/// An event sink behind a reference, so that slow operations are compiled once.
pub trait Sink {
    fn event(&mut self, step: u64, g: Gid, event: Event);
    fn access(&mut self, step: u64, g: Gid, access: Access);
    fn freed(&mut self, object: u32);
    /// Whether accesses are wanted.
    fn accesses(&self) -> bool;
}

impl<S: EventSink> Sink for S {
    fn event(&mut self, step: u64, g: Gid, event: Event) {
        EventSink::event(self, step, g, event);
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        EventSink::access(self, step, g, access);
    }

    fn freed(&mut self, object: u32) {
        EventSink::freed(self, object);
    }

    fn accesses(&self) -> bool {
        S::ACCESSES
    }
}

/// Any reader behind a reference, for code that is to be compiled for all readers together.
pub struct Shared<'a, const ACCESSES: bool>(pub &'a mut dyn Sink);

impl<const ACCESSES: bool> EventSink for Shared<'_, ACCESSES> {
    const ACCESSES: bool = ACCESSES;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.0.event(step, g, event);
    }

    fn access(&mut self, step: u64, g: Gid, access: Access) {
        self.0.access(step, g, access);
    }
}

/// How a micro-step of an operation ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// More stages follow; the instruction stays current.
    More,
    /// The instruction is finished.
    Done,
    /// The operation arranged control itself (frames pushed or dropped).
    Jumped,
    /// The goroutine parks inside the operation.
    Park(Wait),
    /// The goroutine goes to the end of the queue; the instruction is finished.
    Yield,
    /// The same, after waking the goroutine that runs instead.
    HandOff,
    /// Nothing was done: an answer is needed first (`Env::answer`).
    Ask(Choice),
    /// The instruction panics.
    Panic(Raise),
    Fatal(Fatal),
    /// The goroutine's end.
    Exit,
    /// The program's end.
    ExitProgram(i32),
    /// The memory budget is used up.
    OutOfMemory,
    /// Memory is read or written as the machine does not keep it.
    Unmodelled,
    /// Our own mistake, never the program's.
    Engine(String),
}

/// A panic's value and, for memory faults, the signal's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raise {
    pub value: [u64; 2],
    pub signal: Option<u64>,
    pub boxed: Boxed,
    /// By a send that had been parked.
    pub woken: bool,
}

/// Objects that exist once for the whole run.
#[derive(Clone, Debug, Default)]
pub struct Statics {
    /// A shared object of zeros, as large as the largest map value: what reading a missing key points to.
    pub zero: Addr,
    /// Addresses of the program's string constants, by `StrId`.
    pub strings: Vec<u64>,
    /// Addresses of the package-level variables, by `GlobalId`.
    pub globals: Vec<u64>,
    /// Closure objects of functions without captures, by `FuncId` (0: never used as a value so far).
    pub func_values: Vec<u64>,
    /// What gc inlines in the program, once something asks for it.
    pub inlining: OnceCell<Option<Inlining>>,
}

/// The part of the machine an operation works on.
pub struct Env<'a> {
    pub program: &'a Program,
    pub config: &'a Config,
    pub statics: &'a Statics,
    pub heap: &'a mut Heap,
    /// Registers of the running goroutine's top frame.
    pub regs: &'a mut [u64],
    pub g: Gid,
    /// The machine's count of micro-steps before this one.
    pub step: u64,
    /// The goroutine's allocation counter.
    pub serial: &'a mut u32,
    pub sink: &'a mut dyn Sink,
    /// The answer to the operation's `Progress::Ask`; the operation takes it.
    pub answer: &'a mut Option<u64>,
}

impl Env<'_> {
    /// A new zeroed object of `count` values of `ty`.
    pub fn alloc(&mut self, ty: TypeId, count: u64) -> Addr {
        let desc = &self.program.types[ty.0 as usize];
        let len = (count * u64::from(desc.slots)) as usize;
        let data = if is_byte(&desc.shape) { Data::Bytes(vec![0; len]) } else { Data::Words(vec![0; len]) };
        self.alloc_object(ty, count as u32, data)
    }

    /// A new object with these slots.
    pub fn alloc_object(&mut self, ty: TypeId, count: u32, data: Data) -> Addr {
        self.alloc_part(ty, Role::Value, count, data)
    }

    /// A new object in this role: values, or a part of a map.
    pub fn alloc_part(&mut self, ty: TypeId, role: Role, count: u32, data: Data) -> Addr {
        *self.serial += 1;
        self.heap.alloc(Object { ty, count, role, data, creator: self.g, serial: *self.serial })
    }

    /// A new byte object; its address and length are a string value. The empty string is (0, 0).
    pub fn new_string(&mut self, bytes: &[u8]) -> [u64; 2] {
        if bytes.is_empty() {
            return [0, 0];
        }
        let ty = self.program.known.uint8;
        let addr = self.alloc_object(ty, bytes.len() as u32, Data::Bytes(bytes.to_vec()));
        [addr.0, bytes.len() as u64]
    }

    /// An interface value holding `words` of type `ty` (boxed unless it is one slot).
    pub fn box_value(&mut self, ty: TypeId, words: &[u64]) -> [u64; 2] {
        let tag = u64::from(ty.0) + 1;
        match words {
            [] => [tag, 0],
            [word] => [tag, *word],
            _ => [tag, self.alloc_object(ty, 1, Data::Words(words.to_vec())).0],
        }
    }

    /// A panic with one of the runtime's error types that hold a text.
    pub fn raise_text(&mut self, ty: TypeId, text: &str) -> Progress {
        let string = self.new_string(text.as_bytes());
        Progress::Panic(Raise {
            value: self.box_value(ty, &string),
            signal: None,
            boxed: Boxed::AsIs,
            woken: false,
        })
    }

    /// A `runtime.Error`; `text` is without the prefix `runtime error: `.
    pub fn raise_runtime(&mut self, text: &str) -> Progress {
        let ty = self.program.known.runtime_error;
        self.raise_text(ty, text)
    }

    /// A `runtime.Error` without the prefix.
    pub fn raise_plain(&mut self, text: &str) -> Progress {
        let ty = self.program.known.plain_error;
        self.raise_text(ty, text)
    }

    pub fn event(&mut self, event: Event) {
        self.sink.event(self.step, self.g, event);
    }

    /// Reports a plain or atomic access for the race detector.
    pub fn access(&mut self, addr: Addr, n: u32, kind: AccessKind) {
        if self.sink.accesses() {
            self.sink.access(self.step, self.g, Access { addr, n, kind });
        }
    }
}

/// uint8 (and named types of it): such objects keep one byte a slot.
pub fn is_byte(shape: &crate::code::program::Shape) -> bool {
    use crate::code::program::{IntType, Shape};
    matches!(shape, Shape::Int { kind: IntType::Uint8 })
}

impl MapContext for Env<'_> {
    fn heap(&self) -> &Heap {
        self.heap
    }

    fn heap_mut(&mut self) -> &mut Heap {
        self.heap
    }

    fn program(&self) -> &Program {
        self.program
    }

    fn profile(&self) -> Profile {
        self.config.profile
    }

    fn alloc(&mut self, ty: TypeId, role: Role, count: u32, words: Vec<u64>) -> Addr {
        *self.serial += 1;
        let (creator, serial) = (self.g, *self.serial);
        self.heap.alloc(Object { ty, count, role, data: Data::Words(words), creator, serial })
    }

    fn zero_value(&mut self, slots: u32) -> Addr {
        debug_assert!(
            self.heap.object(self.statics.zero).is_some_and(|zero| zero.data.len() >= slots as usize)
        );
        self.statics.zero
    }

    fn random(&mut self) -> u64 {
        Env::random(self)
    }

    fn event(&mut self, event: MapEvent) {
        Env::event(self, Event::Map(event));
    }

    fn access(&mut self, access: Access) {
        if self.sink.accesses() {
            self.sink.access(self.step, self.g, access);
        }
    }
}

impl Env<'_> {
    /// The next number of the goroutine's own sequence (runtime.rand): a function of the seed, the goroutine and how
    /// far it came, so that it does not depend on the schedule.
    pub fn random(&mut self) -> u64 {
        *self.serial += 1;
        let mut x = self.config.seed ^ u64::from(self.g.0) << 40 ^ u64::from(*self.serial);
        x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// The panic that a map operation ends in.
    pub fn raise_map(&mut self, panic: MapPanic) -> Progress {
        let name = |env: &Env, ty: TypeId| {
            env.program.types.get(ty.0 as usize).map_or_else(|| "?".to_string(), |desc| desc.name.to_string())
        };
        match panic {
            MapPanic::NilMapWrite => self.raise_plain("assignment to entry in nil map"),
            MapPanic::Unhashable(ty) => {
                let text = format!("hash of unhashable type {}", name(self, ty));
                self.raise_runtime(&text)
            }
            MapPanic::UnhashableOnEmpty(ty) => {
                let text = format!("hash of unhashable type: {}", name(self, ty));
                let ty = self.program.known.unhashable_type_error;
                self.raise_text(ty, &text)
            }
            MapPanic::Uncomparable(ty) => {
                let text = format!("comparing uncomparable type {}", name(self, ty));
                self.raise_runtime(&text)
            }
            MapPanic::NilDereference => super::trap::nil_dereference(self, 0),
            MapPanic::NilDereferenceAt(at) => super::trap::wild(self, at),
            MapPanic::Invariant(text) => {
                let ty = self.program.known.string;
                self.raise_text(ty, text)
            }
            MapPanic::OutOfRange { index, len } => {
                self.raise_runtime(&format!("index out of range [{index}] with length {len}"))
            }
            MapPanic::Fault(fatal) => self.raise_plain(fatal.text()),
        }
    }
}
