//! The answers that are tried where Go leaves one open.

use super::draw;
use super::options::LeftOut;
use super::program::GoProgram;
use crate::event::Choice;
use crate::machine::leaving;

impl GoProgram {
    /// The value of an alternative for a question, and how many alternatives there are; notes that it was asked. The
    /// first alternative's where there is none of this number.
    pub(super) fn choose(&mut self, choice: &Choice, alternative: u32) -> (u64, u32) {
        let (answers, left_out) = self.answers(choice);
        self.left_out = self.left_out.or(left_out);
        if let Choice::Random { g, .. } = choice {
            let process = self.process(*g);
            if self.draws.len() <= process {
                self.draws.resize(process + 1, 0);
            }
            self.draws[process] = self.draws[process].saturating_add(1);
        }
        let value = answers.get(alternative as usize).or(answers.first()).copied().unwrap_or_default();
        (value, answers.len() as u32)
    }

    /// The values to try for a question, and what is left out.
    fn answers(&self, choice: &Choice) -> (Vec<u64>, LeftOut) {
        let spread = |bound: u64, most: u64| {
            let count = bound.min(most).max(1);
            (0..count).map(|at| at * bound / count).collect()
        };
        let all = |list| (list, LeftOut::default());
        match choice {
            Choice::Select { ready, .. } => all(ready.iter().map(|&case| u64::from(case)).collect()),
            Choice::MapStart { bound, .. } if *bound > 0 => {
                let most = u64::from(self.grain.map_starts.max(1));
                (spread(*bound, most), LeftOut { map_starts: *bound > most, ..LeftOut::default() })
            }
            Choice::Random { g, .. } => {
                let before = self.draws.get(self.process(*g)).copied().unwrap_or(0);
                match draw::draws(&self.machine, *g, before) {
                    Some((list, every)) => (list, LeftOut { random: !every, ..LeftOut::default() }),
                    None => all(vec![0]),
                }
            }
            // Who sleeps is woken as early as may be: going on later is up to the search. Of others first one, or all
            // at once; in an order that does not depend on which was started first.
            Choice::Timer { due } => {
                let wakes = |at: u64| {
                    due.get(at as usize)
                        .and_then(|&timer| self.machine.timer_wakes(timer))
                        .map_or(usize::MAX, |g| self.process(g))
                };
                let name = |at: u64| {
                    let target = due.get(at as usize).and_then(|&timer| self.machine.timer_target(timer));
                    target.map(|(owner, addr)| (self.process(owner), self.name(addr)))
                };
                let count = due.len() as u64;
                let mut list: Vec<u64> = (0..count).collect();
                list.sort_by_key(|&at| (wakes(at), name(at), at));
                if list.iter().all(|&at| wakes(at) < usize::MAX) {
                    list.clear();
                }
                list.push(count);
                all(list)
            }
            Choice::MapStart { .. } => all(vec![0]),
            Choice::Pool { .. } => all(vec![1, 0]),
            // Main that waits is main that comes to its end later, which is tried, too.
            Choice::Leave { .. } => all(vec![leaving::LEAVES]),
        }
    }
}
