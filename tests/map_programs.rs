//! Random racy programs around maps: whatever a program does to its maps without a lock, it ends as Go may end it, and
//! never as a fault of the engine. `MAP_PROGRAMS=N` tries N programs instead of the few of every test run.
//!
//! A program has two or three goroutines that work on two shared maps with every kind of map operation: reads, comma-ok
//! reads, assignments, op-assignments, deletes, clear, range with insertion and deletion, len, clone and printing,
//! over key ranges that cross the sizes at which a map grows. Each runs under every profile and several schedulers.

use gomaplab::code::Program;
use gomaplab::compile::{Options, compile};
use gomaplab::event::{Fatal, Gid, Outcome, PolicySpec, Schedule, Stream};
use gomaplab::machine::{Config, Machine, Profile};
use gomaplab::sched::{Driver, Stopped};
use std::fmt::Write;
use std::rc::Rc;

/// Programs of an ordinary test run.
const PROGRAMS: u64 = 60;

/// Micro-steps of one run. A map corrupted by a race may keep a range loop going for a long time.
const STEPS: u64 = 400_000;

/// A small fixed generator, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n.max(1)
    }

    fn pick<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len() as u64) as usize]
    }
}

/// Key type, and how a key is made of the number `$`.
const KEYS: [(&str, &str); 11] = [
    ("int", "($)"),
    ("string", "names[($)%len(names)]"),
    ("int32", "int32($)"),
    ("[2]int", "[2]int{$, 1}"),
    ("any", "any($)"),
    ("float64", "float64($)"),
    ("complex128", "complex(1, float64($))"),
    ("[2]string", "[2]string{names[($)%len(names)], names[1]}"),
    ("bool", "($)%2 == 0"),
    ("[17]int", "[17]int{$, 1}"),
    ("large", "large{names[($)%len(names)], [16]int{$}, float64($)}"),
];

/// Sizes on both sides of those at which a map of either generation grows.
const SIZES: [u64; 8] = [1, 3, 8, 9, 14, 27, 53, 120];

fn statement(random: &mut Random, key: &str, depth: u32) -> String {
    let map = random.pick(&["a", "a", "b"]);
    let number = match random.below(3) {
        0 => "i".to_string(),
        1 => format!("i*{}", 1 + random.below(3)),
        _ => random.below(12).to_string(),
    };
    let key = key.replace('$', &number);
    match random.below(if depth == 0 { 15 } else { 11 }) {
        0 | 1 => format!("use({map}[{key}])"),
        2 => format!("if v, ok := {map}[{key}]; ok {{ use(v) }}"),
        3 | 4 => format!("{map}[{key}] = i"),
        5 => format!("{map}[{key}] += 3"),
        6 => format!("{map}[{key}]++"),
        7 | 8 => format!("delete({map}, {key})"),
        9 => format!("clear({map})"),
        10 => format!("use(len({map}))"),
        11 => format!("use(len(maps.Clone({map})))"),
        12 => format!("for k := range {map} {{ _ = k; {} }}", statement(random, &key, depth + 1)),
        13 => format!("for k, v := range {map} {{ use(v); delete({map}, k) }}"),
        _ => format!("{map}, b = b, {map}"),
    }
}

fn program(seed: u64) -> String {
    let random = &mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (ty, key) = KEYS[random.below(KEYS.len() as u64) as usize];
    let mut text = String::from("package main\n\nimport (\n\t\"maps\"\n\t\"sync\"\n)\n\n");
    let _ = writeln!(text, "var a, b = map[{ty}]int{{}}, make(map[{ty}]int, {})", random.below(20));
    text.push_str(
        "type large struct {\n\tname string\n\trest [16]int\n\tx    float64\n}\n\n\
         var names = []string{\"\", \"a\", \"bb\", \"a long name of more than thirty-two bytes\"}\n",
    );
    text.push_str("var total int\n\n//go:noinline\nfunc use(n int) { total += n }\n\nfunc main() {\n");
    text.push_str(
        "\tnames = append(names, \"e\", \"f\", \"g\", \"h\", \"i\", \"j\", \"k\", \"l\", \"m\", \"n\")\n",
    );
    let filled = SIZES[random.below(SIZES.len() as u64) as usize];
    let _ = writeln!(text, "\tfor i := range {filled} {{ a[{}] = i }}", key.replace('$', "i"));
    text.push_str("\tvar wg sync.WaitGroup\n\tuse(len(maps.Clone(b)))\n");
    for _ in 0..2 + random.below(2) {
        let rounds = 1 + random.below(if filled > 30 { 6 } else { 24 });
        let _ = writeln!(text, "\twg.Add(1)\n\tgo func() {{\n\t\tdefer wg.Done()");
        if random.below(2) == 0 {
            text.push_str("\t\tdefer func() { use(len(a)); recover() }()\n");
        }
        let _ = writeln!(text, "\t\tfor i := range {rounds} {{\n\t\t\t_ = i");
        for _ in 0..1 + random.below(3) {
            let _ = writeln!(text, "\t\t\t{}", statement(random, key, 0));
        }
        text.push_str("\t\t}\n\t}()\n");
    }
    text.push_str("\twg.Wait()\n\tuse(len(a))\n\tprintln(\"end\")\n}\n");
    text
}

/// What a pointer that another goroutine took away leads to: code of package runtime faults as any other does
/// (runtime/signal_unix.go sigpanic), so this can be recovered from.
const MEMORY: &str = "panic: runtime error: invalid memory address or nil pointer dereference\n";

/// Whether Go (or the profile that is no Go) can end one of these programs so.
fn is_possible(outcome: &Outcome, profile: Profile, said: &str) -> bool {
    match outcome {
        Outcome::Exit { code } => *code == 0,
        // A map that a race broke may lead a program anywhere: out of memory and memory faults are Go's answers too.
        Outcome::OutOfMemory => true,
        Outcome::Panic { .. } => profile == Profile::WhatIf || said.starts_with(MEMORY),
        Outcome::Fatal { fatal, .. } => match fatal {
            Fatal::Fault(_) => true,
            Fatal::ConcurrentMapReadAndMapWrite(_)
            | Fatal::ConcurrentMapWrites(_)
            | Fatal::ConcurrentMapIterationAndMapWrite(_)
            | Fatal::ConcurrentMapCloneAndMapWrite(_) => profile != Profile::WhatIf,
            // Two writers that neither saw move the same old bucket.
            Fatal::BadMapState(_) => profile.classic_map(),
            _ => false,
        },
        Outcome::Deadlock | Outcome::NoGoroutines | Outcome::Unmodelled | Outcome::Engine(_) => false,
    }
}

/// What one run came to: nothing, when it went on for longer than the budget.
fn run(program: &Rc<Program>, profile: Profile, policy: PolicySpec, atomic: bool) -> Result<bool, String> {
    let config = Config { profile, atomic_maps: atomic, ..Config::default() };
    let procs = config.procs;
    let mut machine = Machine::new(program.clone(), config);
    let mut driver = Driver::new(Schedule { policy, ..Schedule::default() }, procs);
    match driver.advance(&mut machine, STEPS, &mut ()) {
        Stopped::Budget => Ok(false),
        Stopped::Refused(refusal) => Err(format!("refused: {refusal:?}")),
        Stopped::Done(outcome) if is_possible(&outcome, profile, &machine.traceback()) => {
            let fatal = matches!(outcome, Outcome::Fatal { .. });
            let stderr = machine.console().stream(Stream::Stderr);
            let ended = String::from_utf8_lossy(&stderr).contains("end\n");
            // A panicking goroutine's deferred calls may let main go on to its end; nothing runs beside a fatal error.
            let fits = match outcome {
                Outcome::Exit { .. } => ended,
                Outcome::Panic { .. } => true,
                _ => !ended,
            };
            match fits {
                true => Ok(fatal),
                false => Err(format!("{outcome:?}, and printed {ended}")),
            }
        }
        Stopped::Done(outcome) => Err(format!("{outcome:?}\n{}", machine.traceback())),
    }
}

#[test]
fn random_racy_programs_end_as_go_may_end_them() {
    let count = std::env::var("MAP_PROGRAMS").ok().and_then(|n| n.parse().ok()).unwrap_or(PROGRAMS);
    let first = std::env::var("MAP_PROGRAMS_FROM").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    let (mut runs, mut fatal) = (0_u32, 0_u32);
    for seed in first..first + count {
        let text = program(seed);
        let program = match compile(&text, &Options::default()) {
            Ok(program) => program,
            Err(rejected) => panic!("{}\n{text}", rejected.text),
        };
        let policies = [
            PolicySpec::GoLike,
            PolicySpec::GoLikeSeeded { seed },
            PolicySpec::Stay,
            PolicySpec::RoundRobin { quantum: 1 + (seed % 5) as u32 },
            PolicySpec::Random { seed },
            PolicySpec::Random { seed: seed ^ 0xFFFF },
            PolicySpec::Pct { seed, depth: 3 },
            PolicySpec::Prefer { g: Gid(2) },
        ];
        for profile in [Profile::Go127, Profile::Go123, Profile::WhatIf, Profile::BeforeFix] {
            for (at, policy) in policies.iter().enumerate() {
                let atomic = at == 0 && seed % 4 == 0;
                runs += 1;
                match run(&program, profile, *policy, atomic) {
                    Ok(found) => fatal += u32::from(found),
                    Err(problem) => panic!("program {seed}, {profile:?}, {policy:?}: {problem}\n{text}"),
                }
            }
        }
    }
    println!("{count} programs, {runs} runs, {fatal} map faults");
    // A test that never meets a fault shows nothing.
    assert!(fatal * 20 > runs, "{fatal} of {runs} runs met a fault");
}
