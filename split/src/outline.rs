//! Moves the pieces of functions that did not run into functions of their own, so that the rest can bring them. What the
//! module does stays the same: a region gets the operands and the locals that it needs, and gives back those that are
//! needed after it and by which exit it was left.

use crate::body::Body;
use crate::cold::Ran;
use crate::module::Module;
use crate::region::{Exit, Region, To, regions};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::Range;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    BlockType, CodeSection, Function, FunctionSection, Instruction, NameMap, NameSection, TypeSection,
    ValType,
};
use wasmparser::{Operator, Parser, Payload, ValidPayload, Validator, WasmFeatures};

/// A module with its cold regions as functions.
pub struct Outlined {
    pub bytes: Vec<u8>,
    /// The new functions.
    pub cold: Range<u32>,
}

/// New function types behind those of the module.
struct Types {
    known: BTreeMap<(Vec<wasmparser::ValType>, Vec<wasmparser::ValType>), u32>,
    new: Vec<(Vec<wasmparser::ValType>, Vec<wasmparser::ValType>)>,
    old: u32,
}

impl Types {
    fn of(module: &Module) -> Types {
        let mut known = BTreeMap::new();
        for (at, ty) in module.signatures.iter().enumerate() {
            if let Some(ty) = ty {
                known.entry((ty.params().to_vec(), ty.results().to_vec())).or_insert(at as u32);
            }
        }
        Types { known, new: Vec::new(), old: module.signatures.len() as u32 }
    }

    fn number(&mut self, params: Vec<wasmparser::ValType>, results: Vec<wasmparser::ValType>) -> u32 {
        let next = self.old + self.new.len() as u32;
        *self.known.entry((params, results)).or_insert_with_key(|(params, results)| {
            self.new.push((params.clone(), results.clone()));
            next
        })
    }
}

/// A region as a function.
struct Moved {
    ty: u32,
    code: Function,
    name: String,
}

/// Bytes that a region must save to be worth a function.
const LEAST: usize = 16;

/// Moves what `ran` does not know to have run of the functions that it knows, where that saves at least `least` bytes.
pub fn outline(
    module: &Module,
    ran: &dyn Fn(u32, &Body) -> Option<Vec<bool>>,
    least: usize,
) -> Result<Outlined, Box<dyn Error>> {
    let mut same = RoundtripReencoder;
    let mut types = Types::of(module);
    let mut hosts: Vec<Function> = Vec::new();
    let mut moved: Vec<Moved> = Vec::new();
    let end = module.own().end;
    let mut validator = Validator::new_with_features(WasmFeatures::all());
    for payload in Parser::new(0).parse_all(module.bytes) {
        let ValidPayload::Func(checked, parsed) = validator.payload(&payload?)? else { continue };
        let function = checked.index;
        let body = module.body(function)?;
        let found = match ran(function, &body) {
            Some(ran) => {
                let stacks = body.stacks(&parsed, checked)?;
                let signature = |ty: u32| match &module.signatures[ty as usize] {
                    Some(ty) => (ty.params().to_vec(), ty.results().to_vec()),
                    None => (Vec::new(), Vec::new()),
                };
                regions(&body, &stacks, &ran, &signature, least)
            }
            None => Vec::new(),
        };
        let mut host = Host::new(&body)?;
        let mut at = 0;
        for region in &found {
            host.copy(at..region.from)?;
            host.call(region, end + moved.len() as u32)?;
            let name = format!("{}::{{cold#{}}}", module.name(function), region.from);
            moved.push(function_of(&body, region, &mut types, name)?);
            at = region.end;
        }
        host.copy(at..body.ops.len())?;
        hosts.push(host.finish());
    }

    let mut out = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(module.bytes) {
        match payload? {
            Payload::TypeSection(section) => {
                let mut list = TypeSection::new();
                same.parse_type_section(&mut list, section)?;
                for (params, results) in &types.new {
                    list.ty().function(values(params)?, values(results)?);
                }
                out.section(&list);
            }
            Payload::FunctionSection(section) => {
                let mut list = FunctionSection::new();
                same.parse_function_section(&mut list, section)?;
                moved.iter().for_each(|function| {
                    list.function(function.ty);
                });
                out.section(&list);
            }
            Payload::CodeSectionStart { .. } => {
                let mut code = CodeSection::new();
                for function in hosts.iter().chain(moved.iter().map(|function| &function.code)) {
                    code.function(function);
                }
                out.section(&code);
            }
            Payload::CustomSection(_) => {}
            other => {
                if let Some((id, _)) = other.as_section()
                    && let Some(raw) = module.raw(id)
                {
                    out.section(&raw);
                }
            }
        }
    }
    let mut names = NameMap::new();
    module.names.iter().for_each(|(function, name)| names.append(*function, name));
    for (at, function) in moved.iter().enumerate() {
        names.append(end + at as u32, &function.name);
    }
    let mut section = NameSection::new();
    section.functions(&names);
    out.section(&section);
    Ok(Outlined { bytes: out.finish(), cold: end..end + moved.len() as u32 })
}

/// Moves what did not run by a list.
pub fn by_list(module: &Module, ran: &Ran) -> Result<Outlined, Box<dyn Error>> {
    outline(module, &|function, body| ran.pieces(module, function, body), LEAST)
}

fn values(types: &[wasmparser::ValType]) -> Result<Vec<ValType>, Box<dyn Error>> {
    types.iter().map(|ty| Ok(RoundtripReencoder.val_type(*ty)?)).collect()
}

/// A function that its regions are taken from.
struct Host<'b, 'a> {
    body: &'b Body<'a>,
    /// Types of the locals behind the parameters; new ones come last.
    locals: Vec<ValType>,
    code: Vec<Instruction<'a>>,
    /// New locals: for the number of an exit, and for values by their type.
    exit: Option<u32>,
    held: Vec<(ValType, u32)>,
}

impl<'b, 'a> Host<'b, 'a> {
    fn new(body: &'b Body<'a>) -> Result<Host<'b, 'a>, Box<dyn Error>> {
        let locals = values(&body.locals[body.params..])?;
        Ok(Host { body, locals, code: Vec::new(), exit: None, held: Vec::new() })
    }

    fn copy(&mut self, part: Range<usize>) -> Result<(), Box<dyn Error>> {
        for op in &self.body.ops[part] {
            self.code.push(RoundtripReencoder.instruction(op.clone())?);
        }
        Ok(())
    }

    fn local(&mut self, ty: ValType) -> u32 {
        self.locals.push(ty);
        (self.body.params + self.locals.len() - 1) as u32
    }

    /// Calls the region's function in its place and goes on where it was left to.
    fn call(&mut self, region: &Region, function: u32) -> Result<(), Box<dyn Error>> {
        self.code.extend(region.takes.iter().map(|&local| Instruction::LocalGet(local)));
        self.code.push(Instruction::Call(function));
        self.code.extend(region.gives.iter().rev().map(|&local| Instruction::LocalSet(local)));
        let [first, others @ ..] = region.exits.as_slice() else {
            self.code.push(Instruction::Unreachable);
            return Ok(());
        };
        let mut held = None;
        if !others.is_empty() {
            if let Some(ty) = region.value() {
                let ty = RoundtripReencoder.val_type(ty)?;
                let local = match self.held.iter().find(|(of, _)| *of == ty) {
                    Some((_, local)) => *local,
                    None => {
                        let local = self.local(ty);
                        self.held.push((ty, local));
                        local
                    }
                };
                self.code.push(Instruction::LocalSet(local));
                held = Some(local);
            }
            // One other exit is told by a number other than 0; which of several, by the number.
            let exit = match others.len() {
                1 => None,
                _ => Some(self.exit.unwrap_or_else(|| self.local(ValType::I32))),
            };
            if let Some(exit) = exit {
                self.exit = Some(exit);
                self.code.push(Instruction::LocalSet(exit));
            }
            for (number, other) in (1..).zip(others) {
                if let Some(exit) = exit {
                    self.code.extend([
                        Instruction::LocalGet(exit),
                        Instruction::I32Const(number),
                        Instruction::I32Eq,
                    ]);
                }
                let To::Label(label) = other.to else { return Err("the end is no later exit".into()) };
                match (other.value, held) {
                    (Some(_), Some(held)) => self.code.extend([
                        Instruction::If(BlockType::Empty),
                        Instruction::LocalGet(held),
                        Instruction::Br(label + 1),
                        Instruction::End,
                    ]),
                    _ => self.code.push(Instruction::BrIf(label)),
                }
            }
        }
        if let (Some(_), Some(held)) = (first.value, held) {
            self.code.push(Instruction::LocalGet(held));
        }
        if let To::Label(label) = first.to {
            self.code.push(Instruction::Br(label));
        }
        Ok(())
    }

    fn finish(self) -> Function {
        let mut function = Function::new_with_locals_types(self.locals);
        self.code.iter().for_each(|instruction| {
            function.instruction(instruction);
        });
        function
    }
}

/// The region as a function: its parameters are the operands and the locals that it takes; its results are the number of
/// the exit, if there are several, the value that goes along, if any, and the locals that it gives back.
fn function_of(
    body: &Body,
    region: &Region,
    types: &mut Types,
    name: String,
) -> Result<Moved, Box<dyn Error>> {
    let operands = region.operands.len() as u32;
    let mut params = region.operands.clone();
    let mut number: BTreeMap<u32, u32> = BTreeMap::new();
    for &local in &region.takes {
        number.insert(local, params.len() as u32);
        params.push(body.locals[local as usize]);
    }
    let mut locals: Vec<wasmparser::ValType> = Vec::new();
    let touched: BTreeSet<u32> = body.ops[region.from..region.end].iter().filter_map(touched).collect();
    for local in touched {
        number.entry(local).or_insert_with(|| {
            locals.push(body.locals[local as usize]);
            (params.len() + locals.len() - 1) as u32
        });
    }
    let value = region.value();
    let held = (params.len() + locals.len()) as u32;
    locals.extend(value);
    let several = region.exits.len() > 1;
    let mut results = Vec::new();
    results.extend(several.then_some(wasmparser::ValType::I32));
    results.extend(value);
    results.extend(region.gives.iter().map(|&local| body.locals[local as usize]));

    let mut code: Vec<Instruction> = Vec::new();
    for exit in region.exits.iter().rev() {
        code.push(Instruction::Block(match exit.value {
            Some(ty) => BlockType::Result(RoundtripReencoder.val_type(ty)?),
            None => BlockType::Empty,
        }));
    }
    code.extend((0..operands).map(Instruction::LocalGet));
    copy(body, region, &number, &mut code)?;
    for (at, exit) in region.exits.iter().enumerate() {
        let last = at + 1 == region.exits.len();
        code.push(Instruction::End);
        leave(exit, several.then_some(at as i32), value.map(|_| held), &mut code);
        code.extend(region.gives.iter().map(|local| Instruction::LocalGet(number[local])));
        if !last {
            code.push(Instruction::Return);
        }
    }
    code.push(Instruction::End);
    let mut function = Function::new_with_locals_types(values(&locals)?);
    code.iter().for_each(|instruction| {
        function.instruction(instruction);
    });
    Ok(Moved { ty: types.number(params, results), code: function, name })
}

/// The exit's number and value as results.
fn leave(exit: &Exit, number: Option<i32>, held: Option<u32>, code: &mut Vec<Instruction>) {
    let Some(held) = held else {
        code.extend(number.map(Instruction::I32Const));
        return;
    };
    match (exit.value, number) {
        (Some(_), None) => {}
        (Some(_), Some(number)) => code.extend([
            Instruction::LocalSet(held),
            Instruction::I32Const(number),
            Instruction::LocalGet(held),
        ]),
        // What the local holds then is not read.
        (None, number) => {
            code.extend(number.map(Instruction::I32Const));
            code.push(Instruction::LocalGet(held));
        }
    }
}

/// The region's instructions with the function's numbers for locals; branches out go to the block of their exit.
fn copy<'a>(
    body: &Body<'a>,
    region: &Region,
    number: &BTreeMap<u32, u32>,
    code: &mut Vec<Instruction<'a>>,
) -> Result<(), Box<dyn Error>> {
    let mut depth = 0u32;
    let function = region.labels.iter().map(|(label, _)| *label).max().unwrap_or(0);
    for op in &body.ops[region.from..region.end] {
        let label = |label: u32| match label.checked_sub(depth) {
            Some(outside) => depth + region.exit_of(outside) as u32,
            None => label,
        };
        let new = match op {
            Operator::LocalGet { local_index } => Instruction::LocalGet(number[local_index]),
            Operator::LocalSet { local_index } => Instruction::LocalSet(number[local_index]),
            Operator::LocalTee { local_index } => Instruction::LocalTee(number[local_index]),
            Operator::Br { relative_depth } => Instruction::Br(label(*relative_depth)),
            Operator::BrIf { relative_depth } => Instruction::BrIf(label(*relative_depth)),
            Operator::BrTable { targets } => {
                let list: Result<Vec<u32>, _> = targets.targets().map(|target| target.map(label)).collect();
                Instruction::BrTable(list?.into(), label(targets.default()))
            }
            // The function's label is the outermost of those that the region leaves by.
            Operator::Return => Instruction::Br(label(depth + function)),
            other => RoundtripReencoder.instruction(other.clone())?,
        };
        match op {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => depth += 1,
            Operator::End => depth -= 1,
            _ => {}
        }
        code.push(new);
    }
    Ok(())
}

fn touched(op: &Operator) -> Option<u32> {
    match op {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(*local_index),
        _ => None,
    }
}
