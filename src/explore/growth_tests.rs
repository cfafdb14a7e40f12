//! Two goroutines at a map that is about to grow, its keys and elements of one word or of several: exploration finds what
//! they can come to when they switch at every access and every micro-step.

use super::every_step;
use super::outcome::{Key, Kind};
use super::{Covered, Options, explore};
use crate::code::program::Program;
use crate::compile::compile;
use crate::machine::{Config, Machine, Profile};
use crate::sched::Rng;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;

/// States that are walked through.
const MOST_STATES: usize = 60_000;

/// A key, an element, and a way to print both.
const TYPES: [(&str, &str, &str); 4] = [
    (
        "int",
        "int",
        "func key(n int) int { return n }\nfunc elem(n int) int { return n }\nfunc tell(k, v int) { print(\" \", k, v) }\n",
    ),
    (
        "pair",
        "int",
        "type pair struct { a, b int }\nfunc key(n int) pair { return pair{n, n} }\nfunc elem(n int) int { return n }\n\
         func tell(k pair, v int) { print(\" \", k.a, k.b, v) }\n",
    ),
    (
        "int",
        "pair",
        "type pair struct { a, b int }\nfunc key(n int) int { return n }\nfunc elem(n int) pair { return pair{n, n} }\n\
         func tell(k int, v pair) { print(\" \", k, v.a, v.b) }\n",
    ),
    (
        "string",
        "int",
        "func key(n int) string { return names[n:n+1] }\nconst names = \"abcdefghijklm\"\nfunc elem(n int) int { return n }\n\
         func tell(k string, v int) { print(\" \", k, v) }\n",
    ),
];

fn statement(rng: &mut Rng) -> String {
    let n = rng.below(3);
    match rng.below(6) {
        0 | 1 => "m[key(9)] = elem(5)".into(),
        2 => format!("m[key({n})] = elem(6)"),
        3 => format!("tell(key({n}), m[key({n})])"),
        4 => format!("delete(m, key({n}))"),
        _ => "for k, v := range m {\ntell(k, v)\nbreak\n}".into(),
    }
}

fn text(rng: &mut Rng) -> String {
    let (key, elem, more) = TYPES[rng.index(TYPES.len())];
    // Eight entries are a full bucket, and a full group.
    let entries = 7 + rng.below(2);
    format!(
        "package main\n\n{more}\nfunc main() {{\nm := map[{key}]{elem}{{}}\nfor n := range {entries} {{\nm[key(n)] = elem(1)\n}}\n\
         done := make(chan bool)\ngo func() {{\n{}\ndone <- true\n}}()\n{}\n<-done\n}}\n",
        statement(rng),
        statement(rng)
    )
}

fn outcomes(program: &Rc<Program>, config: Config) -> (BTreeSet<Key>, bool) {
    // One start of an iteration, as the walk has all of them.
    let options = Options { map_starts: 16, ..Options::default() };
    let report = explore(program.clone(), config, options, &mut |_| ControlFlow::Continue(()));
    let found = report.outcomes.iter().map(|found| found.key.clone()).collect();
    (found, report.covered == Covered::Everything)
}

/// `GROWTH_PROGRAMS` sets how many, `EXPLORE_SEED` where to begin.
#[test]
fn growth_programs_against_every_step() {
    let set = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let wanted = set("GROWTH_PROGRAMS").unwrap_or(2);
    let first = set("EXPLORE_SEED").unwrap_or(1);
    let (mut compared, mut complete) = (0, 0);
    for seed in first.. {
        if compared == wanted {
            break;
        }
        let text = text(&mut Rng::new(seed));
        let program = compile(&text, &crate::compile::Options::default()).expect("it is a program");
        let profile = if seed % 2 == 0 { Profile::Go123 } else { Profile::Go127 };
        let config = Config { profile, ..Config::default() };
        let Some(steps) = every_step::outcomes(&Machine::new(program.clone(), config.clone()), MOST_STATES)
        else {
            continue;
        };
        let (found, all) = outcomes(&program, config);
        compared += 1;
        complete += u32::from(all);
        let invented: Vec<&Key> = found.difference(&steps).collect();
        assert!(invented.is_empty(), "seed {seed}, {profile:?}: {text}\ninvented {invented:?}");
        let lost: Vec<&Key> = steps.difference(&found).collect();
        assert!(!all || lost.is_empty(), "seed {seed}, {profile:?}: {text}\nlost {lost:?}");
    }
    println!("{compared} programs, {complete} searched to the end");
    assert!(complete > 0);
}

/// An evacuation copies an element word by word to where readers see it; a larger Swiss table is complete before it is seen.
#[test]
fn a_reader_sees_an_element_half_copied() {
    let text = "package main\n\ntype pair struct { a, b int }\n\nfunc main() {\nm := map[int]pair{}\nfor k := range 8 {\nm[k] = pair{1, 1}\n}\n\
                done := make(chan bool)\ngo func() {\nm[100] = pair{1, 1}\ndone <- true\n}()\nv := m[3]\nprintln(v.a, v.b)\n<-done\n}\n";
    let program = compile(text, &crate::compile::Options::default()).expect("it is a program");
    for (profile, values) in
        [(Profile::Go123, &["0 0", "0 1", "1 0", "1 1"][..]), (Profile::Go127, &["0 0", "1 1"])]
    {
        let (found, all) = outcomes(&program, Config { profile, ..Config::default() });
        assert!(all, "{profile:?}");
        let printed: BTreeSet<&[u8]> = found
            .iter()
            .filter(|key| key.kind == Kind::Exit)
            .map(|key| key.stderr.trim_ascii_end())
            .collect();
        assert_eq!(printed, values.iter().map(|text| text.as_bytes()).collect(), "{profile:?}");
    }
}
