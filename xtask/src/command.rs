//! Running other programs: one builder that prints what it runs and turns every failure into a message.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// A failure, told to the person as one line.
pub type Result<T = ()> = std::result::Result<T, String>;

/// The repository's root: the parent of this package.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A program to run in the repository's root, with node's tools of this project on its `PATH`.
pub struct Run {
    command: Command,
    shown: String,
}

impl Run {
    pub fn new(program: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(root()).env("PATH", path());
        Run { command, shown: format!("{program} {}", arguments.join(" ")).trim_end().to_owned() }
    }

    /// `cargo` as the one that runs xtask.
    pub fn cargo(arguments: &[&str]) -> Self {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut run = Run::new(&cargo, arguments);
        run.shown = format!("cargo {}", arguments.join(" "));
        run
    }

    pub fn env(mut self, key: &str, value: &str) -> Self {
        self.command.env(key, value);
        self
    }

    pub fn directory(mut self, directory: &Path) -> Self {
        self.command.current_dir(directory);
        self
    }

    /// Runs to the end with the terminal's streams; an exit status other than 0 is an error.
    pub fn go(mut self) -> Result {
        println!("$ {}", self.shown);
        let status = self.command.stdin(Stdio::null()).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("`{}` failed ({status})", self.shown)),
            Err(error) => Err(format!("`{}` did not start: {error}", self.shown)),
        }
    }

    /// Runs silently and gives what it wrote and how it ended.
    pub fn output(mut self) -> Result<Output> {
        let output = self.command.stdin(Stdio::null()).output();
        output.map_err(|error| format!("`{}` did not start: {error}", self.shown))
    }

    /// Runs silently; standard output when it succeeded, nothing when it is absent or failed.
    pub fn ask(self) -> Option<String> {
        let output = self.output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Starts it and returns at once.
    pub fn start(mut self) -> Result<Child> {
        println!("$ {}", self.shown);
        let child = self.command.stdin(Stdio::null()).spawn();
        child.map_err(|error| format!("`{}` did not start: {error}", self.shown))
    }
}

/// `PATH` with this project's node tools and cargo's own bin folder in front.
fn path() -> std::ffi::OsString {
    let mut folders = vec![root().join("node_modules").join(".bin"), crate::tools::cargo_bin()];
    if let Some(old) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&old));
    }
    std::env::join_paths(folders).unwrap_or_default()
}
