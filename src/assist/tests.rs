//! The language service on programs with a cursor: `‸` marks it.

use super::{complete, hover, signature};

/// The text without its cursor, and where that is.
fn cursor(text: &str) -> (String, usize) {
    let at = text.find('‸').expect("a cursor");
    (text.replace('‸', ""), at)
}

fn hovered(text: &str) -> String {
    let (text, at) = cursor(text);
    hover(&text, at).map_or("nothing".to_owned(), |found| found.text)
}

/// Names offered, with their details.
fn offered(text: &str) -> Vec<String> {
    let (text, at) = cursor(text);
    let list = complete(&text, at).map(|found| found.list).unwrap_or_default();
    list.into_iter().map(|item| format!("{} {}", item.name, item.detail).trim().to_owned()).collect()
}

/// The text after an offer was taken.
fn taken(text: &str, name: &str) -> String {
    let (text, at) = cursor(text);
    let found = complete(&text, at).expect("offers");
    let item =
        found.list.iter().find(|item| item.name == name).unwrap_or_else(|| panic!("{name} is not offered"));
    let mut edits = vec![(found.from, found.to, item.name.clone())];
    edits.extend(item.also.iter().map(|edit| (edit.from, edit.to, edit.insert.clone())));
    edits.sort();
    let mut out = text.clone();
    for (from, to, insert) in edits.into_iter().rev() {
        out.replace_range(from..to, &insert);
    }
    out
}

const HEAD: &str = "package main\n\nimport (\n\t\"fmt\"\n\t\"strings\"\n\t\"sync\"\n)\n\n";

#[test]
fn names_are_explained_as_their_documentation_heads_them() {
    let cases = [
        ("func main() { strings.Sp‸lit(\"a\", \"b\") }", "func strings.Split(s, sep string) []string"),
        ("func main() { st‸rings.Split(\"a\", \"b\") }", "package strings (\"strings\")"),
        ("func main() { fmt.Print‸ln(1) }", "func fmt.Println(a ...any) (n int, err error)"),
        ("func main() { x := []int{1}; _ = ‸x }", "var x []int"),
        ("func main() { ‸x := map[string]int{}; _ = x }", "var x map[string]int"),
        ("const big = 1 << ‸limit\nconst limit = 3\nfunc main() {}", "const limit untyped int = 3"),
        ("type P struct{ a, b int }\nfunc main() { var p P; p.‸a = 1 }", "field a int"),
        (
            "type P struct{ a int }\nfunc (p *P) Get(k string) (int, bool) { return p.a, true }\nfunc main() { var p P; p.G‸et(\"\") }",
            "func (p *P) Get(k string) (int, bool)",
        ),
        ("func main() { var mu sync.Mu‸tex; mu.Lock() }", "type sync.Mutex struct"),
        ("func main() { var mu sync.Mutex; mu.Lo‸ck() }", "func (m *sync.Mutex) Lock()"),
        ("func main() { var e error; e.Err‸or() }", "func Error() string"),
        ("func main() { _ = app‸end([]int{}, 1) }", "func append(slice []Type, elems ...Type) []Type"),
        (
            "func Map[K comparable, V any](m map[K]V) {}\nfunc main() { M‸ap(map[int]string{}) }",
            "func Map[K comparable, V any](m map[K]V)",
        ),
        // What is around may be wrong.
        ("func main() { x := 1; ‸x = \"s\"; y(; }", "var x int"),
    ];
    for (text, wanted) in cases {
        let found = hovered(&format!("{HEAD}{text}"));
        assert!(
            found == wanted || wanted.starts_with("type") && found.starts_with(wanted),
            "{text}: {found}"
        );
    }
    assert_eq!(hovered("package main\n\nimport \"str‸ings\"\n"), "package strings (\"strings\")");
    assert_eq!(hovered(&format!("{HEAD}func main() {{ ‸undefined() }}")), "nothing");
}

#[test]
fn a_dot_offers_what_the_operand_has() {
    let cases: [(&str, &[&str]); 8] = [
        (
            "func main() {\n\tstrings.Spl‸\n}",
            &["Split (s, sep string) []string", "SplitN (s, sep string, n int) []string"],
        ),
        (
            "type P struct{ Name string; age int }\nfunc (p *P) Rename(to string) {}\nfunc main() {\n\tp := P{}\n\tp.‸\n}",
            &["Name string", "age int", "Rename (to string)"],
        ),
        ("type P struct{ Name string }\nfunc main() {\n\tp := &P{}\n\tfmt.Println(p.‸\n}", &["Name string"]),
        (
            "type A struct{ X int }\ntype B struct{ A; Y int }\nfunc main() {\n\tvar b B\n\tif b.‸ > 1 {\n\t}\n}",
            &["A A", "Y int", "X int"],
        ),
        ("func main() {\n\tvar wg sync.WaitGroup\n\tgo func() {\n\t\twg.D‸\n\t}()\n}", &["Done ()"]),
        (
            "type L[T any] struct{ items []T }\nfunc (l *L[T]) First() T { return l.items[0] }\nfunc main() {\n\tvar l L[string]\n\tl.‸\n\tfmt.Println()\n}",
            &["items []string", "First () string"],
        ),
        ("func main() {\n\tvar e error\n\te.‸\n}", &["Error () string"]),
        (
            "func f() (b strings.Builder) { return }\nfunc main() {\n\tx := f()\n\tx.WriteS‸\n}",
            &["WriteString (s string) (int, error)"],
        ),
    ];
    for (text, wanted) in cases {
        let found = offered(&format!("{HEAD}{text}"));
        for name in wanted {
            assert!(found.iter().any(|item| item == name), "{text}: {name} not in {found:?}");
        }
    }
}

#[test]
fn names_in_scope_are_offered_nearest_first() {
    let text = format!(
        "{HEAD}var total int\n\nfunc sum(list []int) int {{\n\tvar count int\n\tfor i, v := range list {{\n\t\ttotal := \"near\"\n\t\t‸\n\t}}\n\tafter := 1\n\treturn after\n}}\n"
    );
    let found = offered(&text);
    for name in
        ["total string", "v int", "i int", "count int", "list []int", "sum (list []int) int", "fmt (\"fmt\")"]
    {
        assert!(found.iter().any(|item| item == name), "{name} not in {found:?}");
    }
    for name in ["total int", "after int"] {
        assert!(!found.iter().any(|item| item == name), "{name} in {found:?}");
    }
    let at = |name: &str| found.iter().position(|item| item == name);
    assert!(at("total string") < at("list []int"));
    assert!(found.iter().any(|item| item.starts_with("len ")) && found.contains(&"return".to_owned()));
    assert!(!found.iter().any(|item| item.contains("gomaplab_here")));
}

#[test]
fn import_paths_are_offered_in_their_strings() {
    let found = offered("package main\n\nimport (\n\t\"fmt\"\n\t\"sync/‸\n)\n");
    assert_eq!(found, ["sync/atomic"]);
    assert!(offered("package main\n\nimport \"internal/‸\"\n").is_empty());
    assert!(offered("package main\n\nfunc main() { println(\"fm‸\") }").is_empty());
    assert!(offered("package main\n\n// fm‸\nfunc main() {}").is_empty());
}

#[test]
fn an_offer_brings_its_import_along() {
    let body = "\n\nfunc main() {\n\tstrings.ToUp‸\n}\n";
    let done = "\n\nfunc main() {\n\tstrings.ToUpper\n}\n";
    let cases = [
        ("package main", "package main\n\nimport \"strings\""),
        ("package main\n\nimport \"fmt\"", "package main\n\nimport (\n\t\"fmt\"\n\t\"strings\"\n)"),
        (
            "package main\n\nimport (\n\t\"fmt\" // print\n\t\"sync\"\n)",
            "package main\n\nimport (\n\t\"fmt\" // print\n\t\"strings\"\n\t\"sync\"\n)",
        ),
        ("package main\n\nimport (\n\t\"time\"\n)", "package main\n\nimport (\n\t\"strings\"\n\t\"time\"\n)"),
        ("package main\n\nimport \"strings\"", "package main\n\nimport \"strings\""),
    ];
    for (head, wanted) in cases {
        assert_eq!(taken(&format!("{head}{body}"), "ToUpper"), format!("{wanted}{done}"));
    }
    let named = taken("package main\n\nfunc main() {\n\tsyn‸\n}\n", "sync");
    assert_eq!(named, "package main\n\nimport \"sync\"\n\nfunc main() {\n\tsync\n}\n");
}

#[test]
fn a_call_shows_what_it_takes() {
    let help = |text: &str| {
        let (text, at) = cursor(&format!("{HEAD}{text}"));
        signature(&text, at).map(|help| {
            let (from, to) = help.params.get(help.active).copied().unwrap_or_default();
            format!("{} @ {}", help.text, &help.text[from..to])
        })
    };
    let cases = [
        ("func main() { strings.Split(‸) }", "strings.Split(s, sep string) []string @ s"),
        ("func main() {\n\tstrings.Split(\"a\", ‸\n}", "strings.Split(s, sep string) []string @ sep string"),
        ("func main() { fmt.Println(1, 2, 3‸) }", "fmt.Println(a ...any) (n int, err error) @ a ...any"),
        ("func main() { _ = append(nil, ‸) }", "append(slice []Type, elems ...Type) []Type @ elems ...Type"),
        ("func f(a int, b string) {}\nfunc main() { f(len(\"x\"), ‸) }", "f(a int, b string) @ b string"),
    ];
    for (text, wanted) in cases {
        assert_eq!(help(text).as_deref(), Some(wanted), "{text}");
    }
    assert_eq!(help("func main() { ‸ }"), None);
}

/// Whatever stands there, no question stops the page.
#[test]
fn cut_programs_are_answered_without_a_fault() {
    let text = include_str!("../studio/lesson/rwmutex.go");
    for (at, _) in text.char_indices().step_by(41) {
        for text in [&text[..at], text] {
            let _ = (complete(text, at), hover(text, at), signature(text, at));
        }
    }
}
