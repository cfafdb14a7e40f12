//! Random Go programs through the machine: the reduced search finds the outcomes and the classes of unreduced search, and
//! the outcomes of goroutines that switch at every access to memory.

use super::every_step;
use super::grain::Grain;
use super::names::Names;
use super::order::Order;
use super::outcome::{Key, judge};
use super::races::RaceHunt;
use super::search::{Ended, Search};
use super::start::Start;
use super::system::Proc;
use super::tally::Run;
use super::unreduced::every_execution_under;
use crate::compile::{Options, compile};
use crate::machine::{Config, Machine};
use crate::sched::Rng;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;

type Outcomes = BTreeSet<(Key, Vec<String>)>;
type Classes = BTreeSet<Vec<(Proc, u32, u32, Vec<u32>)>>;

fn machine(text: &str) -> Machine {
    let program =
        compile(text, &Options::default()).unwrap_or_else(|rejected| panic!("{}\n{text}", rejected.text));
    Machine::new(program, Config::default())
}

/// What both searches agreed on.
#[derive(Debug, Default)]
struct Agreed {
    interleavings: usize,
    classes: usize,
    redundant: usize,
    /// Programs small enough to be compared step by step.
    by_steps: usize,
}

/// States of a program that is compared step by step.
const MOST_STATES: usize = 4_000;

/// (outcomes, classes) of both searches are equal; None when the program is too large.
fn compare(text: &str, machine: Machine, most: usize) -> Option<Agreed> {
    let names = Names::default();
    let steps = every_step::outcomes(&machine, MOST_STATES);
    let mut start = Start { machine, names, grain: Rc::new(Grain::default()), assertions: Rc::default() };
    make_racy_cells_visible(&mut start);
    let initial = start.program();
    let mut search = Search::new(start.recording(), 500);
    let (mut outcomes, mut classes, mut complete, mut restarts) = (Outcomes::new(), Classes::new(), 0, 0);
    while let Some(ended) = search.next() {
        if search.restarts != restarts {
            restarts = search.restarts;
            outcomes.clear();
            classes.clear();
            complete = 0;
        }
        if ended == Ended::Complete {
            outcomes.insert(judge(search.state()).as_ref().clone());
            classes.insert(search.order().canonical());
            complete += 1;
        }
        if search.transitions > 50 * most as u64 || complete > most {
            return None;
        }
    }
    let (mut all, mut all_classes, mut count) = (Outcomes::new(), Classes::new(), 0);
    let order = Order::fixed(search.order().wild.clone());
    let flow = every_execution_under(&initial, order, u32::MAX, 500, &mut |end, order| {
        all.insert(judge(end).as_ref().clone());
        all_classes.insert(order.canonical());
        count += 1;
        if count > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if flow.is_break() {
        return None;
    }
    assert!(all == outcomes, "{text}\nunreduced {all:?}\nreduced {outcomes:?}");
    assert!(
        all_classes == classes && complete == classes.len(),
        "{text}\n{complete} executions, {} of {} classes; lost {:?}; invented {:?}",
        classes.len(),
        all_classes.len(),
        all_classes.difference(&classes).next(),
        classes.difference(&all_classes).next()
    );
    if let Some(steps) = &steps {
        let found: BTreeSet<Key> = outcomes.iter().map(|(key, _)| key.clone()).collect();
        let lost: Vec<&Key> = steps.difference(&found).collect();
        let invented: Vec<&Key> = found.difference(steps).collect();
        assert!(
            lost.is_empty() && invented.is_empty(),
            "{text}\nstep by step: lost {lost:?}\ninvented {invented:?}"
        );
    }
    let redundant = search.redundant as usize;
    Some(Agreed {
        interleavings: count,
        classes: complete,
        redundant,
        by_steps: usize::from(steps.is_some()),
    })
}

/// Cells and maps on which a race is found become choice points, as in an exploration.
fn make_racy_cells_visible(start: &mut Start) {
    let mut races = RaceHunt::default();
    for _ in 0..4 {
        let mut search = Search::new(start.recording(), 500);
        let mut finer = None;
        while finer.is_none() && search.transitions < 20_000 && search.next().is_some() {
            let path: Vec<(Proc, u32)> =
                search.branch().map(|branch| (branch.process, branch.alternative)).collect();
            let run = Run { path: &path, preemptions: 0, classes: 1, early: false };
            finer = races.book(start, search.state(), search.detector(), run, true);
            finer = finer.or_else(|| start.grain.with_reused(&search.reused));
        }
        match finer {
            Some(grain) => start.grain = Rc::new(grain),
            None => return,
        }
    }
}

fn classes(body: &str) -> usize {
    let text = format!(
        "package main\n\nimport (\n\"sync\"\n\"sync/atomic\"\n\"time\"\n)\n\nvar mu sync.Mutex\nvar once sync.Once\nvar a atomic.Int32\n\
         var _ = time.Now\n\nfunc main() {{\n{body}\n}}\n"
    );
    compare(&text, machine(&text), 100_000).expect("small enough").classes
}

#[test]
fn once_runs_its_function_in_whoever_comes_first() {
    let body = "done := make(chan bool)\ngo func() {\nonce.Do(func() { a.Store(1) })\ndone <- true\n}()\n\
                once.Do(func() { a.Store(2) })\n<-done\nprintln(a.Load())";
    assert!(classes(body) >= 2);
}

#[test]
fn timers_due_together_fire_in_any_order() {
    let body = "c := make(chan int, 2)\nfor i := range 2 {\ngo func() {\ntime.Sleep(5)\nc <- i\n}()\n}\nprintln(<-c, <-c)";
    assert_eq!(classes(body), 2);
    // These could be stopped: either one fires alone first, or both do at once and two orders follow.
    let body = "c := make(chan int, 2)\nfor i := range 2 {\ntime.AfterFunc(5, func() { c <- i })\n}\nprintln(<-c, <-c)";
    assert_eq!(classes(body), 4);
}

#[test]
fn locks_in_opposite_orders_have_three_classes() {
    let body = "var b sync.Mutex\ndone := make(chan bool)\ngo func() {\nmu.Lock()\nb.Lock()\nb.Unlock()\nmu.Unlock()\ndone <- true\n}()\n\
                b.Lock()\nmu.Lock()\nmu.Unlock()\nb.Unlock()\n<-done";
    assert_eq!(classes(body), 3);
}

#[test]
fn goroutines_queue_for_a_lock_in_any_order_before_time_passes() {
    let lock = |k: u32| format!("go func() {{\nmu.Lock()\nprint({k})\nmu.Unlock()\ndone <- true\n}}()\n");
    let body = format!(
        "done := make(chan bool, 3)\nmu.Lock()\n{}{}{}time.Sleep(5)\nmu.Unlock()\n<-done\n<-done\n<-done",
        lock(1),
        lock(2),
        lock(3)
    );
    assert!(classes(&body) >= 6);
}

#[test]
fn atomics_that_only_load_commute() {
    let body = |op: &str| {
        format!("var wg sync.WaitGroup\nwg.Go(func() {{ a.{op} }})\nwg.Go(func() {{ a.{op} }})\nwg.Wait()")
    };
    assert_eq!(classes(&body("Load()")), 1);
    assert_eq!(classes(&body("Add(1)")), 2);
}

/// One statement of a goroutine; `k` numbers it.
fn statement(rng: &mut Rng, menu: &[u64], k: usize) -> String {
    let n = rng.below(2);
    match menu[rng.index(menu.len())] {
        0 => format!("mu{n}.Lock()\nx = x*7 + {k}\nmu{n}.Unlock()"),
        1 if n == 0 => "rw.RLock()\nsee(y)\nrw.RUnlock()".to_owned(),
        1 => format!("rw.Lock()\ny = {k}\nrw.Unlock()"),
        2 => format!("c{n} <- {k}"),
        3 => format!("see(<-c{n})"),
        4 => format!("select {{\ncase v := <-c0:\nsee(v)\ncase c1 <- {k}:\nsee(-1)\n}}"),
        5 => format!("select {{\ncase c{n} <- {k}:\nsee(1)\ndefault:\nsee(0)\n}}"),
        6 => format!("see(int(a.Add({k})))"),
        7 => "see(int(a.Load()))".into(),
        8 => format!("close(c{n})"),
        9 => "once.Do(func() { a.Add(100) })".into(),
        10 => "if mu0.TryLock() {\nsee(1)\nmu0.Unlock()\n}".into(),
        11 => "time.Sleep(1)".into(),
        12 => format!("mu1.Lock()\nm[{k}] = m[{n}] + 1\nsee(len(m))\nmu1.Unlock()"),
        13 => format!("L.Lock()\nturn++\ncond.{}()\nL.Unlock()", if n == 0 { "Signal" } else { "Broadcast" }),
        14 => "L.Lock()\nif turn == 0 {\ncond.Wait()\n}\nL.Unlock()".into(),
        15 => "select {\ncase <-time.After(1):\nsee(1)\ncase v := <-c0:\nsee(v)\n}".into(),
        16 => "if !time.NewTimer(2).Stop() {\nsee(1)\n}".into(),
        20 => "wg2.Add(1)".into(),
        21 => "wg2.Done()".into(),
        22 => "wg2.Wait()\nsee(w)".into(),
        23 => "w++\nwg2.Done()".into(),
        24 => "t.Reset(2)".into(),
        25 => "select {\ncase <-t.C:\nsee(1)\ndefault:\nsee(0)\n}".into(),
        26 => format!("wild[{k}] = {n}"),
        27 => format!("see(wild[{n}])"),
        28 => format!("see(len(c{n}))"),
        29 => "for v := range c0 {\nsee(v)\n}".into(),
        30 => format!("rw.RLock()\nmu{n}.Lock()\nmu{n}.Unlock()\nrw.RUnlock()"),
        31 => "if rw.TryRLock() {\nsee(1)\nrw.RUnlock()\n}".into(),
        32 => format!("if a.CompareAndSwap({n}, {k}) {{\nsee(1)\n}}"),
        33 => "mu0.Unlock()".into(),
        34 => "rw.RUnlock()".into(),
        35 => format!("wg2.Go(func() {{\nsee({k})\n}})"),
        36 => format!("delete(wild, {n})"),
        37 => format!("time.AfterFunc(2, func() {{\nc{n} <- {k}\n}})"),
        38 => format!(
            "func() {{\ndefer func() {{\nsee(len(recover().(error).Error()))\n}}()\nclose(c{n})\n}}()"
        ),
        39 => "if mu1.TryLock() {\nrw.Lock()\nrw.Unlock()\nmu1.Unlock()\n}".into(),
        40 => "atomic.AddInt32(&plain, 1)".into(),
        41 => "see(int(plain))".into(),
        42 => format!(
            "select {{\ncase c0 <- {k}:\ncase c1 <- {k}:\ncase v, ok := <-c{n}:\nif ok {{\nsee(v)\n}}\n}}"
        ),
        43 => format!("pair.a = {k}\npair.b = {n}"),
        44 => "if p := pair; p.a != p.b {\nsee(p.a)\n}".into(),
        45 => format!("mu{n}.Lock()\ntime.Sleep(1)\nx = x*7 + {k}\nmu{n}.Unlock()"),
        46 => format!("rw.Lock()\ntime.Sleep(1)\ny = {k}\nrw.Unlock()"),
        47 => format!("mu0.Lock()\nprintln({k})\nmu0.Unlock()"),
        // Keys and elements that lie outside of their cells.
        49 => format!("keys[large{{{k}}}] = {n}"),
        50 => format!("see(keys[large{{{n}}}])"),
        51 => format!("delete(keys, large{{{n}}})"),
        52 => "for k := range keys {\nsee(k[0])\n}".into(),
        53 => format!("elems[{k}] = large{{{n}}}"),
        54 => format!("see(elems[{n}][0])"),
        55 => format!("delete(elems, {n})"),
        // Not protected: the second phase makes the cell, or the map, visible.
        17 => format!("z = z*5 + {k}"),
        18 => format!("if z == {k} {{\nsee(z)\n}}"),
        _ => "println(1)".into(),
    }
}

/// Programs in one text, so that it is compiled once for all of them: `which` says which of them main is.
const BUNDLE: u64 = 25;

fn random_bundle(rng: &mut Rng) -> String {
    let mut text = format!(
        "package main\n\nimport (\n\"sync\"\n\"sync/atomic\"\n\"time\"\n)\n\nvar which int\nvar mu0, mu1 sync.Mutex\nvar rw sync.RWMutex\n\
         var once sync.Once\nvar a atomic.Int32\nvar x, y, z, w int\nvar m, wild = map[int]int{{}}, map[int]int{{}}\n\
         type large [17]int\nvar keys, elems = map[large]int{{{{1}}: 1}}, map[int]large{{1: {{1}}}}\n\
         var L sync.Mutex\nvar cond = sync.NewCond(&L)\nvar turn int\nvar wg2 sync.WaitGroup\nvar t = time.NewTimer(3)\n\
         var plain int32\nvar pair struct{{ a, b int }}\n\
         var c0 = make(chan int, {})\nvar c1 = make(chan int, {})\n\
         func see(int) {{}}\n\nfunc main() {{\nswitch which {{\n",
        rng.below(3),
        rng.below(2)
    );
    for which in 0..BUNDLE {
        text.push_str(&format!("case {which}:\np{which}()\n"));
    }
    text.push_str("}\n}\n");
    for which in 0..BUNDLE {
        text.push_str(&format!("\nfunc p{which}() {{\n{}}}\n", random_body(rng)));
    }
    text
}

fn random_body(rng: &mut Rng) -> String {
    let mut text = String::new();
    let menu: Vec<u64> = (0..1 + rng.index(3)).map(|_| rng.below(56)).collect();
    let others = 1 + rng.index(2);
    let joins = rng.below(2) == 0;
    if joins {
        text.push_str(&format!("var wg sync.WaitGroup\nwg.Add({others})\n"));
    }
    let body = |rng: &mut Rng, at: usize| {
        let len = 1 + rng.index(if others == 1 { 3 } else { 2 });
        (0..len).map(|k| statement(rng, &menu, at * 10 + k + 1)).collect::<Vec<_>>().join("\n")
    };
    for at in 0..others {
        let done = if joins { "defer wg.Done()\n" } else { "" };
        text.push_str(&format!("go func() {{\n{done}{}\n}}()\n", body(rng, at + 1)));
    }
    text.push_str(&body(rng, 0));
    text.push_str(if joins { "\nwg.Wait()\n" } else { "\n" });
    text
}

/// The text of one program of a bundle, for people.
fn shown(text: &str, which: u64) -> String {
    let from = text.find(&format!("func p{which}()")).unwrap_or(0);
    let body = &text[from..];
    let until = body.find("\n\nfunc p").unwrap_or(body.len());
    let chans: Vec<&str> = text.lines().filter(|line| line.starts_with("var c")).collect();
    format!("{}\n{}", chans.join("\n"), &body[..until])
}

/// `EXPLORE_GO_PROGRAMS` sets how many, `EXPLORE_SEED` where to begin (`cargo xtask soundness`).
#[test]
fn random_go_programs_against_unreduced_search() {
    let set = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let wanted = set("EXPLORE_GO_PROGRAMS").unwrap_or(60);
    let mut seed = set("EXPLORE_SEED").unwrap_or(1);
    let (mut compared, mut too_large, mut all) = (0, 0, Agreed::default());
    while compared < wanted {
        let text = random_bundle(&mut Rng::new(seed));
        seed += 1;
        let first = machine(&text);
        let at = first.global_named("main.which").expect("it is there");
        for which in 0..BUNDLE.min(wanted - compared) {
            let mut machine = first.clone();
            machine.poke(at, which);
            let Some(agreed) = compare(&shown(&text, which), machine, 1_500) else {
                too_large += 1;
                continue;
            };
            compared += 1;
            all.interleavings += agreed.interleavings;
            all.classes += agreed.classes;
            all.redundant += agreed.redundant;
            all.by_steps += agreed.by_steps;
        }
    }
    println!("{compared} programs ({too_large} more were too large), {all:?}");
    assert!(all.redundant * 5 <= all.classes, "{} redundant for {} classes", all.redundant, all.classes);
}
