//! select (runtime/select.go). Which of several ready cases is taken is a choice.

use super::Machine;
use super::env::{Progress, Sink};
use super::op::RuntimeOp;
use super::waitq::{Place, Queue, Sudog};
use crate::code::op::Reg;
use crate::code::program::{SelectCase, SelectDir, SelectId};
use crate::event::{Addr, BubbleUse, ChanEvent, Choice, Event, Fatal, Gid, Wait};
use std::rc::Rc;

/// A case with its operands looked up (runtime.scase).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    pub chan: Addr,
    pub send: bool,
    pub elem: Place,
    /// Where a receive says whether it got a value.
    pub ok: Option<Reg>,
}

impl Case {
    fn queue(&self) -> Queue {
        if self.send { Queue::Send } else { Queue::Recv }
    }
}

impl Machine {
    pub(super) fn select(&mut self, g: Gid, dst: Reg, id: SelectId, sink: &mut dyn Sink) -> Progress {
        let program = self.program.clone();
        let Some(desc) = program.selects.get(id.0 as usize) else {
            return Progress::Engine(format!("no select {}", id.0));
        };
        let cases = self.resolve_cases(g, &desc.cases);
        let single = cases.len() == 1;
        match self.select_among(g, dst, cases, desc.has_default, sink) {
            Progress::Park(Wait::Select) if single => Progress::Park(self.wait_of(g, &desc.cases[0])),
            progress => progress,
        }
    }

    /// A select with one case waits as the operation itself does (cmd/compile/internal/walk/select.go).
    fn wait_of(&self, g: Gid, case: &SelectCase) -> Wait {
        let chan = Addr(self.reg(g, case.chan));
        match case.dir {
            SelectDir::Send { .. } if chan.is_nil() => Wait::ChanSendNil,
            SelectDir::Send { .. } => Wait::ChanSend(chan),
            SelectDir::Recv { .. } if chan.is_nil() => Wait::ChanRecvNil,
            SelectDir::Recv { .. } => Wait::ChanRecv(chan),
        }
    }

    pub(super) fn resolve_cases(&self, g: Gid, cases: &[SelectCase]) -> Vec<Case> {
        let resolve = |case: &SelectCase| {
            let chan = Addr(self.reg(g, case.chan));
            match case.dir {
                SelectDir::Send { src } => Case { chan, send: true, elem: self.place_of(g, src), ok: None },
                SelectDir::Recv { dst, ok } => Case { chan, send: false, elem: self.place_of(g, dst), ok },
            }
        };
        cases.iter().map(resolve).collect()
    }

    /// selectgo: one ready case, else the default, else waits on all.
    pub(super) fn select_among(
        &mut self,
        g: Gid,
        dst: Reg,
        cases: Vec<Case>,
        has_default: bool,
        sink: &mut dyn Sink,
    ) -> Progress {
        let foreign = |case: &&Case| !case.chan.is_nil() && !self.may_use_chan(g, case.chan);
        if let Some(case) = cases.iter().find(foreign) {
            return Progress::Fatal(Fatal::OutsideBubble(match (cases.len(), case.send) {
                (1, true) => BubbleUse::Send,
                (1, false) => BubbleUse::Receive,
                (_, _) => BubbleUse::Select,
            }));
        }
        let is_ready = |case: &Case| {
            let ready = if case.send { self.can_send(case.chan) } else { self.can_recv(case.chan) };
            !case.chan.is_nil() && ready
        };
        let ready: Vec<u16> =
            (0..cases.len() as u16).filter(|&at| is_ready(&cases[usize::from(at)])).collect();
        let at = match ready[..] {
            [] if has_default => {
                self.emit(g, Event::Chan(ChanEvent::Selected { case: -1 }), sink);
                self.set_reg(g, dst, -1_i64 as u64);
                return Progress::Done;
            }
            [] => return self.wait_in_select(g, dst, cases),
            [only] => only,
            _ => match self.g_mut(g).and_then(|goroutine| goroutine.answer.take()) {
                Some(answer) if ready.contains(&(answer as u16)) => answer as u16,
                _ => return Progress::Ask(Choice::Select { g, ready }),
            },
        };
        self.emit(g, Event::Chan(ChanEvent::Selected { case: i32::from(at) }), sink);
        self.take_case(g, dst, at, cases[usize::from(at)], sink)
    }

    fn take_case(&mut self, g: Gid, dst: Reg, at: u16, case: Case, sink: &mut dyn Sink) -> Progress {
        if case.send {
            let value = self.read_place(g, case.elem, self.elem_slots(case.chan));
            let progress = self.send_ready(g, case.chan, &value, sink);
            if progress != Progress::Done {
                return progress;
            }
        } else {
            let success = self.recv_ready(g, case.chan, case.elem, sink);
            if let Some(ok) = case.ok {
                self.set_reg(g, ok, u64::from(success));
            }
        }
        self.set_reg(g, dst, u64::from(at));
        Progress::Done
    }

    fn wait_in_select(&mut self, g: Gid, dst: Reg, cases: Vec<Case>) -> Progress {
        if cases.is_empty() {
            return Progress::Park(Wait::SelectNoCases);
        }
        for (at, case) in cases.iter().enumerate().filter(|(_, case)| !case.chan.is_nil()) {
            let sudog = Sudog { g, elem: Some(case.elem), case: Some(at as u16), ticket: 0 };
            self.waiters.push(case.chan, case.queue(), sudog);
        }
        self.set_op(g, RuntimeOp::SelectWoken { dst, cases: Rc::from(cases) });
        Progress::Park(Wait::Select)
    }

    /// Takes a goroutine that one case woke out of the queues of the others.
    pub(super) fn leave_select_queues(&mut self, g: Gid) {
        let Some(RuntimeOp::SelectWoken { cases, .. }) = self.goroutine(g).and_then(|g| g.op.clone()) else {
            return;
        };
        for case in cases.iter() {
            self.waiters.remove_if(case.chan, case.queue(), |sudog| sudog.g == g);
        }
    }

    /// The rest of a select after its park.
    pub(super) fn select_woken(&mut self, g: Gid, dst: Reg, cases: &[Case], sink: &mut dyn Sink) -> Progress {
        let Some(wake) = self.goroutine(g).map(|goroutine| goroutine.wake) else {
            return super::state::lost();
        };
        self.emit(g, Event::Chan(ChanEvent::Selected { case: i32::from(wake.case) }), sink);
        if let Some(case) = cases.get(usize::from(wake.case)) {
            if case.send && !wake.success {
                return self.plain_panic(g, "send on closed channel", sink);
            }
            if let Some(ok) = case.ok {
                self.set_reg(g, ok, u64::from(wake.success));
            }
        }
        self.set_reg(g, dst, u64::from(wake.case));
        Progress::Done
    }
}
