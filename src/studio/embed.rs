//! The page inside another page: which parts it shows and how it starts. The options have the same names in an
//! address's query, in the custom element's attributes and in documentation.

use super::{Lang, Speed, Theme};

/// A part of the page that an embed may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Maps and other objects.
    Map,
    /// Goroutines with their stacks.
    Stack,
    Code,
    /// The console.
    Log,
    Timeline,
    /// The sentence of the step.
    Story,
}

impl Part {
    pub const ALL: [Part; 6] = [Part::Map, Part::Stack, Part::Code, Part::Log, Part::Timeline, Part::Story];

    pub fn name(self) -> &'static str {
        match self {
            Part::Map => "map",
            Part::Stack => "stack",
            Part::Code => "code",
            Part::Log => "log",
            Part::Timeline => "timeline",
            Part::Story => "story",
        }
    }
}

/// How an embed looks and starts.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbedOptions {
    /// `ui=map,stack,code,log,timeline`: the parts shown.
    pub parts: Vec<Part>,
    /// `controls=0` leaves out the transport.
    pub controls: bool,
    /// `step`: where it opens, before the link's own step.
    pub step: Option<u64>,
    /// `loop=12-20`: playing goes round between these steps.
    pub round: Option<(u64, u64)>,
    /// `speed`: a power of two as a factor, `0.5`, `4`.
    pub speed: Option<Speed>,
    /// `autoplay=1`; nothing moves by itself otherwise.
    pub autoplay: bool,
    /// `ro`: the program cannot be edited.
    pub read_only: bool,
    pub lang: Option<Lang>,
    pub theme: Option<Theme>,
    /// `height=auto`: the host is told how high the page would like to be.
    pub auto_height: bool,
}

impl Default for EmbedOptions {
    fn default() -> Self {
        EmbedOptions {
            parts: vec![Part::Map, Part::Stack],
            controls: true,
            step: None,
            round: None,
            speed: None,
            autoplay: false,
            read_only: false,
            lang: None,
            theme: None,
            auto_height: false,
        }
    }
}

impl EmbedOptions {
    /// Reads an address's query, with or without `?`. What is unknown or malformed is passed over.
    pub fn parse(query: &str) -> EmbedOptions {
        let mut options = EmbedOptions::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = value.replace("%2C", ",").replace("%2c", ",");
            let on = !matches!(value.as_str(), "0" | "false");
            match name {
                "ui" => {
                    let named = |part: &Part| value.split(',').any(|name| name == part.name());
                    options.parts = Part::ALL.into_iter().filter(named).collect();
                }
                "controls" => options.controls = on,
                "step" => options.step = value.parse().ok(),
                "loop" => options.round = range(&value),
                "speed" => options.speed = speed(&value),
                "autoplay" => options.autoplay = on && !value.is_empty(),
                "ro" => options.read_only = on,
                "lang" => options.lang = language(&value),
                "theme" => options.theme = Theme::from_tag(&value),
                "height" => options.auto_height = value == "auto",
                _ => {}
            }
        }
        options
    }

    /// The query, only what differs from the default, in a fixed order.
    pub fn query(&self) -> String {
        let default = EmbedOptions::default();
        let mut pairs: Vec<String> = Vec::new();
        if self.parts != default.parts {
            let names: Vec<&str> = self.parts.iter().map(|part| part.name()).collect();
            pairs.push(format!("ui={}", names.join(",")));
        }
        if !self.controls {
            pairs.push("controls=0".into());
        }
        pairs.extend(self.step.map(|step| format!("step={step}")));
        pairs.extend(self.round.map(|(from, to)| format!("loop={from}-{to}")));
        pairs.extend(self.speed.map(|speed| format!("speed={}", f64::from(speed.0).exp2())));
        if self.autoplay {
            pairs.push("autoplay=1".into());
        }
        if self.read_only {
            pairs.push("ro=1".into());
        }
        pairs.extend(self.lang.map(|lang| format!("lang={}", short(lang))));
        pairs.extend(self.theme.map(|theme| format!("theme={}", theme.tag())));
        if self.auto_height {
            pairs.push("height=auto".into());
        }
        pairs.join("&")
    }
}

/// `en`, `zh`.
pub fn short(lang: Lang) -> &'static str {
    match lang {
        Lang::English => "en",
        Lang::Chinese => "zh",
    }
}

/// A language by its tag or the tag's first part.
pub fn language(tag: &str) -> Option<Lang> {
    match tag.split(['-', '_']).next().unwrap_or_default() {
        "en" => Some(Lang::English),
        "zh" => Some(Lang::Chinese),
        _ => None,
    }
}

fn range(text: &str) -> Option<(u64, u64)> {
    let (from, to) = text.split_once('-')?;
    let range = (from.parse().ok()?, to.parse().ok()?);
    (range.0 < range.1).then_some(range)
}

fn speed(text: &str) -> Option<Speed> {
    let factor: f64 = text.parse().ok()?;
    Speed::ALL.into_iter().find(|speed| f64::from(speed.0).exp2() >= factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_written_alike() {
        let query = "ui=code,map,log&controls=0&step=7&loop=12-20&speed=4&autoplay=1&ro=1&lang=zh&theme=dark&height=auto";
        let options = EmbedOptions::parse(query);
        assert_eq!(options.parts, [Part::Map, Part::Code, Part::Log]);
        assert_eq!(options.round, Some((12, 20)));
        assert_eq!(options.speed, Some(Speed(2)));
        assert_eq!(options.lang, Some(Lang::Chinese));
        assert_eq!(EmbedOptions::parse(&options.query()), options);
        assert_eq!(options.query(), query.replace("code,map,log", "map,code,log"));
        assert_eq!(EmbedOptions::default().query(), "");
    }

    #[test]
    fn what_is_malformed_is_passed_over() {
        let options =
            EmbedOptions::parse("?step=x&loop=9-3&speed=fast&theme=red&unknown=1&autoplay=0&lang=fr");
        assert_eq!(options, EmbedOptions::default());
        assert!(EmbedOptions::parse("ro").read_only);
    }
}
