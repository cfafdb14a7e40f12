//! Motion as a pure function of the moment: what flies, pulses, shakes, splits or fades when one event is played
//! forward, between named anchors on the page. A jump has none.

use super::view::Sign;
use crate::event::{
    Addr, ChanEvent, DeferEvent, Event, Gid, MapStage, PanicEvent, SchedEvent, SyncOp, TimerEvent,
};
use std::rc::Rc;

/// A place on the page that keeps its name from step to step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    Goroutine(u32),
    /// Goroutine and depth.
    Frame(u32, u32),
    /// A map or an object by its card's id.
    Card(Rc<str>),
    /// The first lamp of a card.
    Lamp(Rc<str>),
    Console,
}

impl Anchor {
    /// The value of the element's `data-anchor` attribute.
    pub fn name(&self) -> String {
        match self {
            Anchor::Goroutine(gid) => format!("g{gid}"),
            Anchor::Frame(gid, depth) => format!("g{gid}-f{depth}"),
            Anchor::Card(id) => id.to_string(),
            Anchor::Lamp(id) => format!("{id}-lamp"),
            Anchor::Console => "console".to_owned(),
        }
    }
}

/// One movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Something goes from one place to another: a value, a wake-up, a line of output.
    Fly { from: Anchor, to: Anchor, sign: Sign },
    /// Something happens at a place.
    Pulse { at: Anchor },
    /// Something goes wrong there.
    Shake { at: Anchor },
    /// One becomes two: a goroutine starts another, a table splits.
    Split { from: Anchor, to: Anchor },
    /// It steps back: a goroutine parks or ends.
    Fade { at: Anchor },
}

/// The movements of a micro-step's events; `card` knows which objects have cards.
pub fn motions(events: &[(Gid, Event)], card: &dyn Fn(Addr) -> Option<Rc<str>>) -> Vec<Motion> {
    let mut list: Vec<Motion> = Vec::new();
    for (g, event) in events {
        for motion in of(*g, event, card) {
            if !list.contains(&motion) {
                list.push(motion);
            }
        }
    }
    list
}

fn of(g: Gid, event: &Event, card: &dyn Fn(Addr) -> Option<Rc<str>>) -> Vec<Motion> {
    let own = Anchor::Goroutine(g.0);
    let at_card = |addr: Addr| card(addr).map(Anchor::Card);
    let fly = |from: Anchor, to: Anchor| vec![Motion::Fly { from, to, sign: Sign::new(g.0) }];
    let pulse = |at: Option<Anchor>| at.map(|at| Motion::Pulse { at }).into_iter().collect::<Vec<_>>();
    match event {
        Event::Sched(SchedEvent::Created { g: child, .. }) => {
            vec![Motion::Split { from: own, to: Anchor::Goroutine(child.0) }]
        }
        Event::Sched(SchedEvent::Parked { .. } | SchedEvent::Exited) => vec![Motion::Fade { at: own }],
        Event::Sched(SchedEvent::Ready { g: other, .. }) => pulse(Some(Anchor::Goroutine(other.0))),
        Event::Sched(SchedEvent::Yielded { .. }) | Event::Call(_) => Vec::new(),
        Event::Defer(
            DeferEvent::Pushed { depth, .. } | DeferEvent::Done { depth, .. } | DeferEvent::Run { depth, .. },
        ) => pulse(Some(Anchor::Frame(g.0, *depth))),
        Event::Panic(event) => match event {
            PanicEvent::Raised { .. }
            | PanicEvent::Goexit
            | PanicEvent::Uncaught { .. }
            | PanicEvent::Fatal(_) => {
                vec![Motion::Shake { at: own }]
            }
            PanicEvent::Visit { depth, .. } | PanicEvent::Unwound { depth, .. } => {
                pulse(Some(Anchor::Frame(g.0, *depth)))
            }
            PanicEvent::Recovered { .. } | PanicEvent::RecoverNil => pulse(Some(own)),
            PanicEvent::Aborted { .. } => vec![Motion::Fade { at: own }],
        },
        Event::Map(event) => match (event.stage, card(event.map)) {
            (_, None) => Vec::new(),
            (MapStage::SetFlag | MapStage::ClearFlag, Some(id)) => fly(own, Anchor::Lamp(id)),
            (
                MapStage::Check | MapStage::CheckAgain | MapStage::LoadFlag | MapStage::LoadFlagAgain,
                Some(id),
            ) => pulse(Some(Anchor::Lamp(id))),
            (
                MapStage::StoreKey
                | MapStage::PlaceKey
                | MapStage::PlaceElem
                | MapStage::StoreElem
                | MapStage::StoreKeyPointer
                | MapStage::StoreTag
                | MapStage::ClearKey
                | MapStage::ClearElem
                | MapStage::Wipe
                | MapStage::Zero
                | MapStage::Store(_),
                Some(id),
            ) => fly(own, Anchor::Card(id)),
            (
                MapStage::Load(_)
                | MapStage::LastOne
                | MapStage::Room
                | MapStage::ReadTag
                | MapStage::ReadTags
                | MapStage::CompareLen
                | MapStage::CompareKey
                | MapStage::ReadKey
                | MapStage::CompareSelf
                | MapStage::FollowElem
                | MapStage::FollowKey
                | MapStage::CopyWord
                | MapStage::CopyHeader,
                Some(id),
            ) => pulse(Some(Anchor::Card(id))),
            (MapStage::Grow | MapStage::Split | MapStage::Evacuate, Some(id)) => {
                vec![Motion::Split { from: Anchor::Card(id.clone()), to: Anchor::Card(id) }]
            }
            (_, Some(_)) => Vec::new(),
        },
        Event::Chan(event) => match *event {
            ChanEvent::Sent { partner: Some(to), .. } => fly(own, Anchor::Goroutine(to.0)),
            ChanEvent::Sent { chan, .. } => at_card(chan).map(|to| fly(own, to)).unwrap_or_default(),
            ChanEvent::Received { partner: Some(from), .. } => fly(Anchor::Goroutine(from.0), own),
            ChanEvent::Received { chan, .. } => at_card(chan).map(|from| fly(from, own)).unwrap_or_default(),
            ChanEvent::Closed { chan, .. } => {
                at_card(chan).map(|at| vec![Motion::Shake { at }]).unwrap_or_default()
            }
            ChanEvent::Selected { .. } => Vec::new(),
        },
        Event::Sync(event) => match (event.op, event.partner, at_card(event.addr)) {
            (_, Some(to), Some(from)) => fly(from, Anchor::Goroutine(to.0)),
            (
                SyncOp::MutexLock | SyncOp::RwLock | SyncOp::RwRLock | SyncOp::WaitGroupDone,
                None,
                Some(to),
            ) if event.ok => fly(own, to),
            (_, _, at) => pulse(at),
        },
        Event::Io(_) => fly(own, Anchor::Console),
        Event::Timer(
            TimerEvent::Clock { .. }
            | TimerEvent::Fired { .. }
            | TimerEvent::Started { .. }
            | TimerEvent::Stopped { .. },
        ) => pulse(Some(Anchor::Card("clock".into()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_handed_over_flies_between_the_two_goroutines() {
        let sent = Event::Chan(ChanEvent::Sent { chan: Addr(8), partner: Some(Gid(3)), slot: 0, cap: 0 });
        let moves = motions(&[(Gid(2), sent)], &|_| None);
        let [Motion::Fly { from, to, sign }] = moves.as_slice() else { panic!("{moves:?}") };
        assert_eq!((from.name(), to.name(), &*sign.name), ("g2".into(), "g3".into(), "g2"));
    }

    #[test]
    fn what_has_no_card_does_not_move() {
        let sent = Event::Chan(ChanEvent::Sent { chan: Addr(8), partner: None, slot: 0, cap: 1 });
        assert_eq!(motions(&[(Gid(2), sent)], &|_| None), []);
        let moves = motions(&[(Gid(2), sent)], &|_| Some("at-8".into()));
        assert!(matches!(moves.as_slice(), [Motion::Fly { to: Anchor::Card(_), .. }]));
    }
}
