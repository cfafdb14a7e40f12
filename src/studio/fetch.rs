//! What the page fetches when it is needed, library texts and compiled lessons: what a message could not do for lack of
//! them is done when they are here.

use super::Msg;
use super::lesson::{LESSONS, Lesson};
use super::model::Model;
use super::text;
use super::update::{Effect, update};
use super::view::NoticeKind;
use crate::code::Program;
use crate::compile::{self, LATEST, Options, Rejected};
use crate::library;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A file that is fetched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// Library texts, by the file's name.
    Library(String),
    /// The compiled program of the lesson with this id.
    Lesson(String),
}

/// A message that waits for files.
pub struct Waiting {
    files: Vec<File>,
    then: Msg,
}

/// The lessons' programs that have come compiled.
pub struct Lessons {
    /// Whether they come so. Where the library's texts are at hand they are compiled like any program.
    pub come: bool,
    /// None: could not be had, so its text is compiled.
    programs: BTreeMap<&'static str, Option<Rc<Program>>>,
    /// What was asked for and is not here.
    lacking: Option<&'static Lesson>,
}

impl Default for Lessons {
    fn default() -> Self {
        Lessons { come: !library::EMBEDDED, programs: BTreeMap::new(), lacking: None }
    }
}

impl Model {
    /// Compiles a text; that of a lesson may have come compiled. When something must be fetched for it, no message says
    /// why there is no program.
    pub(super) fn program_of(&mut self, text: &str, lang: u16) -> Result<Rc<Program>, Rejected> {
        // A watch is compiled with the text of the program, and so of the library.
        if self.lessons.come
            && lang == LATEST
            && self.instruments.watch.exprs.is_empty()
            && let Some(lesson) = LESSONS.iter().find(|lesson| lesson.source == text)
        {
            match self.lessons.programs.get(lesson.id) {
                Some(Some(program)) => return Ok(program.clone()),
                Some(None) => {}
                None => {
                    self.lessons.lacking = Some(lesson);
                    return Err(Rejected::lacking(Vec::new()));
                }
            }
        }
        compile::compile(text, &Options { lang, ..Options::default() })
    }

    /// Whether the texts of these packages and all that they need are here. If not they are fetched, and the message that
    /// asks is done again.
    #[inline(never)]
    pub(super) fn has_texts<'a>(&mut self, imports: impl IntoIterator<Item = &'a str>) -> bool {
        let mut missing: Vec<&'static str> = imports.into_iter().flat_map(library::missing).collect();
        if missing.is_empty() {
            return true;
        }
        missing.sort_unstable();
        missing.dedup();
        self.rejected = Some(Rejected::lacking(missing));
        false
    }

    /// The same for what the program imports.
    #[inline(never)]
    pub(super) fn has_own_texts(&mut self) -> bool {
        if library::EMBEDDED {
            return true;
        }
        let imports = compile::imports(&self.source);
        self.has_texts(imports.iter().map(|path| &**path))
    }

    /// Fetches the texts that the program's first change will need. Nothing waits for them.
    #[inline(never)]
    pub(super) fn prepare(&mut self) -> Vec<Effect> {
        if self.rejected.is_some() || self.has_own_texts() {
            return Vec::new();
        }
        let missing = self.rejected.take().map_or_else(Vec::new, |rejected| rejected.missing);
        bundles(&missing).into_iter().map(Effect::Fetch).collect()
    }

    /// After a message: if something was lacking, the files to fetch, and the message waits.
    pub(super) fn fetch_missing(&mut self, msg: impl FnOnce() -> Msg) -> Vec<Effect> {
        let files = match self.lessons.lacking.take() {
            Some(lesson) => {
                self.rejected = None;
                vec![File::Lesson(lesson.id.into())]
            }
            None => match self.rejected.take_if(|rejected| !rejected.missing.is_empty()) {
                Some(rejected) => bundles(&rejected.missing),
                None => return Vec::new(),
            },
        };
        self.waiting = Some(Waiting { files: files.clone(), then: msg() });
        files.into_iter().map(Effect::Fetch).collect()
    }

    /// A lesson's program has come, or it could not be had: then its text is compiled.
    #[inline(never)]
    pub(super) fn lesson_came(&mut self, id: &str, bytes: Option<&[u8]>) -> Vec<Effect> {
        if let Some(lesson) = LESSONS.iter().find(|lesson| lesson.id == id) {
            let program = bytes.and_then(Program::decode).map(Rc::new);
            self.lessons.programs.insert(lesson.id, program);
        }
        self.came(&File::Lesson(id.into()), true)
    }

    /// Library texts have come and their packages are in, or they could not be had.
    pub(super) fn library_came(&mut self, name: &str, ok: bool) -> Vec<Effect> {
        self.came(&File::Library(name.into()), ok)
    }

    fn came(&mut self, file: &File, ok: bool) -> Vec<Effect> {
        let Some(waiting) = &mut self.waiting else { return Vec::new() };
        let before = waiting.files.len();
        waiting.files.retain(|other| other != file);
        if waiting.files.len() == before {
            return Vec::new();
        }
        if !ok {
            self.waiting = None;
            let (File::Library(name) | File::Lesson(name)) = file;
            self.tell(NoticeKind::Problem, text::library_unloaded(self.lang, name));
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

/// The files that hold the packages.
fn bundles(missing: &[&'static str]) -> Vec<File> {
    let mut files: Vec<File> =
        missing.iter().map(|path| File::Library(library::bundle(path, missing))).collect();
    files.sort_unstable();
    files.dedup();
    files
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Theme, view};
    use super::*;

    #[test]
    fn a_message_waits_for_all_its_files() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        model.rejected = Some(Rejected::lacking(vec!["fmt", "math/rand", "strconv"]));
        let effects = model.fetch_missing(|| Msg::Run);
        let fetch = |name: &str| Effect::Fetch(File::Library(name.into()));
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
        model.rejected = Some(Rejected::lacking(vec!["sort"]));
        model.fetch_missing(|| Msg::Run);
        model.library_came("sort", false);
        assert!(model.run.is_none() && model.waiting.is_none());
        assert!(
            model
                .notice
                .is_some_and(|notice| notice.kind == NoticeKind::Problem && notice.text.contains("sort"))
        );
    }

    /// A page: lessons come compiled.
    fn page() -> Model {
        let mut model = Model::new(Lang::English, Theme::Auto);
        model.lessons.come = true;
        model
    }

    fn fetched(id: &str) -> Vec<Effect> {
        vec![Effect::Fetch(File::Lesson(id.into()))]
    }

    #[test]
    fn every_lesson_runs_alike_when_it_has_come_compiled() {
        for lesson in LESSONS {
            let mut here = Model::new(Lang::English, Theme::Auto);
            update(&mut here, Msg::Lesson(lesson.id.into()));
            let here = here.run.expect("it runs");
            let bytes = here.timeline.program().encode();
            let mut page = page();
            // Lessons may have one program under two runtimes.
            let file =
                LESSONS.iter().find(|other| other.source == lesson.source).map_or("", |other| other.id);
            assert_eq!(update(&mut page, Msg::Lesson(lesson.id.into())), fetched(file));
            assert!(page.run.is_none() && page.rejected.is_none());
            page.lesson_came(file, Some(&bytes));
            let there = page.run.expect("it runs");
            assert_eq!(there.timeline.event_hash(), here.timeline.event_hash(), "{}", lesson.id);
            assert_eq!(there.timeline.schedule(), here.timeline.schedule(), "{}", lesson.id);
            let out = |run: &super::super::Run| run.moment.machine.console().clone();
            assert_eq!(format!("{:?}", out(&there)), format!("{:?}", out(&here)), "{}", lesson.id);
            assert_eq!(there.timeline.len(), here.timeline.len(), "{}", lesson.id);
            assert!(bytes.len() < 100_000, "{}: {} bytes", lesson.id, bytes.len());
        }
    }

    #[test]
    fn what_came_compiled_is_told_and_shown_alike() {
        let mut here = Model::new(Lang::English, Theme::Auto);
        update(&mut here, Msg::Run);
        let bytes = here.run.as_ref().map(|run| run.timeline.program().encode()).expect("it runs");
        let mut page = page();
        update(&mut page, Msg::Run);
        page.lesson_came(LESSONS[0].id, Some(&bytes));
        for step in (0..here.run.as_ref().map_or(0, |run| run.timeline.len())).step_by(5) {
            for model in [&mut here, &mut page] {
                update(model, Msg::Seek(step));
            }
            let (one, other) = (view(&here, None), view(&page, None));
            assert!(one.story == other.story, "step {step}: {:?} and {:?}", one.story, other.story);
            assert!(one.stage == other.stage && one.editor == other.editor, "step {step}");
        }
    }

    #[test]
    fn a_lesson_that_cannot_be_had_is_compiled() {
        for bytes in [None, Some(&b"<!doctype html>"[..])] {
            let mut model = page();
            assert_eq!(update(&mut model, Msg::Run), fetched(LESSONS[0].id));
            model.lesson_came(LESSONS[0].id, bytes);
            assert!(model.run.is_some());
        }
    }

    #[test]
    fn a_twin_is_fetched_and_stands_beside() {
        let mut model = page();
        let bytes = |id: &str| {
            let lesson = super::super::lesson::lesson(id).expect("a lesson");
            compile::compile(lesson.source, &Options::default()).expect("it compiles").encode()
        };
        update(&mut model, Msg::Run);
        model.lesson_came("read-write", Some(&bytes("read-write")));
        assert_eq!(update(&mut model, Msg::Beside("lesson-mutex".into())), fetched("mutex"));
        model.lesson_came("mutex", Some(&bytes("mutex")));
        assert!(model.beside.is_some());
    }
}
