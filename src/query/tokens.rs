//! The smallest parts of a query's text: parentheses, minus, words, quotes, patterns, and fields with a value. Knows no
//! field's name and no word's meaning.

use super::QueryError;

/// A part of the text and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub at: usize,
    pub part: TokenPart,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenPart {
    Open,
    Close,
    Minus,
    Word(String),
    Quoted(String),
    Pattern(String),
    Field { name: String, value: String, value_at: usize },
    FieldPattern { name: String, pattern: String, value_at: usize },
}

/// Splits a query's text.
pub(super) fn split(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let (part, end) = match letter {
            letter if letter.is_whitespace() => {
                at += letter.len_utf8();
                continue;
            }
            '(' => (TokenPart::Open, at + 1),
            ')' => (TokenPart::Close, at + 1),
            '-' if text[at + 1..].starts_with(|next: char| !next.is_whitespace() && next != ')') => {
                (TokenPart::Minus, at + 1)
            }
            '"' => {
                let (words, end) = delimited(text, at, '"')?;
                (TokenPart::Quoted(words), end)
            }
            '/' => {
                let (pattern, end) = delimited(text, at, '/')?;
                (TokenPart::Pattern(pattern), end)
            }
            _ => word(text, at)?,
        };
        tokens.push(Token { at, part });
        at = end;
    }
    Ok(tokens)
}

/// A word, or a field with its value.
fn word(text: &str, at: usize) -> Result<(TokenPart, usize), QueryError> {
    let end = word_end(text, at);
    let word = &text[at..end];
    let Some((name, value)) = word.split_once(':').filter(|(name, _)| is_field_name(name)) else {
        return Ok((TokenPart::Word(word.to_owned()), end));
    };
    let (name, value_at) = (name.to_lowercase(), at + name.len() + 1);
    if value.starts_with('/') {
        let (pattern, end) = delimited(text, value_at, '/')?;
        return Ok((TokenPart::FieldPattern { name, pattern, value_at }, end));
    }
    let (value, end) = if value.starts_with('"') { delimited(text, value_at, '"')? } else { (value.to_owned(), end) };
    Ok((TokenPart::Field { name, value, value_at }, end))
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(|letter: char| letter.is_whitespace() || "()".contains(letter))
        .map_or(text.len(), |length| at + length)
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(char::is_alphabetic)
}

/// The text between two marks, the first of which stands at `at`, and where it ends. A backslash before the mark keeps it.
fn delimited(text: &str, at: usize, mark: char) -> Result<(String, usize), QueryError> {
    let inside = at + mark.len_utf8();
    let mut words = String::new();
    let mut letters = text[inside..].char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(|(_, next)| *next == mark) => {
                words.push(mark);
                letters.next();
            }
            letter if letter == mark => return Ok((words, inside + offset + mark.len_utf8())),
            letter => words.push(letter),
        }
    }
    Err(QueryError { message: format!("the {mark} that opens here is never closed"), at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<TokenPart> {
        split(text).unwrap().into_iter().map(|token| token.part).collect()
    }

    #[test]
    fn a_minus_inside_a_word_is_a_letter() {
        assert_eq!(parts("half-life"), [TokenPart::Word("half-life".to_owned())]);
        assert_eq!(parts("-life"), [TokenPart::Minus, TokenPart::Word("life".to_owned())]);
        assert_eq!(parts("a - b")[1], TokenPart::Word("-".to_owned()));
    }

    #[test]
    fn a_field_may_have_a_pattern_with_blanks() {
        let pattern = "switch 2|pc".to_owned();
        assert_eq!(
            parts("title:/switch 2|pc/ x")[0],
            TokenPart::FieldPattern { name: "title".to_owned(), pattern, value_at: 6 }
        );
    }

    #[test]
    fn a_field_may_have_a_quoted_value() {
        let value = "Rock Paper Shotgun".to_owned();
        assert_eq!(
            parts("source:\"Rock Paper Shotgun\" x")[0],
            TokenPart::Field { name: "source".to_owned(), value, value_at: 7 }
        );
    }

    #[test]
    fn a_time_of_day_is_a_word() {
        assert_eq!(parts("12:30"), [TokenPart::Word("12:30".to_owned())]);
    }

    #[test]
    fn an_escaped_slash_stays_in_the_pattern() {
        assert_eq!(parts(r"/a\/b/"), [TokenPart::Pattern("a/b".to_owned())]);
    }

    #[test]
    fn an_open_quote_is_an_error_at_its_place() {
        assert_eq!(split("é \"abc").unwrap_err().at, 3);
    }
}
