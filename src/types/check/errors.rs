//! Making diagnostics, and the texts of types, operands and places in them.

use super::Checker;
use super::operand::{Mode, Operand, Site};
use crate::source::{Code, Diagnostic, Label, Span};
use crate::syntax::ast::{Expr, ExprKind};
use crate::types::lookup::Member;
use crate::types::object::{ObjId, ObjectKind, VarKind};
use crate::types::ty::{Basic, Ty, TyKind};
use crate::types::type_string::{Style, TypeWriter};

impl<'a> Checker<'a> {
    fn report(&mut self, mut diagnostic: Diagnostic) {
        if self.failed {
            let text = &diagnostic.text;
            let hides = |what: &str| text.find(what).is_some_and(|at| at > 0);
            if hides("invalid operand") || hides("invalid type") {
                return;
            }
        }
        if let Some(span) = self.env.err_pos {
            diagnostic.span = span;
        }
        self.failed = true;
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn error(&mut self, span: Span, text: impl Into<String>) {
        self.report(Diagnostic::new(Code::Type, span, text));
    }

    pub(super) fn soft_error(&mut self, span: Span, text: impl Into<String>) {
        let mut diagnostic = Diagnostic::new(Code::Type, span, text);
        diagnostic.soft = true;
        self.report(diagnostic);
    }

    pub(super) fn error_with(&mut self, span: Span, text: impl Into<String>, related: Vec<(Span, String)>) {
        let mut diagnostic = Diagnostic::new(Code::Type, span, text);
        diagnostic.related = related.into_iter().map(|(span, text)| Label { span, text }).collect();
        self.report(diagnostic);
    }

    /// Go accepts it, the lab does not.
    pub(super) fn unsupported(&mut self, span: Span, text: impl Into<String>) {
        self.report(Diagnostic::new(Code::Unsupported, span, text));
    }

    pub(super) fn limit_error(&mut self, span: Span) {
        self.report(Diagnostic::new(Code::Limit, span, "nesting is too deep"));
    }

    pub(super) fn redeclared(&mut self, obj: ObjId, other: ObjId) {
        let name = self.object(obj).name.clone();
        let related = self.other_declaration(other);
        let span = self.object(obj).span;
        self.error_with(span, format!("{name} redeclared in this block"), related);
    }

    /// `other declaration of x`; nothing for predeclared objects.
    pub(super) fn other_declaration(&self, other: ObjId) -> Vec<(Span, String)> {
        let object = self.object(other);
        if object.pkg.is_none() || object.span == Span::default() {
            return Vec::new();
        }
        vec![(object.span, format!("other declaration of {}", object.name))]
    }

    /// `./prog.go:3:8`.
    pub(super) fn place(&self, span: Span) -> String {
        let source = self.sources.file(span.file);
        let at = source.line_col(span.lo);
        format!("{}:{}:{}", source.name, at.line, at.col)
    }

    pub(super) fn writer<T>(&self, style: Style, write: impl FnOnce(&mut TypeWriter<'_>) -> T) -> String {
        let place = |obj: ObjId| self.place(self.object(obj).span);
        let mut writer = TypeWriter::new(&self.store, &self.objects, style, &place);
        write(&mut writer);
        writer.out
    }

    /// A type as messages print it.
    pub(super) fn ts(&self, ty: Ty) -> String {
        self.writer(Style::Message(self.pkg), |w| w.ty(ty))
    }

    /// `f(x int) string` without parameter names.
    pub(super) fn method_string(&self, name: &str, sig: Ty, style: Style) -> String {
        let text = self.writer(style, |w| {
            w.names = false;
            if let Some(sig) = self.store.as_signature(sig) {
                w.signature(&sig);
            }
        });
        format!("{name}{text}")
    }

    /// An expression as messages print it.
    pub(super) fn es(&self, e: &Expr) -> String {
        super::expr_string::expr_string(e)
    }

    pub(super) fn site_string(&self, site: &Site<'a>) -> String {
        match site {
            Site::None => String::new(),
            Site::Expr(e) => self.es(e),
            Site::Text(_, text) => text.to_string(),
        }
    }

    /// `array`, `struct`, … of the underlying type; empty for basic types.
    pub(super) fn composite_kind(&mut self, ty: Ty) -> &'static str {
        let under = self.store.underlying(ty);
        match self.store.kind(under) {
            TyKind::Array { .. } => "array",
            TyKind::Slice(_) => "slice",
            TyKind::Struct(_) => "struct",
            TyKind::Pointer(_) => "pointer",
            TyKind::Signature(_) => "func",
            TyKind::Interface(_) => "interface",
            TyKind::Map { .. } => "map",
            TyKind::Chan { .. } => "chan",
            TyKind::Tuple(_) => "tuple",
            _ => "",
        }
    }

    /// An operand as messages print it: `x (variable of type int)`.
    pub(super) fn os(&mut self, x: &Operand<'a>) -> String {
        if x.mode == Mode::Nil {
            return match x.ty {
                Ty::INVALID => "nil (with invalid type)".into(),
                Ty::UNTYPED_NIL => "nil".into(),
                ty => format!("nil (of type {})", self.ts(ty)),
            };
        }
        let expr = match (&x.site, x.mode) {
            (Site::None, Mode::Type) => self.ts(x.ty),
            (Site::None, Mode::Constant) => x.val.as_ref().map_or("unknown".into(), |v| v.text()),
            (site, _) => self.site_string(site),
        };
        let mut out = String::new();
        if !expr.is_empty() {
            out.push_str(&expr);
            out.push_str(" (");
        }
        let mut has_type = false;
        if !matches!(x.mode, Mode::Invalid | Mode::NoValue | Mode::Builtin(_) | Mode::Type) {
            if self.store.is_untyped(x.ty) {
                if let TyKind::Basic(basic) = self.store.kind(x.ty) {
                    out.push_str(basic.name());
                    out.push(' ');
                }
            } else {
                has_type = true;
            }
        }
        out.push_str(x.mode.text());
        if x.mode == Mode::Constant {
            let value = x.val.as_ref().map_or("unknown".into(), |v| v.text());
            if value != expr {
                out.push(' ');
                out.push_str(&value);
            }
        }
        if has_type {
            match self.named_results(x) {
                Some(list) => out.push_str(&format!(" of type {list}")),
                None => self.operand_type(x.ty, &mut out),
            }
        }
        if !expr.is_empty() {
            out.push(')');
        }
        out
    }

    /// The results of a call of several values with their names, as its function declares them.
    fn named_results(&self, x: &Operand<'a>) -> Option<String> {
        self.store.as_tuple(x.ty)?;
        let ExprKind::Call { fun, .. } = &x.expr()?.kind else { return None };
        let entry = self.infos[self.pkg.0 as usize].types.get(fun.id.0 as usize)?.as_ref()?;
        let sig = self.store.as_signature(entry.ty)?;
        Some(self.writer(Style::Message(self.pkg), |w| w.results(&sig)))
    }

    fn operand_type(&mut self, ty: Ty, out: &mut String) {
        if !self.store.is_valid(ty) {
            out.push_str(" with invalid type");
            return;
        }
        let mut desc = String::new();
        if self.store.is_generic(ty) {
            desc.push_str("generic ");
        }
        let param = self.store.as_type_param(ty);
        let named = matches!(self.store.kind(ty), TyKind::Alias(_) | TyKind::Named(_));
        if param.is_none() && named && ty != Ty::BYTE && ty != Ty::RUNE {
            let mut what = self.composite_kind(ty);
            if what.is_empty() {
                what = match self.store.basic(ty) {
                    Some(Basic::UnsafePointer) => "Pointer",
                    Some(basic) => basic.name(),
                    None => "",
                };
            }
            desc.push_str(what);
            desc.push(' ');
        }
        out.push_str(&format!(" of {desc}type {}", self.ts(ty)));
        if let Some(id) = param {
            let bound = self.store.type_params[id.0 as usize].constraint.unwrap_or(Ty::INVALID);
            out.push_str(&format!(" constrained by {}", self.ts(bound)));
            let iface = self.store.constraint_interface(id);
            if self.store.type_set(iface).is_empty() {
                out.push_str(" with empty type set");
            }
        }
    }

    /// What an object is, as in `x (constant) is not a type`.
    pub(super) fn object_kind(&self, obj: ObjId) -> &'static str {
        let object = self.object(obj);
        match &object.kind {
            ObjectKind::PkgName { .. } => "package name",
            ObjectKind::Const(_) => "constant",
            ObjectKind::TypeName => match self.store.kinds.get(object.ty.0 as usize) {
                Some(TyKind::Alias(_)) => "type alias",
                Some(TyKind::TypeParam(_)) => "type parameter",
                _ => "defined type",
            },
            ObjectKind::Var(kind) => match kind {
                VarKind::Package => "package-level variable",
                VarKind::Local => "local variable",
                VarKind::Param => "parameter",
                VarKind::Result => "result variable",
                VarKind::Receiver => "receiver",
                VarKind::Field => "struct field",
            },
            ObjectKind::Func(func) if func.recv.is_some() => "method",
            ObjectKind::Func(_) => "function",
            ObjectKind::Label => "label",
            ObjectKind::Builtin(_) => "built-in function",
            ObjectKind::Nil => "untyped nil",
        }
    }

    /// `field` or `method`.
    pub(super) fn member_kind(member: &Member) -> &'static str {
        match member {
            Member::Field { .. } => "field",
            Member::Method { .. } | Member::IfaceMethod { .. } => "method",
        }
    }

    /// The first byte at or after `from` that is `wanted`, skipping blanks and comments.
    fn scan_for(&self, from: Span, wanted: u8) -> Span {
        let text = self.sources.file(from.file).text.as_bytes();
        let mut at = from.hi as usize;
        while at < text.len() {
            match text[at] {
                byte if byte == wanted => break,
                b'/' if text.get(at + 1) == Some(&b'/') => {
                    at += text[at..].iter().position(|&b| b == b'\n').unwrap_or(text.len() - at);
                }
                b'/' if text.get(at + 1) == Some(&b'*') => {
                    let close = text[at + 2..].windows(2).position(|pair| pair == b"*/");
                    at += close.map_or(text.len() - at, |close| close + 4);
                }
                _ => at += 1,
            }
        }
        if at >= text.len() {
            return from.start();
        }
        Span::new(from.file, at as u32, at as u32 + 1)
    }

    /// The position that cmd/compile/internal/syntax gives a node: of the operator, bracket, dot or parenthesis.
    pub(super) fn node_pos(&self, e: &Expr) -> Span {
        match &e.kind {
            ExprKind::Binary { op_span, .. } => *op_span,
            ExprKind::Selector { x, .. } | ExprKind::TypeAssert { x, .. } => self.scan_for(x.span, b'.'),
            ExprKind::Index { x, .. } | ExprKind::Slice { x, .. } => self.scan_for(x.span, b'['),
            ExprKind::Call { fun, .. } => self.scan_for(fun.span, b'('),
            ExprKind::Composite { ty: Some(ty), .. } => self.scan_for(ty.span, b'{'),
            _ => e.span,
        }
    }

    pub(super) fn operand_pos(&self, x: &Operand<'a>) -> Span {
        match &x.site {
            Site::None => Span::default(),
            Site::Expr(e) => self.node_pos(e),
            Site::Text(span, _) => *span,
        }
    }
}
