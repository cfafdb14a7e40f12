//! Mutex and RWMutex, by the words of their sources (internal/sync/mutex.go, sync/rwmutex.go).

use super::{Scene, field, holders};
use crate::machine::waitq::Queue;
use crate::studio::view::{FieldView, ObjectKind, ObjectView};
use crate::trace::Spot;

/// `Mutex.state`: locked, woken, starving, and the waiters from bit 3.
pub fn mutex_fields(state: u64) -> Vec<FieldView> {
    let mut fields = vec![field("locked", state & 1 != 0)];
    if state & 2 != 0 {
        fields.push(field("woken", true));
    }
    if state & 4 != 0 {
        fields.push(field("starving", true));
    }
    if state >> 3 != 0 {
        fields.push(field("waiters", state >> 3));
    }
    fields
}

#[inline(never)]
pub fn mutex(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::Mutex;
    let Some(mu) = spot.field("mu") else { return card };
    let state = mu.word_at(&["state"]);
    card.fields = mutex_fields(state);
    card.fields.push(field("state", state));
    if state & 1 != 0 {
        card.holder = holders::holder(scene, spot.addr);
    }
    card.queues.extend(mu.field("sema").and_then(|sema| scene.queue("sema", sema.addr, Queue::Sema)));
    card
}

/// `rwmutexMaxReaders`: subtracted from readerCount while a writer holds or awaits the lock.
const MAX_READERS: i32 = 1 << 30;

/// What `readerCount` says.
pub struct Readers {
    /// Readers that hold the lock or wait behind the writer.
    pub count: i32,
    /// A writer has announced itself.
    pub writer: bool,
}

impl Readers {
    pub fn of(reader_count: u64) -> Readers {
        let raw = reader_count as i32;
        let writer = raw < 0;
        Readers { count: if writer { raw.wrapping_add(MAX_READERS) } else { raw }, writer }
    }
}

#[inline(never)]
pub fn rw_mutex(scene: &Scene<'_>, spot: Spot<'_>, mut card: ObjectView) -> ObjectView {
    card.kind = ObjectKind::RwMutex;
    let raw = spot.word_at(&["readerCount", "v"]);
    let wait = spot.word_at(&["readerWait", "v"]) as i32;
    let readers = Readers::of(raw);
    let sema = |path: &[&str]| spot.path(path).map(|sema| sema.addr);
    let waiting = sema(&["readerSem"]).map_or(0, |at| scene.machine.waiters().at(at, Queue::Sema).len());
    // Announced readers that do not sleep behind the writer hold the lock; one just woken does not count as either.
    let holding = match readers.writer {
        true => wait.max(0) as usize,
        false => (readers.count as usize).saturating_sub(waiting),
    };
    let writer_waits = readers.writer && wait > 0;
    card.fields = vec![
        field("readers", holding),
        field(
            "writer",
            if writer_waits {
                "pending"
            } else if readers.writer {
                "true"
            } else {
                "false"
            },
        ),
        field("readerCount", raw as i32),
        field("readerWait", wait),
        field("w.state", spot.word_at(&["w", "mu", "state"])),
    ];
    card.readers = holders::readers(scene, spot.addr, holding);
    if readers.writer && !writer_waits {
        card.holder = holders::holder(scene, spot.addr);
    }
    for (name, path) in
        [("writerSem", &["writerSem"][..]), ("readerSem", &["readerSem"]), ("w.sema", &["w", "mu", "sema"])]
    {
        card.queues.extend(sema(path).and_then(|at| scene.queue(name, at, Queue::Sema)));
    }
    card
}
