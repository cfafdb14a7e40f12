//! Compiler directives, `//go:` comments: each belongs to the declaration that starts after it, and is refused where
//! none does, or one of another kind. Models what cmd/compile/internal/noder does with pragmas (noder.go `pragma`,
//! `checkUnusedDuringParse`, `checkEmbed`; writer.go `checkPragmas`). `//go:linkname` and what cgo writes are passed over.

use super::Parser;
use crate::source::{Code, Diagnostic, Span};
use crate::syntax::ast::{Comment, VarSpec};
use crate::syntax::unquote;

/// What a directive may stand before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The package clause.
    Build,
    Func,
    /// A variable that takes a file's contents.
    Embed,
    /// Nothing that the compiler knows of.
    Unknown,
}

/// A declaration that takes the directives before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Package,
    Func,
    Var,
    /// Imports, constants and types, which no directive is for.
    Other,
}

/// Directives between the declaration before and this one.
pub(super) struct Directives(Vec<(Kind, Span)>);

fn kind(verb: &str) -> Kind {
    match verb {
        "go:build" => Kind::Build,
        "go:embed" => Kind::Embed,
        "go:noescape"
        | "go:norace"
        | "go:nosplit"
        | "go:noinline"
        | "go:nocheckptr"
        | "go:systemstack"
        | "go:nowritebarrier"
        | "go:nowritebarrierrec"
        | "go:yeswritebarrierrec"
        | "go:uintptrkeepalive"
        | "go:uintptrescapes"
        | "go:registerparams" => Kind::Func,
        _ => Kind::Unknown,
    }
}

const USAGE: &str = "usage: //go:embed pattern...";

/// What is wrong with the patterns after `//go:embed`.
fn patterns(text: &str) -> Result<(), String> {
    let mut rest = text.trim_start();
    if rest.is_empty() {
        return Err(USAGE.into());
    }
    let invalid = |text: &str| Err(format!("invalid quoted string in //go:embed: {text}"));
    while !rest.is_empty() {
        let end = match rest.as_bytes()[0] {
            b'`' => rest[1..].find('`').map(|at| at + 2),
            b'"' => {
                let (mut end, mut escaped) = (None, false);
                for (at, byte) in rest.bytes().enumerate().skip(1) {
                    match byte {
                        _ if escaped => escaped = false,
                        b'\\' => escaped = true,
                        b'"' => {
                            end = Some(at + 1);
                            break;
                        }
                        _ => {}
                    }
                }
                end
            }
            _ => Some(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        let Some(end) = end else { return invalid(rest) };
        if rest.starts_with('"') && unquote::string(&rest[..end]).is_none() {
            return invalid(&rest[..end]);
        }
        rest = &rest[end..];
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return invalid(rest);
        }
        rest = rest.trim_start();
    }
    Ok(())
}

impl Parser<'_> {
    /// Takes the directives that were read since they were last taken, and reports those that are wrong wherever
    /// they stand.
    fn take(&mut self) -> Directives {
        let mut found = Directives(Vec::new());
        while let Some(comment) = self.lexer.comments.get(self.directives_from) {
            self.directives_from += 1;
            if comment.text.starts_with("//go:") {
                let comment = comment.clone();
                self.directive(&comment, &mut found);
            }
        }
        found
    }

    fn directive(&mut self, comment: &Comment, found: &mut Directives) {
        let span = Span { lo: comment.span.lo + 2, ..comment.span };
        let text = &comment.text[2..];
        let whole = self.lexer.source().text.clone();
        let before = whole.get(..comment.span.lo as usize).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
        if !line.is_empty() && !line.ends_with("*/") {
            self.error_at(span, "misplaced compiler directive");
            return;
        }
        let verb = text.split(' ').next().unwrap_or_default();
        match verb {
            "go:embed" => {
                if let Err(problem) = patterns(&text[verb.len()..]) {
                    let invalid = problem != USAGE;
                    self.error_at(span, problem);
                    if invalid {
                        self.error_at(span, USAGE);
                    }
                    return;
                }
            }
            "go:systemstack" | "go:nowritebarrier" | "go:nowritebarrierrec" | "go:yeswritebarrierrec" => {
                self.error_at(span, format!("//{verb} only allowed in runtime"));
            }
            "go:uintptrkeepalive" => {
                self.error_at(span, format!("//{verb} is only allowed in the standard library"));
            }
            _ => {}
        }
        found.0.push((kind(verb), span));
    }

    /// The directives before a declaration, those it cannot have reported.
    pub(super) fn directives_of(&mut self, owner: Owner) -> Directives {
        let found = self.take();
        for &(kind, span) in &found.0 {
            let (fits, text) = match kind {
                Kind::Build => (owner == Owner::Package, "misplaced compiler directive"),
                Kind::Func => (owner == Owner::Func, "misplaced compiler directive"),
                Kind::Embed => (owner == Owner::Var, "misplaced go:embed directive"),
                Kind::Unknown => (true, ""),
            };
            if !fits {
                self.at_last.push(Diagnostic::new(Code::Type, span, text));
            }
        }
        found
    }

    /// Where no declaration starts: reports the directives that nothing took.
    pub(super) fn no_directives(&mut self) {
        if self.directives_from == self.lexer.comments.len() {
            return;
        }
        for (kind, span) in self.take().0 {
            match kind {
                Kind::Build | Kind::Func => self.error_at(span, "misplaced compiler directive"),
                Kind::Embed => self.error_at(span, "misplaced go:embed directive"),
                Kind::Unknown => {}
            }
        }
    }

    /// Whether a variable can take what its `//go:embed` asks for. `embeds`: the file imports package embed.
    pub(super) fn check_embed(&mut self, directives: &Directives, spec: &VarSpec) {
        let Some(&(_, span)) = directives.0.iter().find(|(kind, _)| *kind == Kind::Embed) else { return };
        let problem = if !self.embeds {
            "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)"
        } else if spec.names.len() > 1 {
            "go:embed cannot apply to multiple vars"
        } else if !spec.values.is_empty() {
            "go:embed cannot apply to var with initializer"
        } else if self.functions > 0 {
            "go:embed cannot apply to var inside func"
        } else {
            return;
        };
        self.at_last.push(Diagnostic::new(Code::Type, span, problem));
    }
}
