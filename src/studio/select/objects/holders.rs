//! Who holds a lock, read from the record: the lock's own words do not tell.

use super::Scene;
use crate::event::{Addr, Gid, SyncOp};
use crate::studio::view::Sign;
use crate::trace::{Mark, MarkKind};
use std::collections::BTreeMap;

/// Marks looked through for a lock's holders.
const MOST_MARKS: usize = 50_000;

/// The operations on the lock at `addr`, newest first.
fn history<'a>(scene: &'a Scene<'_>, addr: Addr) -> impl Iterator<Item = (Gid, SyncOp)> + use<'a> {
    let marks: &[Mark] = scene.run.timeline.marks();
    let end = marks.partition_point(|mark| mark.step < scene.moment.cursor.0);
    marks[..end].iter().rev().take(MOST_MARKS).filter_map(move |mark| match mark.kind {
        MarkKind::Sync(at, op) if at == addr => Some((mark.g, op)),
        _ => None,
    })
}

/// Who locked a mutex, or an RWMutex for writing, that is locked now.
pub fn holder(scene: &Scene<'_>, addr: Addr) -> Option<Sign> {
    history(scene, addr)
        .find(|(_, op)| {
            matches!(op, SyncOp::MutexLock | SyncOp::MutexTryLock | SyncOp::RwLock | SyncOp::RwTryLock)
        })
        .map(|(g, _)| Sign::new(g.0))
}

/// The goroutines that hold an RWMutex for reading, `count` of them, in the order in which they got it. Go lets any
/// goroutine unlock; one that unlocks what it had locked itself is taken to mean that.
pub fn readers(scene: &Scene<'_>, addr: Addr, count: usize) -> Vec<Sign> {
    let mut unlocked: BTreeMap<Gid, u32> = BTreeMap::new();
    let mut found = Vec::new();
    for (g, op) in history(scene, addr) {
        if found.len() == count {
            break;
        }
        match op {
            SyncOp::RwRUnlock => *unlocked.entry(g).or_default() += 1,
            SyncOp::RwRLock | SyncOp::RwTryRLock => match unlocked.get_mut(&g) {
                Some(left) if *left > 0 => *left -= 1,
                _ => found.push(Sign::new(g.0)),
            },
            _ => {}
        }
    }
    found.reverse();
    found
}
