//! A `query:` line of newsboat's `urls` as a shelf: its expression in our query language, as far as that has words for it.

use crate::{
    news::{SavedQuery, Sort},
    query::Query,
    text::{Line, safe::NAME},
};

/// The shelf that `query:NAME:EXPRESSION` means; none where the expression asks for what a query cannot tell.
pub(super) fn shelf(line: &str) -> Option<SavedQuery> {
    let (name, expression) = line.strip_prefix("query:")?.split_once(':')?;
    let mut parser = Parser { tokens: tokens(expression)?, next: 0 };
    let query = parser.any_of()?;
    let whole = parser.next == parser.tokens.len() && Query::parse(&query).is_ok();
    let name = Line::cut(name, NAME);
    (whole && !name.is_empty()).then_some(SavedQuery { name, query, sort: Sort::Newest })
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    /// An attribute, a number or a joining word.
    Word(String),
    Operator(String),
    Quoted(String),
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut run = |first: char, more: fn(char) -> bool| {
            let mut run = first.to_string();
            while let Some(next) = letters.next_if(|next| more(*next)) {
                run.push(next);
            }
            run
        };
        tokens.push(match letter {
            letter if letter.is_whitespace() => continue,
            '(' => Token::Open,
            ')' => Token::Close,
            '"' => {
                let mut value = String::new();
                loop {
                    match letters.next()? {
                        '"' => break,
                        '\\' => value.push(letters.next()?),
                        letter => value.push(letter),
                    }
                }
                Token::Quoted(value)
            }
            '=' | '!' | '<' | '>' | '#' => Token::Operator(run(letter, |next| "=~<>#".contains(next))),
            letter => Token::Word(run(letter, |next| next.is_alphanumeric() || "_:".contains(next))),
        });
    }
    Some(tokens)
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
}

impl Parser {
    fn take(&mut self, token: &Token) -> bool {
        let found = self.tokens.get(self.next) == Some(token);
        self.next += usize::from(found);
        found
    }

    fn any_of(&mut self) -> Option<String> {
        let mut parts = vec![self.all_of()?];
        while self.take(&Token::Word("or".to_owned())) {
            parts.push(self.all_of()?);
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { format!("({})", parts.join(" or ")) })
    }

    fn all_of(&mut self) -> Option<String> {
        let mut parts = vec![self.one()?];
        while self.take(&Token::Word("and".to_owned())) {
            parts.push(self.one()?);
        }
        Some(parts.join(" "))
    }

    fn one(&mut self) -> Option<String> {
        if self.take(&Token::Open) {
            let inside = self.any_of()?;
            return self.take(&Token::Close).then_some(inside);
        }
        let [Token::Word(attribute), operator, value] = self.tokens.get(self.next..self.next + 3)? else { return None };
        let operator = match operator {
            Token::Operator(operator) => operator.as_str(),
            Token::Word(word) if word == "between" => "between",
            _ => return None,
        };
        let value = match value {
            Token::Quoted(value) | Token::Word(value) => value.as_str(),
            _ => return None,
        };
        let condition = condition(attribute, operator, value)?;
        self.next += 3;
        Some(condition)
    }
}

/// One comparison in our words.
fn condition(attribute: &str, operator: &str, value: &str) -> Option<String> {
    let not = if operator.starts_with('!') { "-" } else { "" };
    let is_equal = matches!(operator, "=" | "==" | "!=" | "#" | "!#");
    let is_pattern = matches!(operator, "=~" | "!~");
    let plain = value.replace('"', "");
    let holds = |field: &str| Some(format!("{not}{field}\"{plain}\""));
    match attribute {
        "unread" if is_equal => match (value, not) {
            ("yes", "") | ("no", "-") => Some("unread".to_owned()),
            ("no", "") | ("yes", "-") => Some("read".to_owned()),
            _ => None,
        },
        "title" if is_pattern && value.contains(|letter| r"\.+*?()|[]{}^$".contains(letter)) => {
            Some(format!("{not}title:/{}/", value.replace('/', r"\/")))
        }
        "title" if is_equal || is_pattern => holds("title:"),
        "author" if is_equal || is_pattern => holds("author:"),
        "feedtitle" if is_equal || is_pattern => holds("source:"),
        "tags" if is_equal || is_pattern => holds("group:"),
        "content" if is_equal || is_pattern => holds(""),
        "age" => match operator {
            "<" | "<=" => days(value).map(|days| format!("newer:{days}d")),
            ">" | ">=" => days(value).map(|days| format!("older:{days}d")),
            "between" => {
                let (from, to) = value.split_once(':')?;
                let newer = format!("newer:{}d", days(to)?);
                Some(if days(from)? == 0 { newer } else { format!("older:{}d {newer}", days(from)?) })
            }
            _ => None,
        },
        _ => None,
    }
}

fn days(value: &str) -> Option<u32> {
    value.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(expression: &str) -> Option<String> {
        shelf(&format!("query:Mine:{expression}")).map(|shelf| shelf.query)
    }

    #[test]
    fn what_both_languages_know_is_carried_over() {
        for (theirs, ours) in [
            (r#"unread = "yes""#, "unread"),
            (r#"unread != "yes""#, "read"),
            (r#"title =~ "lantern" and age < 3"#, r#"title:"lantern" newer:3d"#),
            (r#"title =~ "^Review: (a|b)/c""#, r"title:/^Review: (a|b)\/c/"),
            (r#"(tags # "pc" or tags # "indie") and unread = "yes""#, r#"(group:"pc" or group:"indie") unread"#),
            (r#"feedtitle !~ "Harbour" and author = "Ada""#, r#"-source:"Harbour" author:"Ada""#),
            (r#"content # "tide" or age between 0:7"#, r#"("tide" or newer:7d)"#),
            ("age between 2:7", "older:2d newer:7d"),
        ] {
            assert_eq!(meant(theirs).as_deref(), Some(ours), "{theirs}");
        }
    }

    #[test]
    fn what_a_query_cannot_tell_is_no_shelf() {
        for theirs in
            ["", r#"flags # "s""#, r#"title =~ "a" and"#, r#"(unread = "yes""#, r#"guid = "1" junk"#, r#"title =~ "(""#]
        {
            assert_eq!(meant(theirs), None, "{theirs}");
        }
        assert_eq!(shelf("query::unread = \"yes\""), None);
    }
}
