//! Floor 5: Go's standard packages, written in Go; functions without a body are the machine's natives (listed in
//! `NATIVES.md`). Knows nothing of the machine. Vocabulary: an import path's files.
//!
//! The command line embeds the packages. The page holds only their names and what they import; their texts are files
//! beside it, fetched when a program imports them and put in with [`install`]. A package's text is the same wherever
//! it comes from, so that nothing depends on when it came.

mod bundle;
#[cfg(feature = "web")]
mod installed;

pub use bundle::bundle;
#[cfg(not(feature = "web"))]
pub use bundle::bundles;
#[cfg(feature = "web")]
pub use installed::{files, install};

mod table {
    include!(concat!(env!("OUT_DIR"), "/library.rs"));
}

/// Whether the texts are part of this binary.
pub const EMBEDDED: bool = cfg!(not(feature = "web"));

/// A package's files, sorted by name: (name, text). Texts have no comments and no indentation.
pub type Files = &'static [(&'static str, &'static str)];

/// What is known of a package without its texts.
struct Package {
    path: &'static str,
    /// Import paths of other packages of the library, sorted.
    imports: &'static [&'static str],
    #[cfg(not(feature = "web"))]
    files: Files,
}

fn package(import_path: &str) -> Option<&'static Package> {
    let at = table::PACKAGES.binary_search_by_key(&import_path, |package| package.path).ok()?;
    Some(&table::PACKAGES[at])
}

/// A library package's files; none when there is no such package, or its text is not here.
#[cfg(not(feature = "web"))]
pub fn files(import_path: &str) -> Option<Files> {
    Some(package(import_path)?.files)
}

/// A file's text by the name that sources have, `fmt/print.go`.
pub fn text(name: &str) -> Option<&'static str> {
    let (path, file) = name.rsplit_once('/')?;
    files(path)?.iter().find(|(other, _)| *other == file).map(|(_, text)| *text)
}

/// Every package's import path, sorted.
pub fn import_paths() -> impl Iterator<Item = &'static str> {
    table::PACKAGES.iter().map(|package| package.path)
}

/// The package and all that it needs, of which the texts are not here.
pub fn missing(import_path: &str) -> Vec<&'static str> {
    let mut list = needed(&[import_path]);
    list.retain(|path| files(path).is_none());
    list
}

/// The packages and all that they import, sorted. Paths that are no package of the library are left out.
fn needed(import_paths: &[&str]) -> Vec<&'static str> {
    let mut list: Vec<&'static str> = Vec::new();
    let mut open: Vec<&Package> = import_paths.iter().filter_map(|path| package(path)).collect();
    while let Some(next) = open.pop() {
        if !list.contains(&next.path) {
            list.push(next.path);
            open.extend(next.imports.iter().filter_map(|path| package(path)));
        }
    }
    list.sort_unstable();
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceMap};
    use crate::syntax::ast::NodeIds;
    use crate::syntax::parse;
    use crate::types::{Embedded, check};
    use std::rc::Rc;

    #[test]
    fn imports_are_known_without_the_texts() {
        let fmt = package("fmt").expect("fmt is a package");
        assert!(fmt.imports.contains(&"strconv") && !fmt.imports.contains(&"unsafe"), "{:?}", fmt.imports);
        assert!(needed(&["fmt"]).contains(&"unicode/utf8"));
        assert!(missing("fmt").is_empty(), "the texts are embedded");
    }

    #[test]
    fn packages_are_found_by_path() {
        let sync = files("sync").expect("sync is embedded");
        assert!(sync.iter().all(|(name, _)| name.ends_with(".go")));
        assert!(files("sync/nothing").is_none());
    }

    #[test]
    fn sources_are_stripped_but_keep_their_lines() {
        for path in import_paths() {
            for (name, text) in files(path).unwrap_or_default() {
                assert!(text.lines().any(|line| line.starts_with("package ")), "{path}/{name}");
                let on_disk = format!("{}/src/library/go/{path}/{name}", env!("CARGO_MANIFEST_DIR"));
                let source = std::fs::read_to_string(on_disk).expect("the source is there");
                for (kept, original) in text.lines().zip(source.lines()) {
                    let word = kept.split_whitespace().next().unwrap_or_default();
                    assert!(original.contains(word), "{path}/{name}: {kept}");
                }
            }
        }
    }

    /// Every declaration passes the checker, also those that no program has needed yet.
    #[test]
    fn packages_are_well_typed() {
        let mut messages = String::new();
        for path in import_paths() {
            let mut sources = SourceMap::default();
            let mut ids = NodeIds::default();
            let mut parsed = Vec::new();
            for (name, text) in files(path).unwrap_or_default() {
                let source = Source::from_bytes(&format!("{path}/{name}"), text.as_bytes());
                let file = sources.add(source.clone());
                parsed.push(parse(file, &source, &mut ids));
            }
            let mut load = |path: &str| {
                let named =
                    files(path)?.iter().map(|(name, text)| (format!("{path}/{name}"), Rc::from(*text)));
                Some(Embedded { files: named.collect() })
            };
            if let Err(found) = check(&mut sources, parsed, &mut load) {
                let errors =
                    found.list.iter().map(|found| format!("{}: {}\n", sources.place(found.span), found.text));
                messages.extend(errors.filter(|line| !line.contains("missing function body")));
            }
        }
        assert!(messages.is_empty(), "{messages}");
    }
}
