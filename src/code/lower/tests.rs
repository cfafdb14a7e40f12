//! Lowering on small programs: what code they become.

use crate::code::program::{FuncOrigin, Program};
use crate::code::{Op, lower};
use crate::source::{Source, SourceMap};
use crate::syntax::{ast::NodeIds, parse};
use crate::types::check;

fn program(text: &str) -> Program {
    let mut sources = SourceMap::default();
    let source = Source::new("./prog.go", text);
    let id = sources.add(source.clone());
    let parsed = parse(id, &source, &mut NodeIds::default());
    let checked = check(&mut sources, vec![parsed], &mut |_| None);
    let checked = checked.unwrap_or_else(|found| panic!("{}", found.print(&sources)));
    lower(&checked)
}

fn code<'p>(program: &'p Program, name: &str) -> &'p [Op] {
    let found = program.funcs.iter().find(|func| &*func.name == name);
    &found.unwrap_or_else(|| panic!("no function {name}")).code
}

#[test]
fn recursion_works_on_registers_directly() {
    let text = "package main\nfunc fib(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn fib(n-1) + fib(n-2)\n}\n\
                func main() { println(fib(3)) }\n";
    let program = program(text);
    let fib = code(&program, "main.fib");
    assert_eq!(fib.len(), 9, "{fib:?}");
    assert!(matches!(fib[0], Op::JumpGeI { imm: 2, .. }));
    assert!(matches!(fib[7], Op::Add { dst: crate::code::Reg(0), .. }));
}

#[test]
fn a_loop_without_variables_is_lowered() {
    let program = program("package main\nfunc f() { for { f() } }\nfunc main() { for { } }\n");
    assert!(code(&program, "main.main").iter().any(|op| matches!(op, Op::Jump { .. })));
    assert!(program.funcs.iter().any(|func| func.regs == 0));
}

#[test]
fn functions_are_named_as_gc_names_them() {
    let text = r#"package main
var g = func() int { return func() int { return 1 }() }()
type T struct{}
func (*T) M() { func() { func() {}() }() }
type G[K any] struct{ k K }
func (g *G[K]) M() { func() {}() }
func gen[K any]() { func() {}() }
func init() { func() {}() }
func it(y func(int) bool) { y(1) }
func main() {
	(&T{}).M()
	(&G[int]{}).M()
	gen[int]()
	func() { func() {}(); func() {}() }()
	for range it {
		func() {}()
		for range it {
		}
	}
	go println(g)
	defer println(g)
	func() {}()
}
"#;
    let program = program(text);
    let mut names: Vec<&str> =
        program.funcs.iter().filter(|f| f.origin == FuncOrigin::User).map(|f| &*f.name).collect();
    names.sort();
    let expected = [
        "main.(*G[...]).M",
        "main.(*G[...]).M.func1",
        "main.(*T).M",
        "main.(*T).M.func1",
        "main.(*T).M.func1.1",
        "main.gen[...]",
        "main.gen[...].func1",
        "main.init",
        "main.init.0",
        "main.init.0.func1",
        "main.init.func1",
        "main.init.func1.1",
        "main.it",
        "main.main",
        "main.main-range1",
        "main.main-range1-range1",
        "main.main-range1.1",
        "main.main.func1",
        "main.main.func1.1",
        "main.main.func1.2",
        "main.main.func2",
    ];
    assert_eq!(names, expected);
    assert!(program.funcs.iter().any(|f| &*f.name == "main.main.gowrap1" && f.origin == FuncOrigin::Wrapper));
}

#[test]
fn writes_to_shared_variables_are_loads_and_stores() {
    let text = "package main\nfunc main() {\n\tx := 0\n\tf := func() { x++ }\n\tf()\n\tx = 2\n}\n";
    let program = program(text);
    let closure = code(&program, "main.main.func1");
    let middle = &closure[1..4];
    assert!(matches!(middle, [Op::Load { .. }, Op::AddI { imm: 1, .. }, Op::Store { .. }]), "{closure:?}");
}

#[test]
fn variables_that_nobody_assigns_again_are_captured_by_value() {
    let text = "package main\nfunc main() {\n\tx := len(\"abc\")\n\tf := func() int { return x }\n\tprintln(f())\n}\n";
    let program = program(text);
    assert!(!code(&program, "main.main").iter().any(|op| matches!(op, Op::New { .. })));
}

#[test]
fn calls_come_before_plain_loads() {
    let text =
        "package main\nvar x int\nfunc f() int { x = 10; return 1 }\nfunc main() { println(x + f()) }\n";
    let program = program(text);
    let main = code(&program, "main.main");
    let call = main.iter().position(|op| matches!(op, Op::Call { .. }));
    let load = main.iter().position(|op| matches!(op, Op::LoadGlobal { .. }));
    assert!(call < load, "{main:?}");
}

#[test]
fn a_map_is_assigned_after_the_right_side_is_evaluated() {
    let text = "package main\nfunc f() int { return 1 }\nfunc main() { m := map[int]int{}; m[1] = f(); m[1] += 2 }\n";
    let program = program(text);
    let order: Vec<u8> = code(&program, "main.main")
        .iter()
        .filter_map(|op| match op {
            Op::Call { .. } => Some(b'c'),
            Op::MapAccess { .. } => Some(b'r'),
            Op::Load { .. } => Some(b'l'),
            Op::AddI { .. } => Some(b'+'),
            Op::MapAssign { .. } => Some(b'w'),
            Op::Store { .. } => Some(b's'),
            _ => None,
        })
        .collect();
    assert_eq!(String::from_utf8_lossy(&order), "cwswl+s");
}

#[test]
fn the_verifier_refuses_what_the_machine_could_not_run() {
    let good = program("package main\nfunc main() { x := 1; println(x) }\n");
    let main = good.funcs.iter().position(|func| &*func.name == "main.main").expect("main is there");
    assert_eq!(crate::code::verify::verify(&good), Ok(()));
    let mut bad = good.clone();
    bad.funcs[main].code[0] = Op::Int { dst: crate::code::Reg(999), value: 0 };
    assert!(crate::code::verify::verify(&bad).is_err());
    let mut bad = good.clone();
    bad.funcs[main].code[0] = Op::Jump { to: 99 };
    assert!(crate::code::verify::verify(&bad).is_err());
    let mut bad = good;
    bad.funcs[main].spans.pop();
    assert!(crate::code::verify::verify(&bad).is_err());
}
