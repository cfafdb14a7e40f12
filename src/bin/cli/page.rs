//! `gomaplab page DIR`: writes what the page fetches beside its Wasm: the library's texts and the lessons, compiled. Part
//! of the page's build.

use gomaplab::compile::{Options, compile};
use gomaplab::library;
use gomaplab::studio::lesson::LESSONS;
use std::path::Path;
use std::process::ExitCode;

pub fn page(folder: &str) -> ExitCode {
    let texts = library::bundles().into_iter().map(|(name, text)| (format!("{name}.txt"), text.into_bytes()));
    let mut programs = Vec::new();
    for lesson in LESSONS {
        match compile(lesson.source, &Options::default()) {
            Ok(program) => programs.push((format!("{}.program", lesson.id), program.encode())),
            Err(rejected) => {
                eprintln!("gomaplab: lesson {}: {}", lesson.id, rejected.text);
                return ExitCode::FAILURE;
            }
        }
    }
    write(&Path::new(folder).join("library"), texts)
        .and_then(|()| write(&Path::new(folder).join("lessons"), programs))
        .map_or_else(
            |error| {
                eprintln!("gomaplab: {folder}: {error}");
                ExitCode::from(74)
            },
            |()| ExitCode::SUCCESS,
        )
}

fn write(folder: &Path, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    files.into_iter().try_for_each(|(name, bytes)| std::fs::write(folder.join(name), bytes))
}
