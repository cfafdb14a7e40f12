//! Names of Go's packages that the lab's packages lack, to tell them from names that do not exist.

/// What is there and what is not, for people.
pub(super) const TABLE: &str = "docs/library.md";

/// A package a line: its path, a colon, and the names (`Func`, `Type.Method`), or `*` for all that the lab's lacks. Written by `cargo xtask library`.
const ABSENT: &str = include_str!("absent.txt");

/// Whether Go's package has `name` (`Type.Member` for methods and fields) and the lab's does not.
pub(super) fn is_absent(package: &str, name: &str) -> bool {
    let of = |line: &'static str| line.strip_prefix(package)?.strip_prefix(": ");
    ABSENT
        .lines()
        .find_map(of)
        .is_some_and(|names| names.split(' ').any(|other| other == name || other == "*"))
}

#[cfg(test)]
mod tests {
    use super::is_absent;

    #[test]
    fn absent_names_are_told_from_names_that_do_not_exist() {
        assert!(is_absent("syscall", "Mmap"));
        assert!(is_absent("reflect", "StructOf"));
        assert!(!is_absent("reflect", "NoSuchName"));
        assert!(!is_absent("fmt", "Println"));
        assert!(!is_absent("sys", "Mmap"));
    }
}
