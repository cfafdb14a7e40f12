//! Library functions that the machine implements: one file per package, each with a closed enum and a table from
//! names. What they do is stated at their declarations in the library's `native.go` files.

pub mod args;
mod callers;
mod finalizer;
mod lab;
mod math;
mod os;
pub mod pending;
mod reflect;
mod reflect_types;
mod runtime;
mod strconv;
mod sync;
mod text;
mod time;
mod utf8;

pub(super) use callers::ForeignFrame;

use super::Machine;
use super::env::{Progress, Sink};
use super::pause::VisibleOp;
use super::state::lost;
use crate::code::op::Reg;
use crate::code::program::NativeId;
use crate::event::{Addr, Gid, MapOp};

/// A resolved native.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Native {
    /// The library declares it, but there is no such function here.
    Missing,
    Lab(lab::Lab),
    Math(math::Math),
    Os(os::Os),
    Reflect(reflect::Reflect),
    Runtime(runtime::Runtime),
    Strconv(strconv::Strconv),
    Sync(sync::Sync),
    Text(text::Text),
    Time(time::Time),
    Utf8(utf8::Utf8),
}

impl Native {
    /// By the name in `Program::natives`: `importpath.Func` or `importpath.(*Type).Method`.
    pub fn resolve(name: &str) -> Native {
        let slash = name.rfind('/').map_or(0, |at| at + 1);
        let Some(dot) = name[slash..].find('.').map(|at| slash + at) else { return Native::Missing };
        let (package, func) = (&name[..dot], &name[dot + 1..]);
        let found = match package {
            "internal/lab" => lab::find(func).map(Native::Lab),
            "math" => math::find(func).map(Native::Math),
            "os" => os::find(func).map(Native::Os),
            "reflect" => reflect::find(func).map(Native::Reflect),
            "maps" => reflect::find_maps(func).map(Native::Reflect),
            "runtime" | "runtime/debug" => runtime::find(func).map(Native::Runtime),
            "iter" => runtime::find_iter(func).map(Native::Runtime),
            "strconv" => strconv::find(func).map(Native::Strconv),
            "sync" => sync::find(func).map(Native::Sync),
            "sync/atomic" => sync::find_atomic(func).map(Native::Sync),
            "strings" => text::find_strings(func).map(Native::Text),
            "bytes" => text::find_bytes(func).map(Native::Text),
            "time" => time::find(func).map(Native::Time),
            "testing/synctest" => time::find_synctest(func).map(Native::Time),
            "unicode/utf8" => utf8::find(func).map(Native::Utf8),
            _ => None,
        };
        found.unwrap_or(Native::Missing)
    }

    /// What other goroutines see of it, with the register that holds the address; None for plain functions.
    pub fn visible(self, at: Reg) -> Option<(VisibleOp, Option<Reg>)> {
        match self {
            Native::Sync(native) => Some((VisibleOp::Sync(native.sync_op()?), Some(native.address(at)))),
            Native::Time(native) => native.visible(at),
            Native::Os(os::Os::Write) => Some((VisibleOp::Io, None)),
            Native::Runtime(runtime::Runtime::NumGoroutine) => Some((VisibleOp::Count, None)),
            Native::Runtime(runtime::Runtime::Gosched) => Some((VisibleOp::Gosched, None)),
            Native::Reflect(native) => native.visible(at),
            Native::Lab(lab::Lab::Rand) => Some((VisibleOp::Random, None)),
            _ => None,
        }
    }
}

impl Native {
    /// The map operation that it starts, with the register of the map or iterator.
    pub fn map_op(self, at: Reg) -> Option<(MapOp, Reg)> {
        match self {
            Native::Reflect(native) => native.map_op(at),
            _ => None,
        }
    }
}

/// An entry point that works on the environment alone.
type Pure = fn(&mut args::Args) -> Progress;

impl Machine {
    /// The first micro-step of a native, the only one of most.
    pub(super) fn call_native(&mut self, g: Gid, id: NativeId, at: Reg, sink: &mut dyn Sink) -> Progress {
        let native = self.natives.get(id.0 as usize).copied().unwrap_or(Native::Missing);
        match native {
            Native::Missing => {
                let name = self.program.natives.get(id.0 as usize).map_or("?", |name| name);
                Progress::Engine(format!("the library function {name} is not implemented"))
            }
            Native::Sync(native) => self.sync_native(g, native, at, sink),
            Native::Time(native) => self.time_native(g, native, at, sink),
            Native::Runtime(native) => self.runtime_native(g, native, at, sink),
            Native::Os(native) => self.os_native(g, native, at, sink),
            Native::Reflect(native) => self.reflect_native(g, native, at, sink),
            Native::Lab(native) => self.pure(g, native.entry(), native.results(), at, sink),
            Native::Math(native) => self.pure(g, math::call(native), 1, at, sink),
            Native::Strconv(native) => self.pure(g, native.entry(), native.results(), at, sink),
            Native::Text(native) => self.pure(g, text::call(native), 1, at, sink),
            Native::Utf8(native) => self.pure(g, native.entry(), native.results(), at, sink),
        }
    }

    fn pure(&mut self, g: Gid, entry: Pure, results: u16, at: Reg, sink: &mut dyn Sink) -> Progress {
        self.with_env(g, sink, |env| entry(&mut args::Args::new(env, at, results))).unwrap_or_else(lost)
    }

    /// The argument in slot `n` behind `results` slots of results.
    pub(super) fn native_arg(&self, g: Gid, at: Reg, results: u16, n: u16) -> u64 {
        self.reg(g, Reg(at.0 + results + n))
    }

    pub(super) fn native_addr(&self, g: Gid, at: Reg, results: u16, n: u16) -> Addr {
        Addr(self.native_arg(g, at, results, n))
    }
}
