//! Goroutine stacks, what hangs on them, and the order of a map assignment's last steps, on whole programs.

use super::{Machine, Stop};
use crate::code::program::FuncId;
use crate::compile::{Options, compile};
use crate::event::{Access, CallEvent, Event, EventSink, Gid, MapEvent, MapOp, MapStage, Outcome};
use crate::machine::{Config, Profile};

fn machine(text: &str, profile: Profile) -> Machine {
    let program = compile(text, &Options::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    Machine::new(program, Config { profile, ..Config::default() })
}

#[derive(Default)]
struct Growth(Vec<(u32, u32)>);

impl EventSink for Growth {
    const ACCESSES: bool = false;

    fn event(&mut self, _: u64, _: Gid, event: Event) {
        if let Event::Call(CallEvent::StackGrown { from, to }) = event {
            self.0.push((from, to));
        }
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

const DEEP: &str = "package main

func deep(n int) {
\tdefer println
\tif n > 0 {
\t\tdeep(n - 1)
\t}
}

func main() { deep(1000) }
";

fn deep() -> String {
    DEEP.replace("defer println", "for range 1 {\n\t\tdefer func() { _ = n }()\n\t}")
}

/// runtime/stack.go: stackMin, and newstack's doubling.
#[test]
fn stacks_start_at_2_kb_and_double() {
    let mut machine = machine(&deep(), Profile::Go127);
    assert_eq!(machine.goroutine(Gid(1)).map(|g| g.stack_size), Some(2048));
    let mut growth = Growth::default();
    let before = machine.goroutine(Gid(1)).expect("main").stack_bounds();
    machine.run(Gid(1), 100_000, Stop::Never, &mut growth);
    assert_eq!(machine.outcome(), Some(&Outcome::Exit { code: 0 }));
    assert_eq!(growth.0[0], (2048, 4096));
    assert!(growth.0.windows(2).all(|pair| pair[0].1 == pair[1].0), "{:?}", growth.0);
    assert!(growth.0.iter().all(|(from, to)| *to == 2 * from));
    assert!(growth.0.len() >= 3, "{:?}", growth.0);
    assert_eq!(before.1 - before.0, 2048);
}

/// runtime/stack.go adjustdefers: the same distance from the stack's new end; the records themselves stay as they are.
#[test]
fn defer_records_move_with_the_stack() {
    let mut machine = machine(&deep(), Profile::Go127);
    let mut moved = 0;
    while machine.outcome().is_none() {
        let before = machine.goroutine(Gid(1)).expect("main").clone();
        let mut growth = Growth::default();
        machine.run(Gid(1), 1, Stop::Never, &mut growth);
        if growth.0.is_empty() {
            continue;
        }
        let after = machine.goroutine(Gid(1)).expect("main");
        let (old, new) = (before.stack_bounds(), after.stack_bounds());
        assert!(new.0 >= old.1 || new.1 <= old.0, "another place");
        assert_eq!(before.defers, after.defers, "arguments, function, owner");
        for defer in &after.defers {
            let (was, is) = (before.stack_pointer(defer.depth), after.stack_pointer(defer.depth));
            assert_eq!(old.1 - was, new.1 - is);
            assert!((new.0..=new.1).contains(&is));
            moved += 1;
        }
    }
    assert!(moved > 10, "{moved}");
}

#[derive(Default)]
struct Cleared(bool);

impl EventSink for Cleared {
    const ACCESSES: bool = false;

    fn event(&mut self, _: u64, _: Gid, event: Event) {
        self.0 |= matches!(event, Event::Map(MapEvent { op: MapOp::Assign, stage: MapStage::ClearFlag, .. }));
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

/// The assignment returns a pointer with the flag cleared; the value comes with the caller's next instruction.
#[test]
fn the_value_is_the_callers_store() {
    let text =
        "package main\n\nvar n int\n\nfunc main() {\n\tm := map[int]int{}\n\tm[1] = 77\n\tn = m[1]\n}\n";
    for profile in [Profile::Go123, Profile::Go127] {
        let mut machine = machine(text, profile);
        let mut cleared = Cleared::default();
        while !cleared.0 {
            machine.run(Gid(1), 1, Stop::Never, &mut cleared);
        }
        let holds = |machine: &Machine| {
            let objects = (0..).map_while(|index| machine.heap().by_index(index));
            objects
                .filter(|object| matches!(&object.data, super::Data::Words(words) if words.contains(&77)))
                .count()
        };
        assert_eq!(holds(&machine), 0, "{profile:?}: not stored yet");
        machine.run(Gid(1), 1, Stop::Never, &mut ());
        assert_eq!(holds(&machine), 1, "{profile:?}: one micro-step later");
    }
}

/// With `atomic_maps` no other goroutine comes between a map operation's steps: never a fault of a small map.
#[test]
fn atomic_maps_never_fault() {
    let text = "package main\n\nfunc main() {\n\tm := map[int]int{1: 1}\n\tdone := make(chan bool)\n\tfor range 2 {\n\
                \t\tgo func() {\n\t\t\tfor range 20 {\n\t\t\t\tm[1]++\n\t\t\t\tdelete(m, 2)\n\t\t\t}\n\t\t\tdone <- true\n\t\t}()\n\t}\n\
                \t<-done\n\t<-done\n}\n";
    for (atomic_maps, faults) in [(true, false), (false, true)] {
        let mut any = false;
        for seed in 0..40 {
            let program = compile(text, &Options::default()).expect("a program");
            let mut machine = Machine::new(program, Config { atomic_maps, ..Config::default() });
            let mut random: u64 = seed * 977 + 1;
            while machine.outcome().is_none() {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let ready = machine.runnable();
                let g = ready[(random >> 33) as usize % ready.len()];
                machine.run(g, 1 + (random >> 40) % 5, Stop::Never, &mut ());
            }
            any |= matches!(machine.outcome(), Some(Outcome::Fatal { .. }));
        }
        assert_eq!(any, faults, "atomic: {atomic_maps}");
    }
}

/// How many calls of `f` there were when the stack was too small, with the one that it was too small for.
struct Depths {
    f: FuncId,
    depth: u32,
    grown_at: Vec<u32>,
}

impl EventSink for Depths {
    const ACCESSES: bool = false;

    fn event(&mut self, _: u64, g: Gid, event: Event) {
        match event {
            Event::Call(CallEvent::Enter { func, .. }) if g == Gid(2) && func == self.f => self.depth += 1,
            Event::Call(CallEvent::Leave { func, .. }) if g == Gid(2) && func == self.f => self.depth -= 1,
            Event::Call(CallEvent::StackGrown { .. }) if g == Gid(2) => self.grown_at.push(self.depth + 1),
            _ => {}
        }
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

/// Recursions of which a depth is further off, each with the reason.
const FAR: [(&str, &str); 5] = [
    ("func f(n int) int { x := n; g := func() { x++ }; g()", "gc works x out from n when it is needed"),
    (
        "func f(n int) int { if n < 1 { return n }; return f(n-1) + f(n-1)",
        "gc keeps n-1, which is needed twice",
    ),
    ("func f(n int) int { for i := range 2 { defer func()", "the stack is too small for newdefer first"),
    ("func f(n int) int { t := 0; for i := 0; i < 3", "gc 1.27 has two places for t"),
    ("func f(n int) int { b := [3]int", "gc copies the array for the loop"),
];

/// Recorded from both Gos by `cargo xtask stacks`. What differs: the runtime's own functions, which may be what the
/// stack is too small for, are not counted here, and gc forgets values sooner than we know.
#[test]
fn stacks_double_where_go_doubles_them() {
    let rows: Vec<&str> =
        include_str!("stack_depths.txt").lines().filter(|row| !row.starts_with('#')).collect();
    assert!(rows.len() >= 25, "{}", rows.len());
    let (mut depths, mut equal) = (0, 0);
    let mut far = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [f, go123, go127] = cells[..] else { panic!("{row}") };
        for (real, profile) in [(go123, Profile::Go123), (go127, Profile::Go127)] {
            let real: Vec<u32> = real.split(' ').map(|depth| depth.parse().expect("a number")).collect();
            let ours = grown_at(f, *real.last().expect("depths"), profile);
            let near = |(ours, real): (&u32, &u32)| ours.abs_diff(*real) * 100 <= 15 * real + 100;
            let told = FAR.iter().any(|(start, _)| f.starts_with(start));
            if !told && (ours.len() < real.len() || !ours.iter().zip(&real).all(near)) {
                far.push(format!("{profile:?} {f}: {ours:?}, Go {real:?}"));
            }
            depths += real.len();
            equal += ours.iter().zip(&real).filter(|(ours, real)| ours == real).count();
        }
    }
    assert!(far.is_empty(), "{far:#?}");
    assert!(equal * 10 >= depths * 7, "{equal} of {depths} depths are equal");
}

/// Depths of `f` at which the stack doubles, in a goroutine that goes half as far again as `deepest`.
fn grown_at(f: &str, deepest: u32, profile: Profile) -> Vec<u32> {
    let text = format!(
        "package main\n\n//go:noinline\n{f}\n\nfunc main() {{ c := make(chan int); \
         go func() {{ c <- f({deepest} + {deepest}/2) }}(); <-c }}\n"
    );
    let mut machine = machine(&text, profile);
    let f_id = machine.program().funcs.iter().position(|func| &*func.name == "main.f").expect("f");
    let mut depths = Depths { f: FuncId(f_id as u32), depth: 0, grown_at: Vec::new() };
    // Some would take for ever; they go down first.
    for _ in 0..1_000 {
        if machine.outcome().is_some() {
            break;
        }
        let Some(&g) = machine.runnable().last() else { break };
        machine.run(g, 1_000, Stop::Never, &mut depths);
    }
    depths.grown_at
}
