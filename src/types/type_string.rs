//! The printer of this floor: types as `gc` prints them in messages, and as the runtime and `reflect` do.

use super::info::PackageId;
use super::object::{ObjId, Object};
use super::store::TypeStore;
use super::ty::*;
use crate::syntax::ast::ChanDir;

/// How package names, interfaces and `any` appear.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// Compiler messages, seen from a package: its own types are unqualified.
    Message(PackageId),
    /// Compiler messages with full package paths everywhere.
    Paths,
    /// `reflect.Type.String`: `main.T`, `interface {}`.
    Runtime,
}

/// Writes types into a string.
pub struct TypeWriter<'a> {
    pub store: &'a TypeStore,
    pub objects: &'a [Object],
    pub style: Style,
    /// Whether signatures show their parameters' names.
    pub names: bool,
    /// Places of declarations for type parameters that hide a predeclared name.
    pub place: &'a dyn Fn(ObjId) -> String,
    pub out: String,
    depth: u32,
}

const MAX_DEPTH: u32 = 60;
/// Longer texts are cut: shared parts of a type can make it exponentially long.
const MAX_LENGTH: usize = 20_000;

/// Quotes as Go's `strconv.Quote` does.
pub fn quote(text: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in text.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '\x07' => out.push_str("\\a"),
                '\x08' => out.push_str("\\b"),
                '\x0c' => out.push_str("\\f"),
                '\x0b' => out.push_str("\\v"),
                c if (c as u32) < 0x20 || c as u32 == 0x7f => out.push_str(&format!("\\x{:02x}", c as u32)),
                c if c.is_control() || c == '\u{feff}' => out.push_str(&format!("\\u{:04x}", c as u32)),
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out.push('"');
    out
}

const UNIVERSE: [&str; 44] = [
    "bool",
    "int",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uintptr",
    "float32",
    "float64",
    "complex64",
    "complex128",
    "string",
    "byte",
    "rune",
    "error",
    "any",
    "comparable",
    "true",
    "false",
    "iota",
    "nil",
    "append",
    "cap",
    "clear",
    "close",
    "complex",
    "copy",
    "delete",
    "imag",
    "len",
    "make",
    "max",
    "min",
    "new",
    "panic",
    "print",
    "println",
    "real",
    "recover",
];

impl Basic {
    /// The name as printed.
    pub fn name(self) -> &'static str {
        match self {
            Basic::Invalid => "invalid type",
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
            Basic::UntypedBool => "untyped bool",
            Basic::UntypedInt => "untyped int",
            Basic::UntypedRune => "untyped rune",
            Basic::UntypedFloat => "untyped float",
            Basic::UntypedComplex => "untyped complex",
            Basic::UntypedString => "untyped string",
            Basic::UntypedNil => "untyped nil",
        }
    }
}

impl<'a> TypeWriter<'a> {
    pub fn new(
        store: &'a TypeStore,
        objects: &'a [Object],
        style: Style,
        place: &'a dyn Fn(ObjId) -> String,
    ) -> Self {
        TypeWriter { store, objects, style, names: true, place, out: String::new(), depth: 0 }
    }

    fn runtime(&self) -> bool {
        matches!(self.style, Style::Runtime)
    }

    pub fn ty(&mut self, ty: Ty) {
        if self.depth > MAX_DEPTH || self.out.len() > MAX_LENGTH {
            self.out.push('…');
            return;
        }
        self.depth += 1;
        self.ty_inner(ty);
        self.depth -= 1;
    }

    fn ty_inner(&mut self, ty: Ty) {
        let Some(kind) = self.store.kinds.get(ty.0 as usize) else {
            self.out.push_str("<nil>");
            return;
        };
        match kind {
            TyKind::Basic(basic) => self.out.push_str(basic.name()),
            TyKind::Pointer(base) => {
                self.out.push('*');
                self.ty(*base);
            }
            TyKind::Slice(elem) => {
                self.out.push_str("[]");
                self.ty(*elem);
            }
            TyKind::Array { len, elem } => {
                self.out.push_str(&format!("[{len}]"));
                self.ty(*elem);
            }
            TyKind::Map { key, value } => {
                self.out.push_str("map[");
                self.ty(*key);
                self.out.push(']');
                self.ty(*value);
            }
            TyKind::Chan { dir, elem } => self.chan(*dir, *elem),
            TyKind::Struct(fields) => self.struct_type(fields),
            TyKind::Signature(sig) => {
                self.out.push_str("func");
                self.signature(sig);
            }
            TyKind::Interface(iface) => self.interface(iface),
            TyKind::Tuple(list) => {
                self.out.push('(');
                self.list(list, ", ");
                self.out.push(')');
            }
            TyKind::Named(id) => {
                let data = self.store.named_data(*id);
                let explicit = data.type_args.len().min(self.explicit_params(*id));
                let args = &data.type_args[data.type_args.len() - explicit..];
                self.named(data.obj, args, &data.type_params);
            }
            TyKind::Alias(id) => {
                let data = &self.store.aliases[id.0 as usize];
                if self.runtime() {
                    self.ty(self.store.unalias(ty));
                } else {
                    self.named(data.obj, &data.type_args, &data.type_params);
                }
            }
            TyKind::TypeParam(id) => {
                let obj = self.store.type_params[id.0 as usize].obj;
                let name = self.objects[obj.0 as usize].name.clone();
                self.out.push_str(&name);
                if UNIVERSE.contains(&&*name) && !self.runtime() {
                    let place = (self.place)(obj);
                    self.out.push_str(&format!(" /* with {name} declared at {place} */"));
                }
            }
        }
    }

    fn explicit_params(&self, id: NamedId) -> usize {
        match self.store.named_data(id).origin {
            Some(origin) => self.store.named_data(origin).type_params.len(),
            None => 0,
        }
    }

    fn list(&mut self, list: &[Ty], separator: &str) {
        for (i, &ty) in list.iter().enumerate() {
            if i > 0 {
                self.out.push_str(separator);
            }
            self.ty(ty);
        }
    }

    fn chan(&mut self, dir: ChanDir, elem: Ty) {
        self.out.push_str(match dir {
            ChanDir::Both => "chan ",
            ChanDir::Send => "chan<- ",
            ChanDir::Recv => "<-chan ",
        });
        let parens =
            dir == ChanDir::Both && matches!(self.store.kind(elem), TyKind::Chan { dir: ChanDir::Recv, .. });
        if parens {
            self.out.push('(');
        }
        self.ty(elem);
        if parens {
            self.out.push(')');
        }
    }

    fn struct_type(&mut self, fields: &[StructField]) {
        let (open, close, separator) = if self.runtime() && !fields.is_empty() {
            ("struct { ", " }", "; ")
        } else {
            ("struct{", "}", "; ")
        };
        self.out.push_str(if self.runtime() && fields.is_empty() { "struct {" } else { open });
        for (i, field) in fields.iter().enumerate() {
            if i > 0 {
                self.out.push_str(separator);
            }
            if !field.embedded {
                self.out.push_str(&field.name.name);
                self.out.push(' ');
            }
            self.ty(field.ty);
            if !field.tag.is_empty() {
                self.out.push(' ');
                self.out.push_str(&quote(field.tag.as_bytes()));
            }
        }
        self.out.push_str(close);
    }

    fn interface(&mut self, iface: &InterfaceTy) {
        if iface.comparable && iface.methods.is_empty() && iface.embeds.is_empty() {
            self.out.push_str("interface{comparable}");
            return;
        }
        if iface.implicit {
            if iface.methods.is_empty() && iface.embeds.len() == 1 {
                self.embed(&iface.embeds[0]);
                return;
            }
            self.out.push_str("/* implicit */ ");
        }
        let empty = iface.methods.is_empty() && iface.embeds.is_empty();
        let spaced = self.runtime();
        self.out.push_str(if spaced { "interface {" } else { "interface{" });
        if spaced && !empty {
            self.out.push(' ');
        }
        let mut first = true;
        for method in iface.methods.iter() {
            if !std::mem::take(&mut first) {
                self.out.push_str("; ");
            }
            if spaced && !method.name.pkg.is_empty() {
                let pkg = method.name.pkg.rsplit('/').next().unwrap_or_default();
                self.out.push_str(pkg);
                self.out.push('.');
            }
            self.out.push_str(&method.name.name);
            if let Some(sig) = self.store.as_signature(method.sig) {
                self.signature(&sig);
            }
        }
        for embed in iface.embeds.iter() {
            if !std::mem::take(&mut first) {
                self.out.push_str("; ");
            }
            self.embed(embed);
        }
        if spaced && !empty {
            self.out.push(' ');
        }
        self.out.push('}');
    }

    fn embed(&mut self, embed: &Embed) {
        match embed {
            Embed::Type(ty) => self.ty(*ty),
            Embed::Union(terms) => self.terms(terms),
        }
    }

    /// `~int | string`.
    pub fn terms(&mut self, terms: &[Term]) {
        for (i, term) in terms.iter().enumerate() {
            if i > 0 {
                self.out.push_str(" | ");
            }
            if term.tilde {
                self.out.push('~');
            }
            self.ty(term.ty);
        }
    }

    fn named(&mut self, obj: ObjId, args: &[Ty], params: &[Ty]) {
        let object = &self.objects[obj.0 as usize];
        if let Some(pkg) = object.pkg {
            self.package_prefix(pkg);
        }
        self.out.push_str(&object.name);
        if !args.is_empty() {
            self.out.push('[');
            self.list(args, if matches!(self.style, Style::Runtime) { "," } else { ", " });
            self.out.push(']');
        } else if !params.is_empty() {
            self.type_params(params);
        }
    }

    fn package_prefix(&mut self, pkg: PackageId) {
        let (name, path) = &self.store.packages[pkg.0 as usize];
        match self.style {
            Style::Message(here) if here == pkg => {}
            Style::Message(_) if self.store.ambiguous.get(pkg.0 as usize) == Some(&true) => {
                self.out.push_str(&quote(path.as_bytes()));
                self.out.push('.');
            }
            Style::Message(_) | Style::Runtime => {
                self.out.push_str(name);
                self.out.push('.');
            }
            Style::Paths => {
                self.out.push_str(path);
                self.out.push('.');
            }
        }
    }

    /// `[K comparable, V any]`.
    pub fn type_params(&mut self, params: &[Ty]) {
        self.out.push('[');
        let mut previous: Option<Ty> = None;
        for (i, &param) in params.iter().enumerate() {
            let bound = match self.store.kind(param) {
                TyKind::TypeParam(id) => self.store.type_params[id.0 as usize].constraint,
                _ => None,
            };
            if i > 0 {
                if bound != previous
                    && let Some(previous) = previous
                {
                    self.out.push(' ');
                    self.ty(previous);
                }
                self.out.push_str(", ");
            }
            previous = bound;
            self.ty(param);
        }
        if let Some(previous) = previous {
            self.out.push(' ');
            self.ty(previous);
        }
        self.out.push(']');
    }

    /// Parameters and results.
    pub fn signature(&mut self, sig: &Signature) {
        if !sig.type_params.is_empty() {
            self.type_params(&sig.type_params);
        }
        let names = if self.names && !self.runtime() { &sig.names[..] } else { &[] };
        let split = sig.params.len().min(names.len());
        self.parameters(&sig.params, &names[..split], sig.variadic);
        let results = &names[split..];
        if sig.results.is_empty() {
            return;
        }
        self.out.push(' ');
        if sig.results.len() == 1 && results.first().is_none_or(|name| name.is_empty()) {
            self.ty(sig.results[0]);
            return;
        }
        self.parameters(&sig.results, results, false);
    }

    /// Results in parentheses, with names where they have some.
    pub fn results(&mut self, sig: &Signature) {
        let names = sig.names.get(sig.params.len()..).unwrap_or_default();
        self.parameters(&sig.results, names, false);
    }

    fn parameters(&mut self, list: &[Ty], names: &[std::rc::Rc<str>], variadic: bool) {
        self.out.push('(');
        for (i, &ty) in list.iter().enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            if let Some(name) = names.get(i)
                && !name.is_empty()
            {
                self.out.push_str(name);
                self.out.push(' ');
            }
            match self.store.kinds.get(ty.0 as usize) {
                Some(TyKind::Slice(elem)) if variadic && i + 1 == list.len() => {
                    self.out.push_str("...");
                    self.ty(*elem);
                }
                _ => self.ty(ty),
            }
        }
        self.out.push(')');
    }
}

impl TypeStore {
    /// A type as the runtime prints it (`%T`, panics, type assertion errors).
    pub fn runtime_string(&self, objects: &[Object], ty: Ty) -> String {
        let mut writer = TypeWriter::new(self, objects, Style::Runtime, &|_| String::new());
        writer.ty(ty);
        writer.out
    }

    /// A type as compiler messages for package `from` print it.
    pub fn message_string(&self, objects: &[Object], ty: Ty, from: PackageId) -> String {
        let mut writer = TypeWriter::new(self, objects, Style::Message(from), &|_| String::new());
        writer.ty(ty);
        writer.out
    }
}
