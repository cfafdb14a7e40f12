//! Calls of an interface's method where gc knows what type the interface holds (cmd/compile/internal/devirtualize): it calls
//! that type's method, without the wrapper that the interface's table has.

use super::expansion::{Expansion, Site};
use super::static_value::Assigned;
use super::tree::unparen;
use super::{Go, conversion};
use crate::syntax::ast::*;
use crate::types::{ObjId, ObjectKind, SelectionKind, Ty, ValueMode};

/// What an interface's value can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Type(Ty),
    /// Nothing is ever assigned, or only what is being looked at.
    Nothing,
    Unknown,
}

impl<'a> Expansion<'_, 'a> {
    /// The type whose method a call through an interface calls, in a body (StaticCall).
    pub(super) fn devirtualized(&self, body: usize, fun: &'a Expr) -> Option<(Ty, &'a Ident)> {
        let fun = unparen(fun);
        let ExprKind::Selector { x, sel } = &fun.kind else { return None };
        let selection = self.survey.package.info.selections.get(fun.id.0 as usize)?.as_ref()?;
        if selection.obj.is_some() || selection.kind != SelectionKind::MethodValue || selection.path.len() > 1
        {
            return None;
        }
        Some((self.concrete(body, x)?, sel))
    }

    /// The type of the value that an expression of an interface type always has.
    pub(super) fn concrete(&self, body: usize, e: &'a Expr) -> Option<Ty> {
        match self.held(body, e, &mut Vec::new()) {
            Held::Type(ty) => Some(ty),
            Held::Nothing | Held::Unknown => None,
        }
    }

    fn held(&self, body: usize, e: &'a Expr, seen: &mut Vec<ObjId>) -> Held {
        let e = unparen(e);
        let types = &self.survey.checked.types;
        let Some(known) = self.type_of(e) else { return Held::Unknown };
        if known.1 == ValueMode::Nil {
            return Held::Nothing;
        }
        if !conversion::is_interface(types, known.0) {
            return if types.is_parameterized(known.0) {
                Held::Unknown
            } else {
                Held::Type(types.unalias(known.0))
            };
        }
        match &e.kind {
            ExprKind::Ident(ident) => {
                let uses = &self.survey.package.info.uses;
                uses.get(ident.id.0 as usize)
                    .copied()
                    .flatten()
                    .map_or(Held::Unknown, |obj| self.variable_holds(body, obj, seen))
            }
            ExprKind::Call { fun, args, .. } => match (self.type_of(unparen(fun)), args.as_slice()) {
                (Some((_, ValueMode::Type)), [x]) if self.is_followed(x, known.0) => self.held(body, x, seen),
                (Some((_, ValueMode::Type)), _) => Held::Unknown,
                _ => self
                    .result_of(body, e)
                    .map_or(Held::Unknown, |(inlined, result)| self.held(inlined, result, seen)),
            },
            ExprKind::TypeAssert { x, .. } if self.go() == Go::Go127 => self.held(body, x, seen),
            _ => Held::Unknown,
        }
    }

    /// Go 1.23 follows conversions that change nothing, up to the one from the type.
    fn is_followed(&self, x: &Expr, to: Ty) -> bool {
        let types = &self.survey.checked.types;
        self.go() == Go::Go127
            || self.type_of(unparen(x)).is_some_and(|(ty, _)| {
                !conversion::is_interface(types, ty)
                    || conversion::identical(
                        types,
                        conversion::underlying(types, ty),
                        conversion::underlying(types, to),
                    )
            })
    }

    fn type_of(&self, e: &Expr) -> Option<(Ty, ValueMode)> {
        let of = self.survey.package.info.types.get(e.id.0 as usize)?.as_ref()?;
        Some((of.ty, of.mode))
    }

    fn variable_holds(&self, body: usize, obj: ObjId, seen: &mut Vec<ObjId>) -> Held {
        let object = &self.survey.checked.objects[obj.0 as usize];
        if !matches!(object.kind, ObjectKind::Var(_)) {
            return Held::Unknown;
        }
        if seen.contains(&obj) {
            return Held::Nothing;
        }
        seen.push(obj);
        let Some((at, is_param)) = self.body_with(body, obj) else { return Held::Unknown };
        let definitions = &self.survey.definitions;
        let assigned = definitions.assigned(obj);
        if is_param {
            let known = self.bodies[at].holds.iter().find(|(param, _)| *param == obj);
            return known.filter(|_| assigned.is_empty()).map_or(Held::Unknown, |(_, ty)| Held::Type(*ty));
        }
        if !definitions.is_declared(obj) || self.go() == Go::Go123 && !assigned.is_empty() {
            return Held::Unknown;
        }
        let mut held = Held::Nothing;
        let first = definitions.value(obj).map(Assigned::Value);
        for assigned in first.into_iter().chain(assigned.iter().copied()) {
            let next = match assigned {
                Assigned::Value(value) => self.held(at, value, seen),
                Assigned::Unknown => Held::Unknown,
            };
            held = match (held, next) {
                (_, Held::Unknown) => return Held::Unknown,
                (held, Held::Nothing) => held,
                (Held::Type(ty), Held::Type(other)) if ty != other => return Held::Unknown,
                (_, next) => next,
            };
        }
        held
    }

    fn go(&self) -> Go {
        self.judge.go
    }

    /// What the parameters of a callee hold that are interfaces.
    pub(super) fn held_by_params(&self, function: usize, body: usize, site: Site<'a>) -> Vec<(ObjId, Ty)> {
        let params = &self.survey.functions[function].params;
        let args = match site {
            Site::Call { args, .. } if args.len() == params.len() => args,
            Site::Call { .. } | Site::Loop(_) => return Vec::new(),
        };
        let types = &self.survey.checked.types;
        let of_interfaces = params.iter().zip(args).filter_map(|(param, arg)| Some(((*param)?, arg)));
        of_interfaces
            .filter(|(param, _)| {
                conversion::is_interface(types, self.survey.checked.objects[param.0 as usize].ty)
            })
            .filter_map(|(param, arg)| Some((param, self.concrete(body, arg)?)))
            .collect()
    }
}
