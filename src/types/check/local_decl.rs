//! Declarations inside functions.

use super::Checker;
use super::resolver::ConstGroup;
use crate::syntax::ast::*;
use crate::types::object::{ObjId, ObjectKind, VarKind};
use crate::types::ty::Ty;

impl<'a> Checker<'a> {
    pub(super) fn decl_stmt(&mut self, decl: &'a Decl) {
        match decl {
            Decl::Const(group) => {
                let mut current = ConstGroup::new();
                for spec in &group.specs {
                    self.local_const(spec, &mut current);
                }
            }
            Decl::Var(group) => {
                for spec in &group.specs {
                    self.local_var_decl(spec);
                }
            }
            Decl::Type(group) => {
                for spec in &group.specs {
                    let name = &spec.name;
                    let obj = self.new_object(name.name.clone(), name.span, Ty::UNSET, ObjectKind::TypeName);
                    self.declare(self.env.scope, Some(name.id), obj);
                    self.push(obj);
                    self.type_decl(obj, spec);
                    self.pop();
                }
            }
            Decl::Func(_) | Decl::Import { .. } | Decl::Bad(_) => {}
        }
    }

    fn local_const(&mut self, spec: &'a ConstSpec, group: &mut ConstGroup<'a>) {
        let top = self.delayed.len();
        let (ty, values, inherited) = group.next(spec);
        let mut objs = Vec::new();
        for (i, name) in spec.names.iter().enumerate() {
            let obj = self.new_const(name);
            objs.push(obj);
            self.const_decl(obj, ty, values.get(i), inherited, spec.iota);
        }
        self.arity(spec.span, &spec.names, values, true, inherited);
        self.process_delayed(top);
        for (name, obj) in spec.names.iter().zip(objs) {
            self.declare(self.env.scope, Some(name.id), obj);
        }
    }

    fn local_var_decl(&mut self, spec: &'a VarSpec) {
        let top = self.delayed.len();
        let objs: Vec<ObjId> =
            spec.names.iter().map(|name| self.new_var(name, Ty::UNSET, VarKind::Local)).collect();
        let ty = spec.ty.as_ref();
        let shared = spec.values.len() == 1 && spec.names.len() != 1;
        for (i, &obj) in objs.iter().enumerate() {
            if shared {
                self.var_decl(obj, Some(&objs), ty, spec.values.first());
                break;
            }
            self.var_decl(obj, None, ty, spec.values.get(i));
        }
        if ty.is_none() || !spec.values.is_empty() {
            self.arity(spec.span, &spec.names, &spec.values, false, false);
        }
        self.process_delayed(top);
        for (name, obj) in spec.names.iter().zip(objs) {
            if self.ty_of(obj) == Ty::UNSET {
                self.object_mut(obj).ty = Ty::INVALID;
            }
            self.declare(self.env.scope, Some(name.id), obj);
        }
    }
}
