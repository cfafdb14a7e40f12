//! Programs keep their meaning whatever is moved out of them: each piece in turn is said not to have run, and each set of
//! pieces of a few random ones, though all of them run.

use crate::module::Module;
use crate::outline::outline;
use wasmi::{Engine, Linker, Store, Val};
use wasmparser::{Validator, WasmFeatures};

/// Each exports `f`, of one number of 32 bits, whose result depends on locals that are changed everywhere.
const PROGRAMS: [(&str, &str); 6] = [
    ("branches", include_str!("../tests/branches.wat")),
    ("loops", include_str!("../tests/loops.wat")),
    ("tables", include_str!("../tests/tables.wat")),
    ("values", include_str!("../tests/values.wat")),
    ("returns", include_str!("../tests/returns.wat")),
    ("operands", include_str!("../tests/operands.wat")),
];

fn results(bytes: &[u8]) -> Vec<Result<i64, String>> {
    let engine = Engine::default();
    let module = wasmi::Module::new(&engine, bytes).expect("a valid module");
    let run = |argument: i32| {
        let mut store = Store::new(&engine, ());
        let instance = Linker::new(&engine).instantiate_and_start(&mut store, &module).expect("an instance");
        let f = instance.get_func(&store, "f").expect("f");
        let mut out = [Val::I64(0)];
        match f.call(&mut store, &[Val::I32(argument)], &mut out) {
            Ok(()) => Ok(out[0].i64().unwrap_or_default()),
            Err(error) => Err(error.to_string()),
        }
    };
    (-3..40).map(run).collect()
}

fn outlined(bytes: &[u8], ran: &dyn Fn(u32, usize) -> bool) -> (Vec<u8>, usize) {
    let module = Module::read(bytes).expect("a module");
    let pieces = |function: u32, body: &crate::body::Body| {
        Some((0..body.count).map(|piece| ran(function, piece)).collect())
    };
    let outlined = outline(&module, &pieces, 0).expect("an outlined module");
    Validator::new_with_features(WasmFeatures::all()).validate_all(&outlined.bytes).expect("a valid module");
    (outlined.bytes, outlined.cold.len())
}

#[test]
fn a_program_means_the_same_whatever_is_moved() {
    for (name, text) in PROGRAMS {
        let bytes = wat::parse_str(text).expect(name);
        let expected = results(&bytes);
        let module = Module::read(&bytes).expect(name);
        let mut moved = 0;
        for function in module.own() {
            for piece in 0..module.body(function).expect(name).count {
                let (new, count) = outlined(&bytes, &|of, at| of != function || at != piece);
                moved += count;
                assert_eq!(results(&new), expected, "{name}: piece {piece} of function {function}");
            }
        }
        let mut seed = 1u64;
        for _ in 0..60 {
            let mut random = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                seed >> 33
            };
            let set: Vec<bool> = (0..64).map(|_| random() % 4 > 0).collect();
            let (new, count) = outlined(&bytes, &|_, piece| piece == 0 || set[piece % 64]);
            moved += count;
            assert_eq!(results(&new), expected, "{name}: {set:?}");
            // What was moved can be moved from again.
            let (twice, _) = outlined(&new, &|_, piece| set[(piece + 7) % 64]);
            assert_eq!(results(&twice), expected, "{name}, twice: {set:?}");
        }
        assert!(moved > 60, "{name}: only {moved} regions were moved");
    }
}

#[test]
fn nothing_is_moved_from_what_ran() {
    for (name, text) in PROGRAMS {
        let bytes = wat::parse_str(text).expect(name);
        assert_eq!(outlined(&bytes, &|_, _| true).1, 0, "{name}");
    }
}
