//! Floats as text, as strconv prints and reads them: shortest digits, exact rounding, hexadecimal.

/// strconv.FormatFloat for the formats `b e E f g G x X`. A negative `prec` asks for the shortest digits that read back
/// as the same float64 (float32 with `narrow`).
pub fn format(value: f64, format: u8, prec: i64, narrow: bool) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "+Inf".into() } else { "-Inf".into() };
    }
    // A precision beyond this only adds zeros; it bounds the work.
    let prec = prec.min(100_000);
    match format {
        b'b' => binary(value, narrow),
        b'x' | b'X' => hexadecimal(value, format, prec, narrow),
        b'f' if prec >= 0 => format!("{:.*}", prec as usize, value),
        b'f' => plain(&digits(value, None, narrow), -1),
        b'e' | b'E' => exponent(&digits(value, (prec >= 0).then(|| prec as usize + 1), narrow), format, prec),
        _ => general(value, format, prec, narrow),
    }
}

/// Decimal digits without leading or trailing zeros (at least one) and the position of the point: 0.d1d2… × 10^point.
struct Digits {
    negative: bool,
    digits: Vec<u8>,
    point: i64,
}

/// `significant` digits, correctly rounded, or the shortest.
fn digits(value: f64, significant: Option<usize>, narrow: bool) -> Digits {
    let text = match (significant, narrow) {
        (Some(n), _) => format!("{:.*e}", n.max(1) - 1, value.abs()),
        (None, true) => {
            let value = (value as f32).abs();
            nearest(format!("{value:e}"), f64::from(value), |text| text.parse() == Ok(value))
        }
        (None, false) => {
            let value = value.abs();
            nearest(format!("{value:e}"), value, |text| text.parse() == Ok(value))
        }
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    let negative = value.is_sign_negative();
    if digits.iter().all(|&digit| digit == b'0') {
        return Digits { negative, digits, point: if significant.is_some() { 1 } else { 0 } };
    }
    Digits { negative, digits, point: exponent.parse::<i64>().unwrap_or(0) + 1 }
}

/// Of the texts as short as `shortest` the one nearest to the value, the even one of two as near: Rust takes the upper.
fn nearest(shortest: String, value: f64, same: impl Fn(&str) -> bool) -> String {
    let digits = shortest.split('e').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count();
    let rounded = format!("{:.*e}", digits.max(1) - 1, value);
    if same(&rounded) { rounded } else { shortest }
}

fn sign(negative: bool) -> String {
    if negative { "-".into() } else { String::new() }
}

/// `d.ddde±dd`, padded with zeros to `prec` places.
fn exponent(digits: &Digits, letter: u8, prec: i64) -> String {
    let mut out = sign(digits.negative);
    out.push(char::from(digits.digits[0]));
    let places = if prec < 0 { digits.digits.len() - 1 } else { prec as usize };
    if places > 0 {
        out.push('.');
        for at in 1..=places {
            out.push(digits.digits.get(at).map_or('0', |&digit| char::from(digit)));
        }
    }
    let zero = digits.digits.iter().all(|&digit| digit == b'0');
    let exponent = if zero { 0 } else { digits.point - 1 };
    out.push(char::from(letter));
    out.push(if exponent < 0 { '-' } else { '+' });
    out.push_str(&format!("{:02}", exponent.abs()));
    out
}

/// `ddd.ddd` with all digits, or `places` of them after the point.
fn plain(digits: &Digits, places: i64) -> String {
    let mut out = sign(digits.negative);
    let at = |index: i64| {
        usize::try_from(index)
            .ok()
            .and_then(|index| digits.digits.get(index))
            .map_or('0', |&digit| char::from(digit))
    };
    if digits.point > 0 {
        (0..digits.point).for_each(|index| out.push(at(index)));
    } else {
        out.push('0');
    }
    let zero = digits.digits.iter().all(|&digit| digit == b'0');
    let significant = if zero { 0 } else { digits.digits.len() as i64 };
    let places = if places < 0 { (significant - digits.point).max(0) } else { places };
    if places > 0 {
        out.push('.');
        (0..places).for_each(|index| out.push(at(digits.point + index)));
    }
    out
}

/// `%e` for large exponents, `%f` otherwise.
fn general(value: f64, format: u8, prec: i64, narrow: bool) -> String {
    let shortest = prec < 0;
    let wanted = if prec == 0 { 1 } else { prec };
    let mut digits = digits(value, (!shortest).then_some(wanted as usize), narrow);
    while digits.digits.len() > 1 && digits.digits.last() == Some(&b'0') {
        digits.digits.pop();
    }
    if digits.digits == [b'0'] {
        digits.point = 1;
    }
    let count = digits.digits.len() as i64;
    let limit = match wanted {
        _ if shortest => 6,
        wanted if wanted > count && count >= digits.point => count,
        wanted => wanted,
    };
    let exp = digits.point - 1;
    if exp < -4 || exp >= limit {
        return exponent(&digits, format + b'e' - b'g', count - 1);
    }
    plain(&digits, (count - digits.point).max(0))
}

fn parts(value: f64, narrow: bool) -> (u64, i64, u32) {
    if narrow {
        let bits = (value as f32).to_bits();
        let (exp, mantissa) = (i64::from(bits >> 23 & 0xFF), u64::from(bits & 0x7F_FFFF));
        if exp == 0 { (mantissa, -126, 23) } else { (mantissa | 1 << 23, exp - 127, 23) }
    } else {
        let bits = value.to_bits();
        let (exp, mantissa) = ((bits >> 52 & 0x7FF) as i64, bits & ((1 << 52) - 1));
        if exp == 0 { (mantissa, -1022, 52) } else { (mantissa | 1 << 52, exp - 1023, 52) }
    }
}

/// `-ddddp±ddd`: mantissa and binary exponent.
fn binary(value: f64, narrow: bool) -> String {
    let (mantissa, exp, bits) = parts(value, narrow);
    format!("{}{}p{:+}", sign(value.is_sign_negative()), mantissa, exp - i64::from(bits))
}

/// `-0x1.hhhp±dd`.
fn hexadecimal(value: f64, format: u8, prec: i64, narrow: bool) -> String {
    let (mut mantissa, mut exp, bits) = parts(value, narrow);
    if mantissa == 0 {
        exp = 0;
    }
    // The leading one goes to bit 60.
    mantissa <<= 60 - bits;
    while mantissa != 0 && mantissa & 1 << 60 == 0 {
        mantissa <<= 1;
        exp -= 1;
    }
    if (0..15).contains(&prec) {
        let shift = prec as u32 * 4;
        let extra = (mantissa << shift) & ((1 << 60) - 1);
        mantissa >>= 60 - shift;
        if extra | (mantissa & 1) > 1 << 59 {
            mantissa += 1;
        }
        mantissa <<= 60 - shift;
        if mantissa & 1 << 61 != 0 {
            mantissa >>= 1;
            exp += 1;
        }
    }
    let mut out = sign(value.is_sign_negative());
    out.push_str(&format!("0x{}", mantissa >> 60 & 1));
    mantissa <<= 4;
    let mut places = 0;
    while if prec < 0 { mantissa != 0 } else { places < prec } {
        if places == 0 {
            out.push('.');
        }
        out.push_str(&format!("{:x}", mantissa >> 60 & 15));
        mantissa <<= 4;
        places += 1;
    }
    out.push_str(&format!("p{}{:02}", if exp < 0 { '-' } else { '+' }, exp.abs()));
    if format == b'X' { out.to_uppercase() } else { out }
}

/// A checked literal, rounded once to float64 or float32 (given as the float64 of the same value).
pub fn parse(text: &str, narrow: bool) -> f64 {
    let (negative, magnitude) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let hex = magnitude.strip_prefix("0x").or_else(|| magnitude.strip_prefix("0X"));
    let value = match hex {
        Some(hex) => parse_hex(hex, narrow),
        None if narrow => f64::from(magnitude.parse::<f32>().unwrap_or(f32::NAN)),
        None => magnitude.parse::<f64>().unwrap_or(f64::NAN),
    };
    if negative { -value } else { value }
}

/// `hhh.hhhp±ddd`, rounded half to even once.
fn parse_hex(text: &str, narrow: bool) -> f64 {
    let lower = text.to_ascii_lowercase();
    let (mantissa_text, exponent) = lower.split_once('p').unwrap_or((&lower, "0"));
    let mut exp =
        exponent.parse::<i64>().unwrap_or(if exponent.starts_with('-') { -1 << 40 } else { 1 << 40 });
    let (mut mantissa, mut sticky, mut after_point) = (0_u64, false, false);
    for byte in mantissa_text.bytes() {
        let Some(digit) = char::from(byte).to_digit(16) else {
            after_point |= byte == b'.';
            continue;
        };
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
            exp -= if after_point { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            exp += if after_point { 0 } else { 4 };
        }
    }
    if mantissa == 0 {
        return 0.0;
    }
    let (bits, min_exp, max_exp) = if narrow { (24, -149, 127) } else { (53, -1074, 1023) };
    let top = 63 - i64::from(mantissa.leading_zeros()) + exp;
    // Exponent of the last kept bit.
    let last = (top - bits + 1).max(min_exp);
    let drop = last - exp;
    let mut kept = u128::from(mantissa);
    if drop > 0 {
        let drop = drop.min(100) as u32;
        let rest = kept & ((1_u128 << drop) - 1);
        kept >>= drop;
        let half = 1_u128 << (drop - 1);
        if rest > half || rest == half && (sticky || kept & 1 == 1) {
            kept += 1;
        }
    } else {
        kept <<= (-drop).min(60) as u32;
    }
    let value_top = 127 - i64::from(kept.leading_zeros()) + last;
    if kept != 0 && value_top > max_exp {
        return f64::INFINITY;
    }
    scale(kept as f64, last)
}

/// `value × 2^exp` for results that are exact.
fn scale(mut value: f64, mut exp: i64) -> f64 {
    while exp > 1000 {
        value *= f64::from_bits(0x7E70_0000_0000_0000);
        exp -= 1000;
    }
    while exp < -1000 {
        value *= f64::from_bits(0x0170_0000_0000_0000);
        exp += 1000;
    }
    value * f64::from_bits(((exp + 1023) as u64) << 52)
}
