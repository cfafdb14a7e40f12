//! The museum of links: `tests/links/NAME.link` as some version of the lab made it, `NAME.txt` what it held. Old links
//! decode for ever; files are added here, never changed.
#![cfg(not(target_arch = "wasm32"))]

use gomaplab::scenario::{Decoded, LinkError, Scenario, decode, encode};
use std::fs;
use std::path::{Path, PathBuf};

fn museum() -> Vec<(PathBuf, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let mut list: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the museum")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "link"))
        .collect();
    list.sort();
    let read = |path: &Path| fs::read_to_string(path).expect("a file of the museum");
    list.into_iter()
        .map(|path| {
            let (link, text) = (read(&path).trim().to_owned(), read(&path.with_extension("txt")));
            (path, link, text)
        })
        .collect()
}

/// What `gomaplab link LINK` prints: runtime and step, schedule, program.
fn told(scenario: &Scenario) -> [String; 3] {
    [
        format!("// runtime {:?}, GOMAXPROCS {}, step {}", scenario.profile, scenario.procs, scenario.step),
        format!("// schedule {}", scenario.schedule.print()),
        scenario.source.clone(),
    ]
}

/// A schedule's printed line, its engine epoch left out.
fn without_epoch(line: &str) -> Vec<&str> {
    line.split('.').enumerate().filter(|(part, _)| *part != 1).map(|(_, text)| text).collect()
}

#[test]
fn old_links_hold_what_they_held() {
    let museum = museum();
    assert!(museum.len() >= 7);
    for (path, link, text) in museum {
        let Decoded { scenario, errors } = decode(&link);
        // Another engine's interleaving cannot be replayed, but its program is there.
        let other_engine = errors.iter().all(|error| matches!(error, LinkError::OtherEngine(_)));
        assert!(other_engine, "{path:?}: {errors:?}");
        let mut lines = text.splitn(3, '\n');
        let [head, schedule, source] = told(&scenario);
        assert_eq!(lines.next(), Some(&*head), "{path:?}");
        let recorded = lines.next().unwrap_or_default();
        // A scheduler without decisions is no engine's own: only the epoch it prints is today's.
        let same = without_epoch(recorded) == without_epoch(&schedule);
        assert!(same || !errors.is_empty(), "{path:?}: {recorded} and {schedule}");
        assert_eq!(lines.next(), Some(&*source), "{path:?}");
        if errors.is_empty() {
            assert_eq!(format!("#{}", encode(&scenario)), link, "{path:?}: the same state, the same bytes");
        }
    }
}

#[test]
fn the_language_version_is_part_of_a_link() {
    let (_, link, _) = museum().into_iter().find(|(path, ..)| path.ends_with("loops.link")).expect("loops");
    assert!(decode(&link).scenario.loop_variables_per_loop);
}

#[test]
fn every_cut_and_every_typo_of_an_old_link_is_noticed_and_something_is_kept() {
    for (path, link, _) in museum() {
        let whole = decode(&link).scenario;
        for cut in [1, 5, link.len() / 3] {
            let decoded = decode(&link[..link.len() - cut]);
            assert!(decoded.errors.contains(&LinkError::Damaged), "{path:?} cut by {cut}");
            assert_eq!(decoded.scenario.profile, whole.profile, "{path:?} cut by {cut}");
        }
        let typo = link.replacen(&link[20..21], if &link[20..21] == "A" { "B" } else { "A" }, 1);
        assert!(!decode(&typo).errors.is_empty(), "{path:?}");
        assert!(
            link.ends_with(|ch: char| ch.is_ascii_alphanumeric()),
            "{path:?}: a linkifier may drop its end"
        );
    }
}
