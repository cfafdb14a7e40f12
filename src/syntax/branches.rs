//! Labels and branch statements of one function body: `break`, `continue`, `goto`, `fallthrough` in the right
//! places, and every label used. `gc` does this while parsing (cmd/compile/internal/syntax/branches.go), so an
//! error here keeps a program from being type-checked.

use super::ast::{Block, BranchKind, Decl, Ident, IfStmt, Stmt, StmtKind};
use super::print;
use crate::source::{Code, Diagnostic, Diagnostics, Source, Span};

/// Checks a function's body, without the function literals in it.
pub fn check(body: &Block, source: &Source, diagnostics: &mut Diagnostics) {
    let mut labels = Labels { source, diagnostics, labels: Vec::new(), blocks: Vec::new() };
    let open = labels.block(None, Targets::default(), None, body.lbrace, &body.stmts);
    for goto in open {
        match labels.find(&goto.name) {
            Some(at) => {
                labels.labels[at].used = true;
                let start = labels.blocks[labels.labels[at].block].start;
                let place = labels.place(start);
                labels.error(goto.span, format!("goto {} jumps into block starting at {place}", goto.name));
            }
            None => labels.error(goto.span, format!("label {} not defined", goto.name)),
        }
    }
    for at in 0..labels.labels.len() {
        if !labels.labels[at].used {
            let ident = labels.labels[at].ident;
            labels.error(ident.span, format!("label {} defined and not used", ident.name));
        }
    }
}

/// What a branch statement may leave or continue.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Loop,
    Switch { cases: usize },
    TypeSwitch,
    Select,
}

/// The targets of unlabelled branches in a block, and the case of a switch whose body it is.
#[derive(Clone, Copy, Default)]
struct Targets {
    breaks: Option<Target>,
    continues: bool,
    case: Option<usize>,
}

struct Label<'a> {
    ident: &'a Ident,
    block: usize,
    /// What the label stands before, if it can be left or continued.
    target: Option<Target>,
    used: bool,
}

struct BlockInfo {
    parent: Option<usize>,
    start: Span,
    /// The label of the statement whose block this is.
    label: Option<usize>,
}

struct Labels<'a, 'd> {
    source: &'d Source,
    diagnostics: &'d mut Diagnostics,
    labels: Vec<Label<'a>>,
    blocks: Vec<BlockInfo>,
}

/// What one block has met so far: variables declared, and gotos whose label has not come yet.
#[derive(Default)]
struct Progress<'a> {
    variable: Option<(String, Span)>,
    open: Vec<&'a Ident>,
    /// The gotos among `open` that jump over `variable` unless they leave the block.
    over: Vec<&'a Ident>,
}

impl Progress<'_> {
    fn declare(&mut self, name: String, span: Span) {
        self.variable = Some((name, span));
        self.over.clone_from(&self.open);
    }
}

impl<'a> Labels<'a, '_> {
    fn error(&mut self, span: Span, text: String) {
        self.diagnostics.push(Diagnostic::new(Code::Syntax, span, text));
    }

    fn place(&self, span: Span) -> String {
        let at = self.source.line_col(span.lo);
        format!("{}:{}:{}", self.source.name, at.line, at.col)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.labels.iter().position(|label| &*label.ident.name == name)
    }

    fn enclosing(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(block), |&at| self.blocks[at].parent)
    }

    /// Checks one statement list; gives back the gotos that its labels did not resolve.
    fn block(
        &mut self,
        parent: Option<usize>,
        targets: Targets,
        label: Option<usize>,
        start: Span,
        body: &'a [Stmt],
    ) -> Vec<&'a Ident> {
        let block = self.blocks.len();
        self.blocks.push(BlockInfo { parent, start, label });
        let mut progress = Progress::default();
        let count =
            body.iter().rposition(|stmt| !matches!(stmt.kind, StmtKind::Empty)).map_or(0, |at| at + 1);
        for (at, stmt) in body[..count].iter().enumerate() {
            self.stmt(block, targets, stmt, at + 1 == count, &mut progress);
        }
        progress.open
    }

    fn stmt(
        &mut self,
        block: usize,
        targets: Targets,
        mut stmt: &'a Stmt,
        last: bool,
        progress: &mut Progress<'a>,
    ) {
        let mut label = None;
        while let StmtKind::Labeled { label: ident, stmt: inner } = &stmt.kind {
            label = None;
            if &*ident.name != "_" {
                label = self.declare(block, ident, inner, progress);
            }
            stmt = inner;
        }
        match &stmt.kind {
            StmtKind::Decl(Decl::Var(var)) => {
                if let Some(spec) = var.specs.first()
                    && let Some(name) = spec.names.first()
                {
                    progress.declare(name.name.to_string(), spec.span);
                }
            }
            StmtKind::Define { lhs, op_span, .. } => progress.declare(print::exprs(lhs), *op_span),
            StmtKind::Branch { kind, label: None } => self.unlabelled(stmt.span, *kind, targets, last),
            StmtKind::Branch { kind, label: Some(name) } => self.labelled(block, *kind, name, progress),
            _ => self.inner_blocks(block, targets, label, stmt, progress),
        }
    }

    fn inner_blocks(
        &mut self,
        block: usize,
        targets: Targets,
        label: Option<usize>,
        stmt: &'a Stmt,
        progress: &mut Progress<'a>,
    ) {
        let plain = Targets { case: None, ..targets };
        let broken = |target| Targets { breaks: Some(target), ..plain };
        let within = Some(block);
        match &stmt.kind {
            StmtKind::Block(inner) => {
                progress.open.extend(self.block(within, plain, label, inner.lbrace, &inner.stmts));
            }
            StmtKind::If(inner) => self.if_blocks(block, plain, label, inner, progress),
            StmtKind::For(inner) => {
                let targets = Targets { continues: true, ..broken(Target::Loop) };
                let body = &inner.body;
                progress.open.extend(self.block(within, targets, label, body.lbrace, &body.stmts));
            }
            StmtKind::Range(inner) => {
                let targets = Targets { continues: true, ..broken(Target::Loop) };
                let body = &inner.body;
                progress.open.extend(self.block(within, targets, label, body.lbrace, &body.stmts));
            }
            StmtKind::Switch(inner) => {
                for (at, case) in inner.cases.iter().enumerate() {
                    let target = Target::Switch { cases: inner.cases.len() };
                    let targets = Targets { case: Some(at), ..broken(target) };
                    progress.open.extend(self.block(within, targets, label, case.span, &case.body));
                }
            }
            StmtKind::TypeSwitch(inner) => {
                for case in &inner.cases {
                    let targets = broken(Target::TypeSwitch);
                    progress.open.extend(self.block(within, targets, label, case.span, &case.body));
                }
            }
            StmtKind::Select(inner) => {
                for case in &inner.cases {
                    let targets = broken(Target::Select);
                    progress.open.extend(self.block(within, targets, label, case.span, &case.body));
                }
            }
            _ => {}
        }
    }

    fn if_blocks(
        &mut self,
        block: usize,
        targets: Targets,
        label: Option<usize>,
        stmt: &'a IfStmt,
        progress: &mut Progress<'a>,
    ) {
        let then = &stmt.then;
        progress.open.extend(self.block(Some(block), targets, label, then.lbrace, &then.stmts));
        if let Some(els) = &stmt.els {
            let list = std::slice::from_ref(els);
            progress.open.extend(self.block(Some(block), targets, label, els.span, list));
        }
    }

    /// Declares a label and resolves the gotos that waited for it.
    fn declare(
        &mut self,
        block: usize,
        ident: &'a Ident,
        stmt: &Stmt,
        progress: &mut Progress<'a>,
    ) -> Option<usize> {
        let at = match self.find(&ident.name) {
            Some(at) => {
                let place = self.place(self.labels[at].ident.span);
                self.error(ident.span, format!("label {} already defined at {place}", ident.name));
                at
            }
            None => {
                let target = match &stmt.kind {
                    StmtKind::For(_) | StmtKind::Range(_) => Some(Target::Loop),
                    StmtKind::Switch(inner) => Some(Target::Switch { cases: inner.cases.len() }),
                    StmtKind::TypeSwitch(_) => Some(Target::TypeSwitch),
                    StmtKind::Select(_) => Some(Target::Select),
                    _ => None,
                };
                self.labels.push(Label { ident, block, target, used: false });
                self.labels.len() - 1
            }
        };
        let (found, open): (Vec<_>, Vec<_>) =
            std::mem::take(&mut progress.open).into_iter().partition(|goto| goto.name == ident.name);
        progress.open = open;
        for goto in found {
            self.labels[at].used = true;
            if let Some((name, span)) = &progress.variable
                && progress.over.iter().any(|over| over.id == goto.id)
            {
                let place = self.place(*span);
                self.error(
                    goto.span,
                    format!("goto {} jumps over declaration of {name} at {place}", goto.name),
                );
            }
        }
        Some(at)
    }

    fn unlabelled(&mut self, span: Span, kind: BranchKind, targets: Targets, last: bool) {
        let text = match (kind, targets.breaks) {
            (BranchKind::Break, None) => "break is not in a loop, switch, or select",
            (BranchKind::Continue, _) if !targets.continues => "continue is not in a loop",
            (BranchKind::Fallthrough, Some(Target::TypeSwitch)) => "cannot fallthrough in type switch",
            (BranchKind::Fallthrough, Some(Target::Switch { cases })) => match targets.case {
                Some(at) if last && at + 1 == cases => "cannot fallthrough final case in switch",
                Some(_) if last => return,
                _ => "fallthrough statement out of place",
            },
            (BranchKind::Fallthrough, _) => "fallthrough statement out of place",
            _ => return,
        };
        self.error(span, text.into());
    }

    fn labelled(&mut self, block: usize, kind: BranchKind, name: &'a Ident, progress: &mut Progress<'a>) {
        let found = self.find(&name.name);
        if let Some(at) = found {
            self.labels[at].used = true;
        }
        if kind == BranchKind::Goto {
            let reachable = found
                .is_some_and(|at| self.enclosing(block).any(|enclosing| enclosing == self.labels[at].block));
            if !reachable {
                progress.open.push(name);
            }
            return;
        }
        let word = if kind == BranchKind::Continue { "continue" } else { "break" };
        let Some(at) = found else {
            self.error(name.span, format!("{word} label not defined: {}", name.name));
            return;
        };
        let encloses = self.enclosing(block).any(|enclosing| self.blocks[enclosing].label == Some(at));
        let target = self.labels[at].target.filter(|_| encloses);
        let fits = match kind {
            BranchKind::Continue => target == Some(Target::Loop),
            _ => target.is_some(),
        };
        if !fits {
            self.error(name.span, format!("invalid {word} label {}", name.name));
        }
    }
}
