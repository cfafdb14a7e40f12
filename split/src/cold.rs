//! Which pieces of the first part's functions ran when the list was recorded (`www/cold.txt`). A function is known by its
//! name and the order of its instructions: one that has changed since is not in the list, and stays whole.

use crate::body::Body;
use crate::module::Module;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

/// Functions that stay whole, by the beginning of their names: the interpreter's loops, whose every instruction is to be
/// quick once the rest is here, and what asks the browser for its language and its wishes.
const WHOLE: [&str; 3] =
    ["gomaplab::machine::exec::run", "gomaplab::machine::plain::execute", "gomaplab_web::app::shell"];
/// The first lines of the list.
const HEAD: &str = "# Which pieces of the page's functions run until the first run is shown (split/): recorded by `cargo xtask first`,\n\
# not typed. A line is a function, by a hash of its name and its instructions, and a bit for each piece that ran.\n";

/// The pieces that ran, a bit each, by function.
pub struct Ran(BTreeMap<u64, Vec<u8>>);

impl Ran {
    pub fn read(text: &str) -> Ran {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let entry = |line: &str| {
            let (key, bits) = line.split_once(' ').unwrap_or((line, ""));
            let bytes = (0..bits.len() / 2)
                .filter_map(|at| u8::from_str_radix(bits.get(2 * at..2 * at + 2)?, 16).ok());
            Some((u64::from_str_radix(key, 16).ok()?, bytes.collect()))
        };
        Ran(lines.filter_map(entry).collect())
    }

    /// Whether each piece of a function ran. None when the list does not know the function.
    pub fn pieces(&self, module: &Module, function: u32, body: &Body) -> Option<Vec<bool>> {
        let bits = self.0.get(&key(module, function, body))?;
        let ran = |piece: usize| bits.get(piece / 8).is_some_and(|byte| byte >> (piece % 8) & 1 == 1);
        Some((0..body.count).map(ran).collect())
    }
}

/// Number of the first piece of each function when all pieces are counted, and the number of all.
pub fn numbering(module: &Module) -> Result<(BTreeMap<u32, usize>, usize), Box<dyn Error>> {
    let mut first = BTreeMap::new();
    let mut sum = 0;
    for function in module.own() {
        first.insert(function, sum);
        sum += module.body(function)?.count;
    }
    Ok((first, sum))
}

/// The list that notes make, one byte for each piece: the functions that come first and have pieces that did not run.
pub fn record(module: &Module, later: &BTreeSet<u32>, notes: &[u8]) -> Result<String, Box<dyn Error>> {
    let (first, _) = numbering(module)?;
    let mut list: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    for function in module.own().filter(|function| !later.contains(function)) {
        if WHOLE.iter().any(|name| module.name(function).starts_with(name)) {
            continue;
        }
        let body = module.body(function)?;
        // Functions that look the same share an entry.
        let bits = list.entry(key(module, function, &body)).or_default();
        bits.resize(bits.len().max(body.count.div_ceil(8)), 0);
        for piece in 0..body.count {
            if notes.get(first[&function] + piece).is_some_and(|&ran| ran != 0) {
                bits[piece / 8] |= 1 << (piece % 8);
            }
        }
    }
    let mut text = HEAD.to_owned();
    for (key, bits) in list {
        let some = bits.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
        let bits: String = bits[..some].iter().map(|byte| format!("{byte:02x}")).collect();
        text.push_str(&format!("{key:016x} {bits}\n"));
    }
    Ok(text)
}

/// FNV-1a of a function's name and of the first byte of each of its instructions.
fn key(module: &Module, function: u32, body: &Body) -> u64 {
    let name = module.name(function);
    let codes = body.offsets[..body.ops.len()].iter().map(|&offset| module.bytes[offset]);
    name.bytes().chain(codes).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
