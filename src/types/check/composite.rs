//! Composite literals.

use super::Checker;
use super::operand::{Mode, Operand, Site, start_of};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::lookup::{Lookup, Member};
use crate::types::ty::*;
use std::rc::Rc;

impl<'a> Checker<'a> {
    pub(super) fn composite_lit(
        &mut self,
        e: &'a Expr,
        type_expr: Option<&'a Expr>,
        elems: &'a [KeyedElem],
        rbrace: Span,
        hint: Option<Ty>,
    ) -> Operand<'a> {
        let mut open_array = false;
        let (mut ty, base) = match (type_expr, hint) {
            (Some(t), _) => {
                if let ExprKind::ArrayType { len: None, elem } = &t.kind {
                    open_array = true;
                    let elem = self.var_type(elem);
                    let ty = self.store.array(-1, elem);
                    (ty, ty)
                } else {
                    let ty = self.typ(t);
                    (ty, ty)
                }
            }
            (None, Some(hint)) => {
                let base = match self.store.common_underlying(hint).map(|u| self.store.deref(u)) {
                    Some((base, true)) => base,
                    _ => hint,
                };
                (hint, base)
            }
            (None, None) => {
                self.error(start_of(e), "missing type in composite literal");
                (Ty::INVALID, Ty::INVALID)
            }
        };
        if !self.is_complete(base) {
            return Operand::invalid();
        }
        let under = self.store.common_underlying(base);
        let kind = under.map(|under| self.store.kind(under).clone());
        match kind {
            Some(TyKind::Struct(fields)) => {
                if elems.first().is_some_and(|elem| elem.key.is_some()) {
                    self.keyed_struct(base, under.unwrap_or(base), elems);
                } else if !elems.is_empty() {
                    self.positional_struct(base, &fields, elems, rbrace);
                }
            }
            Some(TyKind::Array { len, elem }) => {
                let n = self.indexed_elements(elems, elem, len);
                if open_array {
                    ty = self.store.array(n, elem);
                    if let Some(t) = type_expr {
                        self.record_type(t, Mode::Type, ty, None);
                    }
                }
            }
            Some(TyKind::Slice(elem)) => {
                self.indexed_elements(elems, elem, -1);
            }
            Some(TyKind::Map { key, value }) => self.map_elements(elems, key, value),
            other => {
                for elem in elems {
                    self.use_exprs(std::slice::from_ref(&elem.value));
                }
                if other.is_none() || under.is_some_and(|under| self.store.is_valid(under)) {
                    let qualifier = if type_expr.is_none() { " element" } else { "" };
                    let cause = if other.is_none() { " (no common underlying type)" } else { "" };
                    let text = self.ts(ty);
                    self.error(
                        start_of(e),
                        format!("invalid composite literal{qualifier} type {text}{cause}"),
                    );
                    return Operand::invalid();
                }
            }
        }
        Operand::value(Site::Expr(e), ty)
    }

    fn keyed_struct(&mut self, base: Ty, under: Ty, elems: &'a [KeyedElem]) {
        let mut visited: Vec<(Vec<u32>, Rc<str>)> = Vec::new();
        for elem in elems {
            let Some(key) = &elem.key else {
                self.error(
                    start_of(&elem.value),
                    "mixture of field:value and value elements in struct literal",
                );
                continue;
            };
            let mut x = self.generic_expr(&elem.value, None);
            let ExprKind::Ident(name) = &key.kind else {
                let text = self.es(key);
                self.error(start_of(key), format!("invalid field name {text} in struct literal"));
                continue;
            };
            let found = match self.query_lookup(under, false, &name.name, false) {
                Lookup::Found(found) => found,
                _ => {
                    let alt = match self.query_lookup(under, false, &name.name, true) {
                        Lookup::Found(found) => Some(found.member),
                        _ => None,
                    };
                    let text = self.lookup_error(base, &name.name, alt.as_ref(), true);
                    self.error(start_of(key), text);
                    continue;
                }
            };
            let Member::Field { ty, name: field, .. } = &found.member else {
                let text = self.es(key);
                self.error(start_of(key), format!("{text} is not a field"));
                continue;
            };
            if found.indirect {
                let text = self.es(key);
                self.error(start_of(key), format!("invalid implicit pointer indirection to reach {text}"));
                continue;
            }
            self.record_field_key(key, base, &found.path, *ty);
            self.assignment(&mut x, Some(*ty), "struct literal");
            self.check_visited(key, &found.path, field, &mut visited);
        }
    }

    /// A promoted field's key gets a selection, since its path has several steps.
    fn record_field_key(&mut self, key: &'a Expr, base: Ty, path: &[u32], ty: Ty) {
        let selection = crate::types::info::Selection {
            kind: crate::types::info::SelectionKind::Field,
            recv: base,
            path: path.into(),
            obj: None,
            indirect: false,
            ty,
        };
        self.record_selection(key, selection);
    }

    fn check_visited(
        &mut self,
        key: &'a Expr,
        path: &[u32],
        name: &Rc<str>,
        visited: &mut Vec<(Vec<u32>, Rc<str>)>,
    ) {
        let clash = visited.iter().find(|(other, _)| path.starts_with(other) || other.starts_with(path));
        let text = match clash {
            None => {
                visited.push((path.to_vec(), name.clone()));
                return;
            }
            Some((other, _)) if other.len() == path.len() => {
                format!("duplicate field name {name} in struct literal")
            }
            Some((other, outer)) if other.len() < path.len() => {
                format!("cannot specify promoted field {name} and enclosing embedded field {outer}")
            }
            Some((_, inner)) => {
                format!("cannot specify embedded field {name} and enclosed promoted field {inner}")
            }
        };
        self.error(start_of(key), text);
    }

    fn positional_struct(&mut self, base: Ty, fields: &[StructField], elems: &'a [KeyedElem], rbrace: Span) {
        let here = self.package().path.clone();
        let hidden = |field: &StructField| !field.name.pkg.is_empty() && field.name.pkg != here;
        for (i, elem) in elems.iter().enumerate() {
            if let Some(key) = &elem.key {
                self.error(start_of(key), "mixture of field:value and value elements in struct literal");
                continue;
            }
            let mut x = self.generic_expr(&elem.value, None);
            let Some(field) = fields.get(i) else {
                let text = self.ts(base);
                self.error(
                    start_of(&elem.value),
                    format!("too many values in struct literal of type {text}"),
                );
                break;
            };
            if hidden(field) {
                let text = self.ts(base);
                let text = format!(
                    "implicit assignment to unexported field {} in struct literal of type {text}",
                    field.name.name
                );
                self.error(start_of(&elem.value), text);
                continue;
            }
            self.assignment(&mut x, Some(field.ty), "struct literal");
        }
        if elems.len() < fields.len() {
            let hint = if fields.iter().any(hidden) {
                " (type has unexported fields - use key:value pairs)"
            } else {
                ""
            };
            let text = self.ts(base);
            self.error(rbrace, format!("too few values in struct literal of type {text}{hint}"));
        }
    }

    /// Elements of an array (of `length`, if not negative) or slice literal; one more than the largest index.
    fn indexed_elements(&mut self, elems: &'a [KeyedElem], ty: Ty, length: i64) -> i64 {
        let keyed = elems.iter().any(|elem| elem.key.is_some());
        let mut visited = std::collections::BTreeSet::new();
        let (mut index, mut max) = (0i64, 0i64);
        for elem in elems {
            let at = elem.key.as_ref().map_or(elem.value.span, |key| key.span);
            let mut valid = false;
            if let Some(key) = &elem.key {
                let (key_ty, i) = self.index_value(key, length);
                if self.store.is_valid(key_ty) {
                    match i {
                        Some(i) => {
                            index = i;
                            valid = true;
                        }
                        None => {
                            let text = self.es(key);
                            self.error(at, format!("index {text} must be integer constant"));
                        }
                    }
                }
            } else if length >= 0 && index >= length {
                self.error(at, format!("index {index} is out of bounds (>= {length})"));
            } else {
                valid = true;
            }
            if valid && keyed && !visited.insert(index) {
                self.error(at, format!("duplicate index {index} in array or slice literal"));
            }
            index = index.saturating_add(1);
            max = max.max(index);
            let mut x = self.generic_expr(&elem.value, Some(ty));
            self.assignment(&mut x, Some(ty), "array or slice literal");
        }
        max
    }

    fn map_elements(&mut self, elems: &'a [KeyedElem], key_ty: Ty, value_ty: Ty) {
        let interface_keys = self.store.is_proper_interface(key_ty);
        let mut visited: std::collections::HashMap<String, Vec<Ty>> = std::collections::HashMap::new();
        for elem in elems {
            let Some(key) = &elem.key else {
                self.error(start_of(&elem.value), "missing key in map literal");
                continue;
            };
            let mut x = self.generic_expr(key, Some(key_ty));
            self.assignment(&mut x, Some(key_ty), "map literal");
            if !x.is_valid() {
                continue;
            }
            if x.is_constant()
                && let Some(value) = &x.val
            {
                let seen = visited.entry(exact_text(&value.normal())).or_default();
                let duplicate = if interface_keys {
                    seen.iter().any(|&ty| self.store.identical(ty, x.ty))
                } else {
                    !seen.is_empty()
                };
                seen.push(x.ty);
                if duplicate {
                    let text = value.text();
                    self.error(x.span(), format!("duplicate key {text} in map literal"));
                    continue;
                }
            }
            let mut x = self.generic_expr(&elem.value, Some(value_ty));
            self.assignment(&mut x, Some(value_ty), "map literal");
        }
    }
}

/// A text that is equal for equal constants only.
pub(super) fn exact_text(value: &Const) -> String {
    match value {
        Const::Bool(b) => format!("b{b}"),
        Const::Str(bytes) => format!("s{}", crate::types::type_string::quote(bytes)),
        Const::Int(n) => format!("i{n}"),
        Const::Float(r) => format!("f{r}"),
        Const::Complex(re, im) => format!("c{re},{im}"),
    }
}
