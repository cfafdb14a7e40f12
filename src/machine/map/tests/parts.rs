//! The parts of keys in the order in which the equality functions of both versions load and compare them, as `go tool objdump`
//! shows those of the types below.

use super::super::parts::{Part, loads, parts};
use super::super::words::Word;
use super::{ANY, FLOAT, INT, INT8, STRING, UINT8, desc, field, program};
use crate::code::program::{Program, Shape, TypeId};

/// The test program and the types that it gets in addition.
struct Types(Program);

impl Types {
    fn add(&mut self, shape: Shape, slots: u32, size: u64) -> TypeId {
        self.0.types.push(desc("main.T", shape, slots, size));
        TypeId(self.0.types.len() as u32 - 1)
    }

    fn array(&mut self, elem: TypeId, len: u64) -> TypeId {
        let of = &self.0.types[elem.0 as usize];
        let (slots, size) = (of.slots * len as u32, of.size * len);
        self.add(Shape::Array { elem, len }, slots, size)
    }

    fn structure(&mut self, fields: &[TypeId]) -> TypeId {
        let (mut slot, mut offset, mut align, mut all) = (0, 0u64, 1, Vec::new());
        for &ty in fields {
            let of = &self.0.types[ty.0 as usize];
            offset = offset.next_multiple_of(of.size.clamp(1, 8));
            align = align.max(of.size.clamp(1, 8));
            all.push(field("f", ty, slot, offset));
            (slot, offset) = (slot + of.slots, offset + of.size);
        }
        self.add(Shape::Struct(all), slot, offset.next_multiple_of(align))
    }
}

/// `w`ord, `f`loat, `c`omplex, `l`ength, `t`ext (`+`: its length again), t`y`pe, `d`ata; after memequal's words a `.`.
fn notation(program: &Program, key: TypeId, classic: bool) -> String {
    let list = parts(program, key, classic);
    let mut out = Vec::new();
    for (index, part) in list.parts.iter().enumerate() {
        out.push(match *part {
            Part::Word(Word { slot, n: 1 }) => format!("w{slot}"),
            Part::Word(Word { slot, n }) => format!("w{slot}:{n}"),
            Part::Float { slot } => format!("f{slot}"),
            Part::Complex { slot } => format!("c{slot}"),
            Part::Length { slot } => format!("l{slot}"),
            Part::Text { slot, again } => format!("t{slot}{}", if again { "+" } else { "" }),
            Part::Type { slot } => format!("y{slot}"),
            Part::Data { slot, .. } => format!("d{slot}"),
        });
        if list.calls_of_memequal.iter().any(|(first, count)| first + count == index + 1) {
            out.push(".".into());
        }
    }
    out.join(" ")
}

fn words(range: std::ops::Range<u32>) -> String {
    range.map(|slot| format!("w{slot} ")).collect::<String>() + "."
}

#[test]
fn parts_of_keys() {
    let mut types = Types(program());
    let c128 = types.add(Shape::Complex128, 2, 16);
    let c64 = types.add(Shape::Complex64, 2, 8);
    let int32 = types.add(types.0.types[INT.0 as usize].shape.clone(), 1, 4);
    let two = types.structure(&[STRING, STRING]);
    let mixed = types.structure(&[STRING, INT, STRING, INT]);
    let any = types.structure(&[STRING, ANY, STRING, STRING]);
    let strings = [2, 3, 5].map(|len| types.array(STRING, len));
    let inside = types.structure(&[INT, two, STRING]);
    let array_inside = types.structure(&[STRING, strings[1], INT]);
    let pairs = types.array(two, 4);
    let mixes = types.array(mixed, 2);
    let float_int = types.structure(&[FLOAT, INT]);
    let float_ints = types.array(float_int, 5);
    let complex = types.structure(&[c128, INT, c64]);
    let complexes = types.array(c128, 3);
    let floats = types.structure(&[FLOAT, FLOAT]);
    let long = types.array(INT, 20);
    let large = types.structure(&[STRING, long, STRING, FLOAT]);
    let bytes = types.array(UINT8, 12);
    let padded = types.structure(&[INT, int32, INT8]);
    let beside = types.structure(&[INT, int32, INT8, STRING]);
    let [six, nine] = [types.array(INT, 6), types.array(INT, 9)];
    let runs = types.structure(&[six, FLOAT, nine, FLOAT]);
    let whole = types.array(INT, 16);
    let both = |all: &str| [all.to_owned(), all.to_owned()];
    let each = |classic: &str, swiss: &str| [classic.to_owned(), swiss.to_owned()];
    let table = [
        (two, both("l0 l2 t0 t2+")),
        (mixed, both("l0 w2 l3 w5 t0 t3+")),
        (any, both("l0 t0 y2 d2 l4 l6 t4 t6+")),
        (strings[0], each("l0 l2 t0+ t2+", "l0 l2 t0 t2+")),
        (strings[1], each("l0 l2 l4 t0+ t2+ t4+", "l0 l2 l4 t0 t2+ t4+")),
        (strings[2], each("l0 l2 l4 l6 l8 t0+ t2+ t4+ t6+ t8+", "l0 t0 l2 l4 t2 t4+ l6 l8 t6 t8+")),
        (inside, each("w0 l1 l3 t1 t3+ l5 t5", "w0 l1 l3 l5 t1 t3+ t5+")),
        (array_inside, each("l0 l2 l4 l6 t2+ t4+ t6+ w8 t0+", "l0 l2 l4 l6 w8 t0 t2+ t4+ t6+")),
        (
            pairs,
            each(
                "l0 l2 l4 l6 l8 l10 l12 l14 t0+ t2+ t4+ t6+ t8+ t10+ t12+ t14+",
                "l0 l2 t0 t2+ l4 l6 t4 t6+ l8 l10 t8 t10+ l12 l14 t12 t14+",
            ),
        ),
        (mixes, each("l0 w2 l3 w5 l6 w8 l9 w11 t0 t3+ t6+ t9+", "l0 w2 l3 w5 t0 t3+ l6 w8 l9 w11 t6 t9+")),
        (float_ints, both("f0 w1 f2 w3 f4 w5 f6 w7 f8 w9")),
        (complex, each("c0 w2 c3", "f0 f1 w2 f3 f4")),
        (complexes, each("c0 c2 c4", "f0 f1 f2 f3 f4 f5")),
        (c128, both("c0")),
        (c64, both("c0")),
        (floats, each("f0 f1", "c0")),
        (long, both(&words(0..20))),
        (
            large,
            each(
                &format!("l0 l22 f24 t0 {} t22+", words(2..22)),
                &format!("l0 {} l22 f24 t0+ t22+", words(2..22)),
            ),
        ),
        (bytes, both("w0:8 w4:8 .")),
        (padded, each("w0 w1 w2", "w0 w0:3 .")),
        (beside, each("w0 w1 w2 l3 t3", "w0 w0:3 l3 t3")),
        (
            runs,
            each(
                &format!("f6 f16 {} {}", words(0..6), words(7..16)),
                &format!("w0 w1 w2 w3 w4 w5 f6 {} f16", words(7..16)),
            ),
        ),
        // memequal loads the last word once more where it comes to the end with pieces of 64 bytes.
        (whole, both(&words(0..16).replace('.', "w15 ."))),
    ];
    for (key, expected) in table {
        let found = [true, false].map(|classic| notation(&types.0, key, classic));
        assert_eq!(found, expected);
    }
}

/// Of each part the first key is loaded before the second; a length that is loaded again is the first key's.
#[test]
fn loads_of_two_keys() {
    let mut types = Types(program());
    let c128 = types.add(Shape::Complex128, 2, 16);
    let two = types.structure(&[STRING, STRING]);
    let long = types.array(INT, 3);
    let sides = |key, classic| -> Vec<(bool, u32, bool)> {
        let loads = loads(&types.0, key, classic).into_iter();
        loads.map(|load| (load.second, load.word.slot, load.part.is_some())).collect()
    };
    for classic in [true, false] {
        let (p, q) = (false, true);
        assert_eq!(sides(c128, classic), [(p, 0, false), (p, 1, false), (q, 0, false), (q, 1, true)]);
        let texts = [(p, 0, false), (q, 0, true), (p, 2, false), (p, 3, false), (q, 2, true)];
        let lengths = [(p, 1, false), (q, 1, true), (p, 3, false), (q, 3, true)];
        assert_eq!(sides(two, classic), [&lengths[..], &texts].concat());
        let calls: Vec<u32> = loads(&types.0, long, classic).iter().map(|load| load.call).collect();
        assert_eq!(calls, [6, 0, 0, 0, 0, 0], "the same memory is not looked at");
    }
}
