//! For recording the lists: a module that notes which pieces of its functions have run, and what the notes say.

use crate::cold::numbering;
use crate::module::Module;
use std::collections::BTreeSet;
use std::error::Error;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CodeSection, ExportKind, ExportSection, Instruction, MemArg, MemorySection, MemoryType};
use wasmparser::{Parser, Payload};

/// The same module, in which every piece of straight-line code sets a byte of a second memory, exported as `ran`, at its
/// number.
pub fn noting(module: &Module) -> Result<Vec<u8>, Box<dyn Error>> {
    let (_, pieces) = numbering(module)?;
    let mut same = RoundtripReencoder;
    let mut out = wasm_encoder::Module::new();
    let mut code = CodeSection::new();
    let mut piece = 0;
    let mut function = module.imported;
    let count = module.bodies.len();
    for payload in Parser::new(0).parse_all(module.bytes) {
        match payload? {
            Payload::MemorySection(section) => {
                let mut memories = MemorySection::new();
                same.parse_memory_section(&mut memories, section)?;
                let pages = 1 + pieces as u64 / 65_536;
                memories.memory(MemoryType {
                    minimum: pages,
                    maximum: None,
                    memory64: false,
                    shared: false,
                    page_size_log2: None,
                });
                out.section(&memories);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                same.parse_export_section(&mut exports, section)?;
                exports.export("ran", ExportKind::Memory, 1);
                out.section(&exports);
            }
            Payload::CodeSectionEntry(body) => {
                let mut new = same.new_function_with_parsed_locals(&body)?;
                let instructions = module.body(function)?;
                for (at, op) in instructions.ops.into_iter().enumerate() {
                    if at == 0 || instructions.pieces[at] != instructions.pieces[at - 1] {
                        new.instruction(&Instruction::I32Const(piece));
                        new.instruction(&Instruction::I32Const(1));
                        new.instruction(&Instruction::I32Store8(MemArg {
                            offset: 0,
                            align: 0,
                            memory_index: 1,
                        }));
                        piece += 1;
                    }
                    new.instruction(&same.instruction(op)?);
                }
                code.function(&new);
                function += 1;
                if code.len() as usize == count {
                    out.section(&code);
                }
            }
            other => {
                if let Some((id, _)) = other.as_section()
                    && id != 0
                    && id != 10
                    && let Some(raw) = module.raw(id)
                {
                    out.section(&raw);
                }
            }
        }
    }
    Ok(out.finish())
}

/// What the notes say: how much ran, and what of it is on the list.
pub fn told(module: &Module, later: &BTreeSet<u32>, ran: &dyn Fn(u32) -> bool) -> String {
    let sum = |wanted: &dyn Fn(u32) -> bool| -> usize {
        module.own().filter(|&function| wanted(function)).map(|function| module.size(function)).sum()
    };
    let mut out = format!(
        "{} bytes of code ran, {} did not; the first part has {}, of which {} did not run\n",
        sum(&|function| ran(function)),
        sum(&|function| !ran(function)),
        sum(&|function| !later.contains(&function)),
        sum(&|function| !later.contains(&function) && !ran(function)),
    );
    for function in later.iter().filter(|function| ran(**function)) {
        out.push_str(&format!(
            "on the list, but ran: {} ({} bytes)\n",
            module.name(*function),
            module.size(*function)
        ));
    }
    out
}
