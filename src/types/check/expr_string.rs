//! Expressions as `gc` prints them in messages: bodies and elements abbreviated to `…`.

use crate::syntax::ast::*;

/// The short form of an expression's source text.
pub(super) fn expr_string(e: &Expr) -> String {
    let mut out = String::new();
    expr(e, &mut out, 0);
    out
}

pub(super) fn binary_op(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::LogOr => "||",
        BinaryOp::LogAnd => "&&",
        BinaryOp::Eq => "==",
        BinaryOp::Ne => "!=",
        BinaryOp::Lt => "<",
        BinaryOp::Le => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::Ge => ">=",
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Shl => "<<",
        BinaryOp::Shr => ">>",
        BinaryOp::And => "&",
        BinaryOp::AndNot => "&^",
    }
}

pub(super) fn unary_op(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Plus => "+",
        UnaryOp::Neg => "-",
        UnaryOp::Not => "!",
        UnaryOp::Xor => "^",
        UnaryOp::Addr => "&",
        UnaryOp::Recv => "<-",
        UnaryOp::Tilde => "~",
    }
}

fn list(exprs: &[Expr], out: &mut String, depth: u32) {
    for (i, e) in exprs.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        expr(e, out, depth);
    }
}

fn optional(e: &Option<Box<Expr>>, out: &mut String, depth: u32) {
    if let Some(e) = e {
        expr(e, out, depth);
    }
}

fn expr(e: &Expr, out: &mut String, depth: u32) {
    if depth > 500 {
        out.push('…');
        return;
    }
    let depth = depth + 1;
    match &e.kind {
        ExprKind::Bad => out.push_str("<bad expr>"),
        ExprKind::Ident(ident) => out.push_str(&ident.name),
        ExprKind::Lit(lit) => out.push_str(&lit.text),
        ExprKind::Composite { ty, elems, .. } => {
            optional(ty, out, depth);
            out.push_str(if elems.is_empty() { "{}" } else { "{…}" });
        }
        ExprKind::FuncLit(lit) => {
            out.push_str("func");
            signature(&lit.sig, out, depth);
            out.push_str(if lit.body.stmts.is_empty() { " {}" } else { " {…}" });
        }
        ExprKind::Paren(x) => {
            out.push('(');
            expr(x, out, depth);
            out.push(')');
        }
        ExprKind::Selector { x, sel } => {
            expr(x, out, depth);
            out.push('.');
            out.push_str(&sel.name);
        }
        ExprKind::Index { x, indices, .. } => {
            expr(x, out, depth);
            out.push('[');
            list(indices, out, depth);
            out.push(']');
        }
        ExprKind::Slice { x, lo, hi, max, .. } => {
            expr(x, out, depth);
            out.push('[');
            optional(lo, out, depth);
            out.push(':');
            optional(hi, out, depth);
            if max.is_some() {
                out.push(':');
                optional(max, out, depth);
            }
            out.push(']');
        }
        ExprKind::TypeAssert { x, ty } => {
            expr(x, out, depth);
            out.push_str(".(");
            match ty {
                Some(ty) => expr(ty, out, depth),
                None => out.push_str("type"),
            }
            out.push(')');
        }
        ExprKind::Call { fun, args, ellipsis, .. } => {
            expr(fun, out, depth);
            out.push('(');
            list(args, out, depth);
            if ellipsis.is_some() {
                out.push_str("...");
            }
            out.push(')');
        }
        ExprKind::Star(x) => {
            out.push('*');
            expr(x, out, depth);
        }
        ExprKind::Unary { op, x, .. } => {
            out.push_str(unary_op(*op));
            expr(x, out, depth);
        }
        ExprKind::Binary { op, x, y, .. } => {
            expr(x, out, depth);
            out.push(' ');
            out.push_str(binary_op(*op));
            out.push(' ');
            expr(y, out, depth);
        }
        _ => type_expr(e, out, depth),
    }
}

fn type_expr(e: &Expr, out: &mut String, depth: u32) {
    match &e.kind {
        ExprKind::ArrayType { len, elem } => {
            out.push('[');
            match len {
                Some(len) => expr(len, out, depth),
                None => out.push_str("..."),
            }
            out.push(']');
            expr(elem, out, depth);
        }
        ExprKind::SliceType(elem) => {
            out.push_str("[]");
            expr(elem, out, depth);
        }
        ExprKind::StructType(list) => {
            out.push_str("struct{");
            fields(list, "; ", out, depth);
            out.push('}');
        }
        ExprKind::FuncType(sig) => {
            out.push_str("func");
            signature(sig, out, depth);
        }
        ExprKind::InterfaceType(list) => {
            out.push_str("interface{");
            for (i, field) in list.iter().enumerate() {
                if i > 0 {
                    out.push_str("; ");
                }
                match (field.names.first(), &field.ty.kind) {
                    (Some(name), ExprKind::FuncType(sig)) => {
                        out.push_str(&name.name);
                        signature(sig, out, depth);
                    }
                    _ => expr(&field.ty, out, depth),
                }
            }
            out.push('}');
        }
        ExprKind::MapType { key, value } => {
            out.push_str("map[");
            expr(key, out, depth);
            out.push(']');
            expr(value, out, depth);
        }
        ExprKind::ChanType { dir, elem } => chan(*dir, elem, out, depth),
        ExprKind::Ellipsis(elem) => {
            out.push_str("...");
            optional(elem, out, depth);
        }
        _ => {}
    }
}

fn chan(dir: ChanDir, elem: &Expr, out: &mut String, depth: u32) {
    out.push_str(match dir {
        ChanDir::Both => "chan ",
        ChanDir::Send => "chan<- ",
        ChanDir::Recv => "<-chan ",
    });
    let parens = dir == ChanDir::Both && matches!(elem.kind, ExprKind::ChanType { dir: ChanDir::Recv, .. });
    if parens {
        out.push('(');
    }
    expr(elem, out, depth);
    if parens {
        out.push(')');
    }
}

fn fields(list: &[Field], separator: &str, out: &mut String, depth: u32) {
    for (i, field) in list.iter().enumerate() {
        if i > 0 {
            out.push_str(separator);
        }
        for (k, name) in field.names.iter().enumerate() {
            if k > 0 {
                out.push_str(", ");
            }
            out.push_str(&name.name);
        }
        if !field.names.is_empty() {
            out.push(' ');
        }
        expr(&field.ty, out, depth);
        if let Some(tag) = &field.tag {
            out.push(' ');
            out.push_str(&crate::types::type_string::quote(tag.as_bytes()));
        }
    }
}

fn signature(sig: &FuncType, out: &mut String, depth: u32) {
    out.push('(');
    fields(&sig.params, ", ", out, depth);
    out.push(')');
    match &sig.results[..] {
        [] => {}
        [field] if field.names.is_empty() => {
            out.push(' ');
            expr(&field.ty, out, depth);
        }
        list => {
            out.push_str(" (");
            fields(list, ", ", out, depth);
            out.push(')');
        }
    }
}
