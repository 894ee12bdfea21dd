//! Superscripts and subscripts are words set higher or lower than their line: powers, notes, chemical formulas. Here they are told in
//! one line of text, so that no power runs into its number.

/// Raised words of more letters are a remark in small print.
const LONGEST: usize = 20;

/// What stands behind a number as one word with it: 1st, 2e, 3ème.
const ORDINALS: [&str; 13] = ["st", "nd", "rd", "th", "e", "er", "re", "ère", "ème", "eme", "o", "a", "os"];

/// Raised words as they stand in a line behind a letter.
#[must_use]
pub fn raised(words: &str, before: Option<char>) -> String {
    let words = words.trim();
    match words {
        "" => return String::new(),
        "TM" | "tm" => return "™".to_owned(),
        "SM" => return "℠".to_owned(),
        _ => {}
    }
    if is_small_print(words) {
        return apart(words, before);
    }
    if words.chars().all(char::is_alphabetic) {
        return raised_letters(words, before);
    }
    if let Some(raised) = each(words, superscript) {
        return raised;
    }
    let marks_alone = !words.contains(char::is_alphanumeric);
    if marks_alone || words.starts_with(['[', '(']) || before.is_none_or(char::is_whitespace) {
        return words.to_owned();
    }
    format!("^({words})")
}

fn raised_letters(words: &str, before: Option<char>) -> String {
    let one = words.chars().count() == 1;
    match before {
        // No word of a sentence: e^(iπ)
        Some(letter) if letter.is_ascii_alphabetic() && words.contains(is_greek) => {
            if one {
                format!("^{words}")
            } else {
                format!("^({words})")
            }
        }
        Some(digit) if digit.is_numeric() => match each(words, superscript) {
            _ if ORDINALS.contains(&words) => words.to_owned(),
            Some(raised) if one => raised,
            _ if one => format!("^{words}"),
            _ => apart(words, before),
        },
        // Mme, Dr, no
        Some(letter) if letter.is_alphabetic() && one && !"aeors".contains(words) => {
            each(words, superscript).unwrap_or_else(|| format!("^{words}"))
        }
        Some(letter)
            if letter.is_alphabetic() && words.chars().count() <= 3 && words.chars().all(char::is_lowercase) =>
        {
            words.to_owned()
        }
        Some(letter) if one && ")]}".contains(letter) => format!("^{words}"),
        _ => apart(words, before),
    }
}

fn is_greek(letter: char) -> bool {
    matches!(letter, 'Α'..='Ω' | 'α'..='ω')
}

/// Lowered words as they stand in a line behind a letter.
#[must_use]
pub fn lowered(words: &str, before: Option<char>) -> String {
    let words = words.trim();
    if words.is_empty() || is_small_print(words) {
        return apart(words, before);
    }
    let letters = words.chars().any(char::is_alphabetic);
    let one = words.chars().count() == 1;
    match each(words, subscript) {
        Some(lowered) if one || !letters => lowered,
        _ if before.is_none_or(|before| !before.is_alphanumeric()) => words.to_owned(),
        _ if words.chars().all(char::is_alphanumeric) => format!("_{words}"),
        _ => format!("_({words})"),
    }
}

/// A note in small print is many words.
fn is_small_print(words: &str) -> bool {
    words.chars().count() > LONGEST || words.split_whitespace().count() > 3
}

/// Words that would run into the word before them stand behind a blank.
fn apart(words: &str, before: Option<char>) -> String {
    if before.is_some_and(char::is_alphanumeric) { format!(" {words}") } else { words.to_owned() }
}

/// Every letter by its own small form; none where one has none.
fn each(words: &str, small: fn(char) -> Option<char>) -> Option<String> {
    words.chars().map(small).collect()
}

fn superscript(letter: char) -> Option<char> {
    Some(match letter {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(u32::from('⁴') + u32::from(letter) - u32::from('4'))?,
        '+' => '⁺',
        '-' | '−' | '–' => '⁻',
        '=' => '⁼',
        '(' => '⁽',
        ')' => '⁾',
        'n' => 'ⁿ',
        'i' => 'ⁱ',
        ',' | ' ' => letter,
        _ => return None,
    })
}

fn subscript(letter: char) -> Option<char> {
    Some(match letter {
        '0'..='9' => char::from_u32(u32::from('₀') + u32::from(letter) - u32::from('0'))?,
        '+' => '₊',
        '-' | '−' | '–' => '₋',
        '=' => '₌',
        '(' => '₍',
        ')' => '₎',
        'i' => 'ᵢ',
        'j' => 'ⱼ',
        'k' => 'ₖ',
        'm' => 'ₘ',
        'n' => 'ₙ',
        't' => 'ₜ',
        'x' => 'ₓ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(word: &str, small: fn(&str, Option<char>) -> String, words: &str) -> String {
        format!("{word}{}", small(words, word.chars().next_back()))
    }

    #[test]
    fn a_power_does_not_run_into_its_number() {
        for (word, words, wanted) in [
            ("2", "64", "2⁶⁴"),
            ("10", "-6", "10⁻⁶"),
            ("x", "n+1", "xⁿ⁺¹"),
            ("x", "a+b", "x^(a+b)"),
            ("x", "k", "x^k"),
            ("e", "iπ", "e^(iπ)"),
            ("e", "λ", "e^λ"),
            ("1", "ος", "1 ος"),
            ("2", "n", "2ⁿ"),
            ("claim", "1, 2", "claim¹, ²"),
            ("claim", "[3]", "claim[3]"),
            ("claim", "*", "claim*"),
        ] {
            assert_eq!(behind(word, raised, words), wanted);
        }
    }

    #[test]
    fn ordinals_and_trade_marks_are_one_word_with_what_they_stand_behind() {
        for (word, words, wanted) in
            [("1", "st", "1st"), ("2", "e", "2e"), ("M", "me", "Mme"), ("n", "o", "no"), ("Tide", "TM", "Tide™")]
        {
            assert_eq!(behind(word, raised, words), wanted);
        }
    }

    #[test]
    fn raised_words_stand_apart() {
        assert_eq!(behind("Boats", raised, "NEW"), "Boats NEW");
        assert_eq!(behind("Boats", raised, "see the note below"), "Boats see the note below");
        assert_eq!(behind("", raised, "Picture: us"), "Picture: us");
    }

    #[test]
    fn lowered_words_are_small_or_behind_a_stroke() {
        for (word, words, wanted) in [
            ("CO", "2", "CO₂"),
            ("x", "i", "xᵢ"),
            ("H", "max", "H_max"),
            ("x", "i, j", "x_(i, j)"),
            ("", "Picture: us", "Picture: us"),
            ("Boats", "a line of small print below", "Boats a line of small print below"),
        ] {
            assert_eq!(behind(word, lowered, words), wanted);
        }
    }
}
