//! Channels (runtime/chan.go). The header and the buffer are one heap object; the queues are `waitq`'s.

use super::env::{Progress, Raise, Sink};
use super::heap::{Data, Object, Role};
use super::op::RuntimeOp;
use super::slices::MORE_THAN_MEMORY;
use super::state::lost;
use super::waitq::{Place, Queue, Sudog};
use super::{Machine, Wake};
use crate::code::op::Reg;
use crate::code::program::{Shape, TypeId};
use crate::event::{Access, AccessKind, Addr, BubbleUse, ChanEvent, Event, Fatal, Gid, Wait};

/// Slots of the channel object.
pub mod layout {
    pub const COUNT: u32 = 0;
    pub const CAP: u32 = 1;
    /// Slots of an element.
    pub const ELEM: u32 = 2;
    pub const CLOSED: u32 = 3;
    /// Buffer index of the next send.
    pub const SENDX: u32 = 4;
    pub const RECVX: u32 = 5;
    /// Timer number + 1, for timers' channels.
    pub const TIMER: u32 = 6;
    pub const BUF: u32 = 7;
}
use layout::{BUF, CAP, CLOSED, COUNT, ELEM, RECVX, SENDX, TIMER};

/// Largest buffer in bytes (runtime/chan.go makechan).
const MAX_ALLOC: u64 = (1 << 48) - HEADER;
/// Bytes of the header (hchanSize).
const HEADER: u64 = 96;

impl Machine {
    /// `make(chan T, cap)`.
    pub(super) fn make_chan(
        &mut self,
        g: Gid,
        dst: Reg,
        ty: TypeId,
        cap: i64,
        sink: &mut dyn Sink,
    ) -> Progress {
        let elem = match self.program.types.get(ty.0 as usize).map(|desc| &desc.shape) {
            Some(Shape::Chan { elem, .. }) => *elem,
            _ => return Progress::Engine(format!("type {} is no channel", ty.0)),
        };
        let desc = &self.program.types[elem.0 as usize];
        let (slots, bytes) = (u64::from(desc.slots), desc.size);
        if cap < 0 || (cap as u64).checked_mul(bytes).is_none_or(|bytes| bytes > MAX_ALLOC) {
            return self.plain_panic(g, "makechan: size out of range", sink);
        }
        let cap = cap as u64;
        // The header is a part of the buffer's object, unless that holds pointers.
        let header = if self.program.has_pointers(elem) { 0 } else { HEADER };
        let bytes = cap * bytes + header;
        if bytes >= MORE_THAN_MEMORY {
            return Progress::Fatal(Fatal::CannotAllocate { bytes });
        }
        if cap.saturating_mul(slots * 8).saturating_add(self.heap.bytes) > self.config.memory_limit {
            return Progress::OutOfMemory;
        }
        match self.new_chan(g, ty, cap, slots as u32) {
            Some(addr) => self.set_reg(g, dst, addr.0),
            None => return lost(),
        }
        Progress::Done
    }

    pub(super) fn new_chan(&mut self, g: Gid, ty: TypeId, cap: u64, elem_slots: u32) -> Option<Addr> {
        let mut words = vec![0; BUF as usize + (cap * u64::from(elem_slots)) as usize];
        words[CAP as usize] = cap;
        words[ELEM as usize] = u64::from(elem_slots);
        let goroutine = self.g_mut(g)?;
        goroutine.serial += 1;
        let serial = goroutine.serial;
        let data = Data::Words(words);
        Some(self.heap.alloc(Object { ty, count: 1, role: Role::Chan, data, creator: g, serial }))
    }

    /// The register's place in the stack.
    pub(super) fn place_of(&self, g: Gid, reg: Reg) -> Place {
        Place::Stack(self.slot_of(g, reg).unwrap_or_default())
    }

    pub(super) fn read_place(&self, g: Gid, place: Place, n: u32) -> Vec<u64> {
        match place {
            Place::Stack(at) => self.stack_slots(g, at, n),
            Place::Heap(addr) => {
                let mut words = vec![0; n as usize];
                // A place that cannot be read holds zeros: only reflect makes these, from valid addresses.
                let _ = self.heap.load_into(addr, &mut words);
                words
            }
        }
    }

    pub(super) fn write_place(&mut self, g: Gid, place: Place, words: &[u64]) {
        match place {
            Place::Stack(at) => self.set_stack(g, at, words),
            Place::Heap(addr) => {
                let _ = self.heap.store_from(addr, words);
            }
        }
    }

    pub(super) fn elem_slots(&self, chan: Addr) -> u32 {
        self.word(chan.plus(ELEM)) as u32
    }

    fn buffer(&self, chan: Addr, index: u64) -> Addr {
        chan.plus(BUF + index as u32 * self.elem_slots(chan))
    }

    /// The next buffer index after the one in `slot`, which is moved there.
    fn bump(&mut self, chan: Addr, slot: u32) -> u64 {
        let (index, cap) = (self.word(chan.plus(slot)), self.word(chan.plus(CAP)));
        self.set_word(chan.plus(slot), if index + 1 == cap { 0 } else { index + 1 });
        index
    }

    fn cap_of(&self, chan: Addr) -> u32 {
        self.word(chan.plus(CAP)) as u32
    }

    fn note_access(&self, g: Gid, chan: Addr, kind: AccessKind, sink: &mut dyn Sink) {
        if sink.accesses() {
            sink.access(self.steps, g, Access { addr: chan, n: 1, kind });
        }
    }

    /// Hands the parked goroutine back: takes it out of the other queues of its select, and makes it runnable.
    pub(super) fn wake_sudog(&mut self, by: Gid, sudog: Sudog, success: bool, sink: &mut dyn Sink) {
        if sudog.case.is_some() {
            self.leave_select_queues(sudog.g);
        }
        if let Some(goroutine) = self.g_mut(sudog.g) {
            goroutine.wake = Wake { success, ticket: false, case: sudog.case.unwrap_or_default() };
        }
        self.make_ready(by, sudog.g, sink);
    }

    /// Whether a send would not block: (ready, closed).
    pub(super) fn can_send(&self, chan: Addr) -> bool {
        self.word(chan.plus(CLOSED)) != 0
            || !self.waiters.at(chan, Queue::Recv).is_empty()
            || self.word(chan.plus(COUNT)) < self.word(chan.plus(CAP))
    }

    pub(super) fn can_recv(&self, chan: Addr) -> bool {
        self.word(chan.plus(COUNT)) > 0
            || !self.waiters.at(chan, Queue::Send).is_empty()
            || self.word(chan.plus(CLOSED)) != 0
    }

    /// `chan <- value`, the value in registers from `src`.
    pub(super) fn send(&mut self, g: Gid, chan: Addr, src: Place, sink: &mut dyn Sink) -> Progress {
        if chan.is_nil() {
            return Progress::Park(Wait::ChanSendNil);
        }
        if !self.may_use_chan(g, chan) {
            return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::Send));
        }
        if !self.can_send(chan) {
            self.waiters.push(chan, Queue::Send, Sudog { g, elem: Some(src), case: None, ticket: 0 });
            self.set_op(g, RuntimeOp::ChanWoken { chan, send: true, ok: None });
            self.note_access(g, chan, AccessKind::Read, sink);
            return Progress::Park(Wait::ChanSend(chan));
        }
        let n = self.elem_slots(chan);
        let value = self.read_place(g, src, n);
        self.send_ready(g, chan, &value, sink)
    }

    /// The send of a value when it does not block.
    pub(super) fn send_ready(&mut self, g: Gid, chan: Addr, value: &[u64], sink: &mut dyn Sink) -> Progress {
        self.note_access(g, chan, AccessKind::Read, sink);
        if self.word(chan.plus(CLOSED)) != 0 {
            return self.plain_panic(g, "send on closed channel", sink);
        }
        if let Some(receiver) = self.waiters.pop(chan, Queue::Recv) {
            if let Some(elem) = receiver.elem {
                self.write_place(receiver.g, elem, value);
            }
            let partner = Some(receiver.g);
            self.emit(
                g,
                Event::Chan(ChanEvent::Sent { chan, partner, slot: 0, cap: self.cap_of(chan) }),
                sink,
            );
            self.wake_sudog(g, receiver, true, sink);
            return Progress::Done;
        }
        let slot = self.bump(chan, SENDX);
        let at = self.buffer(chan, slot);
        // The buffer belongs to the object, so the store cannot fault.
        let _ = self.heap.store_from(at, value);
        let count = self.word(chan.plus(COUNT));
        self.set_word(chan.plus(COUNT), count + 1);
        self.emit(
            g,
            Event::Chan(ChanEvent::Sent { chan, partner: None, slot: slot as u32, cap: self.cap_of(chan) }),
            sink,
        );
        Progress::Done
    }

    /// `<-chan`.
    pub(super) fn recv(
        &mut self,
        g: Gid,
        chan: Addr,
        dst: Place,
        ok: Option<Reg>,
        sink: &mut dyn Sink,
    ) -> Progress {
        if chan.is_nil() {
            return Progress::Park(Wait::ChanRecvNil);
        }
        if !self.may_use_chan(g, chan) {
            return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::Receive));
        }
        if !self.can_recv(chan) {
            self.waiters.push(chan, Queue::Recv, Sudog { g, elem: Some(dst), case: None, ticket: 0 });
            self.set_op(g, RuntimeOp::ChanWoken { chan, send: false, ok });
            return Progress::Park(Wait::ChanRecv(chan));
        }
        let success = self.recv_ready(g, chan, dst, sink);
        if let Some(ok) = ok {
            self.set_reg(g, ok, u64::from(success));
        }
        Progress::Done
    }

    /// The receive when it does not block; false when the channel is closed and drained.
    pub(super) fn recv_ready(&mut self, g: Gid, chan: Addr, into: Place, sink: &mut dyn Sink) -> bool {
        let n = self.elem_slots(chan);
        let count = self.word(chan.plus(COUNT));
        if let Some(sender) = self.waiters.pop(chan, Queue::Send) {
            let sent = sender.elem.map(|elem| self.read_place(sender.g, elem, n)).unwrap_or_default();
            let mut slot = 0;
            if self.word(chan.plus(CAP)) == 0 {
                self.write_place(g, into, &sent);
            } else {
                // The buffer is full: its head goes to the receiver, and the sender's value to the same place, the tail.
                slot = self.bump(chan, RECVX);
                let at = self.buffer(chan, slot);
                self.take(g, at, into, n);
                let _ = self.heap.store_from(at, &sent);
                let next = self.word(chan.plus(RECVX));
                self.set_word(chan.plus(SENDX), next);
            }
            let partner = Some(sender.g);
            let event = ChanEvent::Received {
                chan,
                partner,
                slot: slot as u32,
                closed: false,
                cap: self.cap_of(chan),
            };
            self.emit(g, Event::Chan(event), sink);
            self.wake_sudog(g, sender, true, sink);
            return true;
        }
        if count == 0 {
            self.write_place(g, into, &vec![0; n as usize]);
            let event =
                ChanEvent::Received { chan, partner: None, slot: 0, closed: true, cap: self.cap_of(chan) };
            self.emit(g, Event::Chan(event), sink);
            return false;
        }
        let slot = self.bump(chan, RECVX);
        let at = self.buffer(chan, slot);
        self.take(g, at, into, n);
        let _ = self.heap.store_from(at, &vec![0; n as usize]);
        self.set_word(chan.plus(COUNT), count - 1);
        let event = ChanEvent::Received {
            chan,
            partner: None,
            slot: slot as u32,
            closed: false,
            cap: self.cap_of(chan),
        };
        self.emit(g, Event::Chan(event), sink);
        true
    }

    fn take(&mut self, g: Gid, at: Addr, into: Place, n: u32) {
        let mut value = vec![0; n as usize];
        let _ = self.heap.load_into(at, &mut value);
        self.write_place(g, into, &value);
    }

    /// `close(chan)`: receivers get zero values, senders panic when they run. Readied newest first.
    pub(super) fn close(&mut self, g: Gid, chan: Addr, sink: &mut dyn Sink) -> Progress {
        if chan.is_nil() {
            return self.plain_panic(g, "close of nil channel", sink);
        }
        if !self.may_use_chan(g, chan) {
            return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::Close));
        }
        if self.word(chan.plus(CLOSED)) != 0 {
            return self.plain_panic(g, "close of closed channel", sink);
        }
        self.note_access(g, chan, AccessKind::Write, sink);
        self.set_word(chan.plus(CLOSED), 1);
        let receivers = self.waiters.take_all(chan, Queue::Recv);
        let zero = vec![0; self.elem_slots(chan) as usize];
        for receiver in &receivers {
            if let Some(elem) = receiver.elem {
                self.write_place(receiver.g, elem, &zero);
            }
        }
        let senders = self.waiters.take_all(chan, Queue::Send);
        let woken = (receivers.len() + senders.len()) as u32;
        self.emit(g, Event::Chan(ChanEvent::Closed { chan, woken }), sink);
        // A select may wait here with several cases; the first one wakes it.
        let mut wake: Vec<Sudog> = Vec::new();
        for sudog in receivers.into_iter().chain(senders) {
            if wake.iter().all(|other| other.g != sudog.g) {
                wake.push(sudog);
            }
        }
        for sudog in wake.into_iter().rev() {
            self.wake_sudog(g, sudog, false, sink);
        }
        Progress::Done
    }

    /// The rest of a send or receive after its park.
    pub(super) fn chan_woken(
        &mut self,
        g: Gid,
        send: bool,
        ok: Option<Reg>,
        sink: &mut dyn Sink,
    ) -> Progress {
        let success = self.goroutine(g).is_some_and(|goroutine| goroutine.wake.success);
        if send && !success {
            return self.send_woken_by_close(g, sink);
        }
        if let Some(ok) = ok {
            self.set_reg(g, ok, u64::from(success));
        }
        Progress::Done
    }

    /// A parked send that a close woke.
    pub(super) fn send_woken_by_close(&mut self, g: Gid, sink: &mut dyn Sink) -> Progress {
        match self.plain_panic(g, "send on closed channel", sink) {
            Progress::Panic(raise) => Progress::Panic(Raise { woken: true, ..raise }),
            other => other,
        }
    }

    /// `len(chan)`: a plain read. Timers' channels show no buffer (since Go 1.23).
    pub(super) fn chan_len(&self, chan: Addr) -> u64 {
        if self.word(chan.plus(TIMER)) != 0 { 0 } else { self.word(chan.plus(COUNT)) }
    }

    pub(super) fn chan_cap(&self, chan: Addr) -> u64 {
        if self.word(chan.plus(TIMER)) != 0 { 0 } else { self.word(chan.plus(CAP)) }
    }
}
