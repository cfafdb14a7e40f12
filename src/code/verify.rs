//! Checks a lowered program before it may run: registers lie in the frame, jumps in the code, ids in their tables.

use super::op::{Callee, Op, Reg};
use super::program::{Func, Program, Shape, TypeId};

/// The first problem found, as text naming function and instruction.
pub fn verify(program: &Program) -> Result<(), String> {
    if program.funcs.get(program.entry.0 as usize).is_none() {
        return Err("no entry function".into());
    }
    for (at, desc) in program.types.iter().enumerate().skip(1) {
        if desc.shape == Shape::Invalid && &*desc.name != "tuple" {
            return Err(format!("type {at} ({}) has no shape", desc.name));
        }
        for method in &desc.methods {
            if method.func.0 as usize >= program.funcs.len() {
                return Err(format!("type {}: method without function", desc.name));
            }
        }
    }
    for func in &program.funcs {
        verify_func(program, func).map_err(|problem| format!("{}: {problem}", func.name))?;
    }
    Ok(())
}

fn verify_func(program: &Program, func: &Func) -> Result<(), String> {
    if func.code.len() != func.spans.len() {
        return Err("spans do not match the code".into());
    }
    let ends = matches!(
        func.code.last(),
        Some(Op::Return | Op::Exit | Op::Jump { .. } | Op::Trap { .. } | Op::Panic { .. })
    );
    if !ends {
        return Err("control runs off the end".into());
    }
    if func.stmt_starts.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err("statement starts are not sorted".into());
    }
    if func.defer_return.is_some_and(|pc| pc as usize >= func.code.len()) {
        return Err("defer_return is out of the code".into());
    }
    let fixed = u32::from(func.result_slots) + u32::from(func.param_slots) + u32::from(func.recv_slots);
    if fixed > u32::from(func.regs) {
        return Err("the frame is smaller than its arguments".into());
    }
    for (pc, op) in func.code.iter().enumerate() {
        verify_op(program, func, op).map_err(|problem| format!("{pc}: {op:?}: {problem}"))?;
    }
    Ok(())
}

fn verify_op(program: &Program, func: &Func, op: &Op) -> Result<(), String> {
    if op.target().is_some_and(|to| to as usize >= func.code.len()) {
        return Err("jump out of the code".into());
    }
    let mut bad: Option<(Reg, u32)> = None;
    op.visit_regs(program, &mut |_, reg, n| {
        if u32::from(reg.0) + n > u32::from(func.regs) && n > 0 {
            bad = bad.or(Some((reg, n)));
        }
    });
    if let Some((reg, n)) = bad {
        return Err(format!(
            "registers {}..{} are not in the frame of {}",
            reg.0,
            u32::from(reg.0) + n,
            func.regs
        ));
    }
    verify_ids(program, func, op)
}

fn verify_ids(program: &Program, func: &Func, op: &Op) -> Result<(), String> {
    let function = |id: super::FuncId, at: Option<Reg>| match program.funcs.get(id.0 as usize) {
        None => Err("no such function".to_string()),
        Some(callee) => {
            let fixed =
                u32::from(callee.result_slots) + u32::from(callee.param_slots) + u32::from(callee.recv_slots);
            match at {
                Some(at) if u32::from(at.0) + fixed > u32::from(func.regs) => {
                    Err("window out of the frame".into())
                }
                _ => Ok(()),
            }
        }
    };
    let ty = |ty: TypeId| {
        if ty.0 == 0 || ty.0 as usize >= program.types.len() {
            Err("invalid type".to_string())
        } else {
            Ok(())
        }
    };
    match *op {
        Op::Call { func, at } => function(func, Some(at)),
        Op::FuncValue { func, .. } | Op::MakeClosure { func, .. } => function(func, None),
        Op::Const { id, .. } if id.0 as usize >= program.consts.len() => Err("no such constant".into()),
        Op::Str { id, .. } if id.0 as usize >= program.strings.len() => Err("no such string".into()),
        Op::CallNative { native, .. } if native.0 as usize >= program.natives.len() => {
            Err("no such native".into())
        }
        Op::CallIface { method, .. } if method.0 as usize >= program.methods.len() => {
            Err("no such method".into())
        }
        Op::LoadGlobal { global, .. } | Op::StoreGlobal { global, .. } | Op::GlobalAddr { global, .. }
            if global.0 as usize >= program.globals.len() =>
        {
            Err("no such global".into())
        }
        Op::Defer { site } | Op::Go { site } => match program.sites.get(site.0 as usize) {
            None => Err("no such call site".into()),
            Some(desc) => match desc.callee {
                Callee::Func(func) => function(func, Some(desc.at)),
                Callee::Closure(_) | Callee::Iface(..) => Ok(()),
            },
        },
        Op::Select { id, .. } if id.0 as usize >= program.selects.len() => Err("no such select".into()),
        Op::New { ty: id, .. }
        | Op::MakeIface { ty: id, .. }
        | Op::Assert { ty: id, .. }
        | Op::AssertIface { ty: id, .. }
        | Op::IfaceIs { ty: id, .. }
        | Op::IfaceImplements { ty: id, .. }
        | Op::Unbox { ty: id, .. }
        | Op::EqTy { ty: id, .. }
        | Op::MakeSlice { elem: id, .. }
        | Op::AppendElems { elem: id, .. }
        | Op::AppendFramed { elem: id, .. }
        | Op::AppendSlice { elem: id, .. }
        | Op::MakeChan { ty: id, .. }
        | Op::MakeMap { ty: id, .. }
        | Op::MapAccess { ty: id, .. }
        | Op::MapAssign { ty: id, .. }
        | Op::MapDelete { ty: id, .. }
        | Op::MapClear { ty: id, .. }
        | Op::MapIterInit { ty: id, .. }
        | Op::MapIterNext { ty: id, .. } => ty(id),
        _ => Ok(()),
    }
}
