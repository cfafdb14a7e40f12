//! WaitGroup, Cond, Once and Pool, by the words of package sync.

use super::{Scene, field, holders, line};
use crate::code::program::TypeId;
use crate::machine::waitq::Queue;
use crate::studio::view::{FieldView, ObjectKind, ObjectView};
use crate::trace::Spot;

/// Items of a pool that are shown.
const MOST_ITEMS: usize = 12;

/// `WaitGroup.state` (sync/waitgroup.go): the counter in the high 32 bits, the waiters in the low 31.
pub fn wait_group_fields(state: u64) -> Vec<FieldView> {
    vec![field("counter", (state >> 32) as i32), field("waiters", state & 0x7fff_ffff)]
}

pub fn wait_group(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::WaitGroup;
    card.fields = wait_group_fields(spot.word_at(&["state", "v"]));
    card.queues.extend(spot.field("sema").and_then(|sema| scene.queue("sema", sema.addr, Queue::Sema)));
    card
}

/// The notify list's tickets: `wait` is the next to be given, `notify` the next to be woken.
#[inline(never)]
pub fn cond(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::Cond;
    if let Some(locker) = spot.field("L").and_then(Spot::dynamic) {
        card.fields.push(field("L", locker.desc().map_or(String::new(), |desc| format!("*{}", desc.name))));
    }
    let Some(list) = spot.field("notify") else { return card };
    card.fields.push(field("notify.wait", list.word_at(&["wait"])));
    card.fields.push(field("notify.notify", list.word_at(&["notify"])));
    if let Some(mut queue) = scene.queue("notifyList", list.addr, Queue::Notify) {
        let tickets = scene.machine.waiters().at(list.addr, Queue::Notify);
        for (waiter, sudog) in queue.waiters.iter_mut().zip(tickets) {
            waiter.value = Some(format!("ticket {}", sudog.ticket).into());
        }
        card.queues.push(queue);
    }
    card
}

/// While `f` runs, `m` is locked by the goroutine that runs it, and the others wait for `m`.
#[inline(never)]
pub fn once(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::Once;
    let done = spot.word_at(&["done", "v"]) != 0;
    let locked = spot.word_at(&["m", "mu", "state"]) & 1 != 0;
    card.fields = vec![field("done", done), field("m.locked", locked)];
    let Some(m) = spot.field("m") else { return card };
    if locked {
        card.holder = holders::holder(scene, m.addr);
    }
    let sema = m.path(&["mu", "sema"]);
    card.queues.extend(sema.and_then(|sema| scene.queue("m.sema", sema.addr, Queue::Sema)));
    card
}

/// The lab's pool has one processor's shape: a private item and a stack of shared ones.
#[inline(never)]
pub fn pool(spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::Pool;
    let Some(item) = spot.type_named("sync", "poolItem") else { return card };
    let value = |spot: Spot<'_>| spot.field("v").map_or(String::new(), Spot::text);
    let private = spot.field("private").and_then(Spot::target);
    card.outline.push(line(0, "private", private.map_or("nil".into(), value)));
    let mut next = spot.field("shared").and_then(|shared| follow(shared, item));
    let mut count = 0;
    while let Some(found) = next {
        if count < MOST_ITEMS {
            card.outline.push(line(0, format!("shared[{count}]"), value(found)));
        }
        count += 1;
        next = found.field("next").and_then(|next| follow(next, item));
    }
    let mut next = spot.field("victim").and_then(|victim| follow(victim, item));
    while let Some(found) = next.filter(|_| card.outline.len() < 2 * MOST_ITEMS) {
        card.outline.push(line(0, "victim", value(found)));
        next = found.field("next").and_then(|next| follow(next, item));
    }
    let new = spot.field("New").map_or("nil".into(), Spot::text);
    card.fields = vec![field("shared", count), field("New", new)];
    card
}

fn follow<'a>(link: Spot<'a>, item: TypeId) -> Option<Spot<'a>> {
    link.to(item)
}
