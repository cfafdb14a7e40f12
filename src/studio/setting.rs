//! What a person sets about the page itself: language, theme, playback speed, step size.

/// The page's language. Go's own words stay as Go prints them in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    English,
    Chinese,
}

impl Lang {
    /// The language's tag for the document (`lang` attribute) and for links.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::English => "en",
            Lang::Chinese => "zh-CN",
        }
    }

    /// The first of a browser's preferred languages that the page speaks; English otherwise.
    pub fn from_preferences<'a>(tags: impl IntoIterator<Item = &'a str>) -> Lang {
        for tag in tags {
            let primary = tag.split(['-', '_']).next().unwrap_or_default();
            if primary.eq_ignore_ascii_case("zh") {
                return Lang::Chinese;
            }
            if primary.eq_ignore_ascii_case("en") {
                return Lang::English;
            }
        }
        Lang::English
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::English => Lang::Chinese,
            Lang::Chinese => Lang::English,
        }
    }
}

/// The page's colours: the system's choice, or one set by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    /// The value of the document's `data-theme` attribute, of the stored setting and of links.
    pub fn tag(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Theme> {
        [Theme::Auto, Theme::Light, Theme::Dark].into_iter().find(|theme| theme.tag() == tag)
    }

    /// The next one on the theme button.
    pub fn next(self) -> Theme {
        match self {
            Theme::Auto => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Auto,
        }
    }
}

/// Whether steps are animated: as the system wishes, or as set by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MotionChoice {
    #[default]
    Auto,
    On,
    Off,
}

impl MotionChoice {
    /// The value of the document's `data-motion` attribute and of the stored setting.
    pub fn tag(self) -> &'static str {
        match self {
            MotionChoice::Auto => "auto",
            MotionChoice::On => "on",
            MotionChoice::Off => "off",
        }
    }

    pub fn from_tag(tag: &str) -> Option<MotionChoice> {
        [MotionChoice::Auto, MotionChoice::On, MotionChoice::Off]
            .into_iter()
            .find(|choice| choice.tag() == tag)
    }

    pub fn next(self) -> MotionChoice {
        match self {
            MotionChoice::Auto => MotionChoice::On,
            MotionChoice::On => MotionChoice::Off,
            MotionChoice::Off => MotionChoice::Auto,
        }
    }
}

/// Playback speed as a power of two: steps a second are `2 * 2^n`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speed(pub i8);

impl Speed {
    pub const ALL: [Speed; 8] =
        [Speed(-2), Speed(-1), Speed(0), Speed(1), Speed(2), Speed(3), Speed(4), Speed(6)];

    pub fn steps_per_second(self) -> f64 {
        2.0 * f64::from(self.0).exp2()
    }

    /// `×¼`, `×1`, `×64`.
    pub fn label(self) -> String {
        match self.0 {
            -2 => "×¼".to_owned(),
            -1 => "×½".to_owned(),
            n => format!("×{}", 1u32 << u32::try_from(n).unwrap_or(0).min(20)),
        }
    }
}

/// How far one step goes. All are views of one fine record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    #[default]
    Micro,
    Statement,
    Event,
    Switch,
}

impl Grain {
    pub const ALL: [Grain; 4] = [Grain::Micro, Grain::Statement, Grain::Event, Grain::Switch];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_known_language_wins() {
        assert_eq!(Lang::from_preferences(["fr-FR", "zh-TW", "en"]), Lang::Chinese);
        assert_eq!(Lang::from_preferences(["en-GB", "zh"]), Lang::English);
        assert_eq!(Lang::from_preferences(["de"]), Lang::English);
    }

    #[test]
    fn speeds_are_named_by_their_factor() {
        assert_eq!(Speed::ALL.map(Speed::label), ["×¼", "×½", "×1", "×2", "×4", "×8", "×16", "×64"]);
        assert_eq!(Speed(3).steps_per_second(), 16.0);
    }
}
