//! Which locals' values are needed before each instruction (Aho, Lam, Sethi, Ullman, Compilers, 9.2.5).

use crate::body::Body;
use wasmparser::Operator;

/// A row of bits for each instruction, one for each local.
pub struct Live {
    width: usize,
    bits: Vec<u64>,
}

impl Live {
    pub fn of(body: &Body<'_>) -> Live {
        let width = body.locals.len().div_ceil(64);
        let mut nexts = Vec::with_capacity(body.ops.len());
        body.with_labels(|at, labels| nexts.push(body.next(at, labels)));
        let mut live = Live { width, bits: vec![0; width * body.ops.len()] };
        let mut row = vec![0u64; width];
        loop {
            let mut changed = false;
            for at in (0..body.ops.len()).rev() {
                row.fill(0);
                for &next in &nexts[at] {
                    row.iter_mut().zip(live.row(next)).for_each(|(bits, more)| *bits |= more);
                }
                match body.ops[at] {
                    Operator::LocalGet { local_index } => {
                        row[local_index as usize / 64] |= 1 << (local_index % 64)
                    }
                    Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                        row[local_index as usize / 64] &= !(1 << (local_index % 64));
                    }
                    _ => {}
                }
                let old = &mut live.bits[at * width..(at + 1) * width];
                if old != row {
                    old.copy_from_slice(&row);
                    changed = true;
                }
            }
            if !changed {
                return live;
            }
        }
    }

    fn row(&self, at: usize) -> &[u64] {
        &self.bits[at * self.width..(at + 1) * self.width]
    }

    pub fn has(&self, at: usize, local: u32) -> bool {
        self.row(at)[local as usize / 64] >> (local % 64) & 1 == 1
    }
}
