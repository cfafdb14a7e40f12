//! Names of types: as `%T` prints them, as the linker and lists of type arguments have them (cmd/compile/internal/types
//! LinkString), and of the shapes by which gc compiles generic functions (noder, Shapify).

use super::Lower;
use super::type_table::TypeTable;
use crate::code::program::{FieldDesc, MethodId, Shape, StrId, TypeId};
use crate::syntax::ast::Expr;
use crate::types::typeset::is_exported;
use crate::types::{ObjId, Ty, TyKind};
use std::collections::HashMap;
use std::rc::Rc;

/// Which of a type's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Printed,
    Link,
}

impl TypeTable {
    pub fn name(&self, ty: TypeId, style: Style) -> Rc<str> {
        match style {
            Style::Printed => self.get(ty).desc.name.clone(),
            Style::Link => self.get(ty).link.clone(),
        }
    }

    /// `f` over both of a type's names, printed and linked.
    pub(super) fn both(&self, f: impl Fn(&dyn Fn(TypeId) -> Rc<str>) -> String) -> (String, String) {
        (f(&|ty| self.name(ty, Style::Printed)), f(&|ty| self.name(ty, Style::Link)))
    }

    pub(super) fn struct_name(&self, fields: &[FieldDesc], style: Style) -> String {
        let fields = fields.iter().map(|field| {
            let mut text = match style {
                Style::Printed if field.embedded => String::new(),
                Style::Printed => format!("{} ", field.name),
                Style::Link => self.linked_field_name(field),
            };
            text.push_str(&self.name(field.ty, style));
            if !field.tag.is_empty() {
                text.push_str(&format!(" {:?}", field.tag));
            }
            text
        });
        braced("struct", fields.collect())
    }

    /// With what stands before the type. The name of an embedded field is left out where it is that of the type's symbol
    /// (types/fmt.go fldconv), which of instances and local types has more in it.
    fn linked_field_name(&self, field: &FieldDesc) -> String {
        let exported = is_exported(&field.name);
        if field.embedded {
            let base = match (&self.get(field.ty).named, self.shape(field.ty)) {
                (None, &Shape::Pointer(elem)) => elem,
                _ => field.ty,
            };
            let base = self.get(base);
            let symbol = base.desc.named.as_ref().map(|(pkg, _)| match pkg.is_empty() {
                true => ("", &*base.link),
                false => (&**pkg, base.link.get(pkg.len() + 1..).unwrap_or_default()),
            });
            if symbol.is_some_and(|(pkg, name)| *name == *field.name && (exported || *pkg == *field.pkg)) {
                return String::new();
            }
        }
        let separator = if field.embedded { " = " } else { " " };
        match exported {
            true => format!("{}{separator}", field.name),
            false => format!("{}.{}{separator}", field.pkg, field.name),
        }
    }

    /// An interface's methods: package (empty for exported ones), name and function type.
    pub(super) fn interface_name(&self, methods: &[(Rc<str>, Rc<str>, TypeId)], style: Style) -> String {
        let mut methods: Vec<_> = methods.iter().collect();
        methods.sort_by(|a, b| a.1.cmp(&b.1));
        let methods = methods.into_iter().map(|(pkg, name, sig)| {
            let package = match style {
                Style::Printed => pkg.rsplit('/').next().unwrap_or(pkg),
                Style::Link => pkg,
            };
            let dot = if package.is_empty() { "" } else { "." };
            let signature = match self.shape(*sig) {
                Shape::Func { params, results, variadic } => {
                    self.signature(&|ty| self.name(ty, style), params, results, *variadic)
                }
                _ => String::new(),
            };
            format!("{package}{dot}{name}{signature}")
        });
        braced("interface", methods.collect())
    }

    pub(super) fn signature(
        &self,
        name: &dyn Fn(TypeId) -> Rc<str>,
        params: &[TypeId],
        results: &[TypeId],
        variadic: bool,
    ) -> String {
        let last = params.len().saturating_sub(1);
        let params: Vec<String> = params
            .iter()
            .enumerate()
            .map(|(at, &param)| match self.shape(param) {
                Shape::Slice(elem) if variadic && at == last => format!("...{}", name(*elem)),
                _ => name(param).to_string(),
            })
            .collect();
        let results: Vec<Rc<str>> = results.iter().map(|&ty| name(ty)).collect();
        let results = match results.as_slice() {
            [] => String::new(),
            [one] => format!(" {one}"),
            many => format!(" ({})", many.join(", ")),
        };
        format!("({}){results}", params.join(", "))
    }
}

impl Lower<'_> {
    /// The shapes of type arguments as the linker's names of generic functions have them: `go.shape.int,go.shape.*uint8`.
    pub(super) fn shapes(&self, params: &[Ty], args: &[TypeId]) -> Rc<str> {
        let shapes =
            params.iter().zip(args).map(|(&param, &arg)| format!("go.shape.{}", self.shape(param, arg)));
        shapes.collect::<Vec<_>>().join(",").into()
    }

    /// Of an operand of type `ty` that is compared by a function, if its type is a type parameter's or an array of such.
    pub(super) fn compared_shape(&mut self, operand: &Expr, ty: TypeId) -> Option<StrId> {
        let checked = self.checked;
        let written = self.written_type(operand)?;
        let shape = match (checked.types.kind(written), &self.types.get(ty).desc.shape) {
            (TyKind::TypeParam(_), Shape::Struct(_) | Shape::Array { .. }) => {
                format!("go.shape.{}", self.shape(written, ty))
            }
            (&TyKind::Array { elem, len }, &Shape::Array { elem: element, .. })
                if matches!(checked.types.kind(elem), TyKind::TypeParam(_)) =>
            {
                format!("[{len}]go.shape.{}", self.shape(elem, element))
            }
            _ => return None,
        };
        Some(self.str_id(shape.as_bytes()))
    }

    /// The name of a type argument's underlying type; all pointers are one where no constraint tells them apart.
    fn shape(&self, param: Ty, arg: TypeId) -> Rc<str> {
        let info = self.types.get(arg);
        let basic = match self.checked.types.kind(param) {
            TyKind::TypeParam(id) => self.checked.types.has_basic_constraint(*id),
            _ => true,
        };
        match &info.desc.shape {
            Shape::Pointer(_) if basic => "*uint8".into(),
            _ if info.named.is_none() => info.link.clone(),
            Shape::Struct(fields) => self.types.struct_name(fields, Style::Link).into(),
            Shape::Interface(methods) => {
                self.types.interface_name(&self.named_methods(methods), Style::Link).into()
            }
            // Every other underlying type is in the table by itself.
            shape => {
                let unnamed = |other: &&super::type_table::TypeInfo| {
                    other.named.is_none() && other.desc.shape == *shape
                };
                self.types.list.iter().find(unnamed).map_or(info.link.clone(), |other| other.link.clone())
            }
        }
    }

    pub(super) fn named_methods(&self, methods: &[(MethodId, TypeId)]) -> Vec<(Rc<str>, Rc<str>, TypeId)> {
        let named = methods.iter().map(|&(id, sig)| {
            let name = &self.methods.list[id.0 as usize];
            (name.pkg.clone(), name.name.clone(), sig)
        });
        named.collect()
    }

    /// The number that tells a type that is declared in a function from others of its name (noder, typeDeclGen).
    pub(super) fn local_number(&mut self, obj: ObjId) -> Option<u32> {
        let (objects, types) = (&self.checked.objects, &self.checked.types);
        let numbers = self.local_types.get_or_insert_with(|| {
            let declared = types.named.iter().filter(|data| data.local && data.origin.is_none());
            let mut locals: Vec<ObjId> = declared.map(|data| data.obj).collect();
            locals.sort_by_key(|&obj| {
                let object = &objects[obj.0 as usize];
                (object.pkg, object.span.file, object.span.lo, obj)
            });
            locals.dedup();
            let mut numbers = HashMap::new();
            let (mut package, mut count) = (None, 0);
            for obj in locals {
                let own = objects[obj.0 as usize].pkg;
                count = if own == package { count + 1 } else { 1 };
                package = own;
                numbers.insert(obj, count);
            }
            numbers
        });
        numbers.get(&obj).copied()
    }
}

fn braced(keyword: &str, parts: Vec<String>) -> String {
    match parts.is_empty() {
        true => format!("{keyword} {{}}"),
        false => format!("{keyword} {{ {} }}", parts.join("; ")),
    }
}
