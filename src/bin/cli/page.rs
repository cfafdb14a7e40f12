//! `gomaplab page DIR`: writes what the page fetches beside its Wasm: the library's texts. Part of the page's build.

use gomaplab::library;
use std::path::Path;
use std::process::ExitCode;

pub fn page(folder: &str) -> ExitCode {
    let library_folder = Path::new(folder).join("library");
    let written = std::fs::create_dir_all(&library_folder).and_then(|()| {
        library::bundles()
            .into_iter()
            .try_for_each(|(name, text)| std::fs::write(library_folder.join(format!("{name}.txt")), text))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gomaplab: {}: {error}", library_folder.display());
            ExitCode::from(74)
        }
    }
}
