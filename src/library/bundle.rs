//! Library texts as files: which file a package is in, and how packages are written into one. Parts are separated by
//! control characters that no Go source holds: U+0001 before a package's path, U+0002 before a file's name, U+0003
//! before its text.

use super::needed;

/// What most programs import. It comes as one file: many small ones would be slower.
const COMMON: [&str; 4] = ["context", "errors", "fmt", "sync"];

/// Name of the file that holds a package, for a program that needs all these.
pub fn bundle(import_path: &str, all: &[&str]) -> String {
    if all.contains(&"fmt") && needed(&COMMON).contains(&import_path) {
        return "common".into();
    }
    import_path.replace('/', ".")
}

/// Every file to publish: name and text.
#[cfg(not(feature = "web"))]
pub fn bundles() -> Vec<(String, String)> {
    let one = |path: &&'static str| (path.replace('/', "."), pack(&[path]));
    let mut list: Vec<(String, String)> = super::import_paths().collect::<Vec<_>>().iter().map(one).collect();
    list.push(("common".into(), pack(&needed(&COMMON))));
    list
}

/// Packages as one text.
#[cfg(not(feature = "web"))]
fn pack(paths: &[&str]) -> String {
    let mut text = String::new();
    for path in paths {
        text.push_str(&format!("\u{1}{path}"));
        for (name, source) in super::files(path).unwrap_or_default() {
            text.push_str(&format!("\u{2}{name}\u{3}{source}"));
        }
    }
    text
}

/// The packages of such a text; none when it is something else.
#[cfg(any(test, feature = "web"))]
pub fn unpack(text: &str) -> Option<Vec<(&str, Vec<(&str, &str)>)>> {
    text.strip_prefix('\u{1}')?.split('\u{1}').map(unpack_one).collect()
}

#[cfg(any(test, feature = "web"))]
fn unpack_one(part: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let mut files = part.split('\u{2}');
    let path = files.next()?;
    Some((path, files.map(|file| file.split_once('\u{3}')).collect::<Option<Vec<_>>>()?))
}

#[cfg(all(test, not(feature = "web")))]
mod tests {
    use super::*;

    #[test]
    fn every_package_comes_back_from_its_file() {
        let bundles = bundles();
        for path in super::super::import_paths() {
            for all in [&[path][..], &[path, "fmt"]] {
                let name = bundle(path, all);
                let (_, text) = bundles.iter().find(|(other, _)| *other == name).expect("it has a file");
                let packages = unpack(text).expect("it unpacks");
                let (_, files) = packages.iter().find(|(other, _)| *other == path).expect("it is inside");
                assert_eq!(Some(&files[..]), super::super::files(path));
            }
        }
    }

    #[test]
    fn another_text_is_refused() {
        assert!(unpack("<!doctype html>").is_none());
        assert!(unpack("").is_none());
        assert!(unpack("\u{1}fmt\u{2}print.go").is_none());
    }
}
