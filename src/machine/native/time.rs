//! Package time: the virtual clock.

use crate::code::op::Reg;
use crate::event::{BubbleUse, Fatal, Gid, Wait};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};
use crate::machine::pause::VisibleOp;
use crate::machine::timer::TimerAction;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    Now,
    Sleep,
    NewTimer,
    StopTimer,
    ResetTimer,
    /// testing/synctest's run and Wait.
    BubbleRun,
    BubbleWait,
}

pub fn find(name: &str) -> Option<Time> {
    Some(match name {
        "now" => Time::Now,
        "Sleep" => Time::Sleep,
        "newTimer" => Time::NewTimer,
        "stopTimer" => Time::StopTimer,
        "resetTimer" => Time::ResetTimer,
        _ => return None,
    })
}

/// Package testing/synctest.
pub fn find_synctest(name: &str) -> Option<Time> {
    match name {
        "run" => Some(Time::BubbleRun),
        "Wait" => Some(Time::BubbleWait),
        _ => None,
    }
}

impl Time {
    pub fn visible(self, at: Reg) -> Option<(VisibleOp, Option<Reg>)> {
        let _ = at;
        (self != Time::Now).then_some((VisibleOp::Timer, None))
    }
}

impl Machine {
    pub(super) fn time_native(&mut self, g: Gid, native: Time, at: Reg, sink: &mut dyn Sink) -> Progress {
        match native {
            Time::Now => {
                let (sec, nsec, mono) = self.clocks(g, self.now());
                for (n, value) in [sec, nsec, mono].into_iter().enumerate() {
                    self.set_reg(g, Reg(at.0 + n as u16), value as u64);
                }
                Progress::Done
            }
            Time::Sleep => {
                let ns = self.native_arg(g, at, 0, 0) as i64;
                if ns <= 0 {
                    return Progress::Done;
                }
                self.start_timer(g, ns, 0, TimerAction::Wake(g), sink);
                self.set_op(g, crate::machine::op::RuntimeOp::Native(crate::machine::op::NativeOp::Return));
                Progress::Park(Wait::Sleep)
            }
            Time::NewTimer => {
                let arg = |n| self.native_arg(g, at, 1, n);
                let (delay, period, chan, loc, func) = (arg(0) as i64, arg(1) as i64, arg(2), arg(3), arg(4));
                let action = if chan != 0 {
                    TimerAction::Send { chan: crate::event::Addr(chan), loc }
                } else {
                    TimerAction::Go { func }
                };
                let timer = self.start_timer(g, delay, period, action, sink);
                self.set_reg(g, at, u64::from(timer));
                Progress::Done
            }
            Time::BubbleRun => self.synctest_run(g, self.native_arg(g, at, 0, 0), sink),
            Time::BubbleWait => self.synctest_wait(g, sink),
            Time::StopTimer => {
                let timer = self.native_arg(g, at, 1, 0) as u32;
                if !self.may_use_timer(g, timer) {
                    return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::StopTimer));
                }
                let active = self.stop_timer(g, timer, sink);
                self.set_reg(g, at, u64::from(active));
                Progress::Done
            }
            Time::ResetTimer => {
                let arg = |n| self.native_arg(g, at, 1, n);
                let (timer, delay, period) = (arg(0) as u32, arg(1) as i64, arg(2) as i64);
                if !self.may_use_timer(g, timer) {
                    return Progress::Fatal(Fatal::OutsideBubble(BubbleUse::ResetTimer));
                }
                let active = self.reset_timer(g, timer, delay, period, sink);
                self.set_reg(g, at, u64::from(active));
                Progress::Done
            }
        }
    }
}
