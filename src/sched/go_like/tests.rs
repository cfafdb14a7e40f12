//! The run queues by the scenes of `queues.txt`; time slices and Ps by the lanes of recorded runs.

use super::queues::Queues;
use super::*;
use crate::compile::{Options, compile};
use crate::event::{Access, EventSink, PolicySpec, Schedule};
use crate::machine::{Config, Machine};
use crate::sched::{Driver, Observer};

#[test]
fn queues_do_as_proc_go_says() {
    let scenes = include_str!("queues.txt").split("\n== ").skip(1);
    for scene in scenes {
        let (title, lines) = scene.split_once('\n').expect("a title, then lines");
        let mut queues = Queues::new(1, Rng::new(1));
        for line in lines.lines().filter(|line| !line.is_empty()) {
            act(&mut queues, line).unwrap_or_else(|problem| panic!("{title}\n  {line}\n  {problem}"));
        }
    }
}

/// Does, or checks, what a line says.
fn act(queues: &mut Queues, line: &str) -> Result<(), String> {
    let same = |name: &str, want: &[u32], got: &mut dyn Iterator<Item = &Gid>| {
        let got: Vec<u32> = got.map(|g| g.0).collect();
        if got == want { Ok(()) } else { Err(format!("{name} holds {got:?}")) }
    };
    let (head, list) = line.split_once(": ").unwrap_or((line, ""));
    let words: Vec<&str> = head.split(' ').collect();
    let number = |at: usize| words[at].parse::<usize>().expect("a number");
    match words[0] {
        "ps" => *queues = Queues::new(number(1), Rng::new(1)),
        "ready" => list_of(list).iter().for_each(|&g| queues.put_next(number(1), Gid(g))),
        "tail" => list_of(list).iter().for_each(|&g| queues.put_tail(number(1), Gid(g))),
        "global" => queues.global.extend(list_of(list).into_iter().map(Gid)),
        "runs" => queues.ps[number(1)].current = list_of(list).first().map(|&g| Gid(g)),
        "waits" => queues.ps[number(1)].idle = list_of(list)[0],
        "tick" if list.is_empty() => {
            let (tick, want) = (queues.ps[number(1)].tick, number(3) as u32);
            return if tick == want { Ok(()) } else { Err(format!("it is {tick}")) };
        }
        "tick" => queues.ps[number(1)].tick = list_of(list)[0],
        "ring" => return same("it", &list_of(list), &mut queues.ps[number(1)].ring.iter()),
        "queue" => return same("it", &list_of(list), &mut queues.global.iter()),
        "next" => return same("it", &list_of(list), &mut queues.ps[number(1)].runnext.iter()),
        "find" => {
            for want in list.split(' ') {
                // A time slice that was begun before shows whether it goes on.
                queues.ps[number(1)].used = 5;
                let found = queues.find(number(1));
                let inherits = if queues.ps[number(1)].used == 5 { "~" } else { "" };
                let got = found.map_or("-".into(), |g| format!("{}{inherits}", g.0));
                if !want.split('|').any(|want| want == got) {
                    return Err(format!("{got} instead of {want}"));
                }
            }
        }
        other => return Err(format!("{other}: no such line")),
    }
    Ok(())
}

fn list_of(text: &str) -> Vec<u32> {
    let part = |word: &str| match word.split_once("..") {
        Some((from, to)) => (from.parse().unwrap()..=to.parse().unwrap()).collect(),
        None => vec![word.parse().unwrap()],
    };
    text.split(' ').filter(|word| !matches!(*word, "-" | "")).flat_map(part).collect()
}

/// Goroutine, P, and the micro-steps from and to.
type Lane = (u32, u32, u64, u64);

#[derive(Default)]
struct Lanes(Vec<Lane>);

impl EventSink for Lanes {
    const ACCESSES: bool = false;

    fn event(&mut self, _: u64, _: Gid, _: Event) {}

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Lanes {
    fn ran(&mut self, g: Gid, p: u32, from: u64, to: u64) {
        match self.0.last_mut() {
            Some(last) if (last.0, last.1, last.3) == (g.0, p, from) => last.3 = to,
            _ => self.0.push((g.0, p, from, to)),
        }
    }
}

/// Who ran when, of a program under the Go-like policy.
fn lanes(main: &str, procs: u32, steps: u64) -> Vec<Lane> {
    let text = format!(
        "package main\n\nvar n [80]int\n\nfunc spin(i int) {{\n\tfor {{\n\t\tn[i]++\n\t}}\n}}\n\n{main}"
    );
    lanes_of(&text, procs, steps)
}

fn lanes_of(text: &str, procs: u32, steps: u64) -> Vec<Lane> {
    let program = compile(text, &Options::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    let mut machine = Machine::new(program, Config { procs, ..Config::default() });
    let mut driver = Driver::new(Schedule { policy: PolicySpec::GoLike, ..Schedule::default() }, procs);
    let mut lanes = Lanes::default();
    driver.advance(&mut machine, steps, &mut lanes);
    lanes.0
}

/// retake: what runs for 10 ms is preempted and goes to the end of the global queue (goschedImpl).
#[test]
fn a_time_slice_is_ten_virtual_milliseconds() {
    assert_eq!(SLICE * crate::analysis::STEP_NS, 10_000_000);
    let lanes = lanes("func main() {\n\tgo spin(1)\n\tgo spin(2)\n\tspin(0)\n}\n", 1, 6 * SLICE);
    let turns: Vec<u32> = lanes.iter().map(|lane| lane.0).collect();
    let spinners = &turns[turns.len() - 6..];
    assert_eq!(spinners[..3], spinners[3..], "{turns:?}");
    assert!((1..3).all(|at| spinners[at] != spinners[at - 1]), "{turns:?}");
    for (_, _, from, to) in &lanes[lanes.len() - 5..lanes.len() - 1] {
        assert_eq!(to - from, SLICE);
    }
}

/// execute with inheritTime: two that ready one another are preempted together, or nobody else would ever run.
#[test]
fn who_is_readied_goes_on_in_the_time_slice() {
    let pair = "func main() {\n\tc := make(chan int)\n\tgo spin(1)\n\tgo func() {\n\t\tfor range c {\n\t\t}\n\t}()\n\
                \tfor {\n\t\tc <- 1\n\t}\n}\n";
    let lanes = lanes(pair, 1, 3 * SLICE);
    let spinner = lanes.iter().max_by_key(|lane| lane.3 - lane.2).unwrap();
    assert_eq!(spinner.3 - spinner.2, SLICE, "the one that blocks nobody has a slice of its own");
    let both = lanes.iter().filter(|lane| lane.0 != spinner.0 && lane.2 < spinner.2);
    assert!(both.count() > 1000, "the others ran in turn until theirs was over");
    assert!(spinner.2 >= SLICE && spinner.2 < SLICE + 2_000, "theirs was one slice: {spinner:?}");
}

/// wakep, stealWork: as many Ps work as there are goroutines for them; none runs on two at once; all get their share.
#[test]
fn every_p_has_work_while_there_is_some() {
    for procs in [2u32, 3, 4, 8, 16, 32, 64] {
        for goroutines in [1, procs / 2, procs, 70] {
            let main = format!(
                "func main() {{\n\tfor i := range {goroutines} {{\n\t\tgo spin(i)\n\t}}\n\tselect {{}}\n}}\n"
            );
            let all = lanes(&main, procs, 60_000);
            let late: Vec<&Lane> = all.iter().filter(|lane| lane.3 > 30_000).collect();
            let used: std::collections::BTreeSet<u32> = late.iter().map(|lane| lane.1).collect();
            assert_eq!(used.len() as u32, procs.min(goroutines), "{goroutines} goroutines on {procs} Ps");
            let mut on = std::collections::BTreeMap::new();
            for (g, p, ..) in &late {
                let before = on.insert(*g, *p);
                let moved = before.is_some_and(|before| before != *p);
                assert!(!moved || goroutines > procs, "g{g} moved without need");
            }
            let steps =
                |p: u32| late.iter().filter(|lane| lane.1 == p).map(|lane| lane.3 - lane.2).sum::<u64>();
            let (least, most) = (used.iter().map(|&p| steps(p)).min(), used.iter().map(|&p| steps(p)).max());
            assert!(
                most <= least.map(|least| least + 2 * ALONE),
                "{procs} Ps step in turn: {least:?} {most:?}"
            );
        }
    }
}

/// newproc, ready: another P wakes (wakep) and takes what lies in the ring, so nobody waits while a P is idle.
#[test]
fn work_spreads_from_the_p_that_makes_it() {
    let main = "func main() {\n\tfor i := range 8 {\n\t\tgo spin(i)\n\t}\n\tspin(70)\n}\n";
    let all = lanes(main, 4, 20_000);
    let first = |p: u32| all.iter().find(|lane| lane.1 == p).map(|lane| lane.2);
    let ninth = all.iter().map(|lane| lane.0).collect::<std::collections::BTreeSet<u32>>();
    for p in 1..4 {
        assert!(first(p).is_some_and(|at| at < 5_000), "P{p} has work at {:?}", first(p));
    }
    assert!(ninth.len() >= 4, "{ninth:?}");
}

/// startm: a P without work is woken by a thread, which takes longer than a short goroutine; so one P runs them all, the
/// last made first, then in order, as Go does with several Ps, too.
#[test]
fn short_goroutines_keep_their_order_on_several_ps() {
    let text = "package main\n\nimport \"runtime\"\n\nvar n [5]int\n\nfunc main() {\n\tfor i := range 5 {\n\t\tgo func() { n[i]++ }()\n\t}\n\tfor n[3] == 0 {\n\t\truntime.Gosched()\n\t}\n}\n";
    let all = lanes_of(text, 4, WAKE);
    let begun: Vec<u32> = all.iter().filter(|lane| lane.0 > 1).map(|lane| lane.0).collect();
    assert_eq!(begun, [6, 2, 3, 4, 5], "{all:?}");
    assert!(all.iter().all(|lane| lane.1 == 0), "{all:?}");
}
