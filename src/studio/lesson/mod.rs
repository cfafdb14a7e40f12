//! The catalogue of lessons: a program, the interleaving to begin with, a title and a sentence in each language, and
//! how the run ends.

mod catalogue;
mod plan;
#[cfg(test)]
mod tests;

pub use catalogue::LESSONS;
pub use plan::{Turn, Until, schedule};

use super::Lang;
use crate::machine::Profile;

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    pub english: &'static str,
    pub chinese: &'static str,
}

impl Both {
    pub fn of(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::English => self.english,
            Lang::Chinese => self.chinese,
        }
    }
}

/// A lesson.
#[derive(Debug, PartialEq, Eq)]
pub struct Lesson {
    pub id: &'static str,
    pub title: Both,
    /// What to look at.
    pub about: Both,
    pub source: &'static str,
    pub profile: Profile,
    /// The interleaving to begin with.
    pub plan: &'static [Turn],
    /// How the run under the plan ends, as the lesson says.
    pub ends: Ends,
    /// The lesson whose program is this one repaired.
    pub twin: Option<&'static str>,
}

/// An ending that a lesson promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// `fatal error: ` and this text.
    Fatal(&'static str),
    Deadlock,
    /// Exit code 0 and this standard output.
    Exit(&'static str),
}

pub fn lesson(id: &str) -> Option<&'static Lesson> {
    LESSONS.iter().find(|lesson| lesson.id == id)
}
