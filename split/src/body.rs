//! A function's body as a list of instructions: where each block ends, the pieces of straight-line code, and what lies on
//! the operand stack before each instruction.

use std::error::Error;
use wasmparser::{
    FuncToValidate, FuncValidatorAllocations, FunctionBody, Operator, OperatorsReader, ValType,
    ValidatorResources,
};

/// The instructions of a body, in order.
pub struct Body<'a> {
    pub ops: Vec<Operator<'a>>,
    /// Where each instruction begins in the module, and where the last one ends.
    pub offsets: Vec<usize>,
    /// Types of the parameters and locals.
    pub locals: Vec<ValType>,
    pub params: usize,
    pub results: Vec<ValType>,
    /// For `block`, `loop`, `if` and `else` the instruction of their `end`.
    pub ends: Vec<usize>,
    /// For an `if` its `else`, if it has one.
    pub elses: Vec<Option<usize>>,
    /// The piece of straight-line code that each instruction belongs to: where its first instruction runs, those after it
    /// run, up to one that goes elsewhere.
    pub pieces: Vec<usize>,
    pub count: usize,
}

/// What a validator knows before an instruction.
#[derive(Clone)]
pub struct Stack {
    /// Types of the operands of the innermost block, the deepest first.
    pub own: Vec<ValType>,
    /// The instruction can not be reached.
    pub dead: bool,
}

impl<'a> Body<'a> {
    /// Reads a body. Types of the signature come from outside.
    pub fn read(
        body: &FunctionBody<'a>,
        params: &[ValType],
        results: &[ValType],
    ) -> Result<Body<'a>, Box<dyn Error>> {
        let mut locals = params.to_vec();
        for group in body.get_locals_reader()? {
            let (count, ty) = group?;
            locals.extend(std::iter::repeat_n(ty, count as usize));
        }
        let (mut ops, mut offsets) = (Vec::new(), Vec::new());
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let (op, offset) = reader.read_with_offset()?;
            ops.push(op);
            offsets.push(offset);
        }
        offsets.push(reader.original_position());
        let mut ends = vec![0; ops.len()];
        let mut elses = vec![None; ops.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, op) in ops.iter().enumerate() {
            match op {
                Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => open.push(at),
                Operator::Else => {
                    if let Some(&start) = open.last() {
                        elses[start] = Some(at);
                    }
                }
                Operator::End => {
                    if let Some(start) = open.pop() {
                        ends[start] = at;
                        if let Some(other) = elses[start] {
                            ends[other] = at;
                        }
                    }
                }
                _ => {}
            }
        }
        let mut pieces = Vec::with_capacity(ops.len());
        let mut count = 1;
        for at in 0..ops.len() {
            let begins = at > 0
                && matches!(
                    ops[at - 1],
                    Operator::Loop { .. }
                        | Operator::If { .. }
                        | Operator::Else
                        | Operator::End
                        | Operator::BrIf { .. }
                );
            count += usize::from(begins);
            pieces.push(count - 1);
        }
        Ok(Body {
            ops,
            offsets,
            locals,
            params: params.len(),
            results: results.to_vec(),
            ends,
            elses,
            pieces,
            count,
        })
    }

    /// The stack before each instruction.
    pub fn stacks(
        &self,
        body: &FunctionBody<'a>,
        checked: FuncToValidate<ValidatorResources>,
    ) -> Result<Vec<Stack>, Box<dyn Error>> {
        let mut validator = checked.into_validator(FuncValidatorAllocations::default());
        let mut reader = body.get_binary_reader();
        validator.read_locals(&mut reader)?;
        let mut reader = OperatorsReader::new(reader);
        let mut stacks = Vec::with_capacity(self.ops.len());
        while !reader.eof() {
            let (op, offset) = reader.read_with_offset()?;
            let (base, dead) = match validator.get_control_frame(0) {
                Some(frame) => (frame.height, frame.unreachable),
                None => (0, true),
            };
            let own = (validator.operand_stack_height() as usize).saturating_sub(base);
            let types = (0..own).rev().map(|depth| validator.get_operand_type(depth).flatten());
            // An operand without a type is only where nothing runs.
            let types: Option<Vec<ValType>> = types.collect();
            stacks.push(Stack { dead: dead || types.is_none(), own: types.unwrap_or_default() });
            validator.op(offset, &op)?;
        }
        Ok(stacks)
    }

    /// Where control may go from an instruction; none for the end of the function.
    pub fn next(&self, at: usize, labels: &[usize]) -> Vec<usize> {
        // `labels`: the instruction that each label's branch goes to, innermost last.
        let label = |depth: u32| labels[labels.len() - 1 - depth as usize];
        match &self.ops[at] {
            Operator::If { .. } => {
                let other = self.elses[at].map_or(self.ends[at], |other| other + 1);
                vec![at + 1, other]
            }
            Operator::Else => vec![self.ends[at]],
            Operator::Br { relative_depth } => vec![label(*relative_depth)],
            Operator::BrIf { relative_depth } => vec![at + 1, label(*relative_depth)],
            Operator::BrTable { targets } => {
                let all = targets.targets().flatten().chain([targets.default()]);
                all.map(label).collect()
            }
            Operator::Return
            | Operator::Unreachable
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. } => Vec::new(),
            _ if at + 1 == self.ops.len() => Vec::new(),
            _ => vec![at + 1],
        }
    }

    /// Calls `visit` for each instruction with where the labels around it lead, innermost last; the function's own is its
    /// last `end`.
    pub fn with_labels(&self, mut visit: impl FnMut(usize, &[usize])) {
        let mut labels = vec![self.ops.len() - 1];
        for (at, op) in self.ops.iter().enumerate() {
            visit(at, &labels);
            match op {
                Operator::Block { .. } | Operator::If { .. } => labels.push(self.ends[at]),
                Operator::Loop { .. } => labels.push(at),
                Operator::End => {
                    labels.pop();
                }
                _ => {}
            }
        }
    }
}
