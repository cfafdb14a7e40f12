//! JSON for tests: a reader, and the part of JSON Schema that `docs/trace-events.schema.json` uses.

use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// The field of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.get(name),
            _ => None,
        }
    }

    pub fn list(&self) -> &[Json] {
        match self {
            Json::List(list) => list,
            _ => &[],
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<f64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Reads a whole text; `Err` is the byte at which it is not JSON.
pub fn parse(text: &str) -> Result<Json, usize> {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
    let value = reader.value().ok_or(reader.at)?;
    reader.space();
    if reader.at == text.len() { Ok(value) } else { Err(reader.at) }
}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn space(&mut self) {
        while self.bytes.get(self.at).is_some_and(|byte| b" \t\r\n".contains(byte)) {
            self.at += 1;
        }
    }

    fn eat(&mut self, text: &str) -> Option<()> {
        self.space();
        self.bytes[self.at..].starts_with(text.as_bytes()).then(|| self.at += text.len())
    }

    fn value(&mut self) -> Option<Json> {
        self.space();
        match *self.bytes.get(self.at)? {
            b'{' => self.object(),
            b'[' => self.items(),
            b'"' => self.string().map(Json::Text),
            b't' => self.eat("true").map(|()| Json::Bool(true)),
            b'f' => self.eat("false").map(|()| Json::Bool(false)),
            b'n' => self.eat("null").map(|()| Json::Null),
            _ => self.digits(),
        }
    }

    fn digits(&mut self) -> Option<Json> {
        let rest = &self.bytes[self.at..];
        let len = rest.iter().take_while(|byte| b"+-.eE0123456789".contains(byte)).count();
        let text = std::str::from_utf8(&rest[..len]).ok()?;
        self.at += len;
        text.parse().ok().map(Json::Number)
    }

    fn items(&mut self) -> Option<Json> {
        self.eat("[")?;
        let mut list = Vec::new();
        if self.eat("]").is_some() {
            return Some(Json::List(list));
        }
        loop {
            list.push(self.value()?);
            if self.eat("]").is_some() {
                return Some(Json::List(list));
            }
            self.eat(",")?;
        }
    }

    fn object(&mut self) -> Option<Json> {
        self.eat("{")?;
        let mut fields = BTreeMap::new();
        if self.eat("}").is_some() {
            return Some(Json::Object(fields));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.eat(":")?;
            // The same name twice is a mistake of the writer.
            if fields.insert(name, self.value()?).is_some() {
                return None;
            }
            if self.eat("}").is_some() {
                return Some(Json::Object(fields));
            }
            self.eat(",")?;
        }
    }

    fn string(&mut self) -> Option<String> {
        (*self.bytes.get(self.at)? == b'"').then_some(())?;
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'"' => return String::from_utf8(out).ok(),
                b'\\' => {
                    let escape = *self.bytes.get(self.at)?;
                    self.at += 1;
                    match escape {
                        b'n' => out.push(b'\n'),
                        b't' => out.push(b'\t'),
                        b'u' => {
                            let hex = std::str::from_utf8(self.bytes.get(self.at..self.at + 4)?).ok()?;
                            let c = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
                            out.extend(c.to_string().bytes());
                            self.at += 4;
                        }
                        b'"' | b'\\' | b'/' => out.push(escape),
                        _ => return None,
                    }
                }
                0..0x20 => return None,
                _ => out.push(byte),
            }
        }
    }
}

/// Whether a value fits a schema; where and why it does not. Knows `type`, `properties`, `required`,
/// `additionalProperties: false`, `items`, `enum`, `const`, `oneOf`, `minimum`, `minLength`, `maxLength`.
pub fn fits(value: &Json, schema: &Json) -> Result<(), String> {
    let Json::Object(rules) = schema else { return Err("the schema is no object".into()) };
    for (rule, wanted) in rules {
        let fine = match (rule.as_str(), value) {
            ("$schema" | "title", _) => true,
            ("type", _) => wanted.text() == Some(type_of(value)) || is_integer(wanted, value),
            ("const", _) => value == wanted,
            ("enum", _) => wanted.list().contains(value),
            ("minimum", _) => value.number() >= wanted.number(),
            ("minLength", Json::Text(text)) => text.len() as f64 >= wanted.number().unwrap_or(0.0),
            ("maxLength", Json::Text(text)) => text.len() as f64 <= wanted.number().unwrap_or(0.0),
            ("required", _) => {
                wanted.list().iter().all(|name| name.text().and_then(|name| value.get(name)).is_some())
            }
            ("additionalProperties", Json::Object(fields)) => {
                let known = schema.get("properties");
                fields.keys().all(|name| known.and_then(|known| known.get(name)).is_some())
            }
            ("properties", Json::Object(fields)) => {
                for (name, field) in fields {
                    if let Some(schema) = wanted.get(name) {
                        fits(field, schema).map_err(|why| format!(".{name}{why}"))?;
                    }
                }
                true
            }
            ("items", Json::List(list)) => {
                for (at, item) in list.iter().enumerate() {
                    fits(item, wanted).map_err(|why| format!("[{at}]{why}"))?;
                }
                true
            }
            ("oneOf", _) => wanted.list().iter().filter(|schema| fits(value, schema).is_ok()).count() == 1,
            ("minLength" | "maxLength" | "additionalProperties" | "properties" | "items", _) => true,
            _ => return Err(format!(": the schema has a rule that is not known: {rule}")),
        };
        if !fine {
            return Err(format!(": {rule} is not met by {}", short(value)));
        }
    }
    Ok(())
}

fn short(value: &Json) -> String {
    format!("{value:?}").chars().take(300).collect()
}

fn type_of(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(_) => "number",
        Json::Text(_) => "string",
        Json::List(_) => "array",
        Json::Object(_) => "object",
    }
}

fn is_integer(wanted: &Json, value: &Json) -> bool {
    wanted.text() == Some("integer") && value.number().is_some_and(|number| number.fract() == 0.0)
}
