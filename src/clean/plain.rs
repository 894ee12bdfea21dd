//! Plain text is what the patterns of rules are laid on: small letters, straight quotes, single blanks. It is shown nowhere.

use crate::text::words::ascii_words;

/// Text as patterns read it: lower case, straight quotes, single blanks.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut blank = false;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        // Most of a text in the Latin script is added as it is, and made small at the end.
        let length = if blank { 0 } else { ascii_words(rest) };
        if length > 0 {
            plain.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        let letter = match letter {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => continue,
            letter if letter.is_whitespace() => {
                blank = !plain.is_empty();
                continue;
            }
            '’' | '‘' | 'ʼ' | '´' => '\'',
            '“' | '”' | '„' => '"',
            '‑' => '-',
            letter => letter,
        };
        if std::mem::take(&mut blank) {
            plain.push(' ');
        }
        if letter.is_ascii() {
            plain.push(letter);
        } else {
            plain.extend(letter.to_lowercase());
        }
    }
    plain.make_ascii_lowercase();
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_lower_case_with_straight_quotes() {
        assert_eq!(plain("  Here’s\u{a0}HOW\n“it” works "), "here's how \"it\" works");
    }
}
