//! A small module, cut in two.

use crate::later::{List, bare, later, record};
use crate::module::Module;
use crate::write::split;
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, MemorySection,
    MemoryType, NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};

/// Where the long text lies.
const TEXT: i32 = 6000;

/// `main` (exported) calls `room::work`, which calls `helper` and reads the second of two constants; `main` reads the
/// first. Function 0 is imported.
fn module() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("page", "restNow", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    functions.function(0).function(0).function(0);
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 2,
        maximum: Some(2),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    globals.global(
        GlobalType { val_type: ValType::I32, mutable: true, shared: false },
        &ConstExpr::i32_const(1024),
    );
    let mut exports = ExportSection::new();
    exports.export("main", ExportKind::Func, 1);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions([2].as_slice().into()));
    let mut code = CodeSection::new();
    for (constant, called) in [(2000, Some(2)), (4000, Some(3)), (0, None)] {
        let mut function = Function::new([]);
        function.instruction(&Instruction::I32Const(constant));
        function.instruction(&Instruction::Drop);
        function.instruction(&Instruction::I32Const(if constant == 2000 { TEXT + 77 } else { TEXT }));
        function.instruction(&Instruction::Drop);
        if let Some(called) = called {
            function.instruction(&Instruction::Call(called));
        }
        function.instruction(&Instruction::End);
        code.function(&function);
    }
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(2000), *b"datum-one");
    data.active(0, &ConstExpr::i32_const(4000), *b"datum-two");
    // A number of `main` lies in the long text by chance.
    data.active(0, &ConstExpr::i32_const(TEXT), "a line\n".repeat(1_000).into_bytes());
    let mut names = NameSection::new();
    let mut map = NameMap::new();
    for (at, name) in [(1, "main"), (2, "<crate[0123456789abcdef]::room::Work>::work"), (3, "helper")] {
        map.append(at, name);
    }
    names.functions(&map);
    let mut out = wasm_encoder::Module::new();
    out.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    out.section(&globals).section(&exports).section(&elements).section(&code).section(&data).section(&names);
    out.finish()
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn what_only_the_later_part_uses_goes_with_it() {
    let bytes = module();
    let module = Module::read(&bytes).expect("a module");
    let later = later(&module, &List::read("# A comment.\ncrate::room\n"), 0..0);
    assert_eq!(later.iter().copied().collect::<Vec<_>>(), [2, 3]);
    let parts = split(&module, &later, 0..0, 0).expect("two modules");
    assert_eq!((parts.stubs, parts.shared), (1, 0));
    let (first, rest) = (Module::read(&parts.first).expect("the first"), &parts.rest);
    // `main`, the stub, which the table holds and `main` calls, and what the stub calls to have the rest fetched.
    assert_eq!(first.bodies.len(), 3);
    assert_eq!(first.calls, [vec![2], vec![3], vec![0]]);
    assert_eq!(first.slots, [(1, 2)]);
    assert!(holds(&parts.first, b"datum-one") && !holds(&parts.first, b"datum-two"));
    assert!(holds(rest, b"datum-two") && !holds(rest, b"datum-one"));
    assert!(holds(rest, b"a line") && !holds(&parts.first, b"a line"));
}

#[test]
fn a_list_is_made_of_what_did_not_run() {
    let bytes = module();
    let module = Module::read(&bytes).expect("a module");
    let list = record(&module, &|function| function == 1, 0);
    assert_eq!(list, "crate\nhelper\n");
    assert_eq!(later(&module, &List::read(&list), 0..0).len(), 2);
}

#[test]
fn entries_end_where_names_do() {
    let list = List::read("a::b\nc::D as e::F\ng::{closure#1}\n");
    for (name, on) in [
        ("a::b", true),
        ("a::b::c", true),
        ("a::bc", false),
        ("<a::b as x::Y>::z", true),
        ("<&mut a::b<u8>>::z", true),
        ("<c::D as e::F>::g", true),
        ("<c::D as e::Other>::g", false),
        ("g::{closure#1}::h", true),
        ("g::{closure#2}", false),
    ] {
        assert_eq!(list.has(bare(name)), on, "{name}");
    }
}
