//! The last pass over printed text: cells that end in a tab are aligned in columns (the behaviour of text/tabwriter
//! with tabs for indentation, blanks for padding and empty columns discarded), then blanks at line ends are dropped.

/// Brackets text that is not looked into.
pub(super) const ESCAPE: u8 = 0xff;
/// Blanks between a column and the next.
const PADDING: usize = 1;
/// What a tab of indentation counts.
const TAB_WIDTH: usize = 8;

#[derive(Clone, Copy, Default)]
struct Cell {
    size: usize,
    width: usize,
    /// Ended by a tab that may not be discarded.
    hard: bool,
}

struct Writer {
    out: Vec<u8>,
    text: Vec<u8>,
    /// Up to where in `text` the current cell's width was counted.
    counted: usize,
    cell: Cell,
    lines: Vec<Vec<Cell>>,
    widths: Vec<usize>,
}

/// Aligns the columns of printed text.
pub(super) fn align(input: &[u8]) -> Vec<u8> {
    let mut writer = Writer {
        out: Vec::with_capacity(input.len()),
        text: Vec::new(),
        counted: 0,
        cell: Cell::default(),
        lines: vec![Vec::new()],
        widths: Vec::new(),
    };
    let mut escaped = false;
    for &byte in input {
        if escaped || byte == ESCAPE {
            writer.push(byte);
            if byte == ESCAPE {
                if escaped {
                    writer.count();
                    writer.cell.width -= 2;
                } else {
                    // Counted with the bracketed text.
                    writer.count_before(1);
                }
                escaped = !escaped;
            }
            continue;
        }
        match byte {
            b'\t' | 0x0b | b'\n' | 0x0c => {
                writer.count();
                let cells = writer.end_cell(byte == b'\t');
                if byte == b'\n' || byte == 0x0c {
                    writer.lines.push(Vec::new());
                    if byte == 0x0c || cells == 1 {
                        writer.flush();
                    }
                }
            }
            _ => writer.push(byte),
        }
    }
    writer.count();
    writer.flush();
    writer.out
}

/// Characters in a piece of UTF-8, where other bytes count one each.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !(0x80..0xc0).contains(*byte)).count()
}

impl Writer {
    fn push(&mut self, byte: u8) {
        self.text.push(byte);
        self.cell.size += 1;
    }

    fn count(&mut self) {
        self.count_before(0);
    }

    /// Counts up to `left` bytes before the end.
    fn count_before(&mut self, left: usize) {
        let end = self.text.len() - left;
        self.cell.width += characters(&self.text[self.counted..end]);
        self.counted = end;
    }

    fn end_cell(&mut self, hard: bool) -> usize {
        self.cell.hard = hard;
        let cell = std::mem::take(&mut self.cell);
        let Some(line) = self.lines.last_mut() else { return 0 };
        line.push(cell);
        line.len()
    }

    fn flush(&mut self) {
        if self.cell.size > 0 {
            self.end_cell(false);
        }
        self.block(0, 0, self.lines.len());
        self.text.clear();
        self.counted = 0;
        self.cell = Cell::default();
        self.lines = vec![Vec::new()];
    }

    /// Writes lines `from..to`, whose text starts at `at`: blocks of lines that have one column more than those around
    /// are given that column's width and written as a block of their own.
    fn block(&mut self, mut at: usize, mut from: usize, to: usize) -> usize {
        let column = self.widths.len();
        let has = |writer: &Self, line: usize| column + 1 < writer.lines[line].len();
        let mut this = from;
        while this < to {
            if !has(self, this) {
                this += 1;
                continue;
            }
            at = self.write(at, from, this);
            from = this;
            let mut width = 0;
            let mut discardable = true;
            while this < to && has(self, this) {
                let cell = self.lines[this][column];
                width = width.max(cell.width + PADDING);
                discardable &= cell.width == 0 && !cell.hard;
                this += 1;
            }
            self.widths.push(if discardable { 0 } else { width });
            at = self.block(at, from, this);
            self.widths.pop();
            from = this;
        }
        self.write(at, from, to)
    }

    fn write(&mut self, mut at: usize, from: usize, to: usize) -> usize {
        for index in from..to {
            let mut leading = true;
            for (column, cell) in self.lines[index].iter().enumerate() {
                leading &= cell.size == 0;
                self.out.extend_from_slice(&self.text[at..at + cell.size]);
                at += cell.size;
                let Some(&width) = self.widths.get(column) else { continue };
                if leading {
                    self.out.extend(std::iter::repeat_n(b'\t', width.div_ceil(TAB_WIDTH)));
                } else {
                    self.out.extend(std::iter::repeat_n(b' ', width.saturating_sub(cell.width)));
                }
            }
            if index + 1 < self.lines.len() {
                self.out.push(b'\n');
            }
        }
        at
    }
}

/// Text without its escapes, blanks at line ends and the printer's other line ends and tabs.
pub(super) fn trim(input: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(input.len());
    let mut blanks = Vec::new();
    let mut escaped = false;
    for &byte in input {
        match byte {
            ESCAPE => {
                out.append(&mut blanks);
                escaped = !escaped;
            }
            _ if escaped => out.push(byte),
            b'\n' | 0x0c => {
                blanks.clear();
                out.push(b'\n');
            }
            b'\t' | 0x0b => blanks.push(b'\t'),
            b' ' => blanks.push(b' '),
            _ => {
                out.append(&mut blanks);
                out.push(byte);
            }
        }
    }
    out
}
