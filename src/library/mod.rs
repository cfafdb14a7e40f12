//! Floor 5: Go's standard packages, written in Go and embedded; functions without a body are the machine's natives
//! (listed in `NATIVES.md`). Knows nothing of the machine. Vocabulary: an import path's files.

mod table {
    include!(concat!(env!("OUT_DIR"), "/library.rs"));
}

/// A library package's files, sorted by name: (name, text). Texts have no comments and no indentation.
pub fn files(import_path: &str) -> Option<&'static [(&'static str, &'static str)]> {
    let at = table::PACKAGES.binary_search_by_key(&import_path, |(path, _)| path).ok()?;
    Some(table::PACKAGES[at].1)
}

/// Every package's import path, sorted.
pub fn import_paths() -> impl Iterator<Item = &'static str> {
    table::PACKAGES.iter().map(|(path, _)| *path)
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
