//! select (runtime/select.go). Which of several ready cases is taken is a choice.

use super::Machine;
use super::env::{Progress, Sink};
use super::op::RuntimeOp;
use super::waitq::{Queue, Sudog};
use crate::code::op::{Op, Reg};
use crate::code::program::{SelectCase, SelectDir, SelectId};
use crate::event::{Addr, ChanEvent, Choice, Event, Gid, Wait};

impl Machine {
    pub(super) fn select(&mut self, g: Gid, dst: Reg, id: SelectId, sink: &mut dyn Sink) -> Progress {
        let program = self.program.clone();
        let Some(desc) = program.selects.get(id.0 as usize) else {
            return Progress::Engine(format!("no select {}", id.0));
        };
        let ready: Vec<u16> =
            (0..desc.cases.len() as u16).filter(|&at| self.case_ready(g, &desc.cases[at as usize])).collect();
        let case = match ready[..] {
            [] if desc.has_default => {
                self.emit(g, Event::Chan(ChanEvent::Selected { case: -1 }), sink);
                self.set_reg(g, dst, -1_i64 as u64);
                return Progress::Done;
            }
            [] => return self.wait_in_select(g, dst, &desc.cases),
            [only] => only,
            _ => match self.g_mut(g).and_then(|goroutine| goroutine.answer.take()) {
                Some(answer) if ready.contains(&(answer as u16)) => answer as u16,
                _ => return Progress::Ask(Choice::Select { g, ready }),
            },
        };
        self.emit(g, Event::Chan(ChanEvent::Selected { case: i32::from(case) }), sink);
        self.take_case(g, dst, case, &desc.cases[case as usize], sink)
    }

    pub(super) fn case_chan(&self, g: Gid, case: &SelectCase) -> Addr {
        Addr(self.reg(g, case.chan))
    }

    fn case_ready(&self, g: Gid, case: &SelectCase) -> bool {
        let chan = self.case_chan(g, case);
        !chan.is_nil()
            && match case.dir {
                SelectDir::Send { .. } => self.can_send(chan),
                SelectDir::Recv { .. } => self.can_recv(chan),
            }
    }

    fn take_case(&mut self, g: Gid, dst: Reg, at: u16, case: &SelectCase, sink: &mut dyn Sink) -> Progress {
        let chan = self.case_chan(g, case);
        match case.dir {
            SelectDir::Send { src } => {
                let n = self.word(chan.plus(super::chan::layout::ELEM)) as u32;
                let value = self.slot_of(g, src).map(|at| self.stack_slots(g, at, n)).unwrap_or_default();
                let progress = self.send_ready(g, chan, &value, sink);
                if progress != Progress::Done {
                    return progress;
                }
            }
            SelectDir::Recv { dst: into, ok } => {
                let success = self.recv_ready(g, chan, into, sink);
                if let Some(ok) = ok {
                    self.set_reg(g, ok, u64::from(success));
                }
            }
        }
        self.set_reg(g, dst, u64::from(at));
        Progress::Done
    }

    fn wait_in_select(&mut self, g: Gid, dst: Reg, cases: &[SelectCase]) -> Progress {
        if cases.is_empty() {
            return Progress::Park(Wait::SelectNoCases);
        }
        for (at, case) in cases.iter().enumerate() {
            let chan = self.case_chan(g, case);
            if chan.is_nil() {
                continue;
            }
            let (queue, reg) = match case.dir {
                SelectDir::Send { src } => (Queue::Send, src),
                SelectDir::Recv { dst, .. } => (Queue::Recv, dst),
            };
            let elem = self.slot_of(g, reg);
            self.waiters.push(chan, queue, Sudog { g, elem, case: Some(at as u16), ticket: 0 });
        }
        self.set_op(g, RuntimeOp::SelectWoken { dst });
        Progress::Park(Wait::Select)
    }

    /// The cases of the select that `g` is parked in.
    pub(super) fn select_cases(&self, g: Gid) -> &[SelectCase] {
        match self.current_op(g) {
            Some(Op::Select { id, .. }) => {
                self.program.selects.get(id.0 as usize).map_or(&[], |desc| desc.cases.as_slice())
            }
            _ => &[],
        }
    }

    /// Takes a goroutine that one case woke out of the queues of the others.
    pub(super) fn leave_select_queues(&mut self, g: Gid) {
        let cases = self.select_cases(g).to_vec();
        for case in cases {
            let chan = self.case_chan(g, &case);
            let queue = match case.dir {
                SelectDir::Send { .. } => Queue::Send,
                SelectDir::Recv { .. } => Queue::Recv,
            };
            self.waiters.remove_if(chan, queue, |sudog| sudog.g == g);
        }
    }

    /// The rest of a select after its park.
    pub(super) fn select_woken(&mut self, g: Gid, dst: Reg, sink: &mut dyn Sink) -> Progress {
        let Some(wake) = self.goroutine(g).map(|goroutine| goroutine.wake) else {
            return super::state::lost();
        };
        let case = self.select_cases(g).get(wake.case as usize).copied();
        self.emit(g, Event::Chan(ChanEvent::Selected { case: i32::from(wake.case) }), sink);
        match case.map(|case| case.dir) {
            Some(SelectDir::Send { .. }) if !wake.success => {
                return self.plain_panic(g, "send on closed channel", sink);
            }
            Some(SelectDir::Recv { ok: Some(ok), .. }) => self.set_reg(g, ok, u64::from(wake.success)),
            _ => {}
        }
        self.set_reg(g, dst, u64::from(wake.case));
        Progress::Done
    }
}
