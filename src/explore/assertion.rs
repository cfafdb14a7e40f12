//! What a program states about all its interleavings, in comments that stand on lines of their own:
//!
//! ```text
//! // lab: always x >= 0
//! // lab: never panic
//! // lab: sometimes fatal "concurrent map writes"
//! ```
//!
//! A condition is a Go expression over package variables. It is compiled with the program, as the body of a function
//! that the program itself never calls, and is looked at whenever every goroutine stands before an operation that others
//! can see. Its variables' accesses are such operations, too.

use super::outcome::{Key, Kind};
use crate::code::Program;
use crate::compile::{Options, Rejected, compile, compile_keeping};
use crate::machine::Machine;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Micro-steps that a condition may take.
const FUEL: u64 = 100_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantifier {
    Always,
    Never,
    Sometimes,
}

/// How an execution can end, or what it can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    Panic,
    Fatal,
    Deadlock,
    Race,
    Leak,
    Exit,
    Prints,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// The Go expression.
    Condition(String),
    /// With a text that its message, output or exit code must have; empty: any.
    Ending(Ending, String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assertion {
    /// Counted from 1; the column is that of the quantifier, in bytes.
    pub line: u32,
    pub column: u32,
    /// The statement as written, without `// lab:`.
    pub text: String,
    pub quantifier: Quantifier,
    pub subject: Subject,
}

/// Why a comment is no assertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misstated {
    pub line: u32,
    pub column: u32,
    pub message: String,
}

/// What an assertion's comment begins with.
const MARK: &str = "// lab:";
/// The test cases' own words after the mark.
const OTHERS: [&str; 2] = ["schedule", "policy"];

/// The assertions of a program's text, or what is wrong with them.
pub fn assertions(text: &str) -> Result<Vec<Assertion>, Vec<Misstated>> {
    let (mut list, mut errors) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate() {
        let Some(rest) = line.trim_start().strip_prefix(MARK) else { continue };
        let statement = rest.trim();
        if OTHERS.iter().any(|word| statement.starts_with(word)) {
            continue;
        }
        let column = (line.len() - rest.trim_start().len()) as u32 + 1;
        let line = at as u32 + 1;
        match statement_of(statement) {
            Ok((quantifier, subject)) => {
                list.push(Assertion { line, column, text: statement.into(), quantifier, subject });
            }
            Err((offset, message)) => {
                errors.push(Misstated { line, column: column + offset as u32, message });
            }
        }
    }
    if errors.is_empty() { Ok(list) } else { Err(errors) }
}

/// Quantifier and subject, or a message and where in the statement it belongs.
fn statement_of(statement: &str) -> Result<(Quantifier, Subject), (usize, String)> {
    let (word, rest) = statement.split_once(char::is_whitespace).unwrap_or((statement, ""));
    let quantifier = match word {
        "always" => Quantifier::Always,
        "never" => Quantifier::Never,
        "sometimes" => Quantifier::Sometimes,
        _ => return Err((0, format!("expected always, never or sometimes, found {word:?}"))),
    };
    let offset = statement.len() - rest.trim_start().len();
    let rest = rest.trim();
    let (word, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let ending = match word {
        "" => return Err((offset, format!("expected a condition or an ending after {}", statement.trim()))),
        "panic" => Ending::Panic,
        "fatal" => Ending::Fatal,
        "deadlock" => Ending::Deadlock,
        "race" => Ending::Race,
        "leak" => Ending::Leak,
        "exit" => Ending::Exit,
        "prints" => Ending::Prints,
        _ => return Ok((quantifier, Subject::Condition(rest.into()))),
    };
    let argument = argument.trim();
    let place = offset + rest.len() - argument.len();
    let text = match (ending, argument) {
        (Ending::Prints, "") => return Err((place, "prints needs a quoted text".into())),
        (_, "") => String::new(),
        (Ending::Exit, code) => match code.parse::<i32>() {
            Ok(code) => code.to_string(),
            Err(_) => return Err((place, format!("{code:?} is no exit code"))),
        },
        (_, quoted) => match quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(text) if quoted.len() >= 2 => text.replace("\\n", "\n").replace("\\\"", "\""),
            _ => return Err((place, format!("expected a quoted text, found {quoted}"))),
        },
    };
    Ok((quantifier, Subject::Ending(ending, text)))
}

/// The function that a condition is compiled to; it leaves its value in the variable.
fn function(at: usize) -> String {
    format!("lab_condition_{at}_")
}

const VALUE: &str = "lab_value_";

/// Compiles a program with its assertions. Errors in a condition are told at the comment.
pub fn compile_stated(
    text: &str,
    options: &Options,
) -> Result<(Rc<Program>, Vec<Assertion>), Result<Rejected, Vec<Misstated>>> {
    let list = assertions(text).map_err(Err)?;
    let plain = compile(text, options).map_err(Ok)?;
    let conditions = || {
        list.iter().enumerate().filter_map(|(at, assertion)| match &assertion.subject {
            Subject::Condition(condition) => Some((at, assertion, condition)),
            Subject::Ending(..) => None,
        })
    };
    if conditions().next().is_none() {
        return Ok((plain, list));
    }
    let mut stated = format!("{text}\nvar {VALUE} bool\n");
    let mut lines = Vec::new();
    for (at, assertion, condition) in conditions() {
        let before = format!("func {}() {{ {VALUE} = ", function(at));
        lines.push((stated.lines().count() as u32 + 1, before.len() as u32, assertion));
        stated.push_str(&format!("{before}{condition} }}\n"));
    }
    let keep = conditions().map(|(at, _, _)| function(at).into()).collect();
    compile_keeping(&stated, options, keep).map(|program| (program, list.clone())).map_err(|rejected| {
        let mut errors = Vec::new();
        for message in rejected.all_text().lines() {
            let mut parts = message.splitn(4, ':').skip(1);
            let mut number = || parts.next().and_then(|part| part.trim().parse::<u32>().ok());
            let (Some(line), Some(column)) = (number(), number()) else { continue };
            let Some((_, before, assertion)) = lines.iter().find(|(own, _, _)| *own == line) else {
                continue;
            };
            let within = assertion.text.len() as u32
                - match &assertion.subject {
                    Subject::Condition(condition) => condition.len() as u32,
                    Subject::Ending(..) => 0,
                };
            errors.push(Misstated {
                line: assertion.line,
                column: assertion.column + within + (column.saturating_sub(1)).saturating_sub(*before),
                message: parts.next().unwrap_or("cannot be compiled").trim().to_owned(),
            });
        }
        if errors.is_empty() { Ok(rejected) } else { Err(errors) }
    })
}

impl Assertion {
    /// Whether a condition is true in this state; None for endings, and where it cannot be told (it panics).
    pub fn holds_in(&self, at: usize, machine: &Machine) -> Option<bool> {
        match self.subject {
            Subject::Condition(_) => {
                let after = machine.after_calling(&format!("main.{}", function(at)), FUEL)?;
                let value = after.global_named(&format!("main.{VALUE}"))?;
                after.heap().load(value).ok().map(|word| word != 0)
            }
            Subject::Ending(..) => None,
        }
    }

    /// The names in a condition that may be variables.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let condition = match &self.subject {
            Subject::Condition(condition) => condition.as_str(),
            Subject::Ending(..) => "",
        };
        condition.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
    }

    /// Whether an execution ended so; None for conditions.
    pub fn ended_so(&self, key: &Key, races: &[String], leaks: &[String]) -> Option<bool> {
        let Subject::Ending(ending, text) = &self.subject else { return None };
        let is = |kind: Kind| key.kind == kind && key.text.contains(text.as_str());
        Some(match ending {
            Ending::Panic => is(Kind::Panic),
            Ending::Fatal => is(Kind::Fatal),
            Ending::Deadlock => is(Kind::Deadlock),
            Ending::Race => races.iter().any(|race| race.contains(text.as_str())),
            Ending::Leak => leaks.iter().any(|leak| leak.contains(text.as_str())),
            Ending::Exit => key.kind == Kind::Exit && (text.is_empty() || key.code.to_string() == *text),
            Ending::Prints => {
                let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(text.as_str());
                shown(&key.stdout) || shown(&key.stderr)
            }
        })
    }
}

/// What the search says of an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// In every interleaving.
    Holds,
    /// In every interleaving looked at, which were not all.
    HoldsSoFar,
    Violated,
    /// What should happen sometimes does.
    Reached,
    /// It does in no interleaving.
    NeverReached,
    /// It did in none of those looked at, which were not all.
    NotReachedSoFar,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::HoldsSoFar => "holds so far",
            Verdict::Violated => "violated",
            Verdict::Reached => "reached",
            Verdict::NeverReached => "never reached",
            Verdict::NotReachedSoFar => "not reached so far",
        }
    }

    pub fn is_good(self) -> bool {
        matches!(self, Verdict::Holds | Verdict::Reached)
    }

    pub fn is_bad(self) -> bool {
        matches!(self, Verdict::Violated | Verdict::NeverReached)
    }

    /// From whether an execution to show was found, and whether everything was covered.
    pub fn of(quantifier: Quantifier, shown: bool, complete: bool) -> Verdict {
        match (quantifier, shown, complete) {
            (Quantifier::Sometimes, true, _) => Verdict::Reached,
            (Quantifier::Sometimes, false, true) => Verdict::NeverReached,
            (Quantifier::Sometimes, false, false) => Verdict::NotReachedSoFar,
            (Quantifier::Always | Quantifier::Never, true, _) => Verdict::Violated,
            (Quantifier::Always | Quantifier::Never, false, true) => Verdict::Holds,
            (Quantifier::Always | Quantifier::Never, false, false) => Verdict::HoldsSoFar,
        }
    }
}
