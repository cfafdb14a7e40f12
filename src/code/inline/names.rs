//! Names of literals that exist once more because the function around them was inlined (cmd/compile/internal/ir,
//! closureName): Go 1.23 names them after where they are, Go 1.27 after what was inlined.

use super::Go;
use super::expansion::Expansion;
use super::makers::Library;
use std::collections::HashMap;

/// The names of copies by their body; `own` is the name of a function as it is written, with its package.
pub(super) fn of_copies(
    expansion: &Expansion,
    go: Go,
    own: &dyn Fn(usize) -> Option<String>,
) -> HashMap<usize, String> {
    let mut names = Names { expansion, go, own, found: HashMap::new(), counts: HashMap::new() };
    for body in expansion.survey.functions.len()..expansion.bodies.len() {
        if expansion.bodies[body].call.is_none() {
            let name = names.of_copy(body);
            names.found.extend(name.map(|name| (body, name)));
        }
    }
    names.found
}

struct Names<'n, 's, 'a> {
    expansion: &'n Expansion<'s, 'a>,
    go: Go,
    own: &'n dyn Fn(usize) -> Option<String>,
    found: HashMap<usize, String>,
    /// Go 1.23: how many literals and loops' bodies are named after a compiled function.
    counts: HashMap<(usize, bool), u32>,
}

impl Names<'_, '_, '_> {
    /// Of a compiled function.
    fn of(&self, body: usize) -> Option<String> {
        match body < self.expansion.survey.functions.len() {
            true => (self.own)(body),
            false => self.found.get(&body).cloned(),
        }
    }

    fn of_copy(&mut self, copy: usize) -> Option<String> {
        let expansion = self.expansion;
        let function = expansion.bodies[copy].function;
        let made = expansion.bodies[copy].made?;
        let own = (self.own)(function)?;
        let is_loop = expansion.survey.functions[function].is_loop();
        let around = &expansion.survey.functions[expansion.bodies[made].function];
        let beside = self.go == Go::Go123
            && around.library.as_ref().is_some_and(|of| around.parent.is_some() && of.has_two_in_go123());
        if beside {
            let returned = self.of(made)?;
            let at = number(&returned);
            let before = at.parse::<u32>().ok()?.checked_sub(1)?;
            return Some(format!("{}{before}", returned.strip_suffix(at)?));
        }
        if expansion.bodies[made].call.is_none() {
            // In a copy: named after it as the literal is after the one around it.
            let parent = (self.own)(expansion.survey.functions[function].parent?)?;
            return Some(format!("{}{}", self.of(made)?, own.strip_prefix(&parent)?));
        }
        match self.go {
            Go::Go127 => {
                let inlined = self.of(self.compiled(made))?;
                let root = expansion.bodies[expansion.bodies[made].root].function;
                let separator = self.separator(is_loop, root);
                Some(format!("{inlined}{separator}{}", number(&own)))
            }
            Go::Go123 => {
                let outer = self.outer(expansion.bodies[made].root);
                let mut name = self.of(outer)?;
                let mut chain = Vec::new();
                let mut at = made;
                while let Some((around, _)) = expansion.bodies[at].call {
                    let inlined = self.of(self.compiled(at))?;
                    chain.push(inlined.split_once('.').map(|(_, name)| name.to_string())?);
                    at = around;
                }
                for inlined in chain.iter().rev() {
                    name = format!("{name}.{inlined}");
                }
                let written = self.written(outer, is_loop);
                let count = self.counts.entry((outer, is_loop)).or_insert(written);
                *count += if around.library.as_ref().is_some_and(Library::has_two_in_go123) { 2 } else { 1 };
                let number = *count;
                Some(format!("{name}{}{number}", self.separator(is_loop, expansion.bodies[outer].function)))
            }
        }
    }

    fn separator(&self, is_loop: bool, outer: usize) -> &'static str {
        match (is_loop, self.expansion.survey.functions[outer].is_literal()) {
            (true, _) => "-range",
            (false, true) => ".",
            (false, false) => ".func",
        }
    }

    /// The compiled function of an inlined body.
    fn compiled(&self, body: usize) -> usize {
        let of = &self.expansion.bodies[body];
        of.made
            .and_then(|made| self.expansion.literals.get(&(of.function, made)).copied())
            .unwrap_or(of.function)
    }

    /// The function around a loop's body, or itself.
    fn outer(&self, mut body: usize) -> usize {
        while self.expansion.survey.functions[self.expansion.bodies[body].function].is_loop() {
            match self.expansion.bodies[body].made {
                Some(made) => body = self.expansion.bodies[made].root,
                None => break,
            }
        }
        body
    }

    /// How many literals, or loops' bodies, are written in a function and its loops.
    fn written(&self, body: usize, loops: bool) -> u32 {
        let functions = &self.expansion.survey.functions;
        let function = self.expansion.bodies[body].function;
        let inside = functions.iter().filter(|of| of.is_loop() == loops).filter(|of| {
            let mut parent = of.parent;
            while let Some(at) = parent.filter(|&at| functions[at].is_loop() && at != function) {
                parent = functions[at].parent;
            }
            parent == Some(function)
        });
        inside.count() as u32
    }
}

/// The number at a name's end.
fn number(name: &str) -> &str {
    let digits = name.bytes().rev().take_while(u8::is_ascii_digit).count();
    &name[name.len() - digits..]
}
