//! What the machine refuses because it keeps no bytes, on whole programs: Go would print numbers that it has not.

use super::{Machine, Stop};
use crate::compile::{Options, compile};
use crate::event::{Gid, Outcome};
use crate::machine::Config;

/// How main with these statements ends.
fn ended(body: &str) -> Option<Outcome> {
    let text = format!("package main\n\nimport \"unsafe\"\n\nfunc main() {{\n{body}\n}}\n");
    let program = compile(&text, &Options::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    let mut machine = Machine::new(program, Config::default());
    machine.run(Gid(1), 100_000, Stop::Never, &mut ());
    machine.outcome().cloned()
}

#[test]
fn memory_is_not_read_as_another_type() {
    for body in [
        "x := 1\nprintln(*(*byte)(unsafe.Pointer(&x)))",
        "x := 1\nprintln((*[2]int32)(unsafe.Pointer(&x))[1])",
        "x := float32(1)\nprintln(*(*uint32)(unsafe.Pointer(&x)))",
        "x := int32(-1)\nprintln(*(*uint32)(unsafe.Pointer(&x)))",
        "var x any = 1\nprintln((*[2]uintptr)(unsafe.Pointer(&x))[0])",
        "x := struct{ a, b byte }{1, 2}\nprintln(*(*uint16)(unsafe.Pointer(&x)))",
        // In the middle of a value, and behind the object.
        "x := 1\nprintln(*(*byte)(unsafe.Add(unsafe.Pointer(&x), 1)))",
        "x := 1\nprintln(*(*int)(unsafe.Add(unsafe.Pointer(&x), 8)))",
    ] {
        assert_eq!(ended(body), Some(Outcome::Unmodelled), "{body}");
    }
}

#[test]
fn memory_of_the_same_form_is_read() {
    for body in [
        "x := 1.5\nprintln(*(*uint64)(unsafe.Pointer(&x)))",
        "x := [4]byte{1}\nprintln((*struct{ a, b, c, d uint8 })(unsafe.Pointer(&x)).a)",
        "x := 7\np := (*[1 << 20]int)(unsafe.Pointer(&x))[:1:1]\nprintln(p[0])",
        "x := [2]int{1, 2}\nend := unsafe.Add(unsafe.Pointer(&x), 16)\nprintln(*(*int)(unsafe.Add(end, -8)))",
        "type t struct{ a int8; s []string }\nx := t{s: []string{\"a\"}}\nprintln((*(*[]string)(unsafe.Add(unsafe.Pointer(&x), 8)))[0])",
    ] {
        assert_eq!(ended(body), Some(Outcome::Exit { code: 0 }), "{body}");
    }
}
