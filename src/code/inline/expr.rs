//! Expressions, counted.

use super::Go;
use super::conversion;
use super::cost::Count;
use super::tree::unparen;
use crate::syntax::ast::*;
use crate::types::constant::Const;
use crate::types::object::Builtin;
use crate::types::{
    ObjId, Object, ObjectKind, Package, Selection, SelectionKind, Ty, TyKind, TypeStore, ValueMode,
};
use std::rc::Rc;

impl<'a> Count<'_, '_, 'a> {
    // ---- the checker's tables

    fn package(&self) -> &'a Package {
        self.judge.survey.package
    }

    pub fn types(&self) -> &'a TypeStore {
        &self.judge.survey.checked.types
    }

    pub fn object(&self, obj: ObjId) -> &'a Object {
        &self.judge.survey.checked.objects[obj.0 as usize]
    }

    pub fn def(&self, id: NodeId) -> Option<ObjId> {
        self.package().info.defs.get(id.0 as usize).copied().flatten()
    }

    pub fn use_of(&self, id: NodeId) -> Option<ObjId> {
        self.package().info.uses.get(id.0 as usize).copied().flatten()
    }

    pub fn selection(&self, e: &Expr) -> Option<&'a Rc<Selection>> {
        self.package().info.selections.get(e.id.0 as usize)?.as_ref()
    }

    pub fn mode_of(&self, e: &Expr) -> Option<ValueMode> {
        Some(self.package().info.types.get(e.id.0 as usize)?.as_ref()?.mode)
    }

    pub fn type_of(&self, e: &Expr) -> Option<Ty> {
        let e = unparen(e);
        if let Some(of) = self.package().info.types.get(e.id.0 as usize).and_then(Option::as_ref) {
            return Some(of.ty);
        }
        match &e.kind {
            ExprKind::Ident(ident) => {
                self.use_of(ident.id).or(self.def(ident.id)).map(|obj| self.object(obj).ty)
            }
            _ => None,
        }
    }

    /// The kind of an expression's type; of the types that a type parameter allows, if they have one.
    pub fn kind_of(&self, e: &Expr) -> Option<&'a TyKind> {
        let types = self.types();
        Some(types.kind(conversion::underlying(types, self.type_of(e)?)))
    }

    pub fn const_of(&self, e: &Expr) -> Option<&'a Const> {
        self.package().info.types.get(unparen(e).id.0 as usize)?.as_ref()?.value.as_ref()
    }

    pub fn is_const(&self, e: &Expr) -> bool {
        self.const_of(e).is_some()
    }

    pub fn is_nil(&self, e: &Expr) -> bool {
        match &unparen(e).kind {
            ExprKind::Ident(ident) => {
                self.use_of(ident.id).is_some_and(|obj| matches!(self.object(obj).kind, ObjectKind::Nil))
            }
            _ => false,
        }
    }

    pub fn is_builtin(&self, fun: &Expr, builtin: Builtin) -> bool {
        self.mode_of(unparen(fun)) == Some(ValueMode::Builtin(builtin))
    }

    // ---- values

    /// A value as it is assigned to a type.
    pub fn converted(&mut self, to: Option<Ty>, e: &'a Expr) {
        if let (Some(to), Some(from)) = (to, self.type_of(e))
            && !self.is_nil(e)
        {
            let types = self.types();
            // A constant and a comparison may be recorded with the interface that they become.
            let becomes = (self.is_const(e) || is_comparison(e)) && conversion::is_interface(types, from);
            let conversion = match becomes || self.is_const(e) && conversion::is_interface(types, to) {
                true => 1,
                false if self.is_const(e) => 0,
                false => conversion::cost(types, from, to),
            };
            self.node(conversion);
        }
        self.expr(e);
    }

    pub fn expr(&mut self, e: &'a Expr) {
        let e = unparen(e);
        if self.is_const(e) || self.is_nil(e) {
            return self.node(1);
        }
        match &e.kind {
            ExprKind::Ident(_) => self.function_or_variable(e),
            ExprKind::Lit(_) => self.node(1),
            ExprKind::Composite { ty, elems, .. } => self.composite(e, ty.is_some(), elems),
            ExprKind::FuncLit(_) => {
                self.node(1);
                self.extra(15);
            }
            ExprKind::Paren(x) => self.expr(x),
            ExprKind::Selector { x, .. } => self.selector(e, x),
            ExprKind::Index { x, indices, .. } => self.index(e, x, indices),
            ExprKind::Slice { x, lo, hi, max, .. } => self.slice(x, lo, hi, max),
            ExprKind::TypeAssert { x, ty } => {
                let generic = ty.as_ref().and_then(|ty| self.type_of(ty));
                self.node(if generic.is_some_and(|ty| self.types().is_parameterized(ty)) { 7 } else { 1 });
                self.expr(x);
            }
            ExprKind::Call { fun, args, ellipsis, .. } => self.call(e, fun, args, ellipsis.is_some()),
            ExprKind::Star(x) => self.deref(x),
            ExprKind::Unary { op: UnaryOp::Addr, x, .. } => self.address(x),
            ExprKind::Unary { x, .. } => {
                self.node(1);
                self.expr(x);
            }
            ExprKind::Binary { op, x, y, .. } => self.binary(e, *op, x, y),
            ExprKind::Bad
            | ExprKind::ArrayType { .. }
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. }
            | ExprKind::Ellipsis(_) => self.free(1),
        }
    }

    /// A name; that of a generic function's instance may need a literal around it, which passes the dictionary.
    fn function_or_variable(&mut self, e: &'a Expr) {
        match self.type_arguments(e) {
            Some(args) if args.iter().any(|&ty| self.types().is_parameterized(ty)) => {
                // tmp := dictionary; func literal
                self.node(1 + 15);
                self.node(4 + 4);
            }
            Some(_) | None => self.node(1),
        }
    }

    /// Of an instance of a generic function.
    pub fn type_arguments(&self, e: &Expr) -> Option<Rc<[Ty]>> {
        let ident = match &unparen(e).kind {
            ExprKind::Ident(ident) => ident,
            ExprKind::Selector { sel, .. } => sel,
            ExprKind::Index { x, .. } => return self.type_arguments(x),
            _ => return None,
        };
        let instance = self.package().info.instances.get(ident.id.0 as usize)?.as_ref()?;
        Some(instance.type_args.clone()).filter(|args| !args.is_empty())
    }

    fn binary(&mut self, e: &'a Expr, op: BinaryOp, x: &'a Expr, y: &'a Expr) {
        if op == BinaryOp::Add && matches!(self.kind_of(e), Some(TyKind::Basic(crate::types::Basic::String)))
        {
            // One node for a whole sum of strings.
            let mut parts = Vec::new();
            self.summands(e, &mut parts);
            self.node(1);
            return parts.into_iter().for_each(|part| self.expr(part));
        }
        self.node(1);
        let common = match op {
            BinaryOp::Shl | BinaryOp::Shr => None,
            _ => self.common_type(x, y),
        };
        self.converted(common, x);
        self.converted(common, y);
    }

    fn summands(&self, e: &'a Expr, parts: &mut Vec<&'a Expr>) {
        match &unparen(e).kind {
            ExprKind::Binary { op: BinaryOp::Add, x, y, .. } if !self.is_const(e) => {
                self.summands(x, parts);
                self.summands(y, parts);
            }
            _ => parts.push(e),
        }
    }

    /// The interface that one operand of a comparison is converted to.
    fn common_type(&self, x: &Expr, y: &Expr) -> Option<Ty> {
        let types = self.types();
        let (from, to) = (self.type_of(x)?, self.type_of(y)?);
        if self.is_nil(x) || self.is_nil(y) {
            return None;
        }
        match (conversion::is_interface(types, from), conversion::is_interface(types, to)) {
            (true, false) => Some(from),
            (false, true) => Some(to),
            // The larger interface becomes the smaller one.
            (true, true) if !conversion::identical(types, from, to) => Some(from),
            _ => None,
        }
    }

    // ---- places

    /// `&x`: free of charge for the first field of a variable.
    pub fn address(&mut self, x: &'a Expr) {
        self.node(1);
        if self.is_first_field(x) {
            self.extra(-2);
        }
        self.expr(x);
    }

    fn is_first_field(&self, x: &'a Expr) -> bool {
        let x = unparen(x);
        let ExprKind::Selector { x: base, .. } = &x.kind else { return false };
        let Some(selection) = self.selection(x) else { return false };
        matches!(unparen(base).kind, ExprKind::Ident(_))
            && selection.kind == SelectionKind::Field
            && self.starts_at_zero(selection)
    }

    /// A field without an embedded one before it, and nothing but empty fields before it in its struct.
    fn starts_at_zero(&self, selection: &Selection) -> bool {
        let types = self.types();
        let (base, _) = types.deref(selection.recv);
        match (types.kind(conversion::underlying(types, base)), &*selection.path) {
            (TyKind::Struct(fields), [field]) => {
                fields.iter().take(*field as usize).all(|field| self.is_empty_type(field.ty))
            }
            _ => false,
        }
    }

    fn is_empty_type(&self, ty: Ty) -> bool {
        match self.types().kind(conversion::underlying(self.types(), ty)) {
            TyKind::Struct(fields) => fields.iter().all(|field| self.is_empty_type(field.ty)),
            TyKind::Array { len, elem } => *len == 0 || self.is_empty_type(*elem),
            _ => false,
        }
    }

    fn deref(&mut self, x: &'a Expr) {
        self.node(1);
        if matches!(unparen(x).kind, ExprKind::Unary { op: UnaryOp::Addr, .. }) {
            self.extra(-1);
        }
        self.expr(x);
    }

    fn selector(&mut self, e: &'a Expr, x: &'a Expr) {
        let Some(selection) = self.selection(e) else { return self.function_or_variable(e) };
        match selection.kind {
            SelectionKind::Field => {
                self.node(selection.path.len() as u32);
                self.expr(x);
            }
            SelectionKind::MethodValue => {
                self.node(2);
                self.receiver(selection, x);
            }
            SelectionKind::MethodExpr => self.free(2),
        }
    }

    /// The receiver of a method with what is implicit: embedded fields, the address or what a pointer points to.
    pub fn receiver(&mut self, selection: &Selection, x: &'a Expr) {
        let embedded = selection.path.len().saturating_sub(1) as u32;
        let (is_pointer, wants_pointer) = self.receiver_pointers(selection);
        if wants_pointer && !is_pointer {
            if embedded == 0 {
                return self.address(x);
            }
            self.node(1);
            if embedded == 1
                && matches!(unparen(x).kind, ExprKind::Ident(_))
                && self.first_embedded(selection)
            {
                self.extra(-2);
            }
        } else if is_pointer && !wants_pointer {
            self.node(1);
        }
        self.node(embedded);
        self.expr(x);
    }

    fn first_embedded(&self, selection: &Selection) -> bool {
        let path = &selection.path[..1];
        self.starts_at_zero(&Selection { path: path.into(), ..selection.clone() })
    }

    /// Whether what the path leads to is a pointer, and whether the method wants one.
    fn receiver_pointers(&self, selection: &Selection) -> (bool, bool) {
        let types = self.types();
        let mut ty = selection.recv;
        for &field in selection.path.iter().take(selection.path.len().saturating_sub(1)) {
            let (base, _) = types.deref(ty);
            match types.kind(conversion::underlying(types, base)) {
                TyKind::Struct(fields) => ty = fields.get(field as usize).map_or(ty, |field| field.ty),
                _ => break,
            }
        }
        let is_pointer = matches!(types.kind(types.unalias(ty)), TyKind::Pointer(_));
        let wants = match selection.obj.map(|obj| &self.object(obj).kind) {
            Some(ObjectKind::Func(func)) => func.recv.as_ref().map(|recv| recv.pointer),
            _ => None,
        };
        (is_pointer, wants.unwrap_or(is_pointer))
    }

    fn index(&mut self, e: &'a Expr, x: &'a Expr, indices: &'a [Expr]) {
        if self.type_arguments(e).is_some() {
            return self.function_or_variable(e);
        }
        self.node(1);
        let key = match self.kind_of(x) {
            Some(TyKind::Map { key, .. }) => Some(*key),
            Some(TyKind::Pointer(_)) => {
                self.node(1);
                None
            }
            _ => None,
        };
        self.expr(x);
        indices.iter().for_each(|index| self.converted(key, index));
    }

    fn slice(
        &mut self,
        x: &'a Expr,
        lo: &'a Option<Box<Expr>>,
        hi: &'a Option<Box<Expr>>,
        max: &'a Option<Box<Expr>>,
    ) {
        self.node(1);
        if matches!(self.kind_of(x), Some(TyKind::Array { .. })) {
            self.node(1);
        }
        if self.judge.go == Go::Go127 {
            if lo.as_deref().and_then(|lo| self.const_of(lo)).and_then(Const::to_i64) == Some(0) {
                self.extra(-1);
            }
            if hi.as_deref().is_some_and(|hi| self.is_length_of(hi, x)) {
                self.extra(-2);
            }
        }
        self.expr(x);
        for bound in [lo, hi, max].into_iter().flatten() {
            self.expr(bound);
        }
    }

    /// `len(x)` of the variable that is sliced.
    fn is_length_of(&self, e: &Expr, x: &Expr) -> bool {
        let ExprKind::Call { fun, args, .. } = &unparen(e).kind else { return false };
        let variable = |e: &Expr| match &unparen(e).kind {
            ExprKind::Ident(ident) => self.use_of(ident.id),
            _ => None,
        };
        self.is_builtin(fun, Builtin::Len)
            && !self.is_const(e)
            && args.first().and_then(variable).is_some_and(|obj| Some(obj) == variable(x))
    }

    fn composite(&mut self, e: &'a Expr, typed: bool, elems: &'a [KeyedElem]) {
        let types = self.types();
        let Some(mut ty) = self.type_of(e) else { return };
        let mut kind = types.kind(conversion::underlying(types, ty));
        if let (TyKind::Pointer(elem), false) = (kind, typed) {
            // `{…}` for `&T{…}`.
            self.node(1);
            ty = *elem;
            kind = types.kind(conversion::underlying(types, ty));
        }
        self.node(1);
        match kind {
            TyKind::Struct(fields) => {
                for (at, elem) in elems.iter().enumerate() {
                    let field = match elem.key.as_ref().map(|key| &key.kind) {
                        Some(ExprKind::Ident(name)) => {
                            fields.iter().find(|field| field.name.name == name.name)
                        }
                        _ => fields.get(at),
                    };
                    self.node(1);
                    self.converted(field.map(|field| field.ty), &elem.value);
                }
            }
            TyKind::Map { key, value } => {
                for elem in elems {
                    self.node(1);
                    elem.key.iter().for_each(|e| self.converted(Some(*key), e));
                    self.converted(Some(*value), &elem.value);
                }
            }
            TyKind::Slice(of) | TyKind::Array { elem: of, .. } => {
                self.extra(i64::from(matches!(kind, TyKind::Slice(_))));
                for elem in elems {
                    if let Some(key) = &elem.key {
                        self.node(1);
                        self.expr(key);
                    }
                    self.converted(Some(*of), &elem.value);
                }
            }
            _ => {}
        }
    }
}

fn is_comparison(e: &Expr) -> bool {
    match &unparen(e).kind {
        ExprKind::Binary { op, .. } => matches!(
            op,
            BinaryOp::Eq
                | BinaryOp::Ne
                | BinaryOp::Lt
                | BinaryOp::Le
                | BinaryOp::Gt
                | BinaryOp::Ge
                | BinaryOp::LogAnd
                | BinaryOp::LogOr
        ),
        ExprKind::Unary { op: UnaryOp::Not, x, .. } => is_comparison(x),
        _ => false,
    }
}
