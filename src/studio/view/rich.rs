//! Sentences with goroutines, code and steps in them. Never markup: a program's text stays text.

use super::Sign;
use std::rc::Rc;

/// One piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bit {
    Text(Rc<str>),
    Strong(Rc<str>),
    /// Go's own words, in the code font.
    Code(Rc<str>),
    Goroutine(Sign),
    /// A step that can be visited.
    Step(u64),
}

/// A sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(pub Vec<Bit>);

impl Rich {
    pub fn new() -> Rich {
        Rich::default()
    }

    pub fn text(mut self, text: &str) -> Rich {
        self.0.push(Bit::Text(text.into()));
        self
    }

    pub fn strong(mut self, text: &str) -> Rich {
        self.0.push(Bit::Strong(text.into()));
        self
    }

    pub fn code(mut self, text: &str) -> Rich {
        self.0.push(Bit::Code(text.into()));
        self
    }

    pub fn goroutine(mut self, gid: u32) -> Rich {
        self.0.push(Bit::Goroutine(Sign::new(gid)));
        self
    }

    pub fn step(mut self, step: u64) -> Rich {
        self.0.push(Bit::Step(step));
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sentence as plain text, for announcements and transcripts.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for bit in &self.0 {
            match bit {
                Bit::Text(text) | Bit::Strong(text) | Bit::Code(text) => plain.push_str(text),
                Bit::Goroutine(sign) => plain.push_str(&sign.name),
                Bit::Step(step) => plain.push_str(&step.to_string()),
            }
        }
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_reads_as_the_sentence() {
        let sentence = Rich::new().goroutine(2).text(" reads ").code("m[0]").text(" at ").step(41);
        assert_eq!(sentence.plain(), "g2 reads m[0] at 41");
    }
}
