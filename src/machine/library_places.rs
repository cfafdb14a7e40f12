//! How tracebacks show the library's functions: ours are written in their own words, a reader knows Go's frames and
//! lines. The table `library_places.txt` holds those that are shown in other words, as real Go printed them.

use super::traceback::GOROOT;
use super::traceback_frames::Line;

const TABLE: &str = include_str!("library_places.txt");

/// The frames to show for `func`, whose place is a line with the text `line`; None when it is shown as it is.
pub(super) fn shown(func: &str, line: &str, as_go123: bool) -> Option<Vec<Line>> {
    let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.strip_prefix(func)?.strip_prefix(" |")).find_map(|row| {
        let mut columns = row.split('|').map(str::trim);
        let (text, go123, go127) = (columns.next()?, columns.next()?, columns.next()?);
        let frames = if as_go123 { go123 } else { go127 };
        line.contains(text).then(|| frames.split(", ").filter_map(|frame| entry(func, frame)).collect())
    })
}

fn entry(func: &str, frame: &str) -> Option<Line> {
    if frame == "-" {
        return None;
    }
    let (name, place) = frame.rsplit_once(' ').unwrap_or((func, frame));
    Some(Line { name: format!("{name}(...)"), place: format!("{GOROOT}{place} +0x1d") })
}
