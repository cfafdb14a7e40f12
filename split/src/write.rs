//! Writing the two modules. The first keeps everything but the bodies of the functions that come later; where it refers
//! to one of them it has a stub that calls through the table, and a region that comes later is called so in its place. The rest brings those bodies and the data that only they
//! reach, works on the first one's memory, tables and globals, and fills the table.

use crate::data;
use crate::module::Module;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::ops::Range;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, StartSection,
    TableSection, ValType,
};
use wasmparser::{Operator, Parser, Payload};

type Error = reencode::Error<Infallible>;

/// The global that is 1 when the rest is here, exported by the first part.
const HERE: &str = "here";
/// What the rest's imports are called: the first part's exports.
const FIRST: &str = "first";

/// The two modules.
pub struct Parts {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
    /// Stubs in the first part, regions that it calls, and functions of the first part that the rest calls.
    pub stubs: usize,
    pub regions: usize,
    pub shared: usize,
}

/// New numbers for functions.
struct Numbers(BTreeMap<u32, u32>);

impl Reencode for Numbers {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.0.get(&function).copied().unwrap_or(u32::MAX))
    }
}

/// Splits a module. `fetch` is the imported function, without parameters, that brings the rest at once. The functions of
/// `cold`, all of which come later, are each called in one place.
pub fn split(module: &Module, later: &BTreeSet<u32>, cold: Range<u32>, fetch: u32) -> Result<Parts, Error> {
    let imported = module.imported;
    let end = imported + module.bodies.len() as u32;
    let body = |function: u32| (function - imported) as usize;
    let first: Vec<u32> = (imported..end).filter(|function| !later.contains(function)).collect();

    // What the first part refers to of what comes later.
    let mut stubs: BTreeSet<u32> = module.roots.iter().copied().collect();
    stubs.extend(module.slots.iter().map(|(_, function)| *function));
    stubs.extend(first.iter().flat_map(|&function| &module.calls[body(function)]));
    stubs.retain(|function| later.contains(function));
    let called: Vec<u32> = stubs.iter().copied().filter(|function| cold.contains(function)).collect();
    stubs.retain(|function| !cold.contains(function));

    let table = module.tables.first().copied();
    let mut slot_of: BTreeMap<u32, u32> =
        module.slots.iter().map(|&(slot, function)| (function, slot)).collect();
    let mut slots: Vec<(u32, u32)> =
        module.slots.iter().copied().filter(|(_, function)| later.contains(function)).collect();
    let mut table_end = table.map_or(0, |table| table.initial as u32);
    for &function in stubs.iter().chain(&called) {
        slot_of.entry(function).or_insert_with(|| {
            slots.push((table_end, function));
            table_end += 1;
            table_end - 1
        });
    }

    let mut shared: BTreeSet<u32> =
        later.iter().flat_map(|&function| module.calls[body(function)].iter().copied()).collect();
    shared.retain(|function| !later.contains(function));

    let mut numbers: BTreeMap<u32, u32> = (0..imported).map(|function| (function, function)).collect();
    numbers.extend((imported..).zip(&first).map(|(new, &old)| (old, new)));
    let stubs_from = imported + first.len() as u32;
    numbers.extend((stubs_from..).zip(&stubs).map(|(new, &old)| (old, new)));
    let mut numbers = Numbers(numbers);
    let here = module.globals.len() as u32;
    let ensure = stubs_from + stubs.len() as u32;

    let mut out = wasm_encoder::Module::new();
    let copy = |out: &mut wasm_encoder::Module, id: u8| {
        if let Some(raw) = module.raw(id) {
            out.section(&raw);
        }
    };
    copy(&mut out, 1);
    copy(&mut out, 2);
    let mut functions = FunctionSection::new();
    for &function in first.iter().chain(&stubs) {
        functions.function(module.types[function as usize]);
    }
    functions.function(module.empty_type().unwrap_or(0));
    out.section(&functions);
    let mut tables = TableSection::new();
    for (at, ty) in module.tables.iter().enumerate() {
        let mut ty = numbers.table_type(*ty)?;
        if at == 0 {
            ty.minimum = table_end.into();
            ty.maximum = ty.maximum.map(|most| most.max(table_end.into()));
        }
        tables.table(ty);
    }
    out.section(&tables);
    copy(&mut out, 5);
    let mut code = CodeSection::new();
    for payload in Parser::new(0).parse_all(module.bytes) {
        match payload? {
            Payload::GlobalSection(section) => {
                let mut globals = GlobalSection::new();
                numbers.parse_global_section(&mut globals, section)?;
                globals.global(flag(), &ConstExpr::i32_const(0));
                out.section(&globals);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                numbers.parse_export_section(&mut exports, section)?;
                exports.export(HERE, ExportKind::Global, here);
                exports.export("m", ExportKind::Memory, 0);
                for at in 0..module.tables.len() as u32 {
                    exports.export(&format!("t{at}"), ExportKind::Table, at);
                }
                for at in 0..here {
                    exports.export(&format!("g{at}"), ExportKind::Global, at);
                }
                for (at, &function) in shared.iter().enumerate() {
                    exports.export(&short(at), ExportKind::Func, numbers.function_index(function)?);
                }
                out.section(&exports);
            }
            Payload::StartSection { func, .. } => {
                out.section(&StartSection { function_index: numbers.function_index(func)? });
            }
            Payload::ElementSection(section) => {
                let mut elements = ElementSection::new();
                numbers.parse_element_section(&mut elements, section)?;
                out.section(&elements);
                for &function in &first {
                    let body = module.bodies[body(function)].clone();
                    let mut new = numbers.new_function_with_parsed_locals(&body)?;
                    let mut operators = body.get_operators_reader()?;
                    while !operators.eof() {
                        match operators.read()? {
                            Operator::Call { function_index } if cold.contains(&function_index) => {
                                let ty = module.types[function_index as usize];
                                call_slot(&mut new, ty, ensure, slot_of[&function_index]);
                            }
                            other => {
                                new.instruction(&numbers.instruction(other)?);
                            }
                        }
                    }
                    code.function(&new);
                }
                for &function in &stubs {
                    let ty = module.types[function as usize];
                    let params = module.signature(function).0.len() as u32;
                    code.function(&stub(ty, params, ensure, slot_of[&function]));
                }
                code.function(&ensuring(here, fetch));
                out.section(&code);
            }
            _ => {}
        }
    }
    let later_data = data::later(module, later);
    out.section(&data::joined(module, &|part| !later_data.contains(&part)));

    let mut rest = rest(module, later, &shared, &mut slots, table_end)?;
    rest.section(&data::joined(module, &|part| later_data.contains(&part)));
    Ok(Parts {
        first: out.finish(),
        rest: rest.finish(),
        stubs: stubs.len(),
        regions: called.len(),
        shared: shared.len(),
    })
}

/// The second module, without its data.
fn rest(
    module: &Module,
    later: &BTreeSet<u32>,
    shared: &BTreeSet<u32>,
    slots: &mut [(u32, u32)],
    table_end: u32,
) -> Result<wasm_encoder::Module, Error> {
    let count = shared.len() as u32;
    let mut numbers: BTreeMap<u32, u32> = shared.iter().copied().zip(0..).collect();
    numbers.extend(later.iter().copied().zip(count..));
    let mut numbers = Numbers(numbers);
    let here = module.globals.len() as u32;
    let empty = module.empty_type().unwrap_or(0);

    let mut out = wasm_encoder::Module::new();
    if let Some(types) = module.raw(1) {
        out.section(&types);
    }
    let mut imports = ImportSection::new();
    for (at, &function) in shared.iter().enumerate() {
        imports.import(FIRST, &short(at), EntityType::Function(module.types[function as usize]));
    }
    if let Some(memory) = module.memory {
        imports.import(FIRST, "m", EntityType::Memory(numbers.memory_type(memory)?));
    }
    for (at, ty) in module.tables.iter().enumerate() {
        let mut ty = numbers.table_type(*ty)?;
        if at == 0 {
            ty.minimum = table_end.into();
            ty.maximum = ty.maximum.map(|most| most.max(table_end.into()));
        }
        imports.import(FIRST, &format!("t{at}"), EntityType::Table(ty));
    }
    for (at, ty) in module.globals.iter().enumerate() {
        imports.import(FIRST, &format!("g{at}"), EntityType::Global(numbers.global_type(*ty)?));
    }
    imports.import(FIRST, HERE, EntityType::Global(flag()));
    out.section(&imports);
    let mut functions = FunctionSection::new();
    for &function in later {
        functions.function(module.types[function as usize]);
    }
    functions.function(empty);
    out.section(&functions);
    out.section(&StartSection { function_index: count + later.len() as u32 });
    slots.sort_unstable();
    let mut elements = ElementSection::new();
    for run in slots.chunk_by(|a, b| a.0 + 1 == b.0) {
        let list = run.iter().map(|(_, function)| numbers.function_index(*function));
        let list: Vec<u32> = list.collect::<Result<_, _>>()?;
        elements.active(None, &ConstExpr::i32_const(run[0].0 as i32), Elements::Functions(list.into()));
    }
    out.section(&elements);
    let mut code = CodeSection::new();
    for &function in later {
        let body = module.bodies[(function - module.imported) as usize].clone();
        numbers.parse_function_body(&mut code, body)?;
    }
    let mut arrived = Function::new([]);
    arrived.instruction(&Instruction::I32Const(1));
    arrived.instruction(&Instruction::GlobalSet(here));
    arrived.instruction(&Instruction::End);
    code.function(&arrived);
    out.section(&code);
    Ok(out)
}

fn flag() -> GlobalType {
    GlobalType { val_type: ValType::I32, mutable: true, shared: false }
}

/// Has the rest brought when it is not here.
fn ensuring(here: u32, fetch: u32) -> Function {
    let mut function = Function::new([]);
    function.instruction(&Instruction::GlobalGet(here));
    function.instruction(&Instruction::I32Eqz);
    function.instruction(&Instruction::If(BlockType::Empty));
    function.instruction(&Instruction::Call(fetch));
    function.instruction(&Instruction::End);
    function.instruction(&Instruction::End);
    function
}

/// Calls the function in `slot` with its own arguments.
fn stub(ty: u32, params: u32, ensure: u32, slot: u32) -> Function {
    let mut function = Function::new([]);
    for param in 0..params {
        function.instruction(&Instruction::LocalGet(param));
    }
    call_slot(&mut function, ty, ensure, slot);
    function.instruction(&Instruction::End);
    function
}

/// Calls the function in `slot`, for which `ensure` sees to it that it is there, with what is on the stack.
fn call_slot(function: &mut Function, ty: u32, ensure: u32, slot: u32) {
    function.instruction(&Instruction::Call(ensure));
    function.instruction(&Instruction::I32Const(slot as i32));
    function.instruction(&Instruction::CallIndirect { type_index: ty, table_index: 0 });
}

/// A short name for a number, other than those of memory, tables and globals.
fn short(mut number: usize) -> String {
    const DIGITS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(DIGITS[number % 26]));
        number /= 26;
        if number == 0 {
            return name;
        }
    }
}
