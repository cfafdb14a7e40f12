//! What the commands need on a machine that has only Rust (rustup) and Node: checked first, installed when missing.

use crate::command::{Result, Run, root};
use std::fs;
use std::path::PathBuf;

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
/// The command line tool must match the `wasm-bindgen` crate in Cargo.toml exactly.
const WASM_BINDGEN: &str = "0.2.126";

/// Cargo's folder for installed programs.
pub fn cargo_bin() -> PathBuf {
    if let Some(home) = std::env::var_os("CARGO_INSTALL_ROOT").or_else(|| std::env::var_os("CARGO_HOME")) {
        return PathBuf::from(home).join("bin");
    }
    #[allow(deprecated, reason = "right on every system that cargo supports since Rust 1.85")]
    let home = std::env::home_dir().unwrap_or_default();
    home.join(".cargo").join("bin")
}

/// The Wasm target of the Rust toolchain.
pub fn wasm_target() -> Result {
    let sysroot = Run::new("rustc", &["--print", "sysroot"]).ask().ok_or("rustc was not found")?;
    let installed = PathBuf::from(sysroot).join("lib").join("rustlib").join(WASM_TARGET).join("lib").is_dir();
    if installed { Ok(()) } else { Run::new("rustup", &["target", "add", WASM_TARGET]).go() }
}

/// Trunk, which builds and serves the page.
pub fn trunk() -> Result {
    let arguments = ["--locked", "--no-default-features", "--features", "rustls"];
    cargo_tool("trunk", "trunk", TRUNK, &arguments)
}

/// The wasm-bindgen tools: the binding generator and the test runner.
pub fn wasm_bindgen() -> Result {
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN, &["--no-default-features"])
}

fn cargo_tool(program: &str, package: &str, version: &str, arguments: &[&str]) -> Result {
    let found = Run::new(program, &["--version"]).ask().unwrap_or_default();
    if found.split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    println!("{package} {version} is missing (found: {})", if found.is_empty() { "none" } else { &found });
    let mut install = vec!["install", package, "--version", version, "--force"];
    install.extend(arguments);
    // A folder of its own, kept out of the project's target, which clippy and the tests use.
    let target = std::env::temp_dir().join(format!("gomaplab-install-{package}"));
    let result = Run::cargo(&install).env("CARGO_TARGET_DIR", &target.to_string_lossy()).go();
    let _ = fs::remove_dir_all(&target);
    result
}

/// The npm packages of package-lock.json; a stamp in node_modules says which lock they came from.
pub fn npm_packages() -> Result {
    let lock =
        fs::read(root().join("package-lock.json")).map_err(|error| format!("package-lock.json: {error}"))?;
    let stamp = root().join("node_modules").join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    Run::new(npm(), &["ci", "--no-audit", "--no-fund", "--loglevel=error"]).go()?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// All that building the page needs.
pub fn for_page() -> Result {
    wasm_target()?;
    npm_packages()?;
    wasm_bindgen()?;
    trunk()
}

/// A Chromium for the end-to-end tests: `CHROMIUM`, the system's, the system's packages, or Playwright's own.
/// `None` leaves the choice to Playwright.
pub fn chromium() -> Result<Option<String>> {
    if let Ok(path) = std::env::var("CHROMIUM") {
        return Ok(Some(path));
    }
    if let Some(path) = system_chromium() {
        return Ok(Some(path));
    }
    if is_root() && Run::new("apt-get", &["--version"]).ask().is_some() {
        let packages = ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
        let installed = Run::new("apt-get", &["update", "-q"])
            .go()
            .and_then(|()| Run::new("apt-get", &packages).env("DEBIAN_FRONTEND", "noninteractive").go());
        match installed {
            Ok(()) => return Ok(system_chromium()),
            Err(message) => println!("{message}; trying Playwright's own browser"),
        }
    }
    Run::new("playwright-core", &["install", "chromium"]).go()?;
    Ok(None)
}

fn system_chromium() -> Option<String> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(|name| {
        let found = Run::new("which", &[name]).ask()?;
        Run::new(&found, &["--version"]).ask().map(|_| found)
    })
}

fn is_root() -> bool {
    Run::new("id", &["-u"]).ask().as_deref() == Some("0")
}
