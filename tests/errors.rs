//! Compile errors: every `tests/cases/errors/NAME.go` is checked, and what is printed must be `NAME.err`, the words
//! of the real compiler. With `GOMAPLAB_GO` set to a `go` command the expectations are recorded anew from it.

use gomaplab::library;
use gomaplab::source::{Source, SourceMap};
use gomaplab::syntax::{ast::NodeIds, parse};
use gomaplab::types::{Embedded, check};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

fn cases() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/errors");
    let mut list: Vec<PathBuf> = fs::read_dir(dir)
        .expect("the directory of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "go"))
        .collect();
    list.sort();
    list
}

/// What the checker prints for a program.
fn messages(text: &str) -> String {
    let mut sources = SourceMap::default();
    let source = Source::new("./prog.go", text);
    let file = sources.add(source.clone());
    let parsed = parse(file, &source, &mut NodeIds::default());
    let mut load = |path: &str| {
        let files = library::files(path)?;
        let files = files.iter().map(|(name, text)| (format!("{path}/{name}"), Rc::from(*text))).collect();
        Some(Embedded { files })
    };
    match check(&mut sources, vec![parsed], &mut load) {
        Ok(_) => String::new(),
        Err(diagnostics) => diagnostics.print(&sources),
    }
}

/// What `go build prog.go` prints, without the line that names the package. Its own directory is that of an
/// ordinary installation.
fn record(go: &str, text: &str) -> String {
    let dir = std::env::temp_dir().join(format!("gomaplab-errors-{}", std::process::id()));
    fs::create_dir_all(&dir).expect("a directory");
    fs::write(dir.join("prog.go"), text).expect("the program is written");
    let output = Command::new(go)
        .args(["build", "-o", "/dev/null", "prog.go"])
        .current_dir(&dir)
        .env("GOTOOLCHAIN", "local")
        .env("GOPROXY", "off")
        .env_remove("GOFLAGS")
        .output()
        .expect("go runs");
    let root = Command::new(go).args(["env", "GOROOT"]).output().expect("go runs").stdout;
    let root = String::from_utf8_lossy(&root).trim().to_string();
    fs::remove_dir_all(&dir).expect("the directory is removed");
    let printed =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    printed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.replace(&root, "/usr/local/go") + "\n")
        .collect()
}

#[test]
fn messages_are_those_of_go_build() {
    let go = std::env::var("GOMAPLAB_GO").ok();
    let mut failures = Vec::new();
    let list = cases();
    assert!(!list.is_empty(), "there are cases");
    for path in list {
        let text = fs::read_to_string(&path).expect("the case is readable");
        let expected = path.with_extension("err");
        if let Some(go) = &go {
            fs::write(&expected, record(go, &text)).expect("the expectation is written");
        }
        let want = fs::read_to_string(&expected).expect("a recorded expectation");
        assert!(!want.is_empty(), "{} has errors", path.display());
        let have = messages(&text);
        if have != want {
            failures.push(format!("{}\n--- want\n{want}--- have\n{have}", path.display()));
        }
    }
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), failures.join("\n"));
}
