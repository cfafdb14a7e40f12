//! Struct and interface types, embedding and unions.

use super::Checker;
use super::operand::{Mode, start_of};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::object::VarKind;
use crate::types::ty::*;
use crate::types::type_string::Style;
use crate::types::typeset::{is_exported, method_order};
use std::rc::Rc;

const MAX_TERMS: usize = 100;

/// The identifier by which an embedded field is known.
pub(super) fn embedded_name(e: &Expr) -> Option<&Ident> {
    match &e.kind {
        ExprKind::Ident(ident) => Some(ident),
        ExprKind::Star(base) if !matches!(base.kind, ExprKind::Star(_)) => embedded_name(base),
        ExprKind::Selector { sel, .. } => Some(sel),
        ExprKind::Index { x, .. } | ExprKind::Paren(x) => embedded_name(x),
        _ => None,
    }
}

impl<'a> Checker<'a> {
    /// A name with its package where that belongs to its identity.
    pub(super) fn qualified(&self, name: &Rc<str>) -> QualName {
        let pkg = if is_exported(name) { "".into() } else { self.package().path.clone() };
        QualName { pkg, name: name.clone() }
    }

    pub(super) fn struct_type(&mut self, list: &'a [Field]) -> Ty {
        let mut fields: Vec<StructField> = Vec::new();
        let mut seen: Vec<(Rc<str>, Span)> = Vec::new();
        for field in list {
            let ty = self.var_type(&field.ty);
            let tag: Rc<str> = field.tag.clone().unwrap_or_else(|| "".into());
            for name in &field.names {
                if self.unique_field(name, &mut seen) {
                    let var = self.new_var(name, ty, VarKind::Field);
                    self.record_def(name.id, var);
                    let name = self.qualified(&name.name);
                    fields.push(StructField { name, ty, embedded: false, tag: tag.clone() });
                }
            }
            if field.names.is_empty() {
                let Some(name) = embedded_name(&field.ty) else {
                    let text = self.es(&field.ty);
                    self.error(field.ty.span, format!("invalid embedded field type {text}"));
                    continue;
                };
                if self.unique_field(name, &mut seen) {
                    let var = self.new_var(name, ty, VarKind::Field);
                    self.record_def(field.id, var);
                    let name = self.qualified(&name.name);
                    fields.push(StructField { name, ty, embedded: true, tag });
                }
                let span = field.ty.span;
                self.later(move |c| c.valid_embedded(span, ty));
            }
        }
        self.store.intern(TyKind::Struct(fields.into()))
    }

    fn unique_field(&mut self, name: &Ident, seen: &mut Vec<(Rc<str>, Span)>) -> bool {
        if &*name.name == "_" {
            return true;
        }
        if let Some((_, other)) = seen.iter().find(|(other, _)| *other == name.name) {
            let related = vec![(*other, format!("other declaration of {}", name.name))];
            self.error_with(name.span, format!("{} redeclared", name.name), related);
            return false;
        }
        seen.push((name.name.clone(), name.span));
        true
    }

    fn valid_embedded(&mut self, span: Span, ty: Ty) {
        let (base, is_ptr) = self.store.deref(ty);
        let under = self.store.underlying(base);
        match self.store.kind(under) {
            TyKind::Basic(Basic::UnsafePointer) => {
                self.error(span, "embedded field type cannot be unsafe.Pointer");
            }
            TyKind::Pointer(_) => self.error(span, "embedded field type cannot be a pointer"),
            TyKind::Interface(_) => {
                if self.store.is_type_param(base) {
                    self.error(span, "embedded field type cannot be a (pointer to a) type parameter");
                } else if is_ptr {
                    self.error(span, "embedded field type cannot be a pointer to an interface");
                }
            }
            _ => {}
        }
    }

    pub(super) fn interface_type(&mut self, e: &'a Expr, list: &'a [Field]) -> Ty {
        let mut methods: Vec<(IfaceMethod, Span)> = Vec::new();
        let mut embeds: Vec<(Embed, Span)> = Vec::new();
        for field in list {
            let Some(name) = field.names.first() else {
                if let Some(embed) = self.union_element(&field.ty) {
                    embeds.push((embed, field.ty.span));
                }
                continue;
            };
            if &*name.name == "_" {
                self.error(name.span, "methods must have a unique non-blank name");
                continue;
            }
            let sig = self.typ(&field.ty);
            if self.store.as_signature(sig).is_none() {
                continue;
            }
            let kind = Self::func_object(name.id, false, false);
            let obj = self.new_object(name.name.clone(), name.span, sig, kind);
            self.record_def(name.id, obj);
            methods.push((IfaceMethod { name: self.qualified(&name.name), sig }, name.span));
        }
        methods.sort_by(|(a, _), (b, _)| method_order(&a.name, &b.name));
        let mut unique: Vec<(IfaceMethod, Span)> = Vec::new();
        for (method, span) in methods {
            match unique.iter().find(|(other, _)| other.name == method.name) {
                // As the type set is computed, after other declarations.
                Some(&(_, other)) => {
                    let name = method.name.name.clone();
                    self.later(move |c| c.duplicate_method(&name, span, other));
                }
                None => unique.push((method, span)),
            }
        }
        let iface = InterfaceTy {
            methods: unique.iter().map(|(method, _)| method.clone()).collect(),
            embeds: embeds.iter().map(|(embed, _)| embed.clone()).collect(),
            comparable: false,
            implicit: false,
        };
        let ty = self.store.intern(TyKind::Interface(Rc::new(iface)));
        if !self.in_library() {
            self.interfaces.push((e.span, ty));
        }
        if !embeds.is_empty() {
            let span = e.span;
            self.later(move |c| c.embedded_methods(unique, embeds, span));
        }
        ty
    }

    fn duplicate_method(&mut self, name: &str, span: Span, other: Span) {
        let related = vec![(other, format!("other declaration of method {name}"))];
        self.error_with(span, format!("duplicate method {name}"), related);
    }

    /// Methods of embedded interfaces may coincide with others only when their types are identical.
    fn embedded_methods(
        &mut self,
        mut methods: Vec<(IfaceMethod, Span)>,
        embeds: Vec<(Embed, Span)>,
        _interface: Span,
    ) {
        for (embed, span) in embeds {
            let Embed::Type(ty) = embed else { continue };
            let under = self.store.underlying(ty);
            if !matches!(self.store.kind(under), TyKind::Interface(_)) {
                continue;
            }
            let set = self.store.type_set(under);
            for method in &set.methods {
                match methods.iter().find(|(other, _)| other.name == method.name) {
                    Some(&(ref other, other_span)) => {
                        let sig = other.sig;
                        if !self.store.identical(sig, method.sig) {
                            self.duplicate_method(&method.name.name, span, other_span);
                        }
                    }
                    None => methods.push((method.clone(), span)),
                }
            }
        }
    }

    /// An embedded element of an interface: a type, or a union of terms.
    pub(super) fn union_element(&mut self, e: &'a Expr) -> Option<Embed> {
        let mut exprs = Vec::new();
        flatten_union(e, &mut exprs);
        let mut terms: Vec<Term> = Vec::new();
        for (i, &x) in exprs.iter().enumerate() {
            let term = self.term(x);
            if exprs.len() == 1 && !term.tilde {
                return (term.ty != Ty::INVALID).then_some(Embed::Type(term.ty));
            }
            if i == MAX_TERMS {
                let text =
                    format!("cannot handle more than {MAX_TERMS} union terms (implementation limitation)");
                self.error(start_of(x), text);
                return None;
            }
            terms.push(term);
        }
        let checked = terms.clone();
        self.later(move |c| c.valid_terms(&checked, &exprs));
        Some(Embed::Union(terms.into()))
    }

    fn term(&mut self, e: &'a Expr) -> Term {
        let (x, tilde) = match &e.kind {
            ExprKind::Unary { op: UnaryOp::Tilde, x, .. } => (&**x, true),
            _ => (e, false),
        };
        let mut ty = self.typ(x);
        if self.store.is_type_param(ty) {
            if tilde {
                let text = self.es(e);
                self.error(start_of(x), format!("type in term {text} cannot be a type parameter"));
            } else {
                self.error(start_of(x), "term cannot be a type parameter");
            }
            ty = Ty::INVALID;
        }
        if tilde {
            self.record_type(e, Mode::Type, ty, None);
        }
        Term { tilde, ty }
    }

    fn term_string(&self, term: Term) -> String {
        self.writer(Style::Paths, |w| w.terms(&[term]))
    }

    fn valid_terms(&mut self, terms: &[Term], exprs: &[&'a Expr]) {
        for (i, &term) in terms.iter().enumerate() {
            if !self.store.is_valid(term.ty) {
                continue;
            }
            let span = exprs[i].span;
            let under = self.store.underlying(term.ty);
            let is_interface = matches!(self.store.kind(under), TyKind::Interface(_));
            if term.tilde {
                if is_interface {
                    let text = self.ts(term.ty);
                    self.error(span, format!("invalid use of ~ ({text} is an interface)"));
                    continue;
                }
                if !self.store.identical(under, term.ty) {
                    let (text, under) = (self.ts(term.ty), self.ts(under));
                    self.error(span, format!("invalid use of ~ (underlying type of {text} is {under})"));
                    continue;
                }
            }
            if is_interface {
                let set = self.store.type_set(under);
                let text = self.term_string(term);
                if !set.methods.is_empty() {
                    self.error(span, format!("cannot use {text} in union ({text} contains methods)"));
                } else if term.ty == Ty::COMPARABLE {
                    self.error(span, "cannot use comparable in union");
                } else if set.comparable {
                    self.error(span, format!("cannot use {text} in union ({text} embeds comparable)"));
                }
                continue;
            }
            let overlap = terms[..i].iter().copied().find(|&other| {
                self.store.is_valid(other.ty)
                    && !self.store.is_interface(other.ty)
                    && !self.store.terms_disjoint(other, term)
            });
            if let Some(other) = overlap {
                let (a, b) = (self.term_string(term), self.term_string(other));
                self.soft_error(span, format!("overlapping terms {a} and {b}"));
            }
        }
    }
}

fn flatten_union<'e>(e: &'e Expr, out: &mut Vec<&'e Expr>) {
    let mut right = Vec::new();
    let mut at = e;
    while let ExprKind::Binary { op: BinaryOp::Or, x, y, .. } = &at.kind {
        right.push(&**y);
        at = x;
    }
    out.push(at);
    out.extend(right.into_iter().rev());
}
