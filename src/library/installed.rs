//! The packages whose texts the page has fetched so far.

use super::bundle::unpack;
use super::{Files, package};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

static INSTALLED: Mutex<BTreeMap<&'static str, Files>> = Mutex::new(BTreeMap::new());

/// A library package's files; none when there is no such package, or its text has not come yet.
pub fn files(import_path: &str) -> Option<Files> {
    INSTALLED.lock().unwrap_or_else(PoisonError::into_inner).get(import_path).copied()
}

/// Puts in the packages of a fetched text; false when it is not a library text.
pub fn install(text: &str) -> bool {
    // The texts live as long as the page.
    let text: &'static str = Box::leak(text.into());
    let Some(packages) = unpack(text) else { return false };
    let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
    for (path, files) in packages {
        if let Some(package) = package(path) {
            installed.entry(package.path).or_insert_with(|| Box::leak(files.into()));
        }
    }
    true
}
