//! A Wasm module as the splitter sees it: sections as they are written, function bodies, who refers to whom, and the
//! functions' names.

use crate::body::Body;
use std::collections::BTreeMap;
use std::error::Error;
use std::ops::Range;
use wasmparser::{
    CompositeInnerType, DataKind, ElementItems, ElementKind, ExternalKind, FuncType, FunctionBody,
    KnownCustom, Name, Operator, Parser, Payload, TableType, TypeRef, ValType,
};

/// A module that was read. Functions are numbered as in the module: imported ones first.
pub struct Module<'a> {
    pub bytes: &'a [u8],
    /// Where the sections that are copied lie in `bytes`, by the section's number.
    pub sections: BTreeMap<u8, Range<usize>>,
    /// The types; none for what is no function type.
    pub signatures: Vec<Option<FuncType>>,
    pub imported: u32,
    /// Names of the imported functions.
    pub import_names: Vec<String>,
    /// Type of each function.
    pub types: Vec<u32>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub tables: Vec<TableType>,
    pub memory: Option<wasmparser::MemoryType>,
    pub globals: Vec<wasmparser::GlobalType>,
    /// Functions that are exported or started with.
    pub roots: Vec<u32>,
    /// Functions in the first table: slot and function.
    pub slots: Vec<(u32, u32)>,
    /// Functions that a body names, sorted, for each of `bodies`.
    pub calls: Vec<Vec<u32>>,
    /// Numbers that a body holds, in constants and as offsets of memory accesses, for each of `bodies`: one of them may be
    /// an address. Numbers of 64 bits are taken by halves.
    pub numbers: Vec<Vec<u32>>,
    /// The same in what globals begin with.
    pub global_numbers: Vec<u32>,
    /// Parts of the memory that are filled at the start, in order of address: address and bytes.
    pub data: Vec<(u32, &'a [u8])>,
    /// Without hashes.
    pub names: BTreeMap<u32, String>,
}

impl<'a> Module<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Module<'a>, Box<dyn Error>> {
        let mut module = Module {
            bytes,
            sections: BTreeMap::new(),
            signatures: Vec::new(),
            imported: 0,
            import_names: Vec::new(),
            types: Vec::new(),
            bodies: Vec::new(),
            tables: Vec::new(),
            memory: None,
            globals: Vec::new(),
            roots: Vec::new(),
            slots: Vec::new(),
            calls: Vec::new(),
            numbers: Vec::new(),
            global_numbers: Vec::new(),
            data: Vec::new(),
            names: BTreeMap::new(),
        };
        for payload in Parser::new(0).parse_all(bytes) {
            module.section(payload?)?;
        }
        for body in &module.bodies {
            let mut called = Vec::new();
            let mut numbers = Vec::new();
            for operator in body.get_operators_reader()? {
                let operator = operator?;
                numbers.extend(offset(&operator));
                match operator {
                    Operator::I32Const { value } => numbers.push(value as u32),
                    Operator::I64Const { value } => numbers.extend([value as u32, (value >> 32) as u32]),
                    Operator::Call { function_index }
                    | Operator::ReturnCall { function_index }
                    | Operator::RefFunc { function_index } => called.push(function_index),
                    _ => {}
                }
            }
            called.sort_unstable();
            called.dedup();
            module.calls.push(called);
            numbers.sort_unstable();
            numbers.dedup();
            module.numbers.push(numbers);
        }
        Ok(module)
    }

    fn section(&mut self, payload: Payload<'a>) -> Result<(), Box<dyn Error>> {
        if let Some((id, range)) = payload.as_section() {
            self.sections.insert(id, range);
        }
        match payload {
            Payload::TypeSection(types) => {
                for group in types {
                    for ty in group?.types() {
                        self.signatures.push(match &ty.composite_type.inner {
                            CompositeInnerType::Func(func) => Some(func.clone()),
                            _ => None,
                        });
                    }
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    match import.ty {
                        TypeRef::Func(ty) => {
                            self.types.push(ty);
                            self.import_names.push(import.name.to_owned());
                            self.imported += 1;
                        }
                        other => {
                            return Err(format!("an import is no function: {other:?}").into());
                        }
                    }
                }
            }
            Payload::FunctionSection(functions) => {
                for ty in functions {
                    self.types.push(ty?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memory = Some(memory?);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    let global = global?;
                    self.globals.push(global.ty);
                    if let Operator::I32Const { value } = global.init_expr.get_operators_reader().read()? {
                        self.global_numbers.push(value as u32);
                    }
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.roots.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.roots.push(func),
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element?;
                    let ElementKind::Active { table_index: None | Some(0), offset_expr } = element.kind
                    else {
                        continue;
                    };
                    let mut offset = 0;
                    if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
                        offset = value as u32;
                    }
                    if let ElementItems::Functions(functions) = element.items {
                        for (at, function) in functions.into_iter().enumerate() {
                            self.slots.push((offset + at as u32, function?));
                        }
                    }
                }
            }
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment?;
                    let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
                        return Err("a part of the data is not filled in at the start".into());
                    };
                    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                        return Err("a part of the data has no fixed address".into());
                    };
                    self.data.push((value as u32, segment.data));
                }
                self.data.sort_by_key(|(address, _)| *address);
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(list) = name? {
                            for naming in list {
                                let naming = naming?;
                                self.names.insert(naming.index, plain(naming.name));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The function's name, or its number.
    pub fn name(&self, function: u32) -> String {
        self.names.get(&function).cloned().unwrap_or_else(|| format!("#{function}"))
    }

    /// Types of a function's parameters and results.
    pub fn signature(&self, function: u32) -> (&[ValType], &[ValType]) {
        let ty = self.types.get(function as usize).and_then(|&ty| self.signatures[ty as usize].as_ref());
        ty.map_or((&[], &[]), |ty| (ty.params(), ty.results()))
    }

    /// The type without parameters and results.
    pub fn empty_type(&self) -> Option<u32> {
        let empty = |ty: &Option<FuncType>| {
            ty.as_ref().is_some_and(|ty| ty.params().is_empty() && ty.results().is_empty())
        };
        self.signatures.iter().position(empty).map(|at| at as u32)
    }

    /// A function's instructions.
    pub fn body(&self, function: u32) -> Result<Body<'a>, Box<dyn Error>> {
        let (params, results) = self.signature(function);
        Body::read(&self.bodies[(function - self.imported) as usize], params, results)
    }

    /// The functions with a body.
    pub fn own(&self) -> std::ops::Range<u32> {
        self.imported..self.imported + self.bodies.len() as u32
    }

    /// Bytes of a function's body; none for an imported one.
    pub fn size(&self, function: u32) -> usize {
        let body = function.checked_sub(self.imported).and_then(|at| self.bodies.get(at as usize));
        body.map_or(0, |body| body.range().len())
    }

    /// A section as it is written.
    pub fn raw(&self, id: u8) -> Option<wasm_encoder::RawSection<'a>> {
        let range = self.sections.get(&id)?.clone();
        Some(wasm_encoder::RawSection { id, data: &self.bytes[range] })
    }
}

/// The offset of a memory access.
fn offset(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::I32Load { memarg }
        | Operator::I64Load { memarg }
        | Operator::F32Load { memarg }
        | Operator::F64Load { memarg }
        | Operator::I32Load8S { memarg }
        | Operator::I32Load8U { memarg }
        | Operator::I32Load16S { memarg }
        | Operator::I32Load16U { memarg }
        | Operator::I64Load8S { memarg }
        | Operator::I64Load8U { memarg }
        | Operator::I64Load16S { memarg }
        | Operator::I64Load16U { memarg }
        | Operator::I64Load32S { memarg }
        | Operator::I64Load32U { memarg }
        | Operator::I32Store { memarg }
        | Operator::I64Store { memarg }
        | Operator::F32Store { memarg }
        | Operator::F64Store { memarg }
        | Operator::I32Store8 { memarg }
        | Operator::I32Store16 { memarg }
        | Operator::I64Store8 { memarg }
        | Operator::I64Store16 { memarg }
        | Operator::I64Store32 { memarg } => Some(memarg.offset as u32),
        _ => None,
    }
}

/// A Rust name without the crates' hashes (`core[c5930c85a12de822]::fmt`).
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_at_checked(17) {
            Some((hash, rest))
                if hash.ends_with(']') && hash[..16].bytes().all(|b| b.is_ascii_hexdigit()) =>
            {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}
