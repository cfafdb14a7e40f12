//! Runs a machine to its end and executes the run again: by its normal form from the start, by its policy from the
//! middle to the end, and from every checkpoint to the next one. What is not as it was is a problem.

use gomaplab::event::{Access, Event, EventSink, Gid, Stream};
use gomaplab::machine::Machine;
use gomaplab::sched::{Driver, Observer, Stopped};
use gomaplab::trace::EventHash;

/// Checkpoints kept; when there are more, every other one is dropped and the stride doubles.
const MOST: usize = 32;
const FIRST_STRIDE: u64 = 512;
/// Micro-steps executed again at most for each of the three; of a longer run only some checkpoints are left from.
const MOST_STEPS: u64 = 400_000;
/// The state of a larger heap is not compared as a whole at each checkpoint.
const MOST_BYTES: u64 = 4 << 20;

struct Place {
    machine: Machine,
    driver: Driver,
    hash: Hashing,
}

/// Runs `machine` for up to `steps`, and once more. `Err` says what is not as it was.
pub fn run(machine: &mut Machine, driver: &mut Driver, steps: u64) -> Result<Stopped, String> {
    let mut hash = Hashing::default();
    let mut stride = FIRST_STRIDE;
    let place = |machine: &Machine, driver: &Driver, hash: &Hashing| Place {
        machine: machine.clone(),
        driver: driver.silent(),
        hash: hash.clone(),
    };
    let mut places = vec![place(machine, driver, &hash)];
    let end = driver.step() + steps;
    let stopped = loop {
        let until = ((driver.step() / stride + 1) * stride).min(end);
        match driver.advance(machine, until - driver.step(), &mut hash) {
            Stopped::Budget if driver.step() >= end => break Stopped::Budget,
            Stopped::Budget => places.push(place(machine, driver, &hash)),
            stopped @ (Stopped::Done(_) | Stopped::Refused(_)) => break stopped,
        }
        if places.len() > MOST {
            stride *= 2;
            let mut keep = false;
            places.retain(|_| {
                keep = !keep;
                keep
            });
        }
    };
    places.push(place(machine, driver, &hash));
    compare(&places, driver)?;
    Ok(stopped)
}

fn compare(places: &[Place], driver: &Driver) -> Result<(), String> {
    let end = &places[places.len() - 1];
    let text = || driver.again().print().chars().take(300).collect::<String>();
    let mut budget = MOST_STEPS;
    for pair in places.windows(2) {
        let (from, to) = (&pair[0], &pair[1]);
        let steps = to.driver.step() - from.driver.step();
        let Some(left) = budget.checked_sub(steps) else { break };
        budget = left;
        let again = executed(from, from.driver.silent(), to.driver.step());
        if !alike(&again, to) {
            let (a, b) = (from.driver.step(), to.driver.step());
            return Err(format!(
                "executed again from its checkpoint at step {a} the run is another at {b}: {}",
                text()
            ));
        }
    }
    if driver.step() > MOST_STEPS {
        return Ok(());
    }
    let first = &places[0];
    let by_normal_form = executed(first, Driver::new(driver.again(), 1), end.driver.step());
    if first.driver.step() == 0 && !alike(&by_normal_form, end) {
        return Err(format!("executed again by its decisions the run is another: {}", text()));
    }
    let middle = &places[places.len() / 2];
    if !alike(&executed(middle, middle.driver.silent(), end.driver.step()), end) {
        return Err(format!("executed again from its middle the run is another: {}", text()));
    }
    Ok(())
}

fn executed(from: &Place, mut driver: Driver, until: u64) -> Place {
    let (mut machine, mut hash) = (from.machine.clone(), from.hash.clone());
    driver.advance(&mut machine, until - driver.step(), &mut hash);
    // The events of the end itself come after the last step.
    driver.advance(&mut machine, 0, &mut hash);
    Place { machine, driver, hash }
}

fn alike(one: &Place, other: &Place) -> bool {
    let small = other.machine.heap().bytes < MOST_BYTES;
    let printed = |place: &Place| place.machine.console().stream(Stream::Stdout);
    one.hash.0.value() == other.hash.0.value()
        && one.machine.outcome() == other.machine.outcome()
        && one.machine.runnable() == other.machine.runnable()
        && printed(one) == printed(other)
        && (!small || one.machine.state_hash() == other.machine.state_hash())
}

/// The events of a run as one number.
#[derive(Clone, Default)]
struct Hashing(EventHash);

impl EventSink for Hashing {
    const ACCESSES: bool = false;

    fn event(&mut self, step: u64, g: Gid, event: Event) {
        self.0.add(step, g, &event);
    }

    fn access(&mut self, _: u64, _: Gid, _: Access) {}
}

impl Observer for Hashing {
    fn ran(&mut self, _: Gid, _: u32, _: u64, _: u64) {}
}
