//! Declarations that refer to themselves: which cycles are invalid, and their messages.

use super::{Checker, DeclKind, NONE};
use crate::source::Span;
use crate::syntax::ast::ExprKind;
use crate::types::object::{ObjId, ObjectKind};
use crate::types::store::FixedMap;
use crate::types::ty::*;

const MAX_DEPTH: u32 = 100;

/// One step of a cycle as printed.
struct Step {
    name: String,
    span: Span,
}

impl<'a> Checker<'a> {
    /// Whether the cycle that the path of declarations closes at `obj` is allowed; reports it otherwise.
    pub(super) fn valid_cycle(&mut self, obj: ObjId) -> bool {
        let start = self.meta(obj).path_index as usize;
        let cycle: Vec<ObjId> = self.path[start..].to_vec();
        let (mut values, mut definitions) = (0, 0);
        for &obj in &cycle {
            match &self.object(obj).kind {
                ObjectKind::Const(_) | ObjectKind::Var(_) => values += 1,
                ObjectKind::TypeName => {
                    let ty = self.ty_of(obj);
                    let known = ty != Ty::UNSET;
                    if self.env.in_type_params && known && self.store.is_generic(ty) {
                        return true;
                    }
                    if !known || matches!(self.store.kind(ty), TyKind::Named(_)) {
                        definitions += 1;
                    }
                }
                _ => {}
            }
        }
        if values == cycle.len() || values == 0 && definitions > 0 {
            return true;
        }
        self.cycle_error(&cycle);
        false
    }

    fn first_in_source(&self, cycle: &[ObjId]) -> usize {
        (0..cycle.len())
            .min_by_key(|&i| (self.object(cycle[i]).span.file, self.object(cycle[i]).span.lo))
            .unwrap_or(0)
    }

    pub(super) fn cycle_error(&mut self, cycle: &[ObjId]) {
        let start = self.first_in_source(cycle);
        self.cycle_error_from(cycle, start, &[]);
    }

    /// Reports a cycle. `steps` overrides the printed names and places (of instances).
    fn cycle_error_from(&mut self, cycle: &[ObjId], start: usize, steps: &[Step]) {
        let name = |c: &Self, i: usize| match steps.get(i) {
            Some(step) => step.name.clone(),
            None => c.object(cycle[i]).name.to_string(),
        };
        let place =
            |c: &Self, i: usize| steps.get(i).map_or_else(|| c.object(cycle[i]).span, |step| step.span);
        let obj = cycle[start];
        let is_type = matches!(self.object(obj).kind, ObjectKind::TypeName);
        let ty = self.ty_of(obj);
        if is_type && ty != Ty::UNSET && matches!(self.store.kind(ty), TyKind::Alias(_)) {
            self.store.set_alias_target(ty, Ty::INVALID);
        }
        let span = place(self, start);
        if cycle.len() == 1 {
            let what = if is_type { "invalid recursive type" } else { "invalid cycle in declaration" };
            let text = format!("{what}: {} refers to itself", name(self, start));
            self.error(span, text);
            return;
        }
        let what = if is_type { "invalid recursive type" } else { "invalid cycle in declaration of" };
        let text = format!("{what} {}", name(self, start));
        let mut related = Vec::new();
        for step in 0..cycle.len() {
            let (from, to) = ((start + step) % cycle.len(), (start + step + 1) % cycle.len());
            let text = format!("{} refers to {}", name(self, from), name(self, to));
            related.push((place(self, from), text));
        }
        self.error_with(span, text, related);
    }

    /// Types declared as one another, by name alone.
    pub(super) fn direct_cycles(&mut self) {
        let mut state: FixedMap<ObjId, i32> = FixedMap::default();
        for obj in self.package().objects.clone() {
            if matches!(self.object(obj).kind, ObjectKind::TypeName) {
                self.direct_cycle(obj, &mut state);
            }
        }
    }

    fn direct_cycle(&mut self, mut obj: ObjId, state: &mut FixedMap<ObjId, i32>) {
        let mut path: Vec<ObjId> = Vec::new();
        loop {
            match state.get(&obj) {
                Some(&start) if start < 0 => break,
                Some(&start) => {
                    self.object_mut(obj).ty = Ty::INVALID;
                    let cycle = path[start as usize..].to_vec();
                    self.cycle_error(&cycle);
                    break;
                }
                None => {}
            }
            state.insert(obj, path.len() as i32);
            path.push(obj);
            let Some(DeclKind::Type(spec)) = self.decl_kind(obj) else { break };
            let ExprKind::Ident(name) = &spec.ty.kind else { break };
            match self.scope(self.package().scope).get(&name.name) {
                Some(next) if matches!(self.object(next).kind, ObjectKind::TypeName) => obj = next,
                _ => break,
            }
        }
        for obj in path {
            state.insert(obj, -1);
        }
    }

    /// False (with a diagnostic) when the type's declaration is still being resolved, so that its structure must
    /// not be looked at.
    pub(super) fn is_complete(&mut self, mut ty: Ty) -> bool {
        loop {
            let (obj, rhs) = match self.store.kinds.get(ty.0 as usize) {
                Some(TyKind::Alias(id)) => {
                    let data = &self.store.aliases[id.0 as usize];
                    (data.obj, data.target)
                }
                Some(TyKind::Named(id)) => {
                    let data = self.store.named_data(*id);
                    // Instances are expanded when their declaration is complete.
                    if data.underlying.is_some() || data.origin.is_some() {
                        return true;
                    }
                    (data.obj, data.rhs)
                }
                _ => return true,
            };
            let index = self.meta(obj).path_index;
            if index != NONE {
                let cycle = self.path[index as usize..].to_vec();
                self.cycle_error(&cycle);
                return false;
            }
            match rhs {
                Some(rhs) if rhs != ty => ty = rhs,
                _ => return true,
            }
        }
    }

    /// A defined type must not contain itself other than through pointers and the like.
    pub(super) fn valid_type(&mut self, id: NamedId) {
        let ty = self.store.intern(TyKind::Named(id));
        self.valid_type_at(ty, &mut Vec::new(), &mut Vec::new(), 0);
    }

    fn valid_type_at(&mut self, ty: Ty, nest: &mut Vec<Ty>, path: &mut Vec<Ty>, depth: u32) -> bool {
        if depth > MAX_DEPTH {
            return true;
        }
        let ty = self.store.unalias(ty);
        match self.store.kind(ty).clone() {
            TyKind::Array { elem, .. } => self.valid_type_at(elem, nest, path, depth + 1),
            TyKind::Struct(fields) => fields.iter().all(|f| self.valid_type_at(f.ty, nest, path, depth + 1)),
            TyKind::Interface(iface) => iface.embeds.iter().all(|embed| match embed {
                Embed::Type(ty) => self.valid_type_at(*ty, nest, path, depth + 1),
                Embed::Union(terms) => {
                    terms.iter().all(|term| self.valid_type_at(term.ty, nest, path, depth + 1))
                }
            }),
            TyKind::Named(id) => self.valid_named(ty, id, nest, path, depth),
            TyKind::TypeParam(_) => self.valid_param(ty, nest, path, depth),
            _ => true,
        }
    }

    fn valid_named(
        &mut self,
        ty: Ty,
        id: NamedId,
        nest: &mut Vec<Ty>,
        path: &mut Vec<Ty>,
        depth: u32,
    ) -> bool {
        let origin = self.store.origin(id);
        // Types of packages that are complete cannot be part of a cycle.
        let pkg = self.object(self.store.named_data(origin).obj).pkg;
        if pkg != Some(self.pkg) && self.store.named_data(id).type_args.is_empty() {
            return true;
        }
        if nest.iter().any(|&e| self.store.identical(e, ty)) {
            self.store.named[origin.0 as usize].rhs = Some(Ty::INVALID);
            self.store.named[origin.0 as usize].underlying = None;
            let start = path.iter().position(|&p| self.store.identical(p, ty)).unwrap_or(0);
            let cycle: Vec<Ty> = path[start..].to_vec();
            let ids: Vec<NamedId> = cycle.iter().filter_map(|&ty| self.store.as_named(ty)).collect();
            let objs: Vec<ObjId> = ids.iter().map(|&id| self.store.named_data(id).obj).collect();
            let steps: Vec<Step> = ids
                .iter()
                .zip(&cycle)
                .map(|(&id, &ty)| {
                    let declared = self.object(self.store.named_data(id).obj).span;
                    let span = self.instance_places.get(&id).copied().unwrap_or(declared);
                    Step { name: self.cycle_name(ty), span }
                })
                .collect();
            self.cycle_error_from(&objs, 0, &steps);
            return false;
        }
        if self.valid_types.contains_key(&id) {
            return true;
        }
        let Some(rhs) = self.store.named_data(origin).rhs else { return true };
        nest.push(ty);
        path.push(ty);
        let valid = self.valid_type_at(rhs, nest, path, depth + 1);
        nest.pop();
        path.pop();
        if valid && id == origin && self.store.named_data(id).type_params.is_empty() {
            self.valid_types.insert(id, ());
        }
        valid
    }

    fn cycle_name(&self, ty: Ty) -> String {
        match self.store.as_named(ty) {
            Some(id) if self.store.named_data(id).origin.is_none() => {
                self.object(self.store.named_data(id).obj).name.to_string()
            }
            _ => self.ts(ty),
        }
    }

    /// A type parameter stands for its argument in the innermost instance around it.
    fn valid_param(&mut self, param: Ty, nest: &mut Vec<Ty>, path: &mut Vec<Ty>, depth: u32) -> bool {
        let Some(inst) = nest.last().copied() else { return true };
        let Some(id) = self.store.as_named(inst) else { return true };
        let params = self.store.named_data(self.store.origin(id)).type_params.clone();
        let args = self.store.named_data(id).type_args.clone();
        let Some(index) = params.iter().position(|&p| p == param) else { return true };
        let Some(&arg) = args.get(index) else { return true };
        nest.pop();
        let valid = self.valid_type_at(arg, nest, path, depth + 1);
        nest.push(inst);
        valid
    }

    /// Anonymous interfaces whose methods lead back to themselves, which `gc` refuses (go.dev/issue/56103).
    pub(super) fn anonymous_interface_cycles(&mut self) {
        let mut cyclic: FixedMap<Ty, bool> = FixedMap::default();
        let mut literals = std::mem::take(&mut self.interfaces);
        literals.sort_by_key(|(span, _)| (span.lo, std::cmp::Reverse(span.hi)));
        let mut end = 0;
        for (span, ty) in literals {
            // Literals inside a literal are covered by it.
            if span.lo < end {
                continue;
            }
            end = span.hi;
            if self.interface_cycle(ty, &mut cyclic, 0) {
                let text = "invalid recursive type: anonymous interface refers to itself (see \
                            https://go.dev/issue/56103)";
                self.error(span, text);
                cyclic.values_mut().for_each(|found| *found = false);
            }
        }
    }

    fn interface_cycle(&mut self, ty: Ty, cyclic: &mut FixedMap<Ty, bool>, depth: u32) -> bool {
        let set = self.store.type_set(ty);
        set.methods.iter().any(|method| self.type_cycle(method.sig, cyclic, depth + 1))
    }

    fn type_cycle(&mut self, ty: Ty, cyclic: &mut FixedMap<Ty, bool>, depth: u32) -> bool {
        let ty = self.store.unalias(ty);
        if depth > MAX_DEPTH {
            return false;
        }
        let kind = self.store.kind(ty).clone();
        let mut any = |list: &[Ty]| list.iter().any(|&ty| self.type_cycle(ty, cyclic, depth + 1));
        match kind {
            TyKind::Pointer(elem) | TyKind::Slice(elem) => any(&[elem]),
            TyKind::Array { elem, .. } | TyKind::Chan { elem, .. } => any(&[elem]),
            TyKind::Map { key, value } => any(&[key, value]),
            TyKind::Struct(fields) => fields.iter().any(|f| any(&[f.ty])),
            TyKind::Tuple(list) => any(&list),
            TyKind::Signature(sig) => any(&sig.params) || any(&sig.results),
            TyKind::Interface(iface) => {
                if iface.methods.is_empty() && iface.embeds.is_empty() {
                    return false;
                }
                if let Some(&found) = cyclic.get(&ty) {
                    return found;
                }
                cyclic.insert(ty, true);
                if self.interface_cycle(ty, cyclic, depth) {
                    return true;
                }
                cyclic.insert(ty, false);
                false
            }
            _ => false,
        }
    }
}
