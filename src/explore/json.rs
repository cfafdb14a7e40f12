//! Writing JSON by hand: objects of strings, numbers, booleans and lists.

pub struct Json(String);

impl Json {
    pub fn object() -> Json {
        Json("{".into())
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(&mut self.0, name);
        self.0.push(':');
    }

    pub fn string(&mut self, name: &str, value: &str) {
        self.name(name);
        quote(&mut self.0, value);
    }

    pub fn number(&mut self, name: &str, value: f64) {
        self.name(name);
        let text = if value.is_finite() { format!("{value}") } else { "null".into() };
        self.0.push_str(&text);
    }

    pub fn bool(&mut self, name: &str, value: bool) {
        self.name(name);
        self.0.push_str(if value { "true" } else { "false" });
    }

    pub fn null(&mut self, name: &str) {
        self.name(name);
        self.0.push_str("null");
    }

    /// `items` are JSON texts.
    pub fn list(&mut self, name: &str, items: &[String]) {
        self.name(name);
        self.0.push('[');
        self.0.push_str(&items.join(","));
        self.0.push(']');
    }

    pub fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A string as JSON.
pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(&mut out, text);
    out
}
