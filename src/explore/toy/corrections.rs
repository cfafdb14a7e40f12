//! The corrections that the independence relation needed, each with its counter-example, and the anchors.

use super::super::search::Search;
use super::Do::{self, *};
use super::Toy;
use super::compare::{Compared, compare};

fn check(program: Vec<Vec<Do>>, caps: Vec<u32>) -> Compared {
    let compared = compare(&Toy::new(program, caps), 2_000_000).expect("small enough");
    assert!(compared.exact);
    compared
}

fn anchor(times: usize, threads: usize) -> Vec<Vec<Do>> {
    let mut main = Vec::new();
    for thread in 0..threads {
        main.push(Add(0, 1));
        main.push(Go(thread + 2));
    }
    main.push(Wait(0));
    let mut program = vec![main];
    for _ in 0..threads {
        let mut body: Vec<Do> = (0..times).flat_map(|_| [Lock(0), Unlock(0)]).collect();
        body.push(Done(0));
        program.push(body);
    }
    program
}

fn count(program: Vec<Vec<Do>>) -> (u64, u64) {
    let mut search = Search::new(Toy::new(program, vec![]), 1000);
    while search.next().is_some() {}
    (search.complete, search.redundant)
}

#[test]
fn anchors_are_exact() {
    for (times, threads, classes) in [(2, 2, 6), (3, 2, 20), (2, 3, 90), (1, 4, 24)] {
        let (complete, redundant) = count(anchor(times, threads));
        println!("{times} x {threads}: {complete} + {redundant}");
        assert_eq!(complete, classes);
        assert!(redundant * 5 <= complete, "{redundant} redundant executions for {classes} classes");
    }
}

#[test]
fn correction_1_operations_blocked_at_the_end_are_race_checked() {
    check(vec![vec![Recv(0)], vec![Send(0), Recv(0)]], vec![1]);
    check(vec![vec![Lock(0), Lock(1)], vec![Lock(1), Lock(0)]], vec![]);
    check(vec![vec![Wait(0)], vec![Add(0, 1)]], vec![]);
}

#[test]
fn correction_2_memory_model_edges_only() {
    check(
        vec![vec![Send(0), Send(0), Send(0)], vec![Recv(0), Recv(0), Store(0)], vec![Load(0), Recv(0)]],
        vec![1],
    );
}

#[test]
fn correction_3_send_and_receive_commute() {
    assert_eq!(check(vec![vec![Send(0)], vec![Recv(0)]], vec![0]).classes, 1);
    assert_eq!(check(vec![vec![Send(0), Send(0)], vec![Recv(0), Recv(0)]], vec![2]).classes, 1);
    assert_eq!(check(vec![vec![Send(0)], vec![Send(0)], vec![Recv(0)]], vec![2]).classes, 2);
}

#[test]
fn correction_4_close_races_with_sends_and_with_receives_that_free_a_sender() {
    assert_eq!(check(vec![vec![Send(0)], vec![Close(0)], vec![Recv(0)]], vec![0]).classes, 3);
    assert_eq!(check(vec![vec![Close(0)], vec![Recv(0)]], vec![0]).classes, 1);
}

#[test]
fn correction_5_doubtful_races_hide_nothing() {
    check(
        vec![
            vec![Add(0, 1), Wait(0)],
            vec![Add(0, 1), Done(0)],
            vec![Done(0), Wait(0), Store(0)],
            vec![Load(0)],
        ],
        vec![],
    );
    check(vec![vec![Send(0), Send(0)], vec![Close(0)], vec![Recv(0)]], vec![1]);
}

#[test]
fn correction_6_wait_groups() {
    assert_eq!(check(vec![vec![Wait(0)], vec![Wait(0)]], vec![]).classes, 1);
    assert_eq!(
        check(
            vec![vec![Add(0, 3), Go(2), Go(3), Go(4), Wait(0)], vec![Done(0)], vec![Done(0)], vec![Done(0)]],
            vec![]
        )
        .classes,
        1
    );
    assert_eq!(check(vec![vec![Wait(0)], vec![Add(0, 1), Done(0)]], vec![]).classes, 2);
    check(vec![vec![Add(0, 1)], vec![Done(0)]], vec![]);
}

#[test]
fn correction_7_a_panic_does_not_stop_the_others() {
    assert_eq!(
        check(vec![vec![Close(0), Close(0)], vec![Lock(0), Unlock(0)], vec![Store(0)]], vec![0]).classes,
        1
    );
    assert_eq!(check(vec![vec![Exit], vec![Print]], vec![0]).classes, 2);
}

#[test]
fn selects_that_contend_for_one_waiter() {
    check(vec![vec![Select(vec![(0, false), (1, false)], false)], vec![Send(0)], vec![Send(1)]], vec![0, 0]);
    check(vec![vec![Select(vec![(0, true)], true)], vec![Recv(0)]], vec![0]);
}

#[test]
fn time_is_a_barrier() {
    assert_eq!(check(vec![vec![Sleep(1), Load(0)], vec![Store(0)]], vec![]).classes, 1);
    assert_eq!(check(vec![vec![Sleep(1), Load(0)], vec![Sleep(1), Store(0)]], vec![]).classes, 2);
}

#[test]
fn rwmutex_readers_commute_and_a_writer_in_wait_stops_new_ones() {
    assert_eq!(check(vec![vec![RLock(0), RUnlock(0)], vec![RLock(0), RUnlock(0)]], vec![]).classes, 1);
    assert_eq!(check(vec![vec![RLock(0), RUnlock(0)], vec![WLock(0), WUnlock(0)]], vec![]).classes, 2);
    // Reader, writer, reader: with the writer announced in between nobody goes on.
    check(vec![vec![RLock(0), RLock(0), RUnlock(0), RUnlock(0)], vec![WLock(0), WUnlock(0)]], vec![]);
}

#[test]
fn cond_wakes_in_the_order_of_tickets() {
    let waiter = || vec![CondEnter(0), CondWait(0), Store(0)];
    check(vec![waiter(), waiter(), vec![Signal(0), Load(0)]], vec![]);
    check(vec![waiter(), vec![Signal(0)], vec![Broadcast(0)]], vec![]);
}

#[test]
fn atomics_loads_commute_and_stores_do_not() {
    assert_eq!(check(vec![vec![Load(0)], vec![Load(0)]], vec![]).classes, 1);
    assert_eq!(check(vec![vec![Load(0)], vec![Store(0)]], vec![]).classes, 2);
    assert_eq!(check(vec![vec![Store(0)], vec![Store(0)]], vec![]).classes, 2);
    assert_eq!(check(vec![vec![Store(0)], vec![Store(1)]], vec![]).classes, 1);
}
