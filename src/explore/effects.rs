//! What a transition did: the orderings it brought about, from the machine's events. (Of a map's memory: `map_effects`.)

use super::footprint::{Obj, Op};
use super::program::GoProgram;
use super::system::{Effect, Step};
use crate::event::{ChanEvent, Event, Gid, IoEvent, SchedEvent, Stream, SyncOp};

impl GoProgram {
    pub(super) fn effects(&self, events: &[(Gid, Event)], step: &mut Step) {
        let mut tokens: Vec<Obj> = Vec::new();
        for &(g, ref event) in events {
            let by = self.process(g);
            match *event {
                Event::Chan(ChanEvent::Sent { chan, partner, cap, .. }) => {
                    let chan = self.name(chan);
                    step.effects.push(Effect::Sent { chan, by, cap });
                    if let Some(partner) = partner {
                        step.effects.push(Effect::Received { chan, by: self.process(partner) });
                        self.tokens(partner, &mut tokens);
                    }
                }
                Event::Chan(ChanEvent::Received { chan, partner, closed, cap, .. }) => {
                    let chan = self.name(chan);
                    if closed {
                        step.effects.push(Effect::ReceivedClosed { chan, by });
                    } else {
                        step.effects.push(Effect::Received { chan, by });
                    }
                    if let Some(partner) = partner {
                        step.effects.push(Effect::Sent { chan, by: self.process(partner), cap });
                        self.tokens(partner, &mut tokens);
                    }
                }
                Event::Sched(SchedEvent::Ready { g, .. }) => {
                    step.effects.push(Effect::Woke { who: self.process(g) });
                    if step.footprint.op != Op::Time {
                        self.tokens(g, &mut tokens);
                    }
                }
                Event::Sched(SchedEvent::Created { g, .. }) => {
                    step.effects.push(Effect::Created { who: self.process(g) });
                }
                Event::Sync(event) if event.op == SyncOp::RwLock => {
                    step.effects.push(Effect::WriterEntered { rw: self.name(event.addr), by });
                }
                Event::Sync(event) if event.op == SyncOp::WaitGroupWait => {
                    step.effects.push(Effect::WaitOver { wg: self.name(event.addr), by });
                }
                Event::Io(IoEvent::Write { stream, .. }) => {
                    step.footprint.op = Op::Write(u8::from(stream == Stream::Stderr));
                }
                _ => {}
            }
        }
        if !tokens.is_empty() {
            tokens.extend(step.footprint.channels.iter().flat_map(|channels| channels.iter().copied()));
            step.footprint.channels = Some(tokens.into());
        }
    }

    /// The channels of the select that a woken goroutine was parked in.
    fn tokens(&self, woken: Gid, tokens: &mut Vec<Obj>) {
        tokens.extend(self.machine.select_channels(woken).into_iter().map(|chan| self.name(chan)));
    }
}
