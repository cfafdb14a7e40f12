//! Executions a second of Shuttle's random scheduler on: N threads that each lock, increment and unlock one mutex k times.
use shuttle::sync::{Arc, Mutex};
use std::time::Instant;

fn shape(k: usize, n: usize) {
    let x = Arc::new(Mutex::new(0u64));
    let threads: Vec<_> = (0..n)
        .map(|_| {
            let x = x.clone();
            shuttle::thread::spawn(move || {
                for _ in 0..k {
                    *x.lock().unwrap() += 1;
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(*x.lock().unwrap(), (k * n) as u64);
}

fn main() {
    // `K N RUNS` for one shape.
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let shapes = match given[..] {
        [k, n, _] => vec![(k, n)],
        _ => vec![(2, 2), (3, 2), (2, 3), (4, 3), (3, 4)],
    };
    for (k, n) in shapes {
        let runs = given.get(2).copied().unwrap_or(20_000);
        let start = Instant::now();
        shuttle::check_random(move || shape(k, n), runs);
        let seconds = start.elapsed().as_secs_f64();
        println!("({k},{n}) shuttle random: {runs} executions, {:.0} a second", runs as f64 / seconds);
    }
}
