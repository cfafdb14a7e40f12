//! The explored interleavings one by one, as far as they are few: what the tree of interleavings is drawn from. Each
//! stands for its whole class: executions that differ in the order of independent steps only are the same one.

use super::outcome::{Found, Key};
use super::system::Proc;
use serde::{Deserialize, Serialize};

/// A goroutine's visible operations in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Number of [`Interleavings::names`].
    pub process: u32,
    pub operations: u32,
    /// Which answer the last of them took where Go leaves one open (a ready select case, …); 0 where none was.
    pub answer: u32,
}

/// One class of executions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interleaving {
    pub turns: Vec<Turn>,
    /// Number of the report's outcome that it comes to.
    pub outcome: u32,
    /// As a schedule's text, once it is worked out.
    pub schedule: Option<String>,
}

/// The first interleavings that the search met, in its own order: neighbours share their beginnings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Interleavings {
    /// Each goroutine's function, by a number that does not depend on the schedule; 0 is the passing of time.
    pub names: Vec<String>,
    pub list: Vec<Interleaving>,
}

/// A kept execution while the search goes on.
pub struct Kept {
    pub path: Vec<(Proc, u32)>,
    pub key: Key,
    pub schedule: Option<String>,
}

/// The kept executions as the report has them.
pub fn interleavings(kept: &[Kept], names: Vec<String>, outcomes: &[Found]) -> Interleavings {
    let list = kept.iter().filter_map(|one| {
        let outcome = outcomes.iter().position(|found| found.key == one.key)? as u32;
        Some(Interleaving { turns: turns(&one.path), outcome, schedule: one.schedule.clone() })
    });
    Interleavings { list: list.collect(), names }
}

fn turns(path: &[(Proc, u32)]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for &(process, answer) in path {
        let process = process as u32;
        match turns.last_mut() {
            Some(last) if last.process == process && last.answer == 0 => {
                last.operations += 1;
                last.answer = answer;
            }
            _ => turns.push(Turn { process, operations: 1, answer }),
        }
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_in_a_row_are_one_turn_and_an_answer_ends_it() {
        let turn = |process, operations, answer| Turn { process, operations, answer };
        let path = [(1, 0), (1, 0), (2, 1), (2, 0), (1, 0)];
        assert_eq!(turns(&path), [turn(1, 2, 0), turn(2, 1, 1), turn(2, 1, 0), turn(1, 1, 0)]);
    }
}
