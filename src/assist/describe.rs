//! A declared thing in Go's own words, as its documentation heads it: `func strings.Split(s, sep string) []string`.

use super::NameKind;
use super::program::Program;
use crate::types::object::{Builtin, VarKind};
use crate::types::ty::{Signature, TyKind};
use crate::types::{ObjId, Object, ObjectKind, Ty};

/// A signature in pieces, so that a parameter can be marked.
pub(super) struct SignatureText {
    pub text: String,
    /// Byte ranges of the parameters in `text`.
    pub params: Vec<(usize, usize)>,
}

pub(super) fn kind(object: &Object) -> NameKind {
    match &object.kind {
        ObjectKind::PkgName { .. } => NameKind::Package,
        ObjectKind::Const(_) | ObjectKind::Nil => NameKind::Constant,
        ObjectKind::TypeName => NameKind::Type,
        ObjectKind::Var(VarKind::Field) => NameKind::Field,
        ObjectKind::Var(_) | ObjectKind::Label => NameKind::Variable,
        ObjectKind::Func(func) if func.recv.is_some() => NameKind::Method,
        ObjectKind::Func(_) | ObjectKind::Builtin(_) => NameKind::Function,
    }
}

impl Program {
    pub(super) fn ty(&self, ty: Ty) -> String {
        self.checked.types.message_string(&self.checked.objects, ty, self.main())
    }

    /// Parameters that share a type share it here too, as Go programs write them.
    fn list(&self, types: &[Ty], names: &[std::rc::Rc<str>], variadic: bool, out: &mut SignatureText) {
        out.text.push('(');
        for (at, &ty) in types.iter().enumerate() {
            if at > 0 {
                out.text.push_str(", ");
            }
            let start = out.text.len();
            let last = at + 1 == types.len();
            let name = names.get(at).filter(|name| !name.is_empty());
            if let Some(name) = name {
                out.text.push_str(name);
            }
            let shared =
                name.is_some() && types.get(at + 1) == Some(&ty) && !(variadic && at + 2 == types.len());
            if !shared {
                if name.is_some() {
                    out.text.push(' ');
                }
                match self.checked.types.kind(ty) {
                    TyKind::Slice(elem) if variadic && last => {
                        out.text.push_str("...");
                        out.text.push_str(&self.ty(*elem));
                    }
                    _ => out.text.push_str(&self.ty(ty)),
                }
            }
            out.params.push((start, out.text.len()));
        }
        out.text.push(')');
    }

    /// Adds parameters and results.
    pub(super) fn signature(&self, sig: &Signature, out: &mut SignatureText) {
        if !sig.type_params.is_empty() {
            out.text.push_str(&self.type_params(&sig.type_params));
        }
        let split = sig.params.len().min(sig.names.len());
        self.list(&sig.params, &sig.names[..split], sig.variadic, out);
        let names = &sig.names[split..];
        match &sig.results[..] {
            [] => {}
            [only] if names.first().is_none_or(|name| name.is_empty()) => {
                out.text.push(' ');
                out.text.push_str(&self.ty(*only));
            }
            results => {
                out.text.push(' ');
                let mut tail = SignatureText { text: String::new(), params: Vec::new() };
                self.list(results, names, false, &mut tail);
                out.text.push_str(&tail.text);
            }
        }
    }

    fn type_params(&self, params: &[Ty]) -> String {
        let constraint = |ty: Ty| match self.checked.types.as_type_param(ty) {
            Some(id) => self.checked.types.type_params[id.0 as usize].constraint,
            None => None,
        };
        let mut out = String::from("[");
        for (at, &param) in params.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            out.push_str(&self.ty(param));
            let bound = constraint(param);
            if params.get(at + 1).is_none_or(|&next| constraint(next) != bound) {
                out.push_str(&bound.map_or(" any".to_owned(), |bound| format!(" {}", self.ty(bound))));
            }
        }
        out.push(']');
        out
    }

    pub(super) fn call_text(&self, head: &str, ty: Ty) -> Option<SignatureText> {
        let sig = self.checked.types.as_signature(ty)?;
        let mut out = SignatureText { text: head.to_owned(), params: Vec::new() };
        self.signature(&sig, &mut out);
        Some(out)
    }

    /// `strings.` before a name of another package.
    fn qualified(&self, object: &Object) -> String {
        match object.pkg.and_then(|pkg| self.package(pkg).filter(|_| pkg != self.main())) {
            Some(package) => format!("{}.{}", package.name, object.name),
            None => object.name.to_string(),
        }
    }

    /// What is shown of an object; `ty` where it is not the object's own.
    pub(super) fn describe(&self, id: ObjId, ty: Option<Ty>) -> String {
        let object = self.object(id);
        let ty = ty.unwrap_or(object.ty);
        let typed = |word: &str, name: &str| format!("{word} {name} {}", self.ty(ty));
        match &object.kind {
            ObjectKind::PkgName { imported } => {
                let path = self.package(*imported).map_or("", |package| &package.path);
                format!("package {} (\"{path}\")", object.name)
            }
            ObjectKind::Const(value) => {
                let value = value.text();
                let name = self.qualified(object);
                if ty == Ty::INVALID {
                    format!("const {name}")
                } else {
                    format!("{} = {value}", typed("const", &name))
                }
            }
            ObjectKind::TypeName => self.type_declaration(object, ty),
            ObjectKind::Var(VarKind::Field) => typed("field", &object.name),
            ObjectKind::Var(VarKind::Package) => typed("var", &self.qualified(object)),
            ObjectKind::Var(_) => typed("var", &object.name),
            ObjectKind::Func(func) => {
                let head = match &func.recv {
                    Some(recv) => {
                        let name = &self.object(recv.var).name;
                        let blank = if name.is_empty() { "" } else { " " };
                        let star = if recv.pointer { "*" } else { "" };
                        format!("func ({name}{blank}{star}{}) {}", self.ty(recv.base), object.name)
                    }
                    None => format!("func {}", self.qualified(object)),
                };
                self.call_text(&head, ty).map_or(head, |found| found.text)
            }
            ObjectKind::Label => format!("label {}", object.name),
            ObjectKind::Builtin(of) => builtin(*of).to_owned(),
            ObjectKind::Nil => "var nil Type".to_owned(),
        }
    }

    fn type_declaration(&self, object: &Object, ty: Ty) -> String {
        let name = self.qualified(object);
        let types = &self.checked.types;
        match types.kind(ty) {
            TyKind::Named(id) => {
                let data = types.named_data(*id);
                let params = if data.type_params.is_empty() {
                    String::new()
                } else {
                    self.type_params(&data.type_params)
                };
                match data.underlying {
                    Some(under) => format!("type {name}{params} {}", self.ty(under)),
                    None => format!("type {name}{params}"),
                }
            }
            TyKind::Alias(id) => match types.aliases[id.0 as usize].target {
                Some(target) => format!("type {name} = {}", self.ty(target)),
                None => format!("type {name}"),
            },
            TyKind::TypeParam(id) => match types.type_params[id.0 as usize].constraint {
                Some(bound) => format!("type parameter {name} {}", self.ty(bound)),
                None => format!("type parameter {name}"),
            },
            _ => format!("type {name}"),
        }
    }
}

/// The heads that package builtin documents.
pub(super) fn builtin(builtin: Builtin) -> &'static str {
    match builtin {
        Builtin::Append => "func append(slice []Type, elems ...Type) []Type",
        Builtin::Cap => "func cap(v Type) int",
        Builtin::Clear => "func clear[T ~[]Type | ~map[Type]Type1](t T)",
        Builtin::Close => "func close(c chan<- Type)",
        Builtin::Complex => "func complex(r, i FloatType) ComplexType",
        Builtin::Copy => "func copy(dst, src []Type) int",
        Builtin::Delete => "func delete(m map[Type]Type1, key Type)",
        Builtin::Imag => "func imag(c ComplexType) FloatType",
        Builtin::Len => "func len(v Type) int",
        Builtin::Make => "func make(t Type, size ...IntegerType) Type",
        Builtin::Max => "func max[T cmp.Ordered](x T, y ...T) T",
        Builtin::Min => "func min[T cmp.Ordered](x T, y ...T) T",
        Builtin::New => "func new(TypeOrExpr) *Type",
        Builtin::Panic => "func panic(v any)",
        Builtin::Print => "func print(args ...Type)",
        Builtin::Println => "func println(args ...Type)",
        Builtin::Real => "func real(c ComplexType) FloatType",
        Builtin::Recover => "func recover() any",
        Builtin::UnsafeAdd => "func unsafe.Add(ptr Pointer, len IntegerType) Pointer",
        Builtin::UnsafeAlignof => "func unsafe.Alignof(x ArbitraryType) uintptr",
        Builtin::UnsafeOffsetof => "func unsafe.Offsetof(x ArbitraryType) uintptr",
        Builtin::UnsafeSizeof => "func unsafe.Sizeof(x ArbitraryType) uintptr",
        Builtin::UnsafeSlice => "func unsafe.Slice(ptr *ArbitraryType, len IntegerType) []ArbitraryType",
        Builtin::UnsafeSliceData => "func unsafe.SliceData(slice []ArbitraryType) *ArbitraryType",
        Builtin::UnsafeString => "func unsafe.String(ptr *byte, len IntegerType) string",
        Builtin::UnsafeStringData => "func unsafe.StringData(str string) *byte",
    }
}
