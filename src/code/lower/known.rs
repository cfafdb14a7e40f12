//! Types that the runtime itself makes values of, with their methods. They come from the embedded `runtime` package
//! where it declares them; else they are made here, with the texts that Go's runtime gives them.

use super::Lower;
use super::func::FnState;
use crate::code::op::{Op, Reg};
use crate::code::program::{FuncId, FuncOrigin, KnownTypes, MethodImpl, Shape, TypeId};
use crate::types::{Basic, ObjectKind};

impl<'a> Lower<'a> {
    pub(super) fn known_types(&mut self) -> KnownTypes {
        let any = self.interface_type(Vec::new());
        let error_method = self.method_id("", "Error");
        let string_method = self.method_id("", "String");
        // What printing calls without a call in the program.
        for name in ["Error", "String", "GoString", "Format"] {
            let method = self.method_id("", name);
            self.live_methods.insert(method);
        }
        let mut known = KnownTypes {
            bool: self.basic_type(Basic::Bool),
            int: self.basic_type(Basic::Int),
            string: self.basic_type(Basic::String),
            uint8: self.basic_type(Basic::Uint8),
            int32: self.basic_type(Basic::Int32),
            float64: self.basic_type(Basic::Float64),
            unsafe_pointer: self.basic_type(Basic::UnsafePointer),
            any,
            error_method,
            string_method,
            ..KnownTypes::default()
        };
        known.runtime_error =
            self.error_type("runtime", "errorString", "runtime.errorString", "runtime error: ");
        known.plain_error = self.error_type("runtime", "plainError", "runtime.plainError", "");
        known.bounds_error =
            self.error_type("runtime", "boundsError", "runtime.boundsError", "runtime error: ");
        let assertion = self.error_type("runtime", "TypeAssertionError", "runtime.TypeAssertionError", "");
        known.type_assertion_error = self.error_pointer(assertion);
        known.panic_nil_error = self.panic_nil_error();
        known.unhashable_type_error =
            self.error_type("internal/runtime/maps", "unhashableTypeError", "maps.unhashableTypeError", "");
        known
    }

    /// A defined type that the embedded package declares.
    fn declared_type(&mut self, pkg: &str, name: &str) -> Option<TypeId> {
        let package = self.checked.packages.iter().find(|package| &*package.path == pkg)?;
        let obj = package.scope.iter().find(|entry| &*entry.0 == name)?.1;
        let object = self.object(obj);
        if !matches!(object.kind, ObjectKind::TypeName) {
            return None;
        }
        // Embedded packages are checked by need: the program may not have reached the declaration.
        let ty = self.conv_in(object.ty, super::types::EnvId::NONE);
        if *self.types.shape(ty) == Shape::Invalid {
            return None;
        }
        self.mark_in_iface(ty);
        Some(ty)
    }

    /// A string type whose `Error` puts `prefix` before the text.
    fn error_type(&mut self, pkg: &str, name: &'static str, full: &'static str, prefix: &str) -> TypeId {
        if let Some(ty) = self.declared_type(pkg, name) {
            return ty;
        }
        let ty = self.types.runtime_type(pkg, name, full, Shape::String);
        let string = self.basic_type(Basic::String);
        let error = self.reserve();
        self.enter_known(error, format!("{full}.Error"));
        self.lay_frame(&[], &[string], Some(ty));
        self.error_text(Reg(2), prefix);
        self.leave();
        self.error_table(ty, error, full);
        ty
    }

    /// `*runtime.PanicNilError`, whose text depends on the version of Go that the machine models.
    fn panic_nil_error(&mut self) -> TypeId {
        if let Some(ty) = self.declared_type("runtime", "PanicNilError") {
            return self.error_pointer(ty);
        }
        let elem = self.types.runtime_type(
            "runtime",
            "PanicNilError",
            "runtime.PanicNilError",
            Shape::Struct(Vec::new()),
        );
        let ptr = self.types.pointer(elem);
        let string = self.basic_type(Basic::String);
        let error = self.reserve();
        self.enter_known(error, "runtime.(*PanicNilError).Error".into());
        self.lay_frame(&[], &[string], Some(ptr));
        let classic = self.alloc(1);
        let native = self.native_id("internal/lab.Classic");
        self.emit(Op::CallNative { native, at: classic });
        let old = self.new_label();
        self.emit(Op::JumpIf { cond: classic, to: old.0 });
        for text in ["runtime error: panic called with nil argument", "panic called with nil argument"] {
            let id = self.str_id(text.as_bytes());
            self.emit(Op::Str { dst: Reg(0), id });
            self.emit(Op::Return);
            if text.starts_with("runtime") {
                self.bind(old);
            }
        }
        self.leave();
        self.error_table(ptr, error, "runtime.(*PanicNilError)");
        ptr
    }

    fn error_text(&mut self, text: Reg, prefix: &str) {
        if prefix.is_empty() {
            self.move_n(Reg(0), text, 2);
        } else {
            let id = self.str_id(prefix.as_bytes());
            let src = self.alloc(4);
            self.emit(Op::Str { dst: src, id });
            self.move_n(Reg(src.0 + 2), text, 2);
            self.emit(Op::Concat { dst: Reg(0), src, count: 2 });
        }
        self.emit(Op::Return);
    }

    fn enter_known(&mut self, id: FuncId, name: String) {
        let mut state = FnState { id, ..FnState::default() };
        state.out.name = name.into();
        state.out.origin = FuncOrigin::Library;
        self.enter(state);
    }

    /// `Error` and `RuntimeError`.
    fn error_table(&mut self, ty: TypeId, error: FuncId, full: &str) {
        let string = self.basic_type(Basic::String);
        let error_sig = self.types.func(Vec::new(), vec![string], false);
        let marker_sig = self.types.func(Vec::new(), Vec::new(), false);
        let marker = self.reserve();
        self.enter_known(marker, format!("{full}.RuntimeError"));
        self.lay_frame(&[], &[], Some(ty));
        self.emit(Op::Return);
        self.leave();
        let mut table = vec![
            MethodImpl { method: self.method_id("", "Error"), func: error, sig: error_sig },
            MethodImpl { method: self.method_id("", "RuntimeError"), func: marker, sig: marker_sig },
        ];
        table.sort_by_key(|entry| entry.method);
        let info = &mut self.types.list[ty.0 as usize];
        info.desc.methods = table;
        info.in_iface = true;
    }

    /// The pointer type to an error type, with the same methods.
    fn error_pointer(&mut self, elem: TypeId) -> TypeId {
        let ptr = self.types.pointer(elem);
        if self.types.get(elem).desc.methods.is_empty() {
            self.mark_in_iface(ptr);
            return ptr;
        }
        let name = self.types.get(elem).desc.named.clone().map(|named| named.1).unwrap_or_default();
        let full = format!("runtime.(*{name})");
        let string = self.basic_type(Basic::String);
        let error = self.reserve();
        self.enter_known(error, format!("{full}.Error"));
        self.lay_frame(&[], &[string], Some(ptr));
        let text = self.alloc(2);
        self.emit(Op::Load { dst: text, ptr: Reg(2), off: 0, n: 2 });
        self.error_text(text, "");
        self.leave();
        self.error_table(ptr, error, &full);
        ptr
    }
}
