//! The short form of expressions and simple statements that `gc` uses in messages: bodies of function and
//! composite literals are an ellipsis, comments and layout are dropped
//! (cmd/compile/internal/syntax/printer.go, `ShortForm`).

use crate::syntax::ast::{BinaryOp, ChanDir, Expr, ExprKind, Field, FuncType, Ident, Stmt, StmtKind};

/// An expression or type.
pub fn expr(x: &Expr) -> String {
    let mut out = String::new();
    write_expr(&mut out, x);
    out
}

/// Expressions separated by commas.
pub fn exprs(list: &[Expr]) -> String {
    let mut out = String::new();
    write_list(&mut out, list);
    out
}

/// A simple statement. Others, which messages never show, are empty.
pub fn stmt(stmt: &Stmt) -> String {
    let assign = |lhs: &[Expr], op: &str, rhs: &[Expr]| format!("{} {op} {}", exprs(lhs), exprs(rhs));
    match &stmt.kind {
        StmtKind::Expr(x) => expr(x),
        StmtKind::Send { chan, value, .. } => format!("{} <- {}", expr(chan), expr(value)),
        StmtKind::IncDec { x, inc, .. } => format!("{}{}", expr(x), if *inc { "++" } else { "--" }),
        StmtKind::Assign { lhs, op, rhs, .. } => {
            assign(lhs, &format!("{}=", op.map_or("", BinaryOp::text)), rhs)
        }
        StmtKind::Define { lhs, rhs, .. } => assign(lhs, ":=", rhs),
        _ => String::new(),
    }
}

fn write_list(out: &mut String, list: &[Expr]) {
    for (at, x) in list.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        write_expr(out, x);
    }
}

fn write_wrapped(out: &mut String, open: &str, x: &Expr, close: &str) {
    out.push_str(open);
    write_expr(out, x);
    out.push_str(close);
}

fn write_expr(out: &mut String, x: &Expr) {
    match &x.kind {
        ExprKind::Bad => out.push_str("<bad expr>"),
        ExprKind::Ident(ident) => out.push_str(&ident.name),
        ExprKind::Lit(lit) => out.push_str(&lit.text),
        ExprKind::Composite { ty, elems, .. } => {
            if let Some(ty) = ty {
                write_expr(out, ty);
            }
            out.push_str(if elems.is_empty() { "{}" } else { "{…}" });
        }
        ExprKind::FuncLit(lit) => {
            out.push_str("func");
            write_signature(out, &lit.sig);
            out.push_str(if lit.body.stmts.is_empty() { " {}" } else { " {…}" });
        }
        ExprKind::Paren(x) => write_wrapped(out, "(", x, ")"),
        ExprKind::Selector { x, sel } => {
            write_expr(out, x);
            out.push('.');
            out.push_str(&sel.name);
        }
        ExprKind::Index { x, indices, .. } => {
            write_expr(out, x);
            out.push('[');
            write_list(out, indices);
            out.push(']');
        }
        ExprKind::Slice { x, lo, hi, max, .. } => {
            write_slice(out, x, [lo, hi, max].map(|bound| bound.as_deref()))
        }
        ExprKind::TypeAssert { x, ty } => {
            write_expr(out, x);
            match ty {
                Some(ty) => write_wrapped(out, ".(", ty, ")"),
                None => out.push_str(".(type)"),
            }
        }
        ExprKind::Call { fun, args, ellipsis, .. } => {
            write_expr(out, fun);
            out.push('(');
            write_list(out, args);
            out.push_str(if ellipsis.is_some() { "...)" } else { ")" });
        }
        ExprKind::Star(x) => write_wrapped(out, "*", x, ""),
        ExprKind::Unary { op, x, .. } => write_wrapped(out, op.text(), x, ""),
        ExprKind::Binary { op, x, y, .. } => {
            write_expr(out, x);
            out.push_str(&format!(" {} ", op.text()));
            write_expr(out, y);
        }
        _ => write_type(out, x),
    }
}

fn write_slice(out: &mut String, x: &Expr, bounds: [Option<&Expr>; 3]) {
    write_expr(out, x);
    out.push('[');
    for (at, bound) in bounds.into_iter().enumerate() {
        if at == 1 || at == 2 && bound.is_some() {
            out.push(':');
        }
        if let Some(bound) = bound {
            write_expr(out, bound);
        }
    }
    out.push(']');
}

fn write_type(out: &mut String, x: &Expr) {
    match &x.kind {
        ExprKind::ArrayType { len, elem } => {
            match len {
                Some(len) => write_wrapped(out, "[", len, "]"),
                None => out.push_str("[...]"),
            }
            write_expr(out, elem);
        }
        ExprKind::SliceType(elem) => write_wrapped(out, "[]", elem, ""),
        ExprKind::Ellipsis(Some(elem)) => write_wrapped(out, "...", elem, ""),
        ExprKind::Ellipsis(None) => out.push_str("..."),
        ExprKind::StructType(fields) => {
            out.push_str("struct{");
            for (at, field) in fields.iter().enumerate() {
                out.push_str(if at > 0 { "; " } else { "" });
                write_field(out, field);
                if let Some(tag) = &field.tag {
                    out.push_str(&format!(" {tag:?}"));
                }
            }
            out.push('}');
        }
        ExprKind::InterfaceType(elems) => {
            out.push_str("interface{");
            for (at, elem) in elems.iter().enumerate() {
                out.push_str(if at > 0 { "; " } else { "" });
                write_interface_elem(out, elem);
            }
            out.push('}');
        }
        ExprKind::FuncType(sig) => {
            out.push_str("func");
            write_signature(out, sig);
        }
        ExprKind::MapType { key, value } => {
            write_wrapped(out, "map[", key, "]");
            write_expr(out, value);
        }
        ExprKind::ChanType { dir, elem } => write_chan(out, *dir, elem),
        _ => {}
    }
}

fn write_chan(out: &mut String, dir: ChanDir, elem: &Expr) {
    out.push_str(match dir {
        ChanDir::Both => "chan ",
        ChanDir::Send => "chan<- ",
        ChanDir::Recv => "<-chan ",
    });
    let receives = matches!(elem.kind, ExprKind::ChanType { dir: ChanDir::Recv, .. });
    if dir == ChanDir::Both && receives {
        write_wrapped(out, "(", elem, ")");
    } else {
        write_expr(out, elem);
    }
}

fn write_interface_elem(out: &mut String, elem: &Field) {
    match (&elem.names[..], &elem.ty.kind) {
        ([name], ExprKind::FuncType(sig)) => {
            out.push_str(&name.name);
            write_signature(out, sig);
        }
        _ => write_expr(out, &elem.ty),
    }
}

fn write_names(out: &mut String, names: &[Ident]) {
    for (at, name) in names.iter().enumerate() {
        out.push_str(if at > 0 { ", " } else { "" });
        out.push_str(&name.name);
    }
}

fn write_field(out: &mut String, field: &Field) {
    write_names(out, &field.names);
    out.push_str(if field.names.is_empty() { "" } else { " " });
    write_expr(out, &field.ty);
}

fn write_params(out: &mut String, params: &[Field]) {
    out.push('(');
    for (at, field) in params.iter().enumerate() {
        out.push_str(if at > 0 { ", " } else { "" });
        write_field(out, field);
    }
    out.push(')');
}

fn write_signature(out: &mut String, sig: &FuncType) {
    write_params(out, &sig.params);
    match &sig.results[..] {
        [] => {}
        [only] if only.names.is_empty() => {
            out.push(' ');
            write_expr(out, &only.ty);
        }
        results => {
            out.push(' ');
            write_params(out, results);
        }
    }
}
