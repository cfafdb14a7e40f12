//! How a generated program's text is written (defers.rs): its lines, and the expressions of what is in scope.

use super::Random;
use super::pieces::VALUES;
use std::fmt::Write;

/// What a statement can name.
#[derive(Clone, Default)]
pub struct Scope {
    /// Variables of type int that may change.
    pub ints: Vec<String>,
    /// Results of the function around: their names, empty if they have none, and types.
    pub results: Vec<(String, &'static str)>,
    pub functions: Vec<Function>,
    pub labels: Vec<String>,
    /// In a deferred function, where recover does something.
    pub is_deferred: bool,
    pub depth: u32,
}

impl Scope {
    pub fn deeper(&self) -> Scope {
        Scope { depth: self.depth + 1, ..self.clone() }
    }

    /// Of a function literal's body.
    pub fn literal(&self, ints: &[String], results: Vec<(String, &'static str)>) -> Scope {
        let mut scope = Scope { results, labels: Vec::new(), is_deferred: false, ..self.deeper() };
        scope.ints.extend_from_slice(ints);
        scope
    }

    pub fn deferred(self) -> Scope {
        Scope { is_deferred: true, ..self }
    }
}

#[derive(Clone)]
pub struct Function {
    pub name: String,
    pub parameters: u64,
    pub results: usize,
}

pub struct Text<'r> {
    pub random: &'r mut Random,
    pub out: String,
    pub indent: usize,
    names: u32,
    /// Statements that may still be written.
    pub budget: u64,
}

impl<'r> Text<'r> {
    /// More after `out`.
    pub fn new(random: &'r mut Random, out: String) -> Text<'r> {
        Text { random, out, indent: 0, names: 0, budget: 0 }
    }
}

impl Text<'_> {
    pub fn back(&mut self, scope: &Scope) -> String {
        let is_named = scope.results.first().is_some_and(|(name, _)| !name.is_empty());
        if scope.results.is_empty() || is_named && self.chance(30) {
            return "return".to_owned();
        }
        let mut values = Vec::new();
        for (_, ty) in &scope.results {
            values.push(match *ty {
                "int" => self.number(scope),
                "bool" => self.truth(scope),
                "string" => format!("\"r{}\"", self.random.below(9)),
                "rune" => "'z'".to_owned(),
                "error" => self.random.one_of(&["nil", "MyErr{\"ret\"}", "errors.New(\"ret\")"]).to_owned(),
                _ => self.random.one_of(&["nil", "1", "\"any\""]).to_owned(),
            });
        }
        format!("return {}", values.join(", "))
    }

    pub fn number(&mut self, scope: &Scope) -> String {
        let n = self.random.below(10);
        match (self.random.below(10), self.int(scope)) {
            (0..=4, Some(name)) => name,
            (5, Some(name)) => format!("{name}+{n}"),
            (6..=7, _) => format!("tr(\"{}\", {n})", self.random.one_of(&["a", "b", "c", "d"])),
            _ => n.to_string(),
        }
    }

    pub fn truth(&mut self, scope: &Scope) -> String {
        match self.random.below(20) {
            0..=10 => {
                let number = self.number(scope);
                format!("({number})%{} == {}", 2 + self.random.below(2), self.random.below(2))
            }
            11..=14 => "id(true)".to_owned(),
            15..=17 => "zero() == 0".to_owned(),
            _ => "glob > 3".to_owned(),
        }
    }

    pub fn int(&mut self, scope: &Scope) -> Option<String> {
        let count = scope.ints.len() as u64;
        (count > 0).then(|| scope.ints[self.random.below(count) as usize].clone())
    }

    pub fn one_of(&mut self, scope: &Scope, pieces: &[&str]) {
        let piece = self.random.one_of(pieces);
        self.template(scope, piece);
    }

    /// Writes lines with a new number for `#`, and an int, a condition or a value to panic with for each `@`, `?` and `$`.
    pub fn template(&mut self, scope: &Scope, template: &str) {
        let number = self.name("");
        let mut text = String::new();
        for letter in template.chars() {
            match letter {
                '#' => text += &number,
                '@' => text += &self.number(scope),
                '?' => text += &self.truth(scope),
                '$' => text += &self.random.one_of(&VALUES).replace('#', &number),
                letter => text.push(letter),
            }
        }
        for line in text.lines() {
            self.line(line);
        }
    }

    pub fn name(&mut self, head: &str) -> String {
        self.names += 1;
        format!("{head}{}", self.names)
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.random.below(100) < percent
    }

    pub fn open(&mut self, line: &str) {
        self.line(line);
        self.indent += 1;
    }

    pub fn close(&mut self, line: &str) {
        self.indent -= 1;
        self.line(line);
    }

    pub fn line(&mut self, line: &str) {
        let _ = writeln!(self.out, "{}{line}", "\t".repeat(self.indent));
    }
}
