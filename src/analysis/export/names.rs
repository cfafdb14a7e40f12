//! Names of objects in an export: `M1`, `C1`, `S1` for maps, channels and locks, in order of their first event.

use crate::event::{Addr, ChanEvent, Event, Gid};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct ExportNames {
    names: BTreeMap<Addr, String>,
    counts: [u32; 3],
}

impl ExportNames {
    pub fn of(events: &[(u64, Gid, Event)]) -> ExportNames {
        let mut names = ExportNames::default();
        for (_, _, event) in events {
            match event {
                Event::Map(map) => names.add(map.map, 0),
                Event::Chan(
                    ChanEvent::Sent { chan, .. }
                    | ChanEvent::Received { chan, .. }
                    | ChanEvent::Closed { chan, .. },
                ) => names.add(*chan, 1),
                Event::Sync(sync) => names.add(sync.addr, 2),
                Event::Chan(ChanEvent::Selected { .. })
                | Event::Sched(_)
                | Event::Call(_)
                | Event::Defer(_)
                | Event::Panic(_)
                | Event::Io(_)
                | Event::Timer(_) => {}
            }
        }
        names
    }

    fn add(&mut self, addr: Addr, kind: usize) {
        if addr.is_nil() || self.names.contains_key(&addr) {
            return;
        }
        self.counts[kind] += 1;
        let letter = ["M", "C", "S"][kind];
        self.names.insert(addr, format!("{letter}{}", self.counts[kind]));
    }

    pub fn name(&self, addr: Addr) -> &str {
        self.names.get(&addr).map_or("nil", String::as_str)
    }
}
