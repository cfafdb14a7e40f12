//! The page's words as a context, so that every component speaks the chosen language.

use gomaplab::studio::Lang;
use gomaplab::studio::text::{self, Text};
use yew::prelude::*;

/// The chosen language and its texts.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    pub lang: Lang,
    pub text: &'static Text,
}

/// A language has one value of texts.
impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        self.lang == other.lang
    }
}

impl Words {
    pub fn of(lang: Lang) -> Words {
        Words { lang, text: text::of(lang) }
    }
}

/// The texts of the language chosen.
#[hook]
pub fn use_words() -> &'static Text {
    use_context::<Words>().unwrap_or(Words::of(Lang::English)).text
}

/// The language chosen.
#[hook]
pub fn use_lang() -> Lang {
    use_context::<Words>().map_or(Lang::English, |words| words.lang)
}
