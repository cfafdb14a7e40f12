//! Which data the rest brings: what no function of the first part can reach. The linker leaves each constant in a part of
//! its own (`--no-merge-data-segments`), so a part is reached when some number in the code, or in a part that is reached,
//! is an address in it. Numbers that are no addresses only make the first part larger.

use crate::module::Module;
use std::collections::BTreeSet;
use wasm_encoder::{ConstExpr, DataSection};

/// How far before a part an address may lie that the code has: compilers fold `table[x - 10]` into such bases. An address
/// that is a part's own is taken for that.
const BEFORE: u32 = 256;

/// Numbers of the parts of `module.data` that only later functions reach.
pub fn later(module: &Module, later: &BTreeSet<u32>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = Vec::new();
    let mut reach = |number: u32, before: u32, open: &mut Vec<usize>| {
        // The last part that begins at the number or below.
        let next = module.data.partition_point(|(address, _)| *address <= number);
        let (exact, inside) = match next.checked_sub(1).map(|at| module.data[at]) {
            Some((address, bytes)) => {
                (address == number, number <= address.saturating_add(bytes.len() as u32))
            }
            None => (false, false),
        };
        let from = if inside { next - 1 } else { next };
        let end = if exact { number } else { number.saturating_add(before) };
        let parts = module.data.iter().enumerate().skip(from).take_while(|(_, (address, _))| *address <= end);
        let meant = parts.filter(|(_, (address, bytes))| *address == number || !is_long_text(bytes));
        open.extend(meant.map(|(at, _)| at).filter(|&at| reached.insert(at)));
    };
    for function in module.own().filter(|function| !later.contains(function)) {
        for &number in &module.numbers[(function - module.imported) as usize] {
            reach(number, BEFORE, &mut open);
        }
    }
    for &number in &module.global_numbers {
        reach(number, BEFORE, &mut open);
    }
    while let Some(at) = open.pop() {
        let (address, bytes) = module.data[at];
        let skip = (address.next_multiple_of(4) - address) as usize;
        for word in bytes.get(skip..).unwrap_or_default().chunks_exact(4) {
            reach(u32::from_le_bytes([word[0], word[1], word[2], word[3]]), 0, &mut open);
        }
    }
    (0..module.data.len()).filter(|at| !reached.contains(at)).collect()
}

/// A long text: the code has only the address at which it begins, since nothing folds an index into it. Many a number that
/// is no address lies in so large a part.
fn is_long_text(bytes: &[u8]) -> bool {
    const LONG: usize = 4_096;
    bytes.len() >= LONG && bytes.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t' | 0x80..))
}

/// The wanted parts, neighbours joined where only a few bytes of nobody lie between them.
pub fn joined(module: &Module, wanted: &dyn Fn(usize) -> bool) -> DataSection {
    const NEAR: u32 = 12;
    // Number of the last part, address, bytes.
    let mut list: Vec<(usize, u32, Vec<u8>)> = Vec::new();
    for (at, &(address, bytes)) in module.data.iter().enumerate() {
        if !wanted(at) || bytes.iter().all(|&byte| byte == 0) {
            continue;
        }
        match list.last_mut() {
            Some((last, start, before))
                if *last + 1 == at && address - (*start + before.len() as u32) <= NEAR =>
            {
                *last = at;
                before.resize((address - *start) as usize, 0);
                before.extend_from_slice(bytes);
            }
            _ => list.push((at, address, bytes.to_vec())),
        }
    }
    let mut section = DataSection::new();
    for (_, address, bytes) in list {
        section.active(0, &ConstExpr::i32_const(address as i32), bytes);
    }
    section
}
