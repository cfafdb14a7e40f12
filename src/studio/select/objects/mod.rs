//! Cards for channels and synchronisation objects that the person's variables lead to: the state words by their Go
//! names, who holds, who waits and in which order.

mod channel;
mod clock;
mod context;
mod holders;
mod locks;
mod signals;
mod sync_map;
mod timer;
mod word;

#[cfg(test)]
mod tests;

use super::super::run::Run;
use super::super::view::{
    FieldView, ObjectKind, ObjectView, OutlineView, QueueView, Sign, StageView, Waiter,
};
use super::{Here, RunNames, card_id};
use crate::event::{Addr, ChanEvent, Event};
use crate::machine::Machine;
use crate::machine::waitq::Queue;
use crate::trace::{Moment, Reached, ReachedKind, Reader, Spot};
use std::rc::Rc;

pub use word::state;

/// Object cards drawn at most.
const MOST_OBJECTS: usize = 24;

pub fn add(here: &Here<'_>, view: &mut StageView) {
    let run = here.run;
    let scene = Scene::new(run, &run.moment, &run.names);
    let before = run.before.as_ref().map(|before| Scene::new(run, before, &run.names));
    let mut contexts = Vec::new();
    for found in &here.reached {
        if found.kind == ReachedKind::Map {
            super::maps::add(here, found, view);
        } else if found.kind == ReachedKind::Context {
            contexts.push(found.clone());
        } else if view.objects.len() < MOST_OBJECTS {
            let card = scene.card(found);
            let old = before.as_ref().map(|before| before.card(found));
            view.objects.push(Rc::new(changed(card, old)));
        }
    }
    if !contexts.is_empty() {
        let card = context::tree(&scene, &contexts);
        let old = before.as_ref().map(|before| context::tree(before, &contexts));
        view.objects.push(Rc::new(changed(card, old)));
    }
    if let Some(card) = clock::card(&scene) {
        let old = before.as_ref().and_then(clock::card);
        view.objects.push(Rc::new(changed(card, old)));
    }
}

/// Who did this step's event at the object.
fn touched(moment: &Moment, addr: Addr) -> Option<Sign> {
    moment.events.iter().find_map(|(g, event)| {
        let at = match event {
            Event::Sync(event) => event.addr,
            Event::Chan(
                ChanEvent::Sent { chan, .. }
                | ChanEvent::Received { chan, .. }
                | ChanEvent::Closed { chan, .. },
            ) => *chan,
            _ => return None,
        };
        (at == addr).then(|| Sign::new(g.0))
    })
}

/// A moment of the run, ready to be read.
struct Scene<'a> {
    run: &'a Run,
    moment: &'a Moment,
    machine: &'a Machine,
    names: &'a RunNames,
    reader: Reader<'a>,
}

impl<'a> Scene<'a> {
    fn new(run: &'a Run, moment: &'a Moment, names: &'a RunNames) -> Scene<'a> {
        let machine = &moment.machine;
        let reader =
            Reader { program: machine.program(), heap: machine.heap(), names, bounds: Default::default() };
        Scene { run, moment, machine, names, reader }
    }

    fn card(&self, found: &Reached) -> ObjectView {
        let spot = Spot { reader: self.reader, ty: found.ty, addr: found.addr };
        let mut card = empty_card(&found.name, spot);
        card.touched = touched(self.moment, found.addr);
        match found.kind {
            ReachedKind::Mutex => locks::mutex(self, spot, card),
            ReachedKind::RwMutex => locks::rw_mutex(self, spot, card),
            ReachedKind::WaitGroup => signals::wait_group(self, spot, card),
            ReachedKind::Cond => signals::cond(self, spot, card),
            ReachedKind::Once => signals::once(self, spot, card),
            ReachedKind::Pool => signals::pool(spot, card),
            ReachedKind::SyncMap => sync_map::card(self, spot, card),
            ReachedKind::Timer => timer::card(self, spot, card),
            ReachedKind::Atomic => word::atomic(spot, card),
            ReachedKind::Chan => channel::card(self, spot, card),
            // These two have cards of their own.
            ReachedKind::Map | ReachedKind::Context => card,
        }
    }

    /// Who waits in a queue, first in line first.
    fn queue(&self, name: &str, addr: Addr, queue: Queue) -> Option<QueueView> {
        let list = self.machine.waiters().at(addr, queue);
        let waiters = list.iter().map(|sudog| Waiter { sign: Sign::new(sudog.g.0), value: None }).collect();
        (!list.is_empty()).then(|| QueueView { name: name.into(), waiters })
    }
}

fn empty_card(name: &str, spot: Spot<'_>) -> ObjectView {
    ObjectView {
        id: card_id(spot.addr),
        name: name.into(),
        ty: spot.desc().map_or("".into(), |desc| desc.name.clone()),
        kind: ObjectKind::Atomic,
        fields: Vec::new(),
        holder: None,
        readers: Vec::new(),
        buffer: Vec::new(),
        capacity: 0,
        queues: Vec::new(),
        outline: Vec::new(),
        touched: None,
    }
}

fn field(name: &str, value: impl ToString) -> FieldView {
    FieldView { name: name.into(), value: value.to_string().into(), changed: false }
}

pub fn line(depth: usize, label: impl Into<Rc<str>>, value: impl Into<Rc<str>>) -> OutlineView {
    OutlineView {
        depth: depth as u8,
        label: label.into(),
        value: value.into(),
        note: "".into(),
        sign: None,
        changed: false,
    }
}

/// Marks the fields and lines of a card that are not in the card of the moment before.
fn changed(mut card: ObjectView, old: Option<ObjectView>) -> ObjectView {
    let Some(old) = old else { return card };
    for field in &mut card.fields {
        field.changed = old.fields.iter().any(|other| other.name == field.name && other.value != field.value);
    }
    for line in &mut card.outline {
        let same = |other: &&OutlineView| {
            other.depth == line.depth && other.label == line.label && other.value == line.value
        };
        line.changed = !old.outline.iter().any(|other| same(&other));
    }
    card
}
