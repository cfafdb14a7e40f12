//! Calling one function on a copy of the machine, for watch expressions: the copy is thrown away, so nothing that the
//! call does (writing, printing, locking, panicking) is seen by the run.

use super::Machine;
use super::goroutine::Status;
use super::heap::{Data, Object, Role};
use super::native::Native;
use super::pause::{Pause, Stop};
use super::start::extend_statics;
use crate::code::program::{FuncId, Program, TypeId};
use crate::event::{Addr, Choice, Decision, Gid, Outcome, Wait};
use std::rc::Rc;

/// A program that has everything of a machine's own program under the same ids, and one function more.
#[derive(Clone, Debug)]
pub struct Extension {
    pub program: Rc<Program>,
    /// Takes a pointer to an `interface{}` for its result, then its arguments; returns nothing.
    pub func: FuncId,
}

/// The machine copy after the call, and the interface value that the call left.
#[derive(Clone, Debug)]
pub struct Evaluation {
    pub machine: Machine,
    pub value: [u64; 2],
}

/// Why a call gave no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It ended the program: what the runtime prints first (`panic: …`, `fatal error: …`).
    Died(String),
    /// It would wait, for ever as far as the call is concerned.
    Waits(Wait),
    /// It used up its fuel.
    TooLong,
    /// Our own fault: the function could not be started.
    NotStarted,
}

impl Machine {
    /// Calls the extension's function with `args` on a copy of this machine, for at most `fuel` micro-steps.
    pub fn evaluate(&self, extension: &Extension, args: &[u64], fuel: u64) -> Result<Evaluation, Fault> {
        let mut copy = self.clone();
        let program = &extension.program;
        copy.pending = None;
        copy.timer_answer = None;
        copy.outcome = None;
        copy.overdue_at = u64::MAX;
        if program.natives.len() > copy.natives.len() {
            copy.natives = Rc::new(program.natives.iter().map(|name| Native::resolve(name)).collect());
        }
        extend_statics(program, &mut copy.heap, Rc::make_mut(&mut copy.statics));
        copy.program = program.clone();
        let result = copy.result_cell(program.known.any);
        let mut slots = vec![result.0];
        slots.extend_from_slice(args);
        let g = copy
            .spawn(Gid(0), extension.func, 0, &slots, Default::default(), &mut ())
            .map_err(|_| Fault::NotStarted)?;
        copy.finish_call(g, fuel)?;
        let value = [copy.word(result), copy.word(result.plus(1))];
        Ok(Evaluation { machine: copy, value })
    }

    fn result_cell(&mut self, any: TypeId) -> Addr {
        let data = Data::Words(vec![0, 0]);
        self.heap.alloc(Object {
            ty: any,
            count: 1,
            role: Role::Value,
            data,
            creator: Gid(0),
            serial: u32::MAX,
        })
    }

    fn finish_call(&mut self, g: Gid, fuel: u64) -> Result<(), Fault> {
        let mut left = fuel;
        while left > 0 {
            let (steps, pause) = self.run(g, left, Stop::Never, &mut ());
            left = left.saturating_sub(steps.max(1));
            match pause {
                Pause::Exited => return Ok(()),
                Pause::Fuel => break,
                Pause::Point | Pause::Yielded => {}
                Pause::Parked => {
                    return Err(match self.goroutine(g).map(|goroutine| goroutine.status) {
                        Some(Status::Parked(wait)) => Fault::Waits(wait),
                        Some(Status::Runnable | Status::Dead) | None => Fault::NotStarted,
                    });
                }
                Pause::Choice(choice) => self.answer(Decision::Value(first_answer(&choice))),
                Pause::Done => return Err(Fault::Died(self.last_words())),
            }
        }
        Err(Fault::TooLong)
    }

    /// The first lines that the runtime prints at the program's end, without tracebacks.
    fn last_words(&self) -> String {
        if let Some(Outcome::Exit { code }) = &self.outcome {
            return format!("exit status {code}");
        }
        let text = self.traceback();
        let lines = text.lines().take_while(|line| !line.is_empty() && !line.starts_with("[signal"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The answer with the least effect; a watch shows one possible value.
fn first_answer(choice: &Choice) -> u64 {
    match choice {
        Choice::Select { ready, .. } => u64::from(ready.first().copied().unwrap_or(0)),
        Choice::MapStart { .. }
        | Choice::Random { .. }
        | Choice::Timer { .. }
        | Choice::Pool { .. }
        | Choice::Leave { .. } => 0,
    }
}
