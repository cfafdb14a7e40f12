//! The ways to pass a scenario on: as a link, and as text for the places where people write.

use super::embed::EmbedOptions;

/// Links longer than this are cut by some chats.
pub const LONG_LINK: usize = 1_800;

/// A form of sharing, as the dialog lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Link,
    Iframe,
    Element,
    Image,
    Markdown,
    MdBook,
    Hugo,
    VitePress,
    Docusaurus,
}

impl Form {
    pub const ALL: [Form; 9] = [
        Form::Link,
        Form::Iframe,
        Form::Element,
        Form::Image,
        Form::Markdown,
        Form::MdBook,
        Form::Hugo,
        Form::VitePress,
        Form::Docusaurus,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Form::Link => "link",
            Form::Iframe => "iframe",
            Form::Element => "element",
            Form::Image => "image",
            Form::Markdown => "markdown",
            Form::MdBook => "mdbook",
            Form::Hugo => "hugo",
            Form::VitePress => "vitepress",
            Form::Docusaurus => "docusaurus",
        }
    }

    pub fn from_id(id: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.id() == id)
    }
}

/// What a form is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared<'t> {
    /// The page's address up to its last `/`.
    pub base: &'t str,
    /// The link's text without `#`.
    pub fragment: &'t str,
    pub source: &'t str,
    /// A short name of the program: title of a frame, text of an image.
    pub title: &'t str,
    pub options: EmbedOptions,
}

/// Height of a frame in pixels.
const HEIGHT: u32 = 520;

impl Shared<'_> {
    pub fn address(&self) -> String {
        format!("{}#{}", self.base, self.fragment)
    }

    /// The embed's address, in the directory whose behaviour does not change.
    pub fn embed_address(&self) -> String {
        let query = self.options.query();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}v1/{mark}{query}#{}", self.base, self.fragment)
    }

    pub fn text(&self, form: Form) -> String {
        match form {
            Form::Link => self.address(),
            Form::Iframe => self.iframe(),
            Form::Element => format!(
                "<pre><code class=\"language-go\">{}</code></pre>\n{}",
                escaped(self.source.trim_end()),
                self.element()
            ),
            Form::Image => format!(
                "<a href=\"{}\"><img src=\"poster.svg\" alt=\"{}\"></a>",
                escaped(&self.address()),
                escaped(self.title)
            ),
            Form::Markdown => format!(
                "```go\n{}\n```\n\n[![{}](poster.svg)]({})",
                self.source.trim_end(),
                self.title.replace(['[', ']'], ""),
                self.address()
            ),
            // mdBook passes HTML through and highlights the block before it.
            Form::MdBook => format!("```go\n{}\n```\n\n{}", self.source.trim_end(), self.element()),
            // Hugo drops raw HTML unless `unsafe` is set; a shortcode file does not need that.
            Form::Hugo => format!(
                "<!-- layouts/shortcodes/gomaplab.html -->\n<iframe src=\"{}v1/?{{{{ .Get \"options\" | safeURL }}}}#{{{{ .Get \
                 \"link\" | safeURL }}}}\" title=\"{{{{ .Get \"title\" }}}}\" width=\"100%\" height=\"{HEIGHT}\" \
                 loading=\"lazy\" style=\"border:0\"></iframe>\n\n<!-- in the page -->\n{{{{< gomaplab link=\"{}\" \
                 options=\"{}\" title=\"{}\" >}}}}",
                self.base,
                self.fragment,
                self.options.query(),
                escaped(self.title)
            ),
            Form::VitePress => format!(
                "```go\n{}\n```\n\n<ClientOnly>\n  {}\n</ClientOnly>",
                self.source.trim_end(),
                self.iframe()
            ),
            // MDX is JSX: attributes in camel case, style as an object.
            Form::Docusaurus => format!(
                "```go\n{}\n```\n\n<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" \
                 style={{{{border: 0}}}} />",
                self.source.trim_end(),
                escaped(&self.embed_address()),
                escaped(self.title)
            ),
        }
    }

    fn iframe(&self) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" \
             style=\"border:0\"></iframe>",
            escaped(&self.embed_address()),
            escaped(self.title)
        )
    }

    fn element(&self) -> String {
        let query = self.options.query();
        let attributes: String = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                format!(" {name}=\"{}\"", escaped(value))
            })
            .collect();
        format!(
            "<go-map-lab link=\"{}\" title=\"{}\"{attributes}></go-map-lab>\n<script src=\"{}v1/embed.js\" async></script>",
            escaped(self.fragment),
            escaped(self.title),
            escaped(self.base)
        )
    }
}

/// Text for HTML, in double-quoted attributes too.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            ch => out.push(ch),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(options: EmbedOptions) -> Shared<'static> {
        Shared {
            base: "https://example.org/lab/",
            fragment: "v1.abc0",
            source: "package main\n\nfunc main() { _ = 1 < 2 && \"</pre>\" == \"\" }\n",
            title: "Two \"writers\"",
            options,
        }
    }

    #[test]
    fn a_program_is_never_markup() {
        for form in [Form::Iframe, Form::Element, Form::Image] {
            let text = shared(EmbedOptions::default()).text(form);
            assert!(!text.contains("\"</pre>\""), "{text}");
            assert!(text.contains("&quot;writers&quot;"), "{text}");
        }
    }

    #[test]
    fn frames_are_pinned_lazy_and_titled() {
        let text = shared(EmbedOptions::parse("ui=code,map&ro=1")).text(Form::Iframe);
        assert_eq!(
            text,
            "<iframe src=\"https://example.org/lab/v1/?ui=map,code&amp;ro=1#v1.abc0\" title=\"Two &quot;writers&quot;\" \
             width=\"100%\" height=\"520\" loading=\"lazy\" style=\"border:0\"></iframe>"
        );
    }

    #[test]
    fn the_element_has_the_same_options_as_attributes() {
        let text = shared(EmbedOptions::parse("ui=code&theme=dark")).text(Form::Element);
        assert!(text.contains(
            "<go-map-lab link=\"v1.abc0\" title=\"Two &quot;writers&quot;\" ui=\"code\" theme=\"dark\">"
        ));
        assert!(text.contains("src=\"https://example.org/lab/v1/embed.js\""));
    }

    #[test]
    fn every_form_holds_the_link() {
        for form in Form::ALL {
            assert!(shared(EmbedOptions::default()).text(form).contains("v1.abc0"), "{form:?}");
            assert_eq!(Form::from_id(form.id()), Some(form));
        }
    }
}
