//! The museum of links: `tests/links/NAME.link` as some version of the lab made it, `NAME.txt` what it held. Old links
//! decode for ever; files are added here, never changed.
#![cfg(not(target_arch = "wasm32"))]

use gomaplab::event::{ENGINE_EPOCH, PolicySpec, Schedule};
use gomaplab::scenario::{Decoded, LinkError, Scenario, decode, encode, encode_at};
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

/// The engine epoch in a printed schedule, and the scheduler that it names.
fn epoch_and_scheduler(line: &str) -> (u32, &str) {
    let mut parts = line.trim_start_matches("// schedule s1.").split('.');
    let epoch = parts.next().and_then(|epoch| epoch.parse().ok()).unwrap_or(0);
    (epoch, parts.next().unwrap_or_default().split('@').next().unwrap_or_default())
}

#[test]
fn old_links_hold_what_they_held() {
    let museum = museum();
    assert!(museum.len() >= 11);
    let mut of_now = 0;
    for (path, link, text) in museum {
        let Decoded { scenario, errors } = decode(&link);
        let mut lines = text.splitn(3, '\n');
        let [head, schedule, source] = told(&scenario);
        assert_eq!(lines.next(), Some(&*head), "{path:?}");
        let recorded = lines.next().unwrap_or_default();
        let (epoch, scheduler) = epoch_and_scheduler(recorded);
        assert_eq!(lines.next(), Some(&*source), "{path:?}");
        if epoch == ENGINE_EPOCH {
            assert_eq!((errors, recorded), (vec![], &*schedule), "{path:?}");
            assert_eq!(format!("#{}", encode(&scenario)), link, "{path:?}: the same state, the same bytes");
            of_now += 1;
            continue;
        }
        // Another engine's decisions cannot be followed, but its program and its scheduler are there, and it is told.
        // The first links had no epoch where they named no scheduler.
        let unsaid = errors.is_empty() && scheduler == "go";
        assert!(unsaid || errors == [LinkError::OtherEngine(epoch)], "{path:?}: {errors:?}");
        let kept = if scheduler == "stay" { "go" } else { scheduler };
        assert_eq!(epoch_and_scheduler(&schedule), (ENGINE_EPOCH, kept), "{path:?}");
        assert!(scenario.schedule.deviations.is_empty(), "{path:?}");
    }
    assert!(of_now >= 4, "{of_now} links of epoch {ENGINE_EPOCH}");
}

/// Every link says which engine it is of, whatever scheduler it names: what is not of this engine is told.
#[test]
fn a_link_of_another_engine_says_so_with_every_scheduler() {
    for policy in ["go", "go7", "rand7", "pct3d2", "rr5", "stay", "prefer2"] {
        let policy = PolicySpec::parse(policy).expect("a scheduler");
        let scenario =
            Scenario { schedule: Schedule { policy, ..Schedule::default() }, ..Scenario::default() };
        let Decoded { scenario: read, errors } = decode(&encode_at(&scenario, ENGINE_EPOCH + 1));
        assert_eq!(errors, [LinkError::OtherEngine(ENGINE_EPOCH + 1)], "{policy:?}");
        let kept = if policy == PolicySpec::Stay { PolicySpec::GoLike } else { policy };
        assert_eq!(read.schedule.policy, kept);
        assert_eq!(decode(&encode(&scenario)).errors, []);
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
