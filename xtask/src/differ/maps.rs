//! Programs of one goroutine about maps whose output does not depend on the hash: keys and elements of all kinds, small and
//! large entries, keys that do not equal themselves or cannot be hashed, changes during iteration, clones, growth.

use super::random::Random;
use std::fmt::Write;

/// What every file begins with.
const BEGIN: &str = r#"package main

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"sort"
)

type S struct {
	a int
	b string
}
type Large struct {
	a int
	b [20]int
}
type Odd struct {
	a uint8
	b uint16
}
type Lists struct{ s []int }
type F float64
type I interface{ M() }

func (S) M()     {}
func (Lists) M() {}

var (
	nan  = math.NaN()
	negz = math.Copysign(0, -1)
	one  = 1
	two  = 2
	s1   = S{1, "q"}
	err1 = errors.New("e")
)

func name(v any) string {
	switch v := v.(type) {
	case *int:
		if v == nil {
			return "*nil"
		}
		return fmt.Sprint("*", *v)
	case error:
		return v.Error()
	case *S:
		return "&S"
	}
	return fmt.Sprintf("%T:%v", v, v)
}

func show[K comparable, V any](what string, m map[K]V) {
	var list []string
	for k, v := range m {
		list = append(list, fmt.Sprintf("%s=%v", name(any(k)), v))
	}
	sort.Strings(list)
	fmt.Println(what, len(m), m == nil, list)
}

func try(what int, f func()) {
	defer func() {
		if r := recover(); r != nil {
			_, ok := r.(error)
			fmt.Printf("%d: %v %T %v\n", what, r, r, ok)
		}
	}()
	f()
}
"#;

const KEYS: [&str; 18] = [
    "int",
    "int8",
    "uint16",
    "uint32",
    "string",
    "bool",
    "float64",
    "float32",
    "complex128",
    "F",
    "any",
    "I",
    "*int",
    "[2]int",
    "[3]string",
    "S",
    "Large",
    "Odd",
];
const ELEMS: [&str; 11] =
    ["int", "uint8", "string", "[]int", "S", "Large", "Odd", "struct{}", "float64", "[3]byte", "any"];

/// A file with so many cases, chosen by the first argument.
pub fn file(random: &mut Random, cases: u64) -> String {
    let mut out = BEGIN.to_owned();
    let mut chosen = String::new();
    for case in 0..cases {
        out += &function(random, case);
        // Writing to a string cannot fail.
        let _ = writeln!(chosen, "\tcase \"{case}\":\n\t\tc_{case}()");
    }
    let _ = write!(out, "\nfunc main() {{\n\tswitch os.Args[1] {{\n{chosen}\t}}\n}}\n");
    out
}

fn function(random: &mut Random, case: u64) -> String {
    let (key, elem) = (random.one_of(&KEYS), random.one_of(&ELEMS));
    let made = match random.below(5) {
        0 => format!("var m map[{key}]{elem}"),
        1 => format!("m := map[{key}]{elem}{{}}"),
        2 => format!("m := make(map[{key}]{elem}, 9)"),
        3 => format!("m := make(map[{key}]{elem}, 30)"),
        _ => format!("m := make(map[{key}]{elem})"),
    };
    let mut out = format!("\nfunc c_{case}() {{\n\t{made}\n\tc := m\n");
    for what in 0..8 + random.below(18) {
        let statement = statement(random, key, elem);
        let _ = writeln!(out, "\ttry({what}, func() {{ {statement} }})");
    }
    out += "\tshow(\"end\", m)\n\tshow(\"clone\", c)\n";
    match random.below(5) {
        0 => out += &format!("\tm = nil\n\tm[{}] = {}\n", key_of(random, key), elem_of(random, elem)),
        1 => out += "\tvar a any = m\n\t_ = map[any]int{a: 1}\n",
        _ => {}
    }
    out + "}\n"
}

fn statement(random: &mut Random, key: &str, elem: &str) -> String {
    let (k, v) = (key_of(random, key), elem_of(random, elem));
    let counts = matches!(key, "int" | "uint16" | "uint32" | "float64" | "float32" | "F");
    match random.below(20) {
        0..=4 => format!("m[{k}] = {v}"),
        5 | 6 => format!("delete(m, {k})"),
        7 | 8 => format!("v, ok := m[{k}]; fmt.Println(v, ok)"),
        9 => "clear(m); fmt.Println(len(m))".to_owned(),
        10 => "c = maps.Clone(m); show(\"clone\", c)".to_owned(),
        11 => "n := 0; for k := range m { delete(m, k); n++ }; fmt.Println(n, len(m))".to_owned(),
        12 => "n := 0; for range m { n++; clear(m) }; fmt.Println(n, len(m))".to_owned(),
        // Keys that do not equal themselves would be added again and again, seen or not.
        13 => "for k, v := range m { if k == k { m[k] = v } }; fmt.Println(len(m))".to_owned(),
        14 => format!("if m == nil {{ m = map[{key}]{elem}{{}} }} else {{ m = nil }}; show(\"new\", m)"),
        15 => "d := maps.Clone(c); maps.Copy(d, m); show(\"copy\", d)".to_owned(),
        16 => format!(
            "maps.DeleteFunc(m, func(k {key}, _ {elem}) bool {{ return len(name(any(k)))%2 == 0 }}); show(\"left\", m)"
        ),
        17 | 18 if counts => {
            let (to, gone) = (9 + random.below(100), 3 + random.below(40));
            format!(
                "for i := range {to} {{ m[{key}(i)] = {v} }}; for i := range {gone} {{ delete(m, {key}(2*i)) }}; show(\"many\", m)"
            )
        }
        17 if elem == "int" => format!("m[{k}]++; m[{}] += m[{k}]", key_of(random, key)),
        17 if elem == "[]int" => format!("m[{k}] = append(m[{k}], 7)"),
        _ => format!("m[{k}], m[{}] = {v}, {}", key_of(random, key), elem_of(random, elem)),
    }
}

fn key_of(random: &mut Random, key: &str) -> String {
    let n = random.below(40);
    match key {
        "int" | "int8" | "uint16" | "uint32" => n.to_string(),
        "string" => format!("{:?}", &"abcabba"[(n % 4) as usize..(4 + n / 4 % 4) as usize]),
        "bool" => n.is_multiple_of(2).to_string(),
        "float64" => random.one_of(&["0.0", "negz", "1.5", "nan", "2.25", "-3.0", "1e300"]).to_owned(),
        "float32" => random.one_of(&["0", "1.5", "float32(nan)", "-3", "float32(negz)"]).to_owned(),
        "complex128" => {
            random.one_of(&["0", "1i", "complex(nan, 1)", "complex(negz, 0)", "2 + 3i"]).to_owned()
        }
        "F" => random.one_of(&["F(nan)", "1", "F(negz)", "0"]).to_owned(),
        "I" => random.one_of(&["S{1, \"q\"}", "S{2, \"r\"}", "nil", "&s1", "Lists{nil}"]).to_owned(),
        "*int" => random.one_of(&["&one", "&two", "nil"]).to_owned(),
        "[2]int" => format!("[2]int{{{}, {}}}", n % 4, n / 4 % 3),
        "[3]string" => format!("[3]string{{\"{}\", \"a\", \"{}\"}}", n % 3, n / 3 % 2),
        "S" => format!("S{{{}, \"{}\"}}", n % 5, n / 5 % 3),
        "Large" => format!("Large{{{}, [20]int{{19: {}}}}}", n % 6, n / 6 % 3),
        "Odd" => format!("Odd{{{}, {}}}", n % 6, n * 9),
        _ => random
            .one_of(&[
                "1",
                "int8(1)",
                "\"a\"",
                "\"b\"",
                "1.5",
                "nan",
                "negz",
                "0.0",
                "nil",
                "[2]int{1, 2}",
                "S{1, \"x\"}",
                "S{2, \"y\"}",
                "&one",
                "&two",
                "true",
                "[]int{1}",
                "func() {}",
                "map[int]int{}",
                "Lists{[]int{1}}",
                "struct{ a any }{1}",
                "struct{ a any }{[]int{2}}",
                "error(nil)",
                "err1",
                "F(nan)",
                "Odd{1, 2}",
            ])
            .to_owned(),
    }
}

fn elem_of(random: &mut Random, elem: &str) -> String {
    let n = random.below(99);
    match elem {
        "int" | "uint8" => n.to_string(),
        "string" => format!("\"{n}\""),
        "[]int" => format!("[]int{{{n}}}"),
        "S" => format!("S{{{n}, \"e\"}}"),
        "Large" => format!("Large{{{n}, [20]int{{3: 1}}}}"),
        "Odd" => format!("Odd{{{n}, {}}}", n * 300),
        "float64" => format!("{n}.5"),
        "[3]byte" => format!("[3]byte{{{n}, 2: {}}}", n * 2),
        "any" => random.one_of(&["1", "\"s\"", "nil", "[]int{1}"]).to_owned(),
        _ => "struct{}{}".to_owned(),
    }
}
