//! Random Go programs through the machine: the reduced search finds the outcomes and the classes of unreduced search.

use super::grain::Grain;
use super::names::Names;
use super::order::Order;
use super::outcome::{Key, judge};
use super::program::GoProgram;
use super::search::{Ended, Search};
use super::system::Proc;
use super::unreduced::every_execution_under;
use crate::compile::{Options, compile};
use crate::machine::{Config, Machine};
use crate::sched::Rng;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;

type Outcomes = BTreeSet<(Key, Vec<String>)>;
type Classes = BTreeSet<Vec<(Proc, u32, u32, Vec<u32>)>>;

/// (outcomes, classes) of both searches are equal; None when the program is too large. Returns (classes, redundant).
fn compare(text: &str, most: usize) -> Option<(usize, usize)> {
    let program =
        compile(text, &Options::default()).unwrap_or_else(|rejected| panic!("{}\n{text}", rejected.text));
    let machine = Machine::new(program, Config::default());
    let initial = GoProgram::new(machine, Names::default(), Rc::new(Grain::default()));
    let mut search = Search::new(initial.clone(), 500);
    let (mut outcomes, mut classes, mut complete, mut restarts) = (Outcomes::new(), Classes::new(), 0, 0);
    while let Some(ended) = search.next() {
        if search.restarts != restarts {
            restarts = search.restarts;
            outcomes.clear();
            classes.clear();
            complete = 0;
        }
        if ended == Ended::Complete {
            outcomes.insert(judge(search.state()));
            classes.insert(search.order().canonical());
            complete += 1;
        }
        if search.transitions > 50 * most as u64 {
            return None;
        }
    }
    let (mut all, mut all_classes, mut count) = (Outcomes::new(), Classes::new(), 0);
    let order = Order::fixed(search.order().wild.clone());
    let flow = every_execution_under(&initial, order, u32::MAX, 500, &mut |end, order, _, _| {
        all.insert(judge(end));
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
        "{text}\n{complete} executions, {} of {} classes",
        classes.len(),
        all_classes.len()
    );
    Some((complete, search.redundant as usize))
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
        12 => format!("m.Store({n}, {k})"),
        _ => "println(1)".into(),
    }
}

fn random_program(rng: &mut Rng) -> String {
    let menu: Vec<u64> = (0..1 + rng.index(3)).map(|_| rng.below(14)).filter(|&item| item != 12).collect();
    let menu = if menu.is_empty() { vec![2, 3] } else { menu };
    let others = 1 + rng.index(2);
    let mut text = format!(
        "package main\n\nimport (\n\"sync\"\n\"sync/atomic\"\n\"time\"\n)\n\nvar mu0, mu1 sync.Mutex\nvar rw sync.RWMutex\n\
         var once sync.Once\nvar a atomic.Int32\nvar x, y int\nvar c0 = make(chan int, {})\nvar c1 = make(chan int, {})\n\
         var _ = time.Now\nfunc see(int) {{}}\n\nfunc main() {{\n",
        rng.below(3),
        rng.below(2)
    );
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
    text.push_str(if joins { "\nwg.Wait()\n}\n" } else { "\n}\n" });
    text
}

/// `EXPLORE_GO_PROGRAMS` sets how many.
#[test]
fn random_go_programs_against_unreduced_search() {
    let wanted = std::env::var("EXPLORE_GO_PROGRAMS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let mut seed: u64 = std::env::var("EXPLORE_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let (mut compared, mut complete, mut redundant) = (0, 0, 0);
    while compared < wanted {
        let text = random_program(&mut Rng::new(seed));
        seed += 1;
        let Some(result) = compare(&text, 1_500) else { continue };
        compared += 1;
        complete += result.0;
        redundant += result.1;
    }
    println!("{compared} programs, {complete} + {redundant} executions");
    assert!(redundant * 5 <= complete, "{redundant} redundant executions for {complete} classes");
}
