//! The normal form of what a program prints when it dies, in which real Go and the lab are compared: goroutines
//! numbered as they appear, arguments and offsets gone, places by their file's name. An inlined frame of the
//! program's own file (no arguments, no offset) is said to be so. Used by the recorder and, as it
//! is, by `tests/cases.rs`.

use std::fmt::Write;

/// Names of the functions `c_NAME` that a program with `// record: each` is run for, one at a time.
pub fn cases(source: &str) -> Vec<&str> {
    let names = source.lines().filter_map(|line| line.strip_prefix("func c_")?.split_once('('));
    names.map(|(name, _)| name).collect()
}

/// The runs of such a program: for every case one, or one under each level of GOTRACEBACK that `// record: levels A B`
/// names. A run's title, its case and its level.
pub fn runs(source: &str) -> Vec<(String, &str, Option<&str>)> {
    let levels = source.lines().find_map(|line| line.strip_prefix("// record: levels "));
    let levels: Vec<&str> = levels.unwrap_or_default().split_whitespace().collect();
    let mut runs = Vec::new();
    for case in cases(source) {
        if levels.is_empty() {
            runs.push((case.to_owned(), case, None));
        }
        runs.extend(levels.iter().map(|level| (format!("{case} {level}"), case, Some(*level))));
    }
    runs
}

/// Before a goroutine's number, at a Cond that is used across bubbles.
const WAKE: &str = "semaphore wake of synctest goroutine ";

/// Above the words of a stack, which no two runs share.
const DUMP: &str = "7 6 5 4  3 2 1 0   f e d c  b a 9 8  0123456789abcdef";

/// Standard error with its tracebacks in normal form.
pub fn tracebacks(stderr: &str) -> String {
    let mut ids: Vec<String> = Vec::new();
    let mut out = String::new();
    let overflowed = stderr.contains("fatal error: stack overflow\n");
    let map_fault = stderr.contains("fatal error: concurrent map ");
    let (mut said, mut goroutines) = (false, 0);
    for block in stderr.split("\n\n") {
        let block = block.strip_suffix('\n').unwrap_or(block);
        let is_goroutine = block.lines().next().is_some_and(|line| line.starts_with("goroutine "));
        // A throw lists the runtime's own goroutines, whose states depend on the moment.
        if is_goroutine && block.contains("\ncreated by runtime.") {
            continue;
        }
        let header = block.lines().next().unwrap_or_default();
        // The registers, after a signal.
        if header.starts_with("rax    0x") {
            continue;
        }
        let is_system_stack = header == "runtime stack:";
        let is_stack = is_goroutine || is_system_stack;
        goroutines += u32::from(is_goroutine);
        // Those that ran elsewhere at a map's fault were stopped wherever they were, or died of it at the same time.
        if map_fault && goroutines > 1 && (header.ends_with("[running]:") || header.ends_with("[runnable]:"))
        {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        let mut above = "";
        let dumps = block.contains(DUMP);
        for line in block.lines() {
            // Which thread finds nothing to run differs.
            if is_system_stack && line.starts_with("runtime.mput(") || line.starts_with("runtime.sysmon(") {
                break;
            }
            if dumps && (line.starts_with("      ") || line.get(16..18) == Some(": ")) {
                continue;
            }
            if map_fault && line.starts_with("fatal error: ") && std::mem::replace(&mut said, true) {
                continue;
            }
            // How many frames a stack can hold depends on their sizes.
            if overflowed && line.ends_with(" frames elided...") {
                out.push_str("...N frames elided...\n");
                continue;
            }
            let is_inlined = above.ends_with("(...)") && !line.contains(" +0x");
            above = line;
            let line = match line.strip_prefix(WAKE).and_then(|rest| rest.split_once(' ')) {
                _ if is_stack => frame(line, is_inlined, &mut ids),
                Some((id, rest)) => format!("{WAKE}{} {rest}", number(id, &mut ids)),
                None => without_addresses(&without_use(&numbered(line, &mut ids))),
            };
            let _ = writeln!(out, "{}", if map_fault { either_check(&line) } else { line });
        }
    }
    out
}

/// The goroutine that a dump of its stack is of.
fn numbered(line: &str, ids: &mut Vec<String>) -> String {
    const BEFORE: &str = "runtime: g ";
    match line.strip_prefix(BEFORE).and_then(|rest| rest.split_once(' ')) {
        Some((id, rest)) => format!("{BEFORE}{} {rest}", number(id, ids)),
        None => line.to_owned(),
    }
}

/// How much of the heap is in use depends on the moment, where there is no room for more.
fn without_use(line: &str) -> String {
    const BEFORE: &str = "-byte block (";
    match (line.split_once(BEFORE), line.ends_with(" in use)")) {
        (Some((head, _)), true) => format!("{head}{BEFORE}N in use)"),
        (Some(_), false) | (None, _) => line.to_owned(),
    }
}

/// A writer finds another at its first check or at one of those at its end, each on a line of its own.
fn either_check(line: &str) -> String {
    const FILES: [&str; 2] = ["\tGOROOT/internal/runtime/maps/", "\tGOROOT/runtime/map"];
    match line.rsplit_once(':') {
        Some((file, _)) if FILES.iter().any(|head| file.starts_with(head)) => format!("{file}:N"),
        _ => line.to_owned(),
    }
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

fn frame(line: &str, is_inlined: bool, ids: &mut Vec<String>) -> String {
    if let Some(rest) = line.strip_prefix("goroutine ") {
        let (id, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let state = rest.find('[').map_or("", |at| &rest[at..]);
        return format!("goroutine {} {state}", number(id, ids));
    }
    if let Some(rest) = line.strip_prefix("created by ") {
        return match rest.split_once(" in goroutine ") {
            Some((func, id)) => {
                let func = func.replace("command-line-arguments.", "main.");
                format!("created by {func} in goroutine {}", number(id, ids))
            }
            None => line.to_owned(),
        };
    }
    if let Some(place) = line.strip_prefix('\t') {
        let place = place.split(" +0x").next().unwrap_or(place);
        let place = place.split(" fp=0x").next().unwrap_or(place);
        let short = match place.rfind("/src/") {
            Some(at) => format!("GOROOT{}", &place[at + 4..]),
            None if is_inlined => format!("{} inlined", place.rsplit('/').next().unwrap_or(place)),
            None => place.rsplit('/').next().unwrap_or(place).to_owned(),
        };
        return format!("\t{short}");
    }
    // A package of files has no path of its own.
    let line = &line.replace("command-line-arguments.", "main.");
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
