//! Adding an import where it belongs.

use crate::source::{FileId, Source};
use crate::syntax::ast::{Decl, File, NodeIds};
use crate::syntax::parse;

/// A replacement of bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub from: usize,
    pub to: usize,
    pub insert: String,
}

/// The edit that imports a package; none if the program does already.
pub(super) fn add(text: &str, path: &str) -> Option<Edit> {
    let source = Source::from_bytes("./prog.go", text.as_bytes());
    let file = parse(FileId(0), &source, &mut NodeIds::default()).file;
    if file.imports.iter().any(|spec| *spec.path == *path) {
        return None;
    }
    let decl = file.decls.iter().find_map(|decl| match decl {
        Decl::Import { specs, grouped, span } => Some((specs.clone(), *grouped, *span)),
        _ => None,
    });
    let Some((specs, grouped, span)) = decl else {
        return Some(insert(behind_package(text, &file), format!("\n\nimport \"{path}\"")));
    };
    let specs = &file.imports[specs];
    if !grouped {
        let mut paths: Vec<String> =
            specs.iter().map(|spec| text[spec.span.lo as usize..spec.span.hi as usize].to_owned()).collect();
        paths.push(format!("\"{path}\""));
        paths.sort_by_key(|spec| spec[spec.find('"').unwrap_or(0)..].to_owned());
        let insert = format!("import (\n\t{}\n)", paths.join("\n\t"));
        return Some(Edit { from: span.lo as usize, to: span.hi as usize, insert });
    }
    let after = specs.iter().rfind(|spec| *spec.path < *path);
    Some(match (after, specs.first()) {
        (Some(spec), _) => {
            // Behind a comment on the line.
            let end = spec.span.hi as usize;
            let line_end = text[end..].find('\n').map_or(end, |at| end + at);
            insert(line_end, format!("\n\t\"{path}\""))
        }
        (None, Some(first)) => insert(first.span.lo as usize, format!("\"{path}\"\n\t")),
        (None, None) => insert(span.hi as usize - 1, format!("\n\t\"{path}\"\n")),
    })
}

fn insert(at: usize, text: String) -> Edit {
    Edit { from: at, to: at, insert: text }
}

/// Behind the package clause and a comment on its line.
fn behind_package(text: &str, file: &File) -> usize {
    let end = file.package.span.hi as usize;
    text[end..].find('\n').map_or(text.len(), |at| end + at)
}
