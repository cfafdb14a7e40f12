//! Instantiation cycles: generic code that would need infinitely many instances.

use super::Checker;
use crate::source::Span;
use crate::types::object::ObjId;
use crate::types::store::FixedMap;
use crate::types::ty::*;

/// A type parameter, or a local type that depends on one.
struct Vertex {
    weight: usize,
    previous: usize,
    length: usize,
    obj: ObjId,
    param: bool,
}

struct Edge {
    to: usize,
    from: usize,
    /// 1 when the argument is larger than the parameter that it contains.
    weight: usize,
    pos: Span,
    ty: Ty,
}

#[derive(Default)]
pub(super) struct MonoGraph {
    vertices: Vec<Vertex>,
    edges: Vec<Edge>,
    /// Receiver type parameters stand for those of the type.
    canon: FixedMap<Ty, Ty>,
    index: FixedMap<ObjId, usize>,
}

impl MonoGraph {
    pub fn canon(&mut self, from: Ty, to: Ty) {
        self.canon.insert(from, to);
    }

    fn vertex(&mut self, obj: ObjId, param: bool) -> usize {
        if let Some(&index) = self.index.get(&obj) {
            return index;
        }
        let index = self.vertices.len();
        self.vertices.push(Vertex { weight: 0, previous: 0, length: 0, obj, param });
        self.index.insert(obj, index);
        index
    }
}

impl<'a> Checker<'a> {
    pub(super) fn mono_instance(&mut self, pos: Span, params: &[Ty], args: &[Ty], spans: &[Span]) {
        if self.in_library() {
            return;
        }
        for (i, (&param, &arg)) in params.iter().zip(args).enumerate() {
            if !self.store.is_parameterized(arg) {
                continue;
            }
            let pos = spans.get(i).copied().unwrap_or(pos);
            let Some(obj) = self.param_object(param) else { continue };
            if self.object(obj).pkg == Some(self.pkg) {
                self.mono_flow(pos, obj, arg, arg, 0);
            }
        }
    }

    fn param_object(&self, param: Ty) -> Option<ObjId> {
        let param = self.mono.canon.get(&param).copied().unwrap_or(param);
        self.store.as_type_param(param).map(|id| self.store.type_params[id.0 as usize].obj)
    }

    /// Edges from everything inside `ty`, part of the argument `whole`, to the parameter.
    fn mono_flow(&mut self, pos: Span, param: ObjId, ty: Ty, whole: Ty, depth: u32) {
        if depth > 50 || !self.store.is_parameterized(ty) {
            return;
        }
        let ty = self.store.unalias(ty);
        let parts: Vec<Ty> = match self.store.kind(ty).clone() {
            TyKind::Basic(_) | TyKind::Alias(_) => return,
            TyKind::TypeParam(_) => {
                if let Some(obj) = self.param_object(ty) {
                    self.mono_edge(pos, param, obj, true, ty, whole);
                }
                return;
            }
            TyKind::Named(id) => {
                let data = self.store.named_data(self.store.origin(id)).clone();
                if !data.outer.is_empty() {
                    let span = self.object(data.obj).span;
                    self.mono_edge(pos, param, data.obj, false, ty, whole);
                    for outer in data.outer.iter() {
                        if let Some(obj) = self.param_object(*outer) {
                            self.mono_local(data.obj, obj, span, *outer);
                        }
                    }
                }
                self.store.named_data(id).type_args.to_vec()
            }
            TyKind::Pointer(elem) | TyKind::Slice(elem) => vec![elem],
            TyKind::Array { elem, .. } | TyKind::Chan { elem, .. } => vec![elem],
            TyKind::Map { key, value } => vec![key, value],
            TyKind::Struct(fields) => fields.iter().map(|f| f.ty).collect(),
            TyKind::Tuple(list) => list.to_vec(),
            TyKind::Signature(sig) => sig.params.iter().chain(sig.results.iter()).copied().collect(),
            TyKind::Interface(_) => self.store.type_set(ty).methods.iter().map(|m| m.sig).collect(),
        };
        for part in parts {
            self.mono_flow(pos, param, part, whole, depth + 1);
        }
    }

    fn mono_edge(&mut self, pos: Span, to: ObjId, from: ObjId, is_param: bool, ty: Ty, whole: Ty) {
        let weight = usize::from(ty != self.store.unalias(whole));
        let (to, from) = (self.mono.vertex(to, true), self.mono.vertex(from, is_param));
        self.mono.edges.push(Edge { to, from, weight, pos, ty: whole });
    }

    fn mono_local(&mut self, local: ObjId, param: ObjId, pos: Span, ty: Ty) {
        let (to, from) = (self.mono.vertex(local, false), self.mono.vertex(param, true));
        self.mono.edges.push(Edge { to, from, weight: 1, pos, ty });
    }

    /// Reports an instantiation cycle, if there is one.
    pub(super) fn monomorph(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for i in 0..self.mono.edges.len() {
                let edge = &self.mono.edges[i];
                let (to, from) = (edge.to, edge.from);
                let weight = self.mono.vertices[from].weight + edge.weight;
                if weight <= self.mono.vertices[to].weight {
                    continue;
                }
                let length = self.mono.vertices[from].length + 1;
                let vertex = &mut self.mono.vertices[to];
                vertex.previous = i;
                vertex.length = length;
                if length == self.mono.vertices.len() {
                    self.report_instance_loop(to);
                    return;
                }
                self.mono.vertices[to].weight = weight;
                again = true;
            }
        }
    }

    fn report_instance_loop(&mut self, mut v: usize) {
        let mut stack = Vec::new();
        let mut seen = vec![false; self.mono.vertices.len()];
        while !seen[v] {
            stack.push(v);
            seen[v] = true;
            v = self.mono.edges[self.mono.vertices[v].previous].from;
        }
        let start = stack.iter().position(|&s| s == v).unwrap_or(0);
        let mut related = Vec::new();
        for &s in &stack[start..] {
            let vertex = &self.mono.vertices[s];
            let edge = &self.mono.edges[vertex.previous];
            let name = &self.object(vertex.obj).name;
            let how = if vertex.param { "instantiated as" } else { "implicitly parameterized by" };
            related.push((edge.pos, format!("{name} {how} {}", self.ts(edge.ty))));
        }
        let span = self.object(self.mono.vertices[v].obj).span;
        self.error_with(span, "instantiation cycle:", related);
    }
}
