//! Statements, counted. What can never run is not there (noder's writer leaves it out).

use super::cost::Count;
use super::tree::unparen;
use super::{Why, conversion};
use crate::code::dead::Reach;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::{Ty, TyKind};

impl<'a> Count<'_, '_, 'a> {
    pub fn stmts(&mut self, list: &'a [Stmt]) {
        self.live(list).into_iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Decl(decl) => self.local_decl(decl),
            StmtKind::Labeled { stmt, .. } => {
                self.node(1);
                self.stmt(stmt);
            }
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::Send { chan, value, .. } => {
                self.node(1);
                self.expr(chan);
                let elem = match self.kind_of(chan) {
                    Some(TyKind::Chan { elem, .. }) => Some(*elem),
                    _ => None,
                };
                self.converted(elem, value);
            }
            StmtKind::IncDec { x, .. } => {
                self.node(2);
                self.expr(x);
            }
            StmtKind::Assign { lhs, op: Some(op), rhs, .. } => {
                self.node(1);
                for (x, y) in lhs.iter().zip(rhs) {
                    self.expr(x);
                    let shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr);
                    self.converted(self.type_of(x).filter(|_| !shift), y);
                }
            }
            StmtKind::Assign { lhs, op: None, rhs, .. } | StmtKind::Define { lhs, rhs, .. } => {
                let places: Vec<Place> = lhs.iter().map(|e| self.place(e)).collect();
                self.assignment(&places, rhs);
            }
            StmtKind::Go(_) => self.impossible(Why::Go),
            StmtKind::Defer(_) => self.impossible(Why::Defer),
            StmtKind::Return(results) if self.is_loop() => {
                if !results.is_empty() {
                    self.node(1 + self.results.len() as u32);
                    let types: Vec<Option<Ty>> = self.results.iter().map(|&ty| Some(ty)).collect();
                    let spread = self.values(&types, results);
                    if spread && types.len() > 1 {
                        self.extra(-(4 * types.len() as i64 + 1));
                    }
                }
                self.node(8);
            }
            StmtKind::Return(results) => {
                self.node(1);
                let types: Vec<Option<Ty>> = self.results.iter().map(|&ty| Some(ty)).collect();
                self.values(&types, results);
            }
            StmtKind::Branch { kind: BranchKind::Fallthrough, .. } => self.free(1),
            StmtKind::Branch { label: Some(_), .. } if self.is_loop() => self.impossible(Why::RangeOverFunc),
            StmtKind::Branch { kind, .. } if self.leaves_loop(*kind) => self.node(5),
            StmtKind::Branch {
                kind: BranchKind::Break | BranchKind::Continue | BranchKind::Goto, ..
            } => self.node(1),
            StmtKind::Block(block) => self.stmts(&block.stmts),
            StmtKind::If(of) => self.if_stmt(of),
            StmtKind::Switch(of) => self.switch_stmt(of),
            StmtKind::TypeSwitch(of) => self.type_switch(of),
            StmtKind::Select(of) => {
                self.node(1);
                of.cases.iter().for_each(|case| self.comm_clause(case));
            }
            StmtKind::For(of) => self.for_stmt(of),
            StmtKind::Range(of) => self.range_stmt(of),
        }
    }

    fn local_decl(&mut self, decl: &'a Decl) {
        let Decl::Var(var) = decl else { return };
        for spec in &var.specs {
            let places: Vec<Place> = spec.names.iter().map(|name| self.declared_place(name)).collect();
            if !spec.values.is_empty() {
                self.assignment(&places, &spec.values);
                continue;
            }
            for place in places {
                self.node(1);
                self.place_cost(&place);
            }
        }
    }

    // ---- assignments

    fn declared_place(&self, name: &Ident) -> Place<'a> {
        if &*name.name == "_" {
            return Place::Blank;
        }
        match self.def(name.id) {
            Some(obj) => Place::New(self.object(obj).ty),
            None => Place::Blank,
        }
    }

    pub fn place(&self, e: &'a Expr) -> Place<'a> {
        match &unparen(e).kind {
            ExprKind::Ident(ident) if &*ident.name == "_" => Place::Blank,
            ExprKind::Ident(ident) => match self.def(ident.id) {
                Some(obj) => Place::New(self.object(obj).ty),
                None => Place::Old(e, self.use_of(ident.id).map(|obj| self.object(obj).ty)),
            },
            _ => Place::Old(e, self.type_of(e)),
        }
    }

    /// The left side's node; a declared variable is declared, too.
    pub fn place_cost(&mut self, place: &Place<'a>) {
        match place {
            Place::Blank => self.node(1),
            Place::New(_) => self.node(3),
            Place::Old(e, _) => self.expr(e),
        }
    }

    fn assignment(&mut self, places: &[Place<'a>], rhs: &'a [Expr]) {
        self.node(1);
        places.iter().for_each(|place| self.place_cost(place));
        let types: Vec<Option<Ty>> = places.iter().map(Place::ty).collect();
        let spread = self.values(&types, rhs);
        if spread && places.len() > 1 {
            // What the values went through in between is not charged for.
            self.extra(-(4 * places.len() as i64 + 1));
        }
    }

    /// Values as they are assigned to types; whether they come from one expression with several, which goes through
    /// variables of its own (reader.multiExpr).
    pub fn values(&mut self, types: &[Option<Ty>], values: &'a [Expr]) -> bool {
        if let [only] = values
            && let Some(tuple) = self.type_of(only).and_then(|ty| self.types().as_tuple(ty))
            && tuple.len() > 1
        {
            self.node(1 + 3 * tuple.len() as u32);
            self.expr(only);
            for (&from, to) in tuple.iter().zip(types) {
                self.node(1 + to.map_or(0, |to| conversion::cost(self.types(), from, to)));
            }
            return true;
        }
        for (at, value) in values.iter().enumerate() {
            self.converted(types.get(at).copied().flatten(), value);
        }
        false
    }

    // ---- control flow

    fn if_stmt(&mut self, of: &'a IfStmt) {
        let (fixed, cond) = self.static_bool(&of.cond);
        of.init.iter().for_each(|init| self.stmt(init));
        match fixed {
            None => {
                self.node(1);
                self.expr(cond);
                self.stmts(&of.then.stmts);
                of.els.iter().for_each(|els| self.stmt(els));
            }
            Some(holds) => {
                if !self.is_const(cond) {
                    self.node(2);
                    self.expr(cond);
                }
                match holds {
                    true => self.stmts(&of.then.stmts),
                    false => of.els.iter().for_each(|els| self.stmt(els)),
                }
            }
        }
    }

    fn for_stmt(&mut self, of: &'a ForStmt) {
        of.init.iter().for_each(|init| self.stmt(init));
        let fixed = of.cond.as_ref().map(|cond| self.static_bool(cond));
        if let Some((Some(false), cond)) = fixed {
            if !self.is_const(cond) {
                self.node(1);
                self.expr(cond);
            }
            return;
        }
        self.node(1);
        if let Some((_, cond)) = fixed {
            self.expr(cond);
        }
        of.post.iter().for_each(|post| self.stmt(post));
        self.looping(&of.body);
    }

    fn looping(&mut self, body: &'a Block) {
        self.breakable += 1;
        self.loops += 1;
        self.stmts(&body.stmts);
        self.breakable -= 1;
        self.loops -= 1;
    }

    fn clause(&mut self, body: &'a [Stmt]) {
        self.breakable += 1;
        self.stmts(body);
        self.breakable -= 1;
    }

    fn range_stmt(&mut self, of: &'a RangeStmt) {
        if self.judge.survey.loops_over_function(of) {
            return self.range_over_function(of);
        }
        self.node(1);
        self.expr(&of.x);
        for e in of.key.iter().chain(&of.value) {
            let place = self.place(e);
            self.place_cost(&place);
        }
        self.looping(&of.body);
    }

    fn comm_clause(&mut self, case: &'a CommClause) {
        self.node(1);
        match case.comm.as_ref().map(|comm| &comm.kind) {
            None => {}
            Some(StmtKind::Expr(recv)) => {
                self.node(3);
                self.expr(recv);
            }
            Some(StmtKind::Assign { lhs, rhs, .. } | StmtKind::Define { lhs, rhs, .. }) => {
                let places: Vec<Place> = lhs.iter().map(|e| self.place(e)).collect();
                self.node(1);
                if places.len() > 1 {
                    // Received into variables of its own, then assigned.
                    self.node(1 + 4 * places.len() as u32);
                } else {
                    self.node(1);
                }
                places.iter().for_each(|place| self.place_cost(place));
                rhs.iter().for_each(|e| self.expr(e));
            }
            Some(_) => case.comm.iter().for_each(|comm| self.stmt(comm)),
        }
        self.clause(&case.body);
    }

    fn switch_stmt(&mut self, of: &'a SwitchStmt) {
        of.init.iter().for_each(|init| self.stmt(init));
        self.node(1);
        if let Some(only) = self.chosen_case(of) {
            if let Some(case) = only {
                self.node(1);
                self.clause(&case.body);
            }
            return;
        }
        let mut tag_type = of.tag.as_ref().and_then(|tag| self.type_of(tag)).unwrap_or(Ty::BOOL);
        let is_chan =
            matches!(self.types().kind(conversion::underlying(self.types(), tag_type)), TyKind::Chan { .. });
        let values = || of.cases.iter().flat_map(|case| case.exprs.iter().flatten());
        let mixed = |e: &Expr| {
            self.type_of(e).is_some_and(|ty| {
                let types = self.types();
                let (x, y) = (conversion::is_interface(types, ty), conversion::is_interface(types, tag_type));
                x && !y && !self.is_nil(e)
            })
        };
        if !is_chan && values().any(mixed) {
            tag_type = Ty::ANY;
        }
        if let Some(tag) = &of.tag {
            self.converted(Some(tag_type), tag);
        }
        for case in &of.cases {
            self.node(1);
            for e in case.exprs.iter().flatten() {
                self.converted(Some(tag_type).filter(|_| !is_chan), e);
            }
            self.clause(&case.body);
        }
    }

    /// Of a switch over a constant the clause that is always taken, if that is known.
    fn chosen_case(&self, of: &'a SwitchStmt) -> Option<Option<&'a CaseClause>> {
        let tag = match &of.tag {
            Some(tag) => self.const_of(tag)?.clone(),
            None => Const::Bool(true),
        };
        let mut target = None;
        'clauses: for case in &of.cases {
            let Some(values) = &case.exprs else {
                target = Some(case);
                continue;
            };
            for value in values {
                if self.const_of(value)?.compare(BinaryOp::Eq, &tag) {
                    target = Some(case);
                    break 'clauses;
                }
            }
        }
        let falls = |case: &CaseClause| {
            let last = case.body.last().map(|stmt| &stmt.kind);
            matches!(last, Some(StmtKind::Branch { kind: BranchKind::Fallthrough, .. }))
        };
        match target {
            Some(case) if falls(case) => None,
            target => Some(target),
        }
    }

    fn type_switch(&mut self, of: &'a TypeSwitchStmt) {
        of.init.iter().for_each(|init| self.stmt(init));
        self.node(2 + u32::from(of.bind.is_some()));
        self.expr(&of.x);
        for case in &of.cases {
            self.node(1);
            for e in case.exprs.iter().flatten() {
                if self.is_nil(e) {
                    self.node(1);
                } else if self.type_of(e).is_some_and(|ty| self.types().is_parameterized(ty)) {
                    self.node(5);
                } else {
                    self.free(1);
                }
            }
            if self.def(case.id).is_some() {
                self.node(1);
            }
            self.clause(&case.body);
        }
    }
}

impl Reach for Count<'_, '_, '_> {
    fn bool_of(&self, e: &Expr) -> Option<bool> {
        match self.const_of(e) {
            Some(Const::Bool(value)) => Some(*value),
            Some(_) | None => None,
        }
    }

    fn is_panic(&self, fun: &Expr) -> bool {
        self.is_builtin(fun, crate::types::object::Builtin::Panic)
    }

    fn leaves_body(&self, kind: BranchKind, _: Option<&Ident>) -> bool {
        self.leaves_loop(kind)
    }
}

/// The left side of an assignment.
pub(super) enum Place<'a> {
    Blank,
    /// A variable that it declares.
    New(Ty),
    Old(&'a Expr, Option<Ty>),
}

impl Place<'_> {
    fn ty(&self) -> Option<Ty> {
        match self {
            Place::Blank => None,
            Place::New(ty) => Some(*ty),
            Place::Old(_, ty) => *ty,
        }
    }
}
