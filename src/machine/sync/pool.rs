//! Pool (sync/pool.go): one private item and a list of shared ones. Whether Get finds an item is a choice, since Go
//! may drop items at any collection and looks on other Ps only as they happen to be. Answer 1 takes an item.

use crate::event::{Addr, Choice, Gid, SyncOp};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};

const PRIVATE: u32 = 0;
const SHARED: u32 = 1;
const VICTIM: u32 = 3;
/// The item's link.
const NEXT: u32 = 2;

impl Machine {
    pub(in crate::machine) fn pool_put(
        &mut self,
        g: Gid,
        pool: Addr,
        item: Addr,
        sink: &mut dyn Sink,
    ) -> Progress {
        if !self.pools.contains(&pool) {
            std::rc::Rc::make_mut(&mut self.pools).push(pool);
        }
        if self.word(pool.plus(PRIVATE)) == 0 {
            self.set_word(pool.plus(PRIVATE), item.0);
        } else {
            let shared = self.word(pool.plus(SHARED));
            self.set_word(item.plus(NEXT), shared);
            self.set_word(pool.plus(SHARED), item.0);
        }
        self.sync_event(g, SyncOp::PoolPut, pool, true, None, sink);
        Progress::Done
    }

    /// The item taken, or nil.
    pub(in crate::machine) fn pool_get(
        &mut self,
        g: Gid,
        pool: Addr,
        sink: &mut dyn Sink,
    ) -> Result<u64, Progress> {
        let (private, shared) = (self.word(pool.plus(PRIVATE)), self.word(pool.plus(SHARED)));
        let victim = self.word(pool.plus(VICTIM));
        if private == 0 && shared == 0 && victim == 0 {
            self.sync_event(g, SyncOp::PoolGet, pool, false, None, sink);
            return Ok(0);
        }
        let Some(answer) = self.g_mut(g).and_then(|goroutine| goroutine.answer.take()) else {
            return Err(Progress::Ask(Choice::Pool { g, items: 1 }));
        };
        let take = answer != 0;
        self.sync_event(g, SyncOp::PoolGet, pool, take, None, sink);
        if !take {
            return Ok(0);
        }
        if private != 0 {
            self.set_word(pool.plus(PRIVATE), 0);
            return Ok(private);
        }
        let (list, head) = if shared != 0 { (SHARED, shared) } else { (VICTIM, victim) };
        let next = self.word(Addr(head).plus(NEXT));
        self.set_word(pool.plus(list), next);
        Ok(head)
    }

    /// poolCleanup, at the start of a collection that the program asks for: the victims go, and what the pools hold takes
    /// their place, the private item first and then the shared ones, oldest first.
    pub(in crate::machine) fn clean_pools(&mut self) {
        for pool in self.pools.clone().iter().copied() {
            let mut victim = 0;
            let mut item = self.word(pool.plus(SHARED));
            while item != 0 {
                let next = self.word(Addr(item).plus(NEXT));
                self.set_word(Addr(item).plus(NEXT), victim);
                victim = item;
                item = next;
            }
            let private = self.word(pool.plus(PRIVATE));
            if private != 0 {
                self.set_word(Addr(private).plus(NEXT), victim);
                victim = private;
            }
            self.set_word(pool.plus(PRIVATE), 0);
            self.set_word(pool.plus(SHARED), 0);
            self.set_word(pool.plus(VICTIM), victim);
        }
    }
}
