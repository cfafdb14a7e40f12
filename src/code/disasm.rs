//! A readable listing of lowered code.

use super::op::Op;
use super::program::{Func, Program};
use std::fmt::Write;

/// One function: its frame, its captures, its instructions with source lines.
pub fn disasm(program: &Program, func: &Func) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "func {} results={} params={} recv={} regs={}",
        func.name, func.result_slots, func.param_slots, func.recv_slots, func.regs
    );
    for capture in &func.captures {
        let how = if capture.by_ref { "&" } else { "" };
        let _ = writeln!(
            out,
            "  capture {} {how}{} at {}",
            capture.name,
            type_name(program, capture.ty),
            capture.slot
        );
    }
    for local in &func.locals {
        let how = if local.boxed { " boxed" } else { "" };
        let ty = type_name(program, local.ty);
        let _ =
            writeln!(out, "  local {} {ty} r{}{how} {}..{}", local.name, local.reg.0, local.from, local.to);
    }
    let mut last_line = 0;
    for (pc, op) in func.code.iter().enumerate() {
        let span = func.spans[pc];
        let line =
            program.sources.files.get(span.file.0 as usize).map_or(0, |source| source.line_col(span.lo).line);
        let mark = if func.stmt_starts.binary_search(&(pc as u32)).is_ok() { '*' } else { ' ' };
        let shown = if line == last_line { String::new() } else { line.to_string() };
        last_line = line;
        let _ = writeln!(out, "{shown:>5} {mark}{pc:4}  {}", instruction(program, op));
    }
    if let Some(pc) = func.defer_return {
        let _ = writeln!(out, "  defer return at {pc}");
    }
    out
}

/// Every function of a program.
pub fn disasm_all(program: &Program) -> String {
    program.funcs.iter().map(|func| disasm(program, func)).collect::<Vec<_>>().join("\n")
}

fn type_name(program: &Program, ty: super::TypeId) -> &str {
    program.types.get(ty.0 as usize).map_or("?", |desc| &desc.name)
}

/// The instruction's debug form with ids made readable.
fn instruction(program: &Program, op: &Op) -> String {
    let mut text = plain(op);
    let note = match *op {
        Op::Call { func, .. } | Op::FuncValue { func, .. } | Op::MakeClosure { func, .. } => {
            program.funcs.get(func.0 as usize).map(|func| func.name.to_string())
        }
        Op::CallNative { native, .. } => program.natives.get(native.0 as usize).map(|name| name.to_string()),
        Op::CallIface { method, .. } => {
            program.methods.get(method.0 as usize).map(|name| name.name.to_string())
        }
        Op::Str { id, .. } => {
            program.strings.get(id.0 as usize).map(|bytes| format!("{:?}", String::from_utf8_lossy(bytes)))
        }
        Op::Const { id, .. } => program.consts.get(id.0 as usize).map(|bits| format!("{bits:#x}")),
        Op::LoadGlobal { global, .. } | Op::StoreGlobal { global, .. } | Op::GlobalAddr { global, .. } => {
            program.globals.get(global.0 as usize).map(|global| global.name.to_string())
        }
        Op::New { ty, .. } | Op::MakeIface { ty, .. } | Op::Assert { ty, .. } | Op::Unbox { ty, .. } => {
            Some(type_name(program, ty).to_string())
        }
        Op::Defer { site } | Op::Go { site } => program
            .sites
            .get(site.0 as usize)
            .map(|site| format!("{:?} at r{} {:?}", site.callee, site.at.0, site.kind)),
        _ => None,
    };
    if let Some(note) = note {
        text.push_str("  ; ");
        text.push_str(&note);
    }
    text
}

/// `Add { dst: Reg(1), a: Reg(2) }` as `Add dst=r1 a=r2`.
fn plain(op: &Op) -> String {
    let mut text = format!("{op:?}");
    while let Some(at) = text.find("Reg(") {
        let Some(end) = text[at..].find(')') else { break };
        let number = text[at + 4..at + end].to_string();
        text.replace_range(at..at + end + 1, &format!("r{number}"));
    }
    text.replace(" {", "").replace(" }", "").replace(": ", "=").replace(", ", " ")
}
