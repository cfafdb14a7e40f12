//! Determinism: the same program and schedule give the same events, whatever policy found the schedule, however often
//! it is run, and from whatever checkpoint it is reached.

use gomaplab::compile::{Options, compile};
use gomaplab::event::{ENGINE_EPOCH, PolicySpec, Schedule};
use gomaplab::machine::Config;
use gomaplab::studio::lesson::LESSONS;
use gomaplab::trace::{Cursor, Direction, Ending, Grain, Timeline};

const POLICIES: [PolicySpec; 6] = [
    PolicySpec::Stay,
    PolicySpec::GoLike,
    PolicySpec::RoundRobin { quantum: 3 },
    PolicySpec::Random { seed: 7 },
    PolicySpec::Random { seed: 8 },
    PolicySpec::Pct { seed: 3, depth: 3 },
];

fn record(source: &str, schedule: Schedule) -> Timeline {
    let program = compile(source, &Options::default()).unwrap_or_else(|rejected| panic!("{}", rejected.text));
    let mut timeline = Timeline::new(program, Config::default(), schedule);
    timeline.record(200_000);
    timeline
}

fn policy(policy: PolicySpec) -> Schedule {
    Schedule { policy, ..Schedule::default() }
}

/// A run's identity: its length, the hash of its events, its ending.
fn identity(timeline: &Timeline) -> (u64, u64, Ending) {
    (timeline.len(), timeline.event_hash(), timeline.ending().clone())
}

#[test]
fn every_policys_run_is_replayed_by_its_normal_form_and_by_its_text() {
    for lesson in LESSONS {
        for spec in POLICIES {
            let first = record(lesson.source, policy(spec));
            let again = record(lesson.source, policy(spec));
            assert_eq!(identity(&first), identity(&again), "{} {spec:?}: twice", lesson.id);
            let text = first.normal_form().print();
            let replayed = record(lesson.source, Schedule::parse(&text).expect("it was printed"));
            assert_eq!(identity(&first), identity(&replayed), "{} {spec:?}: {text}", lesson.id);
        }
    }
}

#[test]
fn a_policy_can_take_over_in_the_middle() {
    for lesson in LESSONS {
        let first = record(lesson.source, policy(PolicySpec::Random { seed: 5 }));
        let half = Cursor(first.len() / 2);
        let schedule =
            Schedule { policy: PolicySpec::Stay, from: 0, deviations: first.decisions(half).unwrap() };
        let forked = record(lesson.source, schedule);
        let state = |timeline: &Timeline, at| timeline.at(at).machine.state_hash();
        assert_eq!(state(&first, half), state(&forked, half), "{}", lesson.id);
    }
}

#[test]
fn any_step_reached_from_a_checkpoint_is_the_step_walked_to() {
    for lesson in LESSONS {
        let timeline = record(lesson.source, policy(PolicySpec::Random { seed: 9 }));
        let mut walk = timeline.walk(Cursor(0));
        loop {
            let at = walk.cursor();
            if at.0 % 97 == 0 || at.0 + 3 > timeline.len() {
                let moment = timeline.at(at);
                assert_eq!(moment.machine.state_hash(), walk.machine().state_hash(), "{} {at:?}", lesson.id);
                assert_eq!(moment.events, walk.events(), "{} {at:?}", lesson.id);
            }
            if !walk.advance() {
                break;
            }
        }
        assert_eq!(walk.cursor(), Cursor(timeline.len()));
    }
}

#[test]
fn stepping_back_undoes_stepping_forward_at_every_grain() {
    for lesson in LESSONS {
        let timeline = record(lesson.source, policy(PolicySpec::Random { seed: 4 }));
        for grain in [Grain::Micro, Grain::Statement, Grain::Event, Grain::Switch] {
            let mut stops = vec![Cursor(0)];
            while stops.len() < 60 {
                let here = stops[stops.len() - 1];
                let next = timeline.step(here, grain, Direction::Forward);
                if next == here {
                    break;
                }
                stops.push(next);
            }
            for pair in stops.windows(2).rev() {
                let back = timeline.step(pair[1], grain, Direction::Back);
                assert_eq!(back, pair[0], "{} {grain:?} back from {:?}", lesson.id, pair[1]);
            }
        }
    }
}

#[test]
fn a_schedule_that_does_not_fit_stops_at_its_first_bad_decision() {
    let timeline = record(
        LESSONS[0].source,
        Schedule::parse(&format!("s1.{ENGINE_EPOCH}.stay.40g9")).expect("it is well formed"),
    );
    let Ending::Refused(refusal) = timeline.ending() else { panic!("{:?}", timeline.ending()) };
    assert_eq!((refusal.index, refusal.at), (0, 40));
    assert_eq!(timeline.len(), 40);
}
