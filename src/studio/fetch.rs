//! Library texts that the page fetches: what a message could not do for lack of them is done when they are here.

use super::Msg;
use super::model::Model;
use super::text;
use super::update::{Effect, update};
use super::view::NoticeKind;
use crate::library;

/// A message that waits for library texts.
pub struct Waiting {
    /// Names of the files still to come.
    files: Vec<String>,
    then: Msg,
}

impl Model {
    /// After a message: if the program lacked library texts, the files to fetch, and the message waits.
    pub(super) fn fetch_missing(&mut self, msg: impl FnOnce() -> Msg) -> Vec<Effect> {
        let Some(rejected) = self.rejected.take_if(|rejected| !rejected.missing.is_empty()) else {
            return Vec::new();
        };
        let mut files: Vec<String> =
            rejected.missing.iter().map(|path| library::bundle(path, &rejected.missing)).collect();
        files.sort_unstable();
        files.dedup();
        self.waiting = Some(Waiting { files: files.clone(), then: msg() });
        files.into_iter().map(Effect::FetchLibrary).collect()
    }

    /// A file has come and its packages are in, or it could not be had.
    pub(super) fn library_came(&mut self, file: &str, ok: bool) -> Vec<Effect> {
        let Some(waiting) = &mut self.waiting else { return Vec::new() };
        let before = waiting.files.len();
        waiting.files.retain(|other| other != file);
        if waiting.files.len() == before {
            return Vec::new();
        }
        if !ok {
            self.waiting = None;
            self.tell(NoticeKind::Problem, text::library_unloaded(self.lang, file));
            return Vec::new();
        }
        if !waiting.files.is_empty() {
            return Vec::new();
        }
        match self.waiting.take().map(|waiting| waiting.then) {
            // The text was taken already.
            Some(Msg::Edit(_)) => {
                self.check();
                self.fetch_missing(|| Msg::Edit(String::new()))
            }
            Some(then) => update(self, then),
            None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Theme};
    use super::*;
    use crate::compile::Rejected;
    use crate::source::SourceMap;

    fn lacking(missing: Vec<&'static str>) -> Rejected {
        Rejected { sources: SourceMap::default(), diagnostics: Vec::new(), text: String::new(), missing }
    }

    #[test]
    fn a_message_waits_for_all_its_files() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        model.rejected = Some(lacking(vec!["fmt", "math/rand", "strconv"]));
        let effects = model.fetch_missing(|| Msg::Run);
        let fetch = |name: &str| Effect::FetchLibrary(name.into());
        assert_eq!(effects, [fetch("common"), fetch("math.rand")]);
        assert!(model.rejected.is_none());
        assert_eq!(model.library_came("math.rand", true), []);
        assert_eq!(model.library_came("math.rand", true), []);
        assert!(model.run.is_none());
        model.library_came("common", true);
        assert!(model.run.is_some());
    }

    #[test]
    fn what_could_not_be_loaded_is_named() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        model.rejected = Some(lacking(vec!["sort"]));
        model.fetch_missing(|| Msg::Run);
        model.library_came("sort", false);
        assert!(model.run.is_none() && model.waiting.is_none());
        assert!(
            model
                .notice
                .is_some_and(|notice| notice.kind == NoticeKind::Problem && notice.text.contains("sort"))
        );
    }
}
