//! Numbers of things in English: digits in groups of three, and the word in singular or plural.

/// `1234567` as `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 step`, `2 steps`, `1,000 steps`: `one` is the singular of a noun whose plural has an s more.
pub fn counted(number: u64, one: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{} {one}{s}", grouped(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_all_else_plural() {
        let steps = [0, 1, 2, 21, 1_234_567].map(|number| counted(number, "step"));
        assert_eq!(steps, ["0 steps", "1 step", "2 steps", "21 steps", "1,234,567 steps"]);
    }
}
