//! The function being lowered: instruction buffer, register stack, labels, variables and debug information.
//!
//! Registers are a stack: a callee's frame begins at the caller's window, so everything live lies below it.

use super::Lower;
use super::capture::{Captures, RangeUse};
use super::range_func::RangeBody;
use super::types::EnvId;
use crate::code::op::{DeferKind, Op, Pc, Reg};
use crate::code::program::{Func, FuncId, Local, StrId, TypeId};
use crate::source::Span;
use crate::syntax::ast::NodeId;
use crate::types::{ObjId, PackageId};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A jump target, bound to an instruction index when known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label(pub u32);

/// Where a local variable lives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Home {
    Reg(Reg),
    /// The register points to it.
    Boxed(Reg),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Var {
    pub home: Home,
    pub ty: TypeId,
}

/// A result of the function: its register, and its variable when it has one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResultSlot {
    pub reg: Reg,
    pub ty: TypeId,
    pub boxed: Option<Reg>,
}

/// A statement that `break` or `continue` may leave.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub label: Option<Rc<str>>,
    pub break_to: Label,
    pub continue_to: Option<Label>,
}

/// How many functions of each kind Go 1.23 has named after a function.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OldCounts {
    pub closures: u32,
    pub ranges: u32,
    pub wraps: u32,
}

#[derive(Clone, Default)]
pub(crate) struct FnState {
    pub id: FuncId,
    pub pkg: PackageId,
    pub env: EnvId,
    pub out: Func,
    pub top: u32,
    pub span: Span,
    pub labels: Vec<Option<Pc>>,
    pub vars: HashMap<ObjId, Var>,
    /// What the variables of the outermost function need.
    pub captures: Rc<Captures>,
    /// Slice variables whose first append is still to come and may use an array in the frame: whether it was used.
    pub framed: HashMap<ObjId, Reg>,
    pub results: Vec<ResultSlot>,
    pub named_results: bool,
    pub targets: Vec<Target>,
    pub goto_labels: HashMap<Rc<str>, Label>,
    /// The label of the statement about to be lowered.
    pub pending_label: Option<Rc<str>>,
    /// Set when the function has deferred calls: how they are kept.
    pub defers: Option<DeferKind>,
    pub loop_depth: u32,
    /// Labels that a later `goto` names: a loop begins there, and ends with the function.
    pub looping: Vec<Rc<str>>,
    /// Where `fallthrough` goes.
    pub fallthrough: Option<Label>,
    pub range_use: RangeUse,
    /// Set in the body of a range-over-func loop.
    pub range_body: Option<RangeBody>,
    /// Hidden variables for range-over-func loops of this function.
    pub range_vars: super::range_func::RangeVars,
    pub is_closure: bool,
    pub closure_count: u32,
    pub range_count: u32,
    pub wrap_count: u32,
    /// Bytes of variables that have an object of their own here and lie in the frame in Go, without their pointers.
    pub framed_bytes: u32,
    /// The same of Go 1.23, with those in its range-over-func loops' bodies.
    pub old_counts: OldCounts,
    /// Registers that hold an unsigned 64-bit index.
    pub unsigned: HashSet<Reg>,
    /// What registers with pointers to parts point to, and the types of interface values in registers.
    pub pointees: HashMap<Reg, TypeId>,
    /// Interface values in registers that are known to be nil.
    pub nil_ifaces: HashSet<Reg>,
    /// Which word of a string or slice behind a pointer the next load needs first.
    pub first_word: FirstWord,
    /// Calls of make whose slices are appended at once, and whether the next one is such.
    pub append_makes: HashSet<NodeId>,
    pub for_append: bool,
    /// The next comparison of interfaces is one of interfaces with methods.
    pub compares_methods: bool,
    /// The shape by which gc makes the next comparison, if it is one of a type parameter's type.
    pub compared_shape: Option<StrId>,
    /// Results of calls that were evaluated ahead of the expression around them.
    pub hoisted: HashMap<NodeId, Reg>,
    /// Open locals of the enclosing blocks.
    pub open_locals: Vec<usize>,
}

/// The word that gc's code touches first of a string or slice in memory, which is where a nil pointer faults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FirstWord {
    #[default]
    Pointer,
    /// No word: the pointer is only checked.
    Check,
    /// A bounds check or a comparison.
    Len,
    /// append.
    Cap,
}

impl<'a> Lower<'a> {
    // ---- instructions and labels

    pub fn emit(&mut self, op: Op) {
        if let Some(note) = self.fault_note(&op) {
            let pc = self.pc();
            self.f.out.notes.push((pc, note));
        }
        self.f.out.code.push(op);
        let span = self.f.span;
        self.f.out.spans.push(span);
    }

    pub fn pc(&self) -> Pc {
        self.f.out.code.len() as Pc
    }

    /// Runs `body` with instructions attributed to `span`.
    pub fn spanned<T>(&mut self, span: Span, body: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.f.span, span);
        let value = body(self);
        self.f.span = before;
        value
    }

    pub fn new_label(&mut self) -> Label {
        self.f.labels.push(None);
        Label(self.f.labels.len() as u32 - 1)
    }

    pub fn bind(&mut self, label: Label) {
        let pc = self.pc();
        self.f.labels[label.0 as usize] = Some(pc);
    }

    pub fn jump(&mut self, to: Label) {
        self.emit(Op::Jump { to: to.0 });
    }

    pub fn begin_stmt(&mut self, span: Span) {
        self.f.span = span;
        let pc = self.pc();
        self.f.out.stmt_starts.push(pc);
    }

    // ---- registers

    pub fn alloc(&mut self, n: u32) -> Reg {
        let at = self.f.top;
        self.f.top += n;
        let regs = u16::try_from(self.f.top).unwrap_or(u16::MAX);
        self.f.out.regs = self.f.out.regs.max(regs);
        Reg(u16::try_from(at).unwrap_or(u16::MAX))
    }

    pub fn alloc_for(&mut self, ty: TypeId) -> Reg {
        let n = self.slots(ty);
        self.alloc(n)
    }

    pub fn mark(&self) -> u32 {
        self.f.top
    }

    pub fn release(&mut self, mark: u32) {
        self.f.top = mark;
    }

    /// Copies `n` registers, when they are not already in place.
    pub fn move_n(&mut self, dst: Reg, src: Reg, n: u16) {
        if dst == src {
            return;
        }
        match n {
            0 => {}
            1 => self.emit(Op::Move { dst, src }),
            _ => self.emit(Op::MoveN { dst, src, n }),
        }
    }

    pub fn zero(&mut self, dst: Reg, n: u16) {
        match n {
            0 => {}
            1 => self.emit(Op::Int { dst, value: 0 }),
            _ => self.emit(Op::Zero { dst, n }),
        }
    }

    /// A register with a small constant.
    pub fn int_reg(&mut self, value: i64) -> Reg {
        let dst = self.alloc(1);
        self.int_to(value, dst);
        dst
    }

    pub fn int_to(&mut self, value: i64, dst: Reg) {
        match i32::try_from(value) {
            Ok(value) => self.emit(Op::Int { dst, value }),
            Err(_) => {
                let id = self.const_id(value as u64);
                self.emit(Op::Const { dst, id });
            }
        }
    }

    // ---- variables

    /// Whether a variable lives in the heap.
    pub fn wants_box(&mut self, obj: ObjId, ty: TypeId) -> bool {
        if self.is_big(ty) {
            return true;
        }
        let captures = self.f.captures.clone();
        captures.boxed(obj, u64::from(self.slots(ty)) * 8)
    }

    /// Values of more slots than this live in memory and are copied there.
    pub fn is_big(&mut self, ty: TypeId) -> bool {
        self.slots(ty) > 64
    }

    /// Makes a zeroed variable.
    pub fn declare_zero(&mut self, obj: ObjId, ty: TypeId) {
        if self.wants_box(obj, ty) {
            let reg = self.alloc(1);
            self.emit(Op::New { dst: reg, ty });
            self.bind_var(obj, Var { home: Home::Boxed(reg), ty });
        } else {
            let reg = self.alloc_for(ty);
            let n = self.regs_of(ty);
            self.zero(reg, n);
            self.bind_var(obj, Var { home: Home::Reg(reg), ty });
        }
    }

    /// Makes a variable of the value in registers from `src`. A value in the newest registers stays there.
    pub fn declare_from(&mut self, obj: ObjId, ty: TypeId, src: Reg) {
        let n = self.regs_of(ty);
        if self.wants_box(obj, ty) {
            let reg = self.alloc(1);
            self.emit(Op::New { dst: reg, ty });
            self.store_mem(reg, 0, src, n);
            self.bind_var(obj, Var { home: Home::Boxed(reg), ty });
        } else {
            let reg = self.alloc_for(ty);
            self.move_n(reg, src, n);
            self.bind_var(obj, Var { home: Home::Reg(reg), ty });
        }
    }

    /// Names a variable from here to the end of its block.
    pub fn bind_var(&mut self, obj: ObjId, var: Var) {
        self.f.vars.insert(obj, var);
        let (reg, boxed) = match var.home {
            Home::Reg(reg) => (reg, false),
            Home::Boxed(reg) => (reg, true),
        };
        let from = self.pc();
        if boxed && !self.f.captures.escapes(obj) {
            let bytes = (self.slots(var.ty) * 8).saturating_sub(8);
            self.f.framed_bytes = self.f.framed_bytes.saturating_add(bytes);
        }
        let object = self.object(obj);
        if &*object.name == "_" || object.name.is_empty() {
            return;
        }
        self.f.open_locals.push(self.f.out.locals.len());
        self.f.out.locals.push(Local {
            name: object.name.clone(),
            ty: var.ty,
            reg,
            boxed,
            from,
            to: Pc::MAX,
            span: object.span,
        });
    }

    /// Runs `body` as a block: its variables end with it.
    pub fn scope<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let mark = self.mark();
        let open = self.f.open_locals.len();
        let value = body(self);
        let pc = self.pc();
        for at in self.f.open_locals.split_off(open) {
            self.f.out.locals[at].to = pc;
        }
        self.release(mark);
        value
    }
}
