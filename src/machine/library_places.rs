//! How tracebacks show the library's functions: ours are written in their own words, a reader knows Go's frames and
//! lines. The table `library_places.txt` holds those that are shown in other words, as real Go printed them.

use super::traceback::GOROOT;
use super::traceback_frames::Line;

const TABLE: &str = include_str!("library_places.txt");

/// The frames to show for `func`, whose place is a line with the text `line`, in a stretch of library frames whose
/// outermost is `outermost`; None when it is shown as it is.
pub(super) fn shown(func: &str, outermost: &str, line: &str, as_go123: bool) -> Option<Vec<Line>> {
    let line = line.split('|').next().unwrap_or_default().trim();
    // A program that came compiled has no text of the library.
    if line.is_empty() {
        return None;
    }
    row(func, outermost, line, as_go123)
}

#[inline(never)]
fn row(func: &str, outermost: &str, line: &str, as_go123: bool) -> Option<Vec<Line>> {
    let find = |head: &str| {
        let rows = TABLE.lines().filter_map(|row| row.strip_prefix(head)?.strip_prefix(" | "));
        rows.filter_map(|row| row.strip_prefix(line)?.strip_prefix(" | ")).next()
    };
    let row = find(&format!("{func} < {outermost}")).or_else(|| find(func))?;
    let (go123, go127) = row.split_once(" | ")?;
    match if as_go123 { go123 } else { go127 } {
        "=" | "?" => None,
        "-" => Some(Vec::new()),
        frames => Some(frames.split(", ").map(|frame| entry(func, frame)).collect()),
    }
}

fn entry(func: &str, frame: &str) -> Line {
    let (name, place) = frame.rsplit_once(' ').unwrap_or((func, frame));
    Line { name: format!("{name}(...)"), place: format!("{GOROOT}{place} +0x1d") }
}
