//! The graph of states that a search over states met, and what it says about who can never run again.

use super::system::{Proc, Stated};

/// Processes beyond this number are not judged.
const MOST_PROCESSES: usize = 64;

#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    edges: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// The state from which it was met first, and the transition.
    from: Option<(u32, Proc, u32)>,
    /// A bit for each process that waits.
    waits: u64,
    over: bool,
    /// It has no successors for good.
    terminal: bool,
    /// Its successors are not all known.
    open: bool,
}

impl Graph {
    /// A new state, whose successors are not known yet.
    pub fn add<S: Stated>(&mut self, from: Option<(u32, Proc, u32)>, state: &S) -> u32 {
        let most = state.processes().min(MOST_PROCESSES);
        let waits =
            (1..most).filter(|&process| state.waits(process)).fold(0, |bits, process| bits | 1 << process);
        self.nodes.push(Node { from, waits, over: state.is_over(), terminal: false, open: true });
        self.nodes.len() as u32 - 1
    }

    pub fn edge(&mut self, from: u32, to: u32) {
        self.edges.push((from, to));
    }

    pub fn finish(&mut self, id: u32) {
        self.nodes[id as usize].terminal = true;
    }

    /// All successors of the state are known.
    pub fn close(&mut self, id: u32) {
        self.nodes[id as usize].open = false;
    }

    /// The transitions by which a state was met first.
    pub fn path(&self, id: u32) -> Vec<(Proc, u32)> {
        let mut path = Vec::new();
        let mut at = id;
        while let Some((from, process, alternative)) = self.nodes[at as usize].from {
            path.push((process, alternative));
            at = from;
        }
        path.reverse();
        path
    }

    /// States, one for each process, that is not the end of everything and from which the process waits for ever while
    /// others go on; the earliest for each. Only states whose whole future is known count.
    pub fn stuck(&self) -> Vec<(u32, Proc)> {
        let waits: Vec<u64> = self.nodes.iter().map(|node| if node.open { 0 } else { node.waits }).collect();
        let future = self.future(waits, |mine, theirs| mine & theirs);
        let ends = self.nodes.iter().map(|node| u64::from(node.terminal || node.open)).collect();
        let ends = self.future(ends, |mine, theirs| mine | theirs);
        let mut found = Vec::new();
        for process in 1..MOST_PROCESSES {
            // States that come to a real end are judged there.
            let first = (0..self.nodes.len()).find(|&id| future[id] >> process & 1 == 1 && ends[id] == 0);
            found.extend(first.map(|id| (id as u32, process)));
        }
        found
    }

    /// The earliest state from which the program never ends, though it runs for ever.
    pub fn never_ends(&self) -> Option<u32> {
        let ends = self.nodes.iter().map(|node| u64::from(node.terminal || node.open || node.over)).collect();
        let ends = self.future(ends, |mine, theirs| mine | theirs);
        (0..self.nodes.len()).find(|&id| ends[id] == 0).map(|id| id as u32)
    }

    /// The least (or greatest) fixed point of `join` along the edges, backwards.
    fn future(&self, mut values: Vec<u64>, join: fn(u64, u64) -> u64) -> Vec<u64> {
        let mut into: Vec<Vec<u32>> = vec![Vec::new(); self.nodes.len()];
        for &(from, to) in &self.edges {
            into[to as usize].push(from);
        }
        let mut work: Vec<u32> = (0..self.nodes.len() as u32).collect();
        while let Some(at) = work.pop() {
            for &from in &into[at as usize] {
                let joined = join(values[from as usize], values[at as usize]);
                if joined != values[from as usize] {
                    values[from as usize] = joined;
                    work.push(from);
                }
            }
        }
        values
    }
}
