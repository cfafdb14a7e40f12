//! Package reflect: values by the address of their slots; maps, channels and calls with the machine's own operations.

use super::reflect_types::{self, Types};
use crate::code::FuncId;
use crate::code::op::Reg;
use crate::code::program::{Shape, TypeId};
use crate::event::{AccessKind, Addr, Gid, MapOp, Wait};
use crate::machine::env::{Env, Progress, Sink};
use crate::machine::goroutine::{Frame, FrameKind};
use crate::machine::heap::Data;
use crate::machine::map::{self, MapRuntimeOp};
use crate::machine::op::{MapInto, NativeOp, RuntimeOp};
use crate::machine::pause::VisibleOp;
use crate::machine::select::Case;
use crate::machine::slices::MAX_ALLOC;
use crate::machine::state::lost;
use crate::machine::waitq::{Place, Queue, Sudog};
use crate::machine::{Machine, iface};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reflect {
    Type(Types),
    Unpack,
    Pack,
    NewObject,
    TypedCopy,
    AddSlots,
    MakeMap,
    MapLen,
    MapAccess,
    MapAssign,
    MapDelete,
    MapClear,
    MapIterInit,
    MapIterKey,
    MapIterNext,
    /// maps.clone.
    MapClone,
    MakeChan,
    ChanLen,
    ChanCap,
    ChanClose,
    ChanSend,
    ChanRecv,
    SelectGo,
    Call,
    CallMethod,
}

pub fn find(name: &str) -> Option<Reflect> {
    if let Some(native) = reflect_types::find(name) {
        return Some(Reflect::Type(native));
    }
    Some(match name {
        "unpack" => Reflect::Unpack,
        "pack" => Reflect::Pack,
        "newObject" => Reflect::NewObject,
        "typedCopy" => Reflect::TypedCopy,
        "addSlots" => Reflect::AddSlots,
        "makeMap" => Reflect::MakeMap,
        "mapLen" => Reflect::MapLen,
        "mapAccess" => Reflect::MapAccess,
        "mapAssign" | "mapAssignString" => Reflect::MapAssign,
        "mapDelete" => Reflect::MapDelete,
        "mapClear" => Reflect::MapClear,
        "mapIterInit" => Reflect::MapIterInit,
        "mapIterKey" => Reflect::MapIterKey,
        "mapIterNext" => Reflect::MapIterNext,
        "makeChan" => Reflect::MakeChan,
        "chanLen" => Reflect::ChanLen,
        "chanCap" => Reflect::ChanCap,
        "chanClose" => Reflect::ChanClose,
        "chanSend" => Reflect::ChanSend,
        "chanRecv" => Reflect::ChanRecv,
        "selectGo" => Reflect::SelectGo,
        "call" => Reflect::Call,
        "callMethod" => Reflect::CallMethod,
        _ => return None,
    })
}

/// maps.clone, the only native of package maps.
pub fn find_maps(name: &str) -> Option<Reflect> {
    (name == "clone").then_some(Reflect::MapClone)
}

impl Reflect {
    /// Channel operations are seen by other goroutines.
    pub fn visible(self, at: Reg) -> Option<(VisibleOp, Option<Reg>)> {
        let op = match self {
            Reflect::ChanSend => (VisibleOp::Send, 1),
            Reflect::ChanRecv => (VisibleOp::Recv, 2),
            Reflect::ChanClose => (VisibleOp::Close, 0),
            Reflect::SelectGo => return Some((VisibleOp::Recv, None)),
            _ => return None,
        };
        Some((op.0, Some(Reg(at.0 + op.1))))
    }

    /// The map operation that it starts, with the register of the map (of the iterator for a step).
    pub fn map_op(self, at: Reg) -> Option<(MapOp, Reg)> {
        let (op, argument) = match self {
            Reflect::MapLen => (MapOp::Len, 1),
            Reflect::MapAccess => (MapOp::AccessOk, 2),
            Reflect::MapAssign => (MapOp::Assign, 1),
            Reflect::MapDelete => (MapOp::Delete, 1),
            Reflect::MapClear => (MapOp::Clear, 1),
            Reflect::MapIterInit => (MapOp::IterInit, 2),
            Reflect::MapIterNext => (MapOp::IterNext, 1),
            Reflect::MapClone => (MapOp::Clone, 3),
            _ => return None,
        };
        Some((op, Reg(at.0 + argument)))
    }
}

impl Machine {
    pub(super) fn reflect_native(
        &mut self,
        g: Gid,
        native: Reflect,
        at: Reg,
        sink: &mut dyn Sink,
    ) -> Progress {
        // Every native here but the types' has at most two slots of results.
        let results = match native {
            Reflect::Type(native) => return self.pure(g, native.entry(), native.results(), at, sink),
            Reflect::Unpack
            | Reflect::Pack
            | Reflect::MapIterKey
            | Reflect::MapClone
            | Reflect::ChanRecv
            | Reflect::SelectGo => 2,
            Reflect::NewObject
            | Reflect::AddSlots
            | Reflect::MakeMap
            | Reflect::MapLen
            | Reflect::MapAccess
            | Reflect::MapIterInit
            | Reflect::MakeChan
            | Reflect::ChanLen
            | Reflect::ChanCap
            | Reflect::ChanSend => 1,
            Reflect::TypedCopy
            | Reflect::MapAssign
            | Reflect::MapDelete
            | Reflect::MapClear
            | Reflect::MapIterNext
            | Reflect::ChanClose
            | Reflect::Call
            | Reflect::CallMethod => 0,
        };
        let arg = |machine: &Machine, n: u16| machine.native_arg(g, at, results, n);
        let first = TypeId(arg(self, 0) as u32);
        match native {
            Reflect::Type(_) => Progress::Done,
            Reflect::Unpack => self.with_env(g, sink, |env| unpack(env, at)).unwrap_or_else(lost),
            Reflect::Pack => self.with_env(g, sink, |env| pack(env, at)).unwrap_or_else(lost),
            Reflect::NewObject => {
                let n = arg(self, 1);
                let size = self.program.types.get(first.0 as usize).map_or(0, |desc| desc.size);
                // runtime/malloc.go newarray.
                if size.checked_mul(n).is_none_or(|bytes| bytes > MAX_ALLOC) {
                    return self.plain_panic(g, "runtime: allocation size out of range", sink);
                }
                self.with_env(g, sink, |env| {
                    let slots = env.program.types.get(first.0 as usize).map_or(0, |desc| desc.slots);
                    let slots = n.saturating_mul(u64::from(slots));
                    if let Err(trap) = crate::machine::slices::check_allocation(env, size * n, slots) {
                        return trap.raise(env);
                    }
                    let addr = env.alloc(first, n);
                    env.regs[at.0 as usize] = addr.0;
                    Progress::Done
                })
                .unwrap_or_else(lost)
            }
            Reflect::TypedCopy => {
                let (to, from, ty) = (Addr(arg(self, 0)), Addr(arg(self, 1)), arg(self, 2));
                self.with_env(g, sink, |env| {
                    let slots = env.program.types.get(ty as usize).map_or(0, |desc| desc.slots);
                    if slots > 0 {
                        if env.heap.copy(to, from, slots as usize).is_err() {
                            return crate::machine::trap::nil_dereference(env, 0);
                        }
                        env.access(from, slots, AccessKind::Read);
                        env.access(to, slots, AccessKind::Write);
                    }
                    Progress::Done
                })
                .unwrap_or_else(lost)
            }
            Reflect::AddSlots => {
                let moved = arg(self, 0).wrapping_add(arg(self, 1));
                self.set_reg(g, at, moved);
                Progress::Done
            }
            Reflect::MakeMap => {
                let op = MapRuntimeOp::make(&self.program, first, arg(self, 1) as i64);
                self.map_start(g, op, MapInto::Pointer(at), 1, sink)
            }
            Reflect::MapLen => {
                let len = map::len(&self.heap, Addr(arg(self, 0)));
                self.set_reg(g, at, len);
                Progress::Done
            }
            Reflect::MapAccess | Reflect::MapAssign | Reflect::MapDelete => {
                let (map, key) = (Addr(arg(self, 1)), Addr(arg(self, 2)));
                let (key_slots, value_slots) = self.map_slots(first);
                let key = self.read_place(g, Place::Heap(key), key_slots);
                let program = self.program.clone();
                let (op, into) = match native {
                    Reflect::MapAccess => {
                        (MapRuntimeOp::access_ok(&program, map, first, &key), MapInto::PointerOrNil(at))
                    }
                    Reflect::MapAssign => {
                        let from = Addr(arg(self, 3));
                        let into = MapInto::Copy { from, slots: value_slots };
                        (MapRuntimeOp::assign(&program, map, first, &key), into)
                    }
                    _ => (MapRuntimeOp::delete(&program, map, first, &key), MapInto::Nothing),
                };
                self.map_start(g, op, into, 1, sink)
            }
            Reflect::MapClear => {
                let op = MapRuntimeOp::clear(&self.program, Addr(arg(self, 1)), first);
                self.map_start(g, op, MapInto::Nothing, 1, sink)
            }
            Reflect::MapIterInit => {
                let op = MapRuntimeOp::iter_init(&self.program, Addr(arg(self, 1)), first);
                self.map_start(g, op, MapInto::Pointer(at), 1, sink)
            }
            Reflect::MapIterKey => {
                let (key, elem) = map::iterator_position(&self.heap, Addr(arg(self, 0)));
                self.set_reg(g, at, key);
                self.set_reg(g, Reg(at.0 + 1), elem);
                Progress::Done
            }
            Reflect::MapIterNext => {
                let op = MapRuntimeOp::iter_next(&self.program, Addr(arg(self, 1)), first);
                self.map_start(g, op, MapInto::Nothing, 1, sink)
            }
            Reflect::MapClone => {
                let (tag, map) = (arg(self, 0), Addr(arg(self, 1)));
                let Some(ty) = iface::dynamic_type(tag) else {
                    return Progress::Engine("maps.clone of nil".into());
                };
                let op = MapRuntimeOp::clone_map(&self.program, map, ty);
                self.map_start(g, op, MapInto::Iface(at, tag), 1, sink)
            }
            Reflect::MakeChan => {
                let size = arg(self, 1) as i64;
                self.make_chan(g, at, first, size, sink)
            }
            Reflect::ChanLen => {
                let len = self.chan_len(Addr(arg(self, 0)));
                self.set_reg(g, at, len);
                Progress::Done
            }
            Reflect::ChanCap => {
                let cap = self.chan_cap(Addr(arg(self, 0)));
                self.set_reg(g, at, cap);
                Progress::Done
            }
            Reflect::ChanClose => self.close(g, Addr(arg(self, 0)), sink),
            Reflect::ChanSend => {
                let (chan, value, block) = (Addr(arg(self, 0)), Addr(arg(self, 1)), arg(self, 2) != 0);
                self.reflect_exchange(
                    g,
                    at,
                    Case { chan, send: true, elem: Place::Heap(value), ok: None },
                    block,
                    sink,
                )
            }
            Reflect::ChanRecv => {
                let (chan, into, block) = (Addr(arg(self, 0)), Addr(arg(self, 1)), arg(self, 2) != 0);
                self.reflect_exchange(
                    g,
                    at,
                    Case { chan, send: false, elem: Place::Heap(into), ok: None },
                    block,
                    sink,
                )
            }
            Reflect::SelectGo => self.select_go(g, at, sink),
            Reflect::Call => {
                let (func, args) = (Addr(arg(self, 1)), (Addr(arg(self, 2)), arg(self, 3)));
                let Ok(index) = self.heap.load(func) else { return self.nil_panic(g, 0, sink) };
                self.reflect_call(g, FuncId(index as u32), func.0, args, None, sink)
            }
            Reflect::CallMethod => {
                let (at_method, recv) = (arg(self, 1) as usize, Addr(arg(self, 2)));
                let args = (Addr(arg(self, 3)), arg(self, 4));
                let method = self
                    .program
                    .types
                    .get(first.0 as usize)
                    .and_then(|desc| desc.methods.get(at_method))
                    .map(|method| method.func);
                let Some(func) = method else { return Progress::Engine("reflect: no such method".into()) };
                self.reflect_call(g, func, 0, args, Some(recv), sink)
            }
        }
    }

    fn map_slots(&self, ty: TypeId) -> (u32, u32) {
        let slots = |ty: TypeId| self.program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
        match self.program.types.get(ty.0 as usize).map(|desc| &desc.shape) {
            Some(Shape::Map { key, value }) => (slots(*key), slots(*value)),
            _ => (0, 0),
        }
    }

    /// chanSend and chanRecv: `dst` gets done, and for a receive the register behind it ok.
    fn reflect_exchange(
        &mut self,
        g: Gid,
        dst: Reg,
        case: Case,
        block: bool,
        sink: &mut dyn Sink,
    ) -> Progress {
        let Case { chan, send, elem, .. } = case;
        let ready = !chan.is_nil() && if send { self.can_send(chan) } else { self.can_recv(chan) };
        if !ready && !block {
            self.set_reg(g, dst, 0);
            if !send {
                self.set_reg(g, Reg(dst.0 + 1), 0);
            }
            return Progress::Done;
        }
        if chan.is_nil() {
            return Progress::Park(if send { Wait::ChanSendNil } else { Wait::ChanRecvNil });
        }
        if !ready {
            let queue = if send { Queue::Send } else { Queue::Recv };
            self.waiters.push(chan, queue, Sudog { g, elem: Some(elem), case: None, ticket: 0 });
            self.set_op(g, RuntimeOp::Native(NativeOp::ChanWoken { dst, send }));
            return Progress::Park(if send { Wait::ChanSend(chan) } else { Wait::ChanRecv(chan) });
        }
        if send {
            let value = self.read_place(g, elem, self.elem_slots(chan));
            let progress = self.send_ready(g, chan, &value, sink);
            if progress != Progress::Done {
                return progress;
            }
        } else {
            let ok = self.recv_ready(g, chan, elem, sink);
            self.set_reg(g, Reg(dst.0 + 1), u64::from(ok));
        }
        self.set_reg(g, dst, 1);
        Progress::Done
    }

    /// The rest of reflect's blocking send or receive after its park.
    pub(in crate::machine) fn reflect_chan_woken(
        &mut self,
        g: Gid,
        dst: Reg,
        send: bool,
        sink: &mut dyn Sink,
    ) -> Progress {
        let success = self.goroutine(g).is_some_and(|goroutine| goroutine.wake.success);
        if send && !success {
            return self.send_woken_by_close(g, sink);
        }
        self.set_reg(g, dst, 1);
        if !send {
            self.set_reg(g, Reg(dst.0 + 1), u64::from(success));
        }
        Progress::Done
    }

    /// `selectGo(dirs []int, chans, vals []unsafe.Pointer, block bool) (chosen int, ok bool)`.
    fn select_go(&mut self, g: Gid, at: Reg, sink: &mut dyn Sink) -> Progress {
        let arg = |n: u16| self.native_arg(g, at, 2, n);
        let (count, block) = (arg(1) as u32, arg(9) != 0);
        let list = |n: u16| self.read_place(g, Place::Heap(Addr(arg(n))), count);
        let (dirs, chans, vals) = (list(0), list(3), list(6));
        let ok = Some(Reg(at.0 + 1));
        let cases = (0..count as usize)
            .map(|n| Case {
                chan: Addr(chans[n]),
                send: dirs[n] == 2,
                elem: Place::Heap(Addr(vals[n])),
                ok: if dirs[n] == 2 { None } else { ok },
            })
            .collect();
        self.set_reg(g, Reg(at.0 + 1), 0);
        self.select_among(g, at, cases, !block, sink)
    }

    /// Starts a call with arguments at addresses; `reflect_returned` takes the results.
    fn reflect_call(
        &mut self,
        g: Gid,
        func: FuncId,
        closure: u64,
        (list, count): (Addr, u64),
        recv: Option<Addr>,
        sink: &mut dyn Sink,
    ) -> Progress {
        let program = self.program.clone();
        let Some(desc) = program.funcs.get(func.0 as usize) else {
            return Progress::Engine("reflect: call of no function".into());
        };
        let addresses = self.read_place(g, Place::Heap(list), count as u32);
        let slots = |ty: TypeId| program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
        let mut args = Vec::new();
        for (address, ty) in addresses.iter().zip(&desc.params) {
            args.extend(self.read_place(g, Place::Heap(Addr(*address)), slots(*ty)));
        }
        if let Some(recv) = recv {
            args.extend(self.read_place(g, Place::Heap(recv), desc.recv_slots.into()));
        }
        match self.push_call(g, func, closure, &args, FrameKind::Native, sink) {
            Ok(()) => Progress::Jumped,
            Err(progress) => progress,
        }
    }

    /// The called function returned: its results go to the addresses in the native's last slice.
    pub(in crate::machine) fn reflect_returned(&mut self, g: Gid, frame: &Frame) -> Progress {
        let Some(crate::code::Op::CallNative { native, at }) = self.current_op(g) else {
            return Progress::Engine("a call of reflect returned elsewhere".into());
        };
        let first = match self.natives.get(native.0 as usize) {
            Some(super::Native::Reflect(Reflect::Call)) => 5,
            Some(super::Native::Reflect(Reflect::CallMethod)) => 6,
            _ => return Progress::Engine("a call of reflect returned elsewhere".into()),
        };
        let program = self.program.clone();
        let results = program.funcs.get(frame.func.0 as usize).map_or(&[][..], |func| &func.results);
        let list = Addr(self.native_arg(g, at, 0, first));
        let addresses = self.read_place(g, Place::Heap(list), results.len() as u32);
        let mut from = frame.base;
        for (address, ty) in addresses.iter().zip(results) {
            let slots = program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
            let words = self.stack_slots(g, from, slots);
            self.write_place(g, Place::Heap(Addr(*address)), &words);
            from += slots;
        }
        Progress::Done
    }
}

/// `unpack(v any) (typ int, ptr unsafe.Pointer)`.
fn unpack(env: &mut Env, at: Reg) -> Progress {
    let at = at.0 as usize;
    let (tag, data) = (env.regs[at + 2], env.regs[at + 3]);
    let (ty, ptr) = match iface::dynamic_type(tag) {
        None => (0, 0),
        Some(ty) => {
            let slots = env.program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
            let ptr = match slots {
                0 => env.alloc_object(ty, 1, Data::Words(Vec::new())).0,
                1 => env.alloc_object(ty, 1, Data::Words(vec![data])).0,
                _ => data,
            };
            (u64::from(ty.0), ptr)
        }
    };
    env.regs[at] = ty;
    env.regs[at + 1] = ptr;
    Progress::Done
}

/// `pack(typ int, ptr unsafe.Pointer) any`.
fn pack(env: &mut Env, at: Reg) -> Progress {
    let base = at.0 as usize;
    let (ty, ptr) = (TypeId(env.regs[base + 2] as u32), Addr(env.regs[base + 3]));
    let slots = env.program.types.get(ty.0 as usize).map_or(0, |desc| desc.slots);
    let mut words = vec![0; slots as usize];
    if slots > 0 && env.heap.load_into(ptr, &mut words).is_err() {
        return crate::machine::trap::nil_dereference(env, 0);
    }
    let value = env.box_value(ty, &words);
    env.regs[base] = value[0];
    env.regs[base + 1] = value[1];
    Progress::Done
}
