//! Random numbers: the 64 bits to try where a program draws below a bound, so that each result tried is one that it can
//! tell apart; and where not all of them are tried.

use crate::event::Gid;
use crate::machine::Machine;

/// Results below a bound that are all tried, up to this bound, …
const ALL_BELOW: u64 = 8;
/// … in so many draws of a goroutine.
const ALL_DRAWS: u8 = 4;

/// How package math/rand makes a number below `n` of 64 random bits (`src/library/go/math/rand`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reduction {
    /// The high word of the product with `n`, or the low bits where `n` is a power of two.
    Product64,
    /// The same of bits 31 to 62 as a number of 32 bits.
    Product32,
    /// The lower 63 bits modulo `n`.
    Modulo63,
    /// Bits 32 to 62 modulo `n`.
    Modulo31,
}

impl Reduction {
    fn of(function: &str) -> Option<Reduction> {
        match function {
            "math/rand/v2.(*Rand).below" => Some(Reduction::Product64),
            "math/rand.(*Rand).below" => Some(Reduction::Product32),
            "math/rand.(*Rand).Int63n" => Some(Reduction::Modulo63),
            "math/rand.(*Rand).Int31n" => Some(Reduction::Modulo31),
            _ => None,
        }
    }

    /// Bits that come to `result`, at the first draw.
    fn bits(self, n: u64, result: u64) -> u64 {
        let middle = |bits: u32| {
            let scaled = (2 * u128::from(result) + 1) << (bits - 1);
            (scaled / u128::from(n)) as u64
        };
        match self {
            Reduction::Product64 if n.is_power_of_two() => result,
            Reduction::Product64 => middle(64),
            Reduction::Product32 => middle(32) << 31,
            Reduction::Modulo63 => result,
            Reduction::Modulo31 => result << 32,
        }
    }
}

/// The bound of the draw that the goroutine is in, and how it is made.
fn bound(machine: &Machine, g: Gid) -> Option<(Reduction, u64)> {
    let goroutine = machine.goroutine(g)?;
    for frame in goroutine.frames.iter().rev() {
        let func = machine.program().funcs.get(frame.func.0 as usize)?;
        if !func.name.starts_with("math/rand") {
            return None;
        }
        let Some(reduction) = Reduction::of(&func.name) else { continue };
        let local = func.locals.iter().find(|local| &*local.name == "n")?;
        let n = *goroutine.stack.get(frame.base as usize + local.reg.0 as usize)?;
        return (n > 0 && !local.boxed).then_some((reduction, n));
    }
    None
}

/// The 64 bits to try, and whether every result is among them. `draws`: how often the goroutine drew before. None
/// where a package of the runtime draws, such as for hash seeds, which decide nothing.
pub fn draws(machine: &Machine, g: Gid, draws: u8) -> Option<(Vec<u64>, bool)> {
    let frames = machine.stack(g);
    if !frames.first().is_some_and(|(function, _)| function.starts_with("math/rand")) {
        return None;
    }
    let Some((reduction, n)) = bound(machine, g) else {
        return Some((vec![0, 0xFFFF_FFF7_FFFF_FFFF, crate::sched::Rng::new(7).next()], false));
    };
    let all = n <= 3 || n <= ALL_BELOW && draws < ALL_DRAWS;
    let results: Vec<u64> = if all { (0..n).collect() } else { vec![0, n / 2, n - 1] };
    Some((results.into_iter().map(|result| reduction.bits(n, result)).collect(), all))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the library has it: no second draw is needed.
    fn result(reduction: Reduction, n: u64, bits: u64) -> u64 {
        match reduction {
            Reduction::Product64 if n.is_power_of_two() => bits & (n - 1),
            Reduction::Product64 => {
                let product = u128::from(bits) * u128::from(n);
                assert!((product as u64) >= n.wrapping_neg() % n);
                (product >> 64) as u64
            }
            Reduction::Product32 => {
                let product = (bits >> 31 & 0xFFFF_FFFF) * n;
                assert!(product & 0xFFFF_FFFF >= (1 << 32) % n);
                product >> 32
            }
            Reduction::Modulo63 => (bits & (u64::MAX >> 1)) % n,
            Reduction::Modulo31 => (bits >> 32 & 0x7FFF_FFFF) % n,
        }
    }

    #[test]
    fn every_result_has_its_bits() {
        let reductions =
            [Reduction::Product64, Reduction::Product32, Reduction::Modulo63, Reduction::Modulo31];
        for reduction in reductions {
            for n in [1, 2, 3, 5, 8, 10, 100, 1000, 1 << 20, (1 << 31) - 1] {
                for wanted in [0, n / 2, n - 1] {
                    assert_eq!(result(reduction, n, reduction.bits(n, wanted)), wanted, "{reduction:?} {n}");
                }
            }
        }
    }
}
