//! What a call calls, as far as that is known without running the program (inlCallee).

use super::order;
use super::survey::{Function, Survey};
use super::tree::{self, unparen};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::types::object::VarKind;
use crate::types::{ObjectKind, SelectionKind, TyKind};

/// What a call calls, as far as gc knows.
pub(super) enum Target {
    /// A function of the person's package.
    Own(usize),
    /// One of the library, by its name.
    Library(String),
    Unknown,
}

impl<'a> Survey<'a> {
    /// What is called by this name, literal, method or variable.
    pub(super) fn target(&self, fun: &'a Expr) -> Target {
        let mut fun = unparen(fun);
        // Variables that hold a function that is known.
        for step in 0..32 {
            if step > 0 && self.is_method_value(fun) {
                return Target::Unknown;
            }
            if let Some(at) = order::function_named(self, fun) {
                return Target::Own(at);
            }
            if let Some(name) = self.library_name(fun) {
                return Target::Library(name);
            }
            match &fun.kind {
                ExprKind::Index { x, .. } => fun = unparen(x),
                ExprKind::Ident(ident) => {
                    let obj = self.package.info.uses.get(ident.id.0 as usize).copied().flatten();
                    match obj.and_then(|obj| self.definitions.of(obj)) {
                        Some(value) => fun = unparen(value),
                        None => return Target::Unknown,
                    }
                }
                _ => return Target::Unknown,
            }
        }
        Target::Unknown
    }

    /// A method value, or a method expression with a pointer to the receiver, which is a function around the method.
    pub(super) fn is_method_value(&self, fun: &Expr) -> bool {
        let Some(selection) = self.package.info.selections.get(fun.id.0 as usize).and_then(Option::as_ref)
        else {
            return false;
        };
        match selection.kind {
            SelectionKind::Field => false,
            SelectionKind::MethodValue => true,
            SelectionKind::MethodExpr => {
                let types = &self.checked.types;
                let pointer = matches!(types.kind(types.unalias(selection.recv)), TyKind::Pointer(_));
                let declared =
                    selection.obj.and_then(|obj| match &self.checked.objects[obj.0 as usize].kind {
                        ObjectKind::Func(func) => func.recv.as_ref().map(|recv| recv.pointer),
                        _ => None,
                    });
                declared != Some(pointer) || selection.path.len() > 1
            }
        }
    }

    /// `fmt.Println`, `sync.(*Mutex).Lock`.
    fn library_name(&self, fun: &Expr) -> Option<String> {
        let ExprKind::Selector { sel, .. } = &fun.kind else { return None };
        let selection = self.package.info.selections.get(fun.id.0 as usize).and_then(Option::as_ref);
        let obj = match selection {
            Some(selection) if selection.kind == SelectionKind::Field => return None,
            Some(selection) => selection.obj?,
            None => self.package.info.uses.get(sel.id.0 as usize).copied().flatten()?,
        };
        let object = &self.checked.objects[obj.0 as usize];
        let ObjectKind::Func(func) = &object.kind else { return None };
        let path = &self.checked.packages[object.pkg?.0 as usize].path;
        let Some(recv) = &func.recv else { return Some(format!("{path}.{}", object.name)) };
        let TyKind::Named(id) = self.checked.types.kind(self.checked.types.unalias(recv.base)) else {
            return None;
        };
        let base = &self.checked.objects[self.checked.types.named_data(*id).obj.0 as usize].name;
        Some(match recv.pointer {
            true => format!("{path}.(*{base}).{}", object.name),
            false => format!("{path}.{base}.{}", object.name),
        })
    }

    /// Whether a literal uses variables of the functions around it.
    pub fn captures(&self, literal: usize) -> bool {
        let function = &self.functions[literal];
        let mut found = function.generic;
        if let Some(body) = function.body {
            tree::exprs(body, &mut |e| found = found || self.uses_outer(e, function.span));
        }
        found
    }

    fn uses_outer(&self, e: &Expr, inside: Span) -> bool {
        match &e.kind {
            ExprKind::Ident(ident) => {
                let obj = self.package.info.uses.get(ident.id.0 as usize).copied().flatten();
                obj.is_some_and(|obj| {
                    let object = &self.checked.objects[obj.0 as usize];
                    let local = matches!(object.kind, ObjectKind::Var(kind)
                        if kind != VarKind::Package && kind != VarKind::Field);
                    local && !(inside.lo <= object.span.lo && object.span.hi <= inside.hi)
                })
            }
            ExprKind::FuncLit(lit) => {
                let mut found = false;
                tree::exprs(&lit.body, &mut |e| found = found || self.uses_outer(e, inside));
                found
            }
            ExprKind::Selector { x, .. } => self.uses_outer(x, inside),
            _ => {
                let mut found = false;
                tree::operands(e, &mut |x| found = found || self.uses_outer(x, inside));
                found
            }
        }
    }

    /// The innermost function that a place lies in.
    pub fn innermost(&self, at: Span) -> Option<usize> {
        let around = |function: &Function| function.span.lo <= at.lo && at.hi <= function.span.hi;
        self.functions.iter().rposition(around)
    }
}

/// Functions that gc makes instructions of (ssagen/intrinsics.go, amd64).
pub(super) fn is_intrinsic(name: &str) -> bool {
    let Some((package, function)) = name.rsplit_once('.') else { return false };
    match package {
        "sync/atomic" => {
            ["Load", "Store", "Add", "Swap", "CompareAndSwap", "And", "Or"]
                .iter()
                .any(|start| function.starts_with(start))
                && !matches!(function, "StorePointer" | "SwapPointer" | "CompareAndSwapPointer")
        }
        "math" => matches!(
            function,
            "Sqrt" | "sqrt" | "Trunc" | "Ceil" | "Floor" | "RoundToEven" | "Abs" | "Copysign" | "FMA"
        ),
        "math/bits" => {
            ["TrailingZeros", "ReverseBytes", "Len", "RotateLeft", "OnesCount", "Mul", "Add", "Sub", "Div"]
                .iter()
                .any(|start| function.starts_with(start))
        }
        // These are said to be cheap, whatever they are.
        "encoding/binary.littleEndian" | "encoding/binary.bigEndian" => {
            function != "String" && function != "GoString"
        }
        "runtime" => function == "KeepAlive",
        _ => false,
    }
}
