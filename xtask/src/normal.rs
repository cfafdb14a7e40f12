//! The normal form of what a program prints when it dies, in which real Go and the lab are compared: goroutines
//! numbered as they appear, arguments and offsets gone, places by their file's name. Used by the recorder and, as it
//! is, by `tests/cases.rs`.

use std::fmt::Write;

/// Names of the functions `c_NAME` that a program with `// record: each` is run for, one at a time.
pub fn cases(source: &str) -> Vec<&str> {
    let names = source.lines().filter_map(|line| line.strip_prefix("func c_")?.split_once('('));
    names.map(|(name, _)| name).collect()
}

/// Standard error with its tracebacks in normal form.
pub fn tracebacks(stderr: &str) -> String {
    let mut ids: Vec<String> = Vec::new();
    let mut out = String::new();
    let overflowed = stderr.contains("fatal error: stack overflow\n");
    for block in stderr.split("\n\n") {
        let block = block.strip_suffix('\n').unwrap_or(block);
        let is_goroutine = block.lines().next().is_some_and(|line| line.starts_with("goroutine "));
        // A throw lists the runtime's own goroutines, whose states depend on the moment.
        if is_goroutine && block.contains("\ncreated by runtime.") || block.starts_with("runtime stack:") {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        for line in block.lines() {
            // How many frames a stack can hold depends on their sizes.
            if overflowed && line.ends_with(" frames elided...") {
                out.push_str("...N frames elided...\n");
                continue;
            }
            let line = if is_goroutine { frame(line, &mut ids) } else { without_addresses(line) };
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

fn number(id: &str, ids: &mut Vec<String>) -> usize {
    match ids.iter().position(|known| known == id) {
        Some(at) => at + 1,
        None => {
            ids.push(id.to_owned());
            ids.len()
        }
    }
}

fn frame(line: &str, ids: &mut Vec<String>) -> String {
    if let Some(rest) = line.strip_prefix("goroutine ") {
        let (id, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let state = rest.find('[').map_or("", |at| &rest[at..]);
        return format!("goroutine {} {state}", number(id, ids));
    }
    if let Some(rest) = line.strip_prefix("created by ") {
        return match rest.split_once(" in goroutine ") {
            Some((func, id)) => format!("created by {func} in goroutine {}", number(id, ids)),
            None => line.to_owned(),
        };
    }
    if let Some(place) = line.strip_prefix('\t') {
        let place = place.split(" +0x").next().unwrap_or(place);
        let place = place.split(" fp=0x").next().unwrap_or(place);
        let short = match place.rfind("/src/") {
            Some(at) => format!("GOROOT{}", &place[at + 4..]),
            None => place.rsplit('/').next().unwrap_or(place).to_owned(),
        };
        return format!("\t{short}");
    }
    match arguments(line) {
        Some(at) => format!("{}(…)", &line[..at]),
        None => line.to_owned(),
    }
}

/// Where a frame's argument list begins.
fn arguments(line: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in line.bytes().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' if depth == 1 => return Some(at),
            b'(' => depth -= 1,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Addresses that differ from run to run; the small ones of memory faults stay.
fn without_addresses(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("0x") {
        let (head, tail) = rest.split_at(at + 2);
        let digits = tail.bytes().take_while(u8::is_ascii_hexdigit).count();
        out.push_str(head);
        out.push_str(if digits > 4 { "…" } else { &tail[..digits] });
        rest = &tail[digits..];
    }
    out.push_str(rest);
    out
}
