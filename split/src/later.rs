//! Which functions the rest gets: those on the list, cold regions, and those that only they call.

use crate::module::Module;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Beginnings of functions' names that come later, one a line; lines that begin with `# ` are comments. `a::b` stands for all that begins
/// so: `a::b`, `a::b::c`, `a::b<d>`. Names are taken without `<`, `&`, `mut` and `dyn` in front: a trait's method counts
/// to the type.
pub struct List {
    beginnings: BTreeSet<String>,
}

impl List {
    pub fn read(text: &str) -> List {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
        List { beginnings: lines.map(str::to_owned).collect() }
    }

    /// Whether a name is on the list.
    pub fn has(&self, name: &str) -> bool {
        ends(name).any(|end| self.beginnings.contains(&name[..end]))
    }
}

/// A name as the list has it.
pub fn bare(name: &str) -> &str {
    let mut name = name;
    for front in ["<", "&", "mut ", "dyn ", "[", "("].repeat(3) {
        name = name.strip_prefix(front).unwrap_or(name);
    }
    name
}

/// Where a name's beginnings may end: before `::`, `<`, `>` or a blank, and at its own end.
fn ends(name: &str) -> impl Iterator<Item = usize> {
    let inner = name.char_indices().filter(|&(at, c)| match c {
        '<' | '>' | ' ' | ',' => true,
        ':' => name[at..].starts_with("::"),
        _ => false,
    });
    inner.map(|(at, _)| at).filter(|&at| !name[..at].ends_with(' ')).chain([name.len()])
}

/// The functions that come later: those on the list, `cold` ones, and what only they call.
pub fn later(module: &Module, list: &List, cold: Range<u32>) -> BTreeSet<u32> {
    let on_list = |function: &u32| module.names.get(function).is_some_and(|name| list.has(bare(name)));
    let named: BTreeSet<u32> =
        module.own().filter(|function| cold.contains(function) || on_list(function)).collect();
    let mut first = BTreeSet::new();
    let mut open: Vec<u32> = module.roots.clone();
    open.extend(module.slots.iter().map(|(_, function)| *function));
    while let Some(function) = open.pop() {
        if function < module.imported || named.contains(&function) || !first.insert(function) {
            continue;
        }
        open.extend(&module.calls[(function - module.imported) as usize]);
    }
    module.own().filter(|function| !first.contains(function)).collect()
}

/// The list that a run makes: the shortest beginnings of which nothing has run, each of at least `least` bytes of code.
pub fn record(module: &Module, ran: &dyn Fn(u32) -> bool, least: usize) -> String {
    // Bytes that ran, and that did not, by beginning.
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for function in module.own() {
        let Some(name) = module.names.get(&function).map(|name| bare(name)) else { continue };
        for end in ends(name) {
            let (busy, idle) = sums.entry(&name[..end]).or_default();
            *(if ran(function) { busy } else { idle }) += module.size(function);
        }
    }
    let idle = |beginning: &str| sums.get(beginning).is_some_and(|(busy, _)| *busy == 0);
    let mut list = String::new();
    for (beginning, (busy, bytes)) in &sums {
        let covered = ends(beginning).any(|end| end < beginning.len() && idle(&beginning[..end]));
        if *busy == 0 && *bytes >= least && !beginning.is_empty() && !covered {
            list.push_str(beginning);
            list.push('\n');
        }
    }
    list
}
