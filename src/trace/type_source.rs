//! A run-time type as Go source, so that a watch expression's function can name the types of the variables it takes.

use crate::code::program::{Program, Shape, TypeId};
use crate::syntax::ast::ChanDir;
use std::fmt::Write;

/// Writes types, and gathers the imports that they need: a made-up name for each package path.
pub struct TypeSource<'a> {
    pub program: &'a Program,
    /// Type names declared at the package level; others stand for their underlying types.
    pub known: &'a dyn Fn(&str) -> bool,
    /// Imports that the program's file has: name and path.
    pub given: &'a [(String, String)],
    /// Further imports that the types need.
    pub imports: Vec<(String, String)>,
}

/// Levels of nesting; a recursive local type has no finite form.
const DEPTH: u32 = 12;

impl TypeSource<'_> {
    /// The type's source text; none where it cannot be written.
    pub fn write(&mut self, ty: TypeId) -> Option<String> {
        let mut out = String::new();
        self.ty(&mut out, ty, DEPTH)?;
        Some(out)
    }

    fn ty(&mut self, out: &mut String, ty: TypeId, depth: u32) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let desc = self.program.types.get(ty.0 as usize)?;
        if let Some((path, name)) = &desc.named {
            if path.is_empty() || &**path == "main" && (self.known)(bare(name)) {
                out.push_str(&name.replace("main.", ""));
                return Some(());
            }
            if &**path != "main"
                && name.starts_with(|first: char| first.is_uppercase())
                && !name.contains('[')
            {
                let package = self.package(path);
                let _ = write!(out, "{package}.{name}");
                return Some(());
            }
        }
        match &desc.shape {
            Shape::Invalid => return None,
            Shape::UnsafePointer => {
                let package = self.package("unsafe");
                let _ = write!(out, "{package}.Pointer");
            }
            Shape::Pointer(elem) => {
                out.push('*');
                self.ty(out, *elem, depth)?;
            }
            Shape::Slice(elem) => {
                out.push_str("[]");
                self.ty(out, *elem, depth)?;
            }
            Shape::Array { elem, len } => {
                let _ = write!(out, "[{len}]");
                self.ty(out, *elem, depth)?;
            }
            Shape::Map { key, value } => {
                out.push_str("map[");
                self.ty(out, *key, depth)?;
                out.push(']');
                self.ty(out, *value, depth)?;
            }
            Shape::Chan { dir, elem } => {
                out.push_str(match dir {
                    ChanDir::Both => "chan (",
                    ChanDir::Send => "chan<- (",
                    ChanDir::Recv => "<-chan (",
                });
                self.ty(out, *elem, depth)?;
                out.push(')');
            }
            Shape::Struct(fields) => {
                out.push_str("struct{");
                for field in fields {
                    if !field.embedded {
                        let _ = write!(out, "{} ", field.name);
                    }
                    self.ty(out, field.ty, depth)?;
                    if !field.tag.is_empty() {
                        let _ = write!(out, " {:?}", field.tag);
                    }
                    out.push_str("; ");
                }
                out.push('}');
            }
            Shape::Func { params, results, variadic } => {
                out.push_str("func(");
                for (at, &param) in params.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    if *variadic && at + 1 == params.len() {
                        out.push_str("...");
                        let Shape::Slice(elem) = self.program.types.get(param.0 as usize)?.shape else {
                            return None;
                        };
                        self.ty(out, elem, depth)?;
                    } else {
                        self.ty(out, param, depth)?;
                    }
                }
                out.push_str(") (");
                for (at, &result) in results.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    self.ty(out, result, depth)?;
                }
                out.push(')');
            }
            Shape::Interface(methods) => {
                out.push_str("interface{");
                for (method, sig) in methods {
                    let name = self.program.methods.get(method.0 as usize)?.name.clone();
                    let mut text = String::new();
                    self.ty(&mut text, *sig, depth)?;
                    let _ = write!(out, "{name}{}; ", text.strip_prefix("func")?);
                }
                out.push('}');
            }
            Shape::Bool
            | Shape::Int { .. }
            | Shape::Float32
            | Shape::Float64
            | Shape::Complex64
            | Shape::Complex128
            | Shape::String => out.push_str(self.basic(ty)?),
        }
        Some(())
    }

    /// A basic type, or that under a type that cannot be named.
    fn basic(&self, ty: TypeId) -> Option<&str> {
        let desc = self.program.types.get(ty.0 as usize)?;
        let under = |other: &&crate::code::program::TypeDesc| {
            other.named.as_ref().is_none_or(|(path, _)| path.is_empty()) && other.shape == desc.shape
        };
        self.program.types.iter().find(under).map(|other| &*other.name)
    }

    fn package(&mut self, path: &str) -> String {
        if let Some((name, _)) = self.given.iter().chain(&self.imports).find(|(_, other)| other == path) {
            return name.clone();
        }
        let name = format!("_lab_{}", self.imports.len());
        self.imports.push((name.clone(), path.to_owned()));
        name
    }
}

fn bare(name: &str) -> &str {
    name.split('[').next().unwrap_or(name)
}
