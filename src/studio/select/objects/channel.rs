//! A channel (runtime.hchan): buffer, and both queues with what their goroutines bring.

use super::{Scene, field};
use crate::code::program::{Shape, TypeDesc, TypeId};
use crate::event::{Addr, Gid};
use crate::machine::chan::layout;
use crate::machine::waitq::{Place, Queue, Sudog};
use crate::studio::view::{ObjectKind, ObjectView, QueueView, Sign, Waiter};
use crate::trace::{ChanOp, MarkKind, Names, Spot};

/// Cells of a buffer that are read at most.
const MOST_CELLS: u64 = 16;

#[inline(never)]
pub fn card(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    let word = |slot| spot.reader.heap.load(spot.addr.plus(slot)).unwrap_or(0);
    let (count, cap, recvx) = (word(layout::COUNT), word(layout::CAP), word(layout::RECVX));
    let elem = match spot.desc() {
        Some(TypeDesc { shape: Shape::Chan { elem, .. }, .. }) => Some(*elem),
        _ => None,
    };
    if let Some(elem) = elem {
        let size = spot.reader.slots(elem) as u32;
        for index in 0..count.min(MOST_CELLS) {
            let at = ((recvx + index) % cap.max(1)) as u32;
            let cell = spot.addr.plus(layout::BUF + at * size);
            card.buffer.push(spot.reader.value_at(elem, cell).into());
        }
    }
    card.kind = ObjectKind::Channel;
    card.capacity = cap.min(MOST_CELLS) as u32;
    card.fields = vec![field("len", count), field("cap", cap)];
    if word(layout::CLOSED) != 0 {
        card.fields.push(match closed_by(scene, spot.addr) {
            Some(g) => field("closed", format!("true · g{}", g.0)),
            None => field("closed", true),
        });
    }
    if let Some(number) = scene.names.name(spot.addr) {
        card.name = format!("{} · {number}", card.name).into();
    }
    card.queues.extend(queue(scene, spot, "recvq", Queue::Recv, None));
    card.queues.extend(queue(scene, spot, "sendq", Queue::Send, elem));
    card
}

/// Who closed the channel, where the record has it.
fn closed_by(scene: &Scene<'_>, chan: Addr) -> Option<Gid> {
    let closed = MarkKind::Chan(chan, ChanOp::Closed);
    let here = scene.moment.cursor.0;
    scene.run.timeline.marks().iter().find(|mark| mark.kind == closed && mark.step < here).map(|mark| mark.g)
}

/// The goroutines of a queue; with `sends`, the values of that type that they want to send.
fn queue(
    scene: &Scene<'_>,
    spot: Spot<'_>,
    name: &str,
    queue: Queue,
    sends: Option<TypeId>,
) -> Option<QueueView> {
    let list = scene.machine.waiters().at(spot.addr, queue);
    let waiter = |sudog: &Sudog| {
        let value = sends.and_then(|elem| sent(scene, elem, sudog));
        let words: Vec<String> = value.into_iter().chain(sudog.case.map(|_| "select".to_owned())).collect();
        let value = (!words.is_empty()).then(|| words.join(" · ").into());
        Waiter { sign: Sign::new(sudog.g.0), value }
    };
    (!list.is_empty()).then(|| QueueView { name: name.into(), waiters: list.iter().map(waiter).collect() })
}

/// The value that a waiting sender brings.
fn sent(scene: &Scene<'_>, elem: TypeId, sudog: &Sudog) -> Option<String> {
    let size = scene.reader.slots(elem);
    match sudog.elem? {
        Place::Heap(addr) => Some(scene.reader.value_at(elem, addr)),
        Place::Stack(at) => {
            let goroutine = scene.machine.goroutine(Gid(sudog.g.0))?;
            let words = goroutine.stack.get(at as usize..at as usize + size)?;
            Some(scene.reader.value(elem, words))
        }
    }
}
