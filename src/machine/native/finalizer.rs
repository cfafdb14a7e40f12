//! What runtime.SetFinalizer and runtime.AddCleanup refuse (runtime/mfinal.go, runtime/mcleanup.go).

use crate::code::op::Reg;
use crate::code::program::{Shape, TypeDesc, TypeId};
use crate::event::{Addr, Fatal, Finalizer, Gid};
use crate::machine::env::Progress;
use crate::machine::{Machine, iface};

/// Bytes below which objects without pointers share a block (runtime/malloc.go maxTinySize).
const TINY: u64 = 16;

impl Machine {
    /// `setFinalizer(obj, f any)`.
    pub(super) fn set_finalizer(&mut self, g: Gid, at: Reg) -> Progress {
        let arg = |n| self.native_arg(g, at, 0, n);
        let (object_tag, object, func_tag, func) = (arg(0), Addr(arg(1)), arg(2), arg(3));
        let refused = match iface::dynamic_type(object_tag) {
            None => Some((Finalizer::FirstIsNil, ": first argument is nil".to_string())),
            Some(ty) => self.refuse_object(ty, object).or_else(|| self.refuse_func(ty, object, func_tag)),
        };
        if let Some((fault, detail)) = refused {
            self.detail = Some(detail.into());
            return Progress::Fatal(Fatal::SetFinalizer(fault));
        }
        if !self.is_global(object) {
            self.edit_finalizer(object, iface::dynamic_type(func_tag).is_some().then_some(func));
        }
        Progress::Done
    }

    fn refuse_object(&self, ty: TypeId, object: Addr) -> Option<(Finalizer, String)> {
        let desc = self.program.types.get(ty.0 as usize)?;
        let Shape::Pointer(elem) = desc.shape else {
            let detail = format!(": first argument is {}, not pointer", desc.name);
            return Some((Finalizer::FirstIsNoPointer, detail));
        };
        if object.is_nil() {
            return Some((Finalizer::NotAllocated, ": pointer not in allocated block".into()));
        }
        let elem_desc = self.program.types.get(elem.0 as usize)?;
        let tiny = elem_desc.size < TINY && !self.program.has_pointers(elem);
        if !tiny && object.slot() != 0 && !self.is_global(object) {
            let detail = ": pointer not at beginning of allocated block";
            return Some((Finalizer::NotAtTheBeginning, detail.into()));
        }
        None
    }

    fn refuse_func(&self, ty: TypeId, object: Addr, func_tag: u64) -> Option<(Finalizer, String)> {
        if self.is_global(object) {
            return None;
        }
        let func_ty = iface::dynamic_type(func_tag)?;
        let [object_desc, func] = [ty, func_ty].map(|ty| self.program.types.get(ty.0 as usize));
        let (object_desc, func) = (object_desc?, func?);
        let Shape::Func { params, variadic, .. } = &func.shape else {
            let detail = format!(": second argument is {}, not a function", func.name);
            return Some((Finalizer::SecondIsNoFunction, detail));
        };
        let cannot =
            |more: &str| format!(": cannot pass {} to finalizer {}{more}", object_desc.name, func.name);
        if *variadic {
            return Some((Finalizer::Variadic, cannot(" because dotdotdot")));
        }
        let [param] = params[..] else {
            return Some((Finalizer::NumberOfArguments, cannot("")));
        };
        if !self.takes(param, ty, object_desc) {
            return Some((Finalizer::TypeOfArgument, cannot("")));
        }
        let object = object.object();
        let set = self.cleanups.list.iter().any(|old| old.finalizer && old.object.object() == object);
        set.then(|| (Finalizer::AlreadySet, ": finalizer already set".into()))
    }

    /// Whether a parameter of type `param` takes the pointer.
    fn takes(&self, param: TypeId, ty: TypeId, pointer: &TypeDesc) -> bool {
        if param == ty {
            return true;
        }
        let Some(desc) = self.program.types.get(param.0 as usize) else { return false };
        match &desc.shape {
            Shape::Pointer(_) => {
                desc.shape == pointer.shape && (desc.named.is_none() || pointer.named.is_none())
            }
            Shape::Interface(_) => iface::missing_method(&self.program, ty, param).is_none(),
            _ => false,
        }
    }

    fn is_global(&self, object: Addr) -> bool {
        let objects = &self.statics.globals;
        objects.iter().any(|&global| Addr(global).object() == object.object())
    }

    /// `cleanupFault(ptr uintptr, arg, cleanup any) int`: 1 when arg is the pointer itself, 2 when it points into the
    /// same object, 3 when the function has captured such a pointer.
    pub(super) fn cleanup_fault(&self, g: Gid, at: Reg) -> u64 {
        let word = |n| self.native_arg(g, at, 1, n);
        let (ptr, arg_tag, arg, cleanup) = (Addr(word(0)), word(1), word(2), Addr(word(4)));
        let within = |value: u64| !Addr(value).is_nil() && Addr(value).object() == ptr.object();
        if self.heap.object(ptr).is_none() {
            return 4;
        }
        let arg_ty = iface::dynamic_type(arg_tag).and_then(|ty| self.program.types.get(ty.0 as usize));
        if arg_ty.is_some_and(|ty| matches!(ty.shape, Shape::Pointer(_) | Shape::UnsafePointer)) {
            if arg == ptr.0 {
                return 1;
            }
            if within(arg) {
                return 2;
            }
        }
        let slots = self.heap.object(cleanup).map_or(0, |object| object.data.len() as u32);
        let captured = (1..slots).filter_map(|slot| self.heap.load(Addr::new(cleanup.object(), slot)).ok());
        u64::from(captured.into_iter().any(within)) * 3
    }
}
