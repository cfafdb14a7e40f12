//! Package os: standard streams and the end of the program.

use crate::code::op::Reg;
use crate::event::{Addr, Gid, Stream};
use crate::machine::Machine;
use crate::machine::env::{Progress, Sink};
use crate::machine::heap::Data;
use crate::machine::state::lost;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Os {
    Write,
    Read,
    Exit,
    Args,
}

pub fn find(name: &str) -> Option<Os> {
    Some(match name {
        "write" => Os::Write,
        "read" => Os::Read,
        "Exit" => Os::Exit,
        "args" => Os::Args,
        _ => return None,
    })
}

impl Machine {
    pub(super) fn os_native(&mut self, g: Gid, native: Os, at: Reg, sink: &mut dyn Sink) -> Progress {
        match native {
            Os::Write => {
                let arg = |n| self.native_arg(g, at, 0, n);
                let stream = if arg(0) == 2 { Stream::Stderr } else { Stream::Stdout };
                let bytes = self.heap.bytes_at(Addr(arg(1)), arg(2)).into_owned();
                self.write(g, stream, &bytes, sink);
                Progress::Done
            }
            Os::Read => {
                let (to, len) = (self.native_addr(g, at, 1, 0), self.native_arg(g, at, 1, 1));
                let read = self.read_stdin(to, len as usize);
                self.set_reg(g, at, read as u64);
                Progress::Done
            }
            Os::Exit => Progress::ExitProgram(self.native_arg(g, at, 0, 0) as i32),
            Os::Args => self.args(g, at, sink),
        }
    }

    /// Fills the buffer from standard input, at most to the end of a line.
    fn read_stdin(&mut self, to: Addr, len: usize) -> usize {
        let config = self.config.clone();
        let rest = config.stdin.get(self.stdin_at..).unwrap_or_default();
        let line = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
        let n = line.min(len);
        let words: Vec<u64> = rest[..n].iter().map(|&byte| u64::from(byte)).collect();
        if n > 0 && self.heap.store_from(to, &words).is_err() {
            return 0;
        }
        self.stdin_at += n;
        n
    }

    fn args(&mut self, g: Gid, at: Reg, sink: &mut dyn Sink) -> Progress {
        let slice = self.with_env(g, sink, |env| {
            let args = env.config.args.clone();
            let mut words = Vec::new();
            for arg in &args {
                words.extend_from_slice(&env.new_string(arg.as_bytes()));
            }
            let ty = env.program.known.string;
            let addr = env.alloc_object(ty, args.len() as u32, Data::Words(words));
            [addr.0, args.len() as u64, args.len() as u64]
        });
        let Some(slice) = slice else { return lost() };
        for (n, word) in slice.into_iter().enumerate() {
            self.set_reg(g, Reg(at.0 + n as u16), word);
        }
        Progress::Done
    }
}
