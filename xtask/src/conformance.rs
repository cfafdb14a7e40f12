//! `cargo xtask conformance`: Go's own test suite. Debian's source package of Go 1.19 is fetched into `target/` and
//! unpacked; `tests/conformance.rs` runs its files. Nothing of the suite is kept in the repository.

use crate::command::{Result, Run, root};
use std::fs;
use std::path::PathBuf;

const PACKAGE: &str = "golang-1.19-src";

/// Runs the whole suite, or the trials whose names contain one of the words (`run/`, `errorcheck/`, a file's name).
pub fn run(words: &[String]) -> Result {
    let suite = suite()?;
    let mut arguments = vec!["test", "--profile", "quick", "--test", "conformance", "--"];
    arguments.extend(words.iter().map(String::as_str));
    Run::cargo(&arguments).env("GO_TEST_DIR", &suite.to_string_lossy()).go()
}

/// The suite's folder, fetched and unpacked on first use.
fn suite() -> Result<PathBuf> {
    if let Some(given) = std::env::var_os("GO_TEST_DIR") {
        return Ok(given.into());
    }
    let place = root().join("target").join("conformance");
    let suite = place.join("usr/share/go-1.19/test");
    if suite.join("helloworld.go").exists() {
        return Ok(suite);
    }
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    println!("fetching {PACKAGE} from Debian's archive");
    if Run::new("apt-get", &["download", PACKAGE]).directory(&place).go().is_err() {
        Run::new("apt-get", &["update"]).go()?;
        Run::new("apt-get", &["download", PACKAGE]).directory(&place).go()?;
    }
    let entries = fs::read_dir(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let package = entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .ok_or(
            "the package was not downloaded; set GO_TEST_DIR to the test folder of a Go 1.19 source tree",
        )?;
    Run::new("dpkg", &["-x", &package.to_string_lossy(), "."]).directory(&place).go()?;
    Ok(suite)
}
