//! Programs about defer, panic, recover, Goexit and loops over functions. Every one ends: a loop counts what its body cannot
//! change, functions call only those above them, and a goroutine that is waited for ends, or nothing is left that could run.
//!
//! What is known to differ has no place in them: equal constants as the values of nested panics, which gc keeps once and
//! Go 1.27 takes for one panic, from two places (so `#` makes each its own) or of several words (so `id` makes them new);
//! switches over constants, whose dead cases gc leaves out; stacks of more frames than a traceback shows or that grow during
//! nested panics, of which real Go itself dies (`bad panic stack`), so recursions are short; Goexit in what `iter.Pull` runs.

mod pieces;
mod text;

use super::random::Random;
use pieces::{CALLS, DEFERS, FAULTS, METHODS, PULLED, RECOVERS, REPANICS, SEQUENCES};
use std::fmt::Write;
use text::{Function, Scope, Text};

const BEGIN: &str = include_str!("defers/begin.go");

/// Blocks in blocks, at most.
const DEPTH: u32 = 4;

/// A file with so many cases, chosen by the first argument.
pub fn file(random: &mut Random, cases: u64) -> String {
    let mut out = BEGIN.to_owned();
    for (receiver, name) in [("T", "V"), ("*T", "P")] {
        let named = random.one_of(&["", "t "]);
        let body = random.one_of(&METHODS).replace("NAME", &format!("T.{name}"));
        out += &format!("\nfunc ({named}{receiver}) {name}(s string) int {{\n\t{body}\n}}\n");
    }
    let mut chosen = String::new();
    let mut text = Text::new(random, out);
    for case in 0..cases {
        text.case(case);
        // Writing to a string cannot fail.
        let _ = writeln!(chosen, "\tcase \"{case}\":\n\t\tc_{case}()");
    }
    let mut out = text.out;
    let _ = write!(
        out,
        "\nfunc main() {{\n\tswitch os.Args[1] {{\n{chosen}\t}}\n\tfmt.Println(\"main ends\")\n}}\n"
    );
    out
}

impl Text<'_> {
    fn case(&mut self, case: u64) {
        let mut scope = Scope::default();
        for index in 0..self.random.below(4) {
            let name = format!("x{case}_{index}");
            let function =
                if self.chance(12) { self.recursion(name) } else { self.function(name, &scope.functions) };
            scope.functions.push(function);
        }
        self.budget = 6 + self.random.below(18);
        self.open(&format!("\nfunc c_{case}() {{"));
        self.body(&scope, 6);
        if !scope.functions.is_empty() {
            self.call(&scope);
        }
        self.line(&format!("fmt.Println(\"end {case}\")"));
        self.close("}");
    }

    fn function(&mut self, name: String, functions: &[Function]) -> Function {
        let parameters = self.random.below(3);
        let named = self.chance(60);
        let results: Vec<(String, &'static str)> = (0..self.random.below(3))
            .map(|at| {
                let name = if named { format!("r{at}") } else { String::new() };
                (name, self.random.one_of(&["int", "int", "string", "error", "any"]))
            })
            .collect();
        let list: Vec<String> =
            results.iter().map(|(name, ty)| format!("{name} {ty}").trim().to_owned()).collect();
        let mut ints: Vec<String> = (0..parameters).map(|at| format!("a{at}")).collect();
        let given: Vec<String> = ints.iter().map(|name| format!("{name} int")).collect();
        ints.extend(
            results
                .iter()
                .filter(|(name, ty)| !name.is_empty() && *ty == "int")
                .map(|(name, _)| name.clone()),
        );
        let function = Function { name, parameters, results: results.len() };
        let scope = Scope { ints, results, functions: functions.to_vec(), ..Scope::default() };
        self.budget = 4 + self.random.below(22);
        self.line("");
        if self.chance(20) {
            self.line("//go:noinline");
        }
        let signature = format!("func {}({}) ({}) {{", function.name, given.join(", "), list.join(", "));
        self.open(&signature.replace(" ()", ""));
        self.body(&scope, 6);
        if !scope.results.is_empty() {
            let back = self.back(&scope);
            self.line(&back);
        }
        self.close("}");
        function
    }

    fn recursion(&mut self, name: String) -> Function {
        let scope = Scope { ints: vec!["back".to_owned()], ..Scope::default() };
        let end = self.random.below(5);
        self.budget = 8;
        self.open(&format!("\nfunc {name}(n int) (back int) {{"));
        if self.chance(60) {
            self.defer(&scope);
        }
        self.open(&format!("if n > {end} {{"));
        self.body(&Scope { results: vec![("back".to_owned(), "int")], ..scope.deeper() }, 3);
        self.line("return n");
        self.close("}");
        self.line(&format!("back = {name}(n+1) + n"));
        self.line("fmt.Println(\"back\", n)");
        self.line("return");
        self.close("}");
        Function { name, parameters: 1, results: 1 }
    }

    fn body(&mut self, scope: &Scope, most: u64) {
        let mut scope = scope.clone();
        for _ in 0..1 + self.random.below(most) {
            if self.budget == 0 {
                break;
            }
            self.statement(&mut scope);
        }
        self.template(&scope, "println(\"x#\")");
    }

    /// A statement; the scope gains what it declares.
    fn statement(&mut self, scope: &mut Scope) {
        self.budget = self.budget.saturating_sub(1);
        if scope.is_deferred && self.chance(25) {
            return self.recover(scope);
        }
        let is_shallow = scope.depth < DEPTH && self.budget > 0;
        match self.random.below(100) {
            0..=5 => self.template(scope, "fmt.Println(\"p#\", @)"),
            6..=10 => {
                if let Some(name) = self.int(scope) {
                    let sign = self.random.one_of(&["+=", "*=", "="]);
                    self.template(scope, &format!("{name} {sign} @"));
                }
            }
            11..=13 => {
                let name = self.name("v");
                self.template(scope, &format!("{name} := @\n_ = {name}"));
                scope.ints.push(name);
            }
            14..=35 => self.defer(scope),
            36..=39 => self.template(scope, "panic($)"),
            40..=41 => self.template(scope, "if ? {\n\tpanic($)\n}"),
            42..=48 => self.one_of(scope, &FAULTS),
            49..=56 => self.call(scope),
            57..=59 => {
                let back = self.back(scope);
                self.template(scope, &format!("if ? {{\n\t{back}\n}}"));
            }
            60 => {
                let back = self.back(scope);
                self.line(&back);
            }
            61..=62 => self.template(scope, "if ? {\n\truntime.Goexit()\n}"),
            63 => self.line("runtime.Goexit()"),
            64 => self.template(scope, "if ? {\n\tos.Exit(3)\n}"),
            65..=70 if is_shallow => self.condition(scope),
            71..=75 if is_shallow => {
                let head = self.random.one_of(&["range 3", "range arr", "range 1"]);
                self.looped(scope, head);
            }
            76..=83 if is_shallow => {
                let head = format!("range {}({})", self.random.one_of(&SEQUENCES), 1 + self.random.below(4));
                self.looped(scope, &head);
            }
            84..=88 if is_shallow => self.called(scope),
            89..=91 if is_shallow => self.goroutine(scope),
            92 if is_shallow => {
                self.template(scope, "switch id(@) % 2 {");
                self.cases(scope, "case 0:", "default:");
            }
            93 if is_shallow => {
                self.line("select {");
                self.cases(scope, "case <-mkClosed():", "case <-(chan int)(nil):");
            }
            94..=95 => self.one_of(scope, &PULLED),
            96..=97 if is_shallow => self.in_library(scope),
            98 => self.template(
                scope,
                "g# := 0\nG#:\ng#++\nfmt.Println(\"goto\", g#)\nif g# < 3 {\n\tdefer fmt.Println(\"at\", g#)\n\tgoto G#\n}",
            ),
            _ => self.template(scope, "println(\"p#\")"),
        }
    }

    fn condition(&mut self, scope: &Scope) {
        let condition = self.truth(scope);
        self.open(&format!("if {condition} {{"));
        self.body(&scope.deeper(), 3);
        if self.chance(40) {
            self.close("} else {");
            self.indent += 1;
            self.body(&scope.deeper(), 2);
        }
        self.close("}");
    }

    fn cases(&mut self, scope: &Scope, one: &str, other: &str) {
        for head in [one, other] {
            self.open(head);
            self.body(&scope.deeper(), 2);
            self.indent -= 1;
        }
        self.line("}");
    }

    fn looped(&mut self, scope: &Scope, head: &str) {
        let (name, label) = (self.name("i"), self.name("L"));
        let mut inner = scope.deeper();
        inner.ints.push(name.clone());
        let is_labelled = self.chance(30);
        if is_labelled {
            self.line(&format!("{label}:"));
            inner.labels.push(label.clone());
        }
        self.open(&format!("for {name} := {head} {{"));
        self.line(&format!("_ = {name}"));
        self.body(&inner, 3);
        if self.chance(50) {
            let mut ways =
                vec!["break".to_owned(), "continue".to_owned(), self.back(scope), self.back(scope)];
            ways.extend(
                scope.labels.iter().flat_map(|label| [format!("break {label}"), format!("continue {label}")]),
            );
            let way = ways.swap_remove(self.random.below(ways.len() as u64) as usize);
            self.template(&inner, &format!("if ? {{\n\t{way}\n}}"));
        }
        if is_labelled {
            let way = self.random.one_of(&["break", "continue"]);
            self.template(&inner, &format!("if ? {{\n\t{way} {label}\n}}"));
        }
        self.close("}");
    }

    /// A function literal that is called at once, or by its name.
    fn called(&mut self, scope: &Scope) {
        let name = self.name("n");
        match self.random.below(4) {
            0 => {
                let inner = scope.literal(std::slice::from_ref(&name), vec![(name.clone(), "int")]);
                self.literal(&format!("fmt.Println(\"lit\", func() ({name} int)"), &inner, "}())");
            }
            1 => {
                self.literal(&format!("{name} := func()"), &scope.literal(&[], Vec::new()), "}");
                self.line(&format!("{name}()"));
            }
            _ => self.literal("func()", &scope.literal(&[], Vec::new()), "}()"),
        }
    }

    /// A goroutine that is waited for: one that panics never says that it is done, so that nothing runs beside its end.
    fn goroutine(&mut self, scope: &Scope) {
        let done = self.name("done");
        self.line(&format!("{done} := make(chan bool)"));
        self.open("go func() {");
        if self.chance(50) {
            self.template(scope, &format!("defer func() {{\n\tif r := recover(); r != nil {{\n\t\tshow(r)\n\t\tif ? {{\n\t\t\tpanic(r)\n\t\t}}\n\t}}\n\tclose({done})\n}}()"));
            self.body(&scope.literal(&[], Vec::new()), 3);
        } else {
            // Its deferred functions run before.
            self.literal("func()", &scope.literal(&[], Vec::new()), "}()");
            self.line(&format!("close({done})"));
        }
        self.close("}()");
        self.line(&format!("<-{done}"));
    }

    /// A literal that the library calls.
    fn in_library(&mut self, scope: &Scope) {
        let one = |ty: &'static str| vec![(String::new(), ty)];
        let name = self.name("s");
        match self.random.below(3) {
            0 => {
                self.line(&format!("var {name} sync.Once"));
                self.literal(&format!("{name}.Do(func()"), &scope.literal(&[], Vec::new()), "})");
            }
            1 => {
                let inner = scope.literal(&[], one("rune"));
                self.literal("fmt.Println(strings.Map(func(r rune) rune", &inner, "}, \"ab\"))");
            }
            _ => {
                let inner = scope.literal(&["a".to_owned(), "b".to_owned()], one("bool"));
                self.line(&format!("{name} := []int{{3, 1, 2}}"));
                self.literal(&format!("sort.Slice({name}, func(a, b int) bool"), &inner, "})");
            }
        }
    }

    fn literal(&mut self, head: &str, inner: &Scope, end: &str) {
        self.open(&format!("{head} {{"));
        if inner.is_deferred && self.chance(70) {
            self.recover(inner);
        }
        self.body(inner, 3);
        if !inner.results.is_empty() {
            let back = self.back(inner);
            self.line(&back);
        }
        self.close(end);
    }

    fn defer(&mut self, scope: &Scope) {
        if scope.depth >= DEPTH || self.chance(50) {
            return self.one_of(scope, &DEFERS);
        }
        match self.random.below(5) {
            0 => {
                let (name, number) = (self.name("q"), self.number(scope));
                let inner = scope.literal(std::slice::from_ref(&name), Vec::new()).deferred();
                self.literal(&format!("defer func({name} int)"), &inner, &format!("}}({number})"));
            }
            1 => {
                let inner = scope.literal(&[], vec![(String::new(), "int")]).deferred();
                self.literal("defer func() int", &inner, "}()");
            }
            _ => self.literal("defer func()", &scope.literal(&[], Vec::new()).deferred(), "}()"),
        }
    }

    /// Recovers, in one of many ways.
    fn recover(&mut self, scope: &Scope) {
        match self.random.below(10) {
            0..=3 => {
                self.template(scope, "if r := recover(); r != nil {\n\tfmt.Print(\"rec# \")\n\tshow(r)");
                self.indent += 1;
                if self.chance(50) {
                    self.one_of(scope, &REPANICS);
                } else if self.budget > 0 && scope.depth < DEPTH && self.chance(40) {
                    self.body(&scope.deeper(), 2);
                }
                self.close("}");
            }
            4 => match self.int(scope) {
                Some(name) => self.line(&format!("if recover() != nil {{ {name} += 10 }}")),
                None => self.line("show(recover())"),
            },
            _ => self.one_of(scope, &RECOVERS),
        }
    }

    fn call(&mut self, scope: &Scope) {
        if scope.functions.is_empty() {
            return self.one_of(scope, &CALLS);
        }
        let function = &scope.functions[self.random.below(scope.functions.len() as u64) as usize];
        let given: Vec<String> = (0..function.parameters).map(|_| self.number(scope)).collect();
        let call = format!("{}({})", function.name, given.join(", "));
        let is_shown = function.results > 0 && self.chance(60);
        self.line(&if is_shown { format!("fmt.Println({call})") } else { call });
    }
}
