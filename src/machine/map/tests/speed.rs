//! How long operations take (run with `--release -- --ignored --nocapture`).

use super::{BOTH, INT_INT, STRING_INT, World};
use crate::event::Addr;
use crate::machine::map::{MapRuntimeOp, Progress};
use std::time::Instant;

#[test]
#[ignore = "prints timings"]
fn nanoseconds_per_operation() {
    for profile in BOTH {
        for (ty, keys) in
            [(INT_INT, 6u64), (INT_INT, 1000), (STRING_INT, 6), (STRING_INT, 1000), (INT_INT, 100_000)]
        {
            let mut world = World::new(profile, 1);
            let map = world.make(ty, 0);
            let words: Vec<Vec<u64>> = (0..keys)
                .map(|i| if ty == STRING_INT { world.string(&format!("key{i}")).to_vec() } else { vec![i] })
                .collect();
            let program = world.program_rc();
            let mut run = |assign: bool| {
                let rounds = 400_000;
                let start = Instant::now();
                let mut steps = 0u64;
                for n in 0..rounds {
                    let key = &words[(n % keys) as usize];
                    let mut op = match assign {
                        true => MapRuntimeOp::assign(&program, map, ty, key),
                        false => MapRuntimeOp::access(&program, map, ty, key),
                    };
                    world.events.clear();
                    world.accesses.clear();
                    let pointer = loop {
                        steps += 1;
                        match op.step(&mut world) {
                            Progress::More => {}
                            Progress::Done(result) => break Addr(result.pointer),
                            other => panic!("{other:?}"),
                        }
                    };
                    if assign {
                        world.heap.store(pointer, n).expect("element");
                    }
                }
                (start.elapsed().as_nanos() as f64 / rounds as f64, steps as f64 / rounds as f64)
            };
            let (write, write_steps) = run(true);
            let (read, read_steps) = run(false);
            println!(
                "{profile:?} {} {keys} keys: assign {write:.0} ns ({write_steps:.1} steps), access {read:.0} ns ({read_steps:.1})",
                if ty == STRING_INT { "string" } else { "int" }
            );
        }
    }
}
