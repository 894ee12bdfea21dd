//! The grammar, as recursive descent: `or` binds weaker than `and`, which may be left out; `not` and `-` bind strongest.

use super::{
    Compare, Moment, Part, Pattern, QueryError, Term,
    suggest::{FIELDS, FLAGS, PARTS},
    tokens::{Token, TokenPart, split},
};
use crate::{news::Kind, text::near::nearest};
use jiff::{civil::Date, tz::TimeZone};

/// Deeper than any reader nests, and shallow enough for the stack and for SQLite.
const DEEPEST: usize = 40;

/// More than fits on a screen: what is longer was not typed.
const LONGEST: usize = 4_000;

/// More conditions than anybody types; the database refuses an expression of a thousand.
const MOST: usize = 200;

/// Parses a query's text; its days begin when they do in that zone.
pub(super) fn parse(text: &str, zone: &TimeZone) -> Result<Term, QueryError> {
    if text.len() > LONGEST {
        return Err(QueryError { message: format!("a query has at most {LONGEST} bytes"), at: 0 });
    }
    let tokens = split(text)?;
    if tokens.is_empty() {
        return Ok(Term::default());
    }
    let mut parser = Parser { tokens, next: 0, end: text.len(), depth: 0, conditions: 0, zone };
    let term = parser.any_of()?;
    match parser.peek() {
        None => Ok(term),
        Some(token) => Err(error(token.at, "this ) closes nothing")),
    }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    next: usize,
    end: usize,
    depth: usize,
    conditions: usize,
    zone: &'a TimeZone,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    fn at(&self) -> usize {
        self.peek().map_or(self.end, |token| token.at)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.peek().is_some_and(|token| token.is_word(word));
        self.next += usize::from(found);
        found
    }

    fn any_of(&mut self) -> Result<Term, QueryError> {
        let mut terms = vec![self.all_of()?];
        while self.take_word("or") {
            terms.push(self.all_of()?);
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Term::Or(terms) })
    }

    fn all_of(&mut self) -> Result<Term, QueryError> {
        let mut terms = vec![self.one()?];
        loop {
            let joined = self.take_word("and");
            match self.peek() {
                Some(token) if joined || !(token.part == TokenPart::Close || token.is_word("or")) => {
                    terms.push(self.one()?);
                }
                None if joined => return Err(error(self.end, "something should follow this “and”")),
                _ => break,
            }
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Term::And(terms) })
    }

    fn one(&mut self) -> Result<Term, QueryError> {
        let at = self.at();
        let Some(Token { part, .. }) = self.peek().cloned() else {
            return Err(error(at, "something should follow here"));
        };
        self.next += 1;
        self.conditions += usize::from(!matches!(part, TokenPart::Minus | TokenPart::Open));
        if self.conditions > MOST {
            return Err(error(at, &format!("a query has at most {MOST} conditions")));
        }
        match part {
            TokenPart::Minus => self.deeper(at, Self::one).map(|term| Term::Not(Box::new(term))),
            TokenPart::Word(word) if word.eq_ignore_ascii_case("not") => {
                self.deeper(at, Self::one).map(|term| Term::Not(Box::new(term)))
            }
            TokenPart::Open => {
                let term = self.deeper(at, Self::any_of)?;
                match self.peek().map(|token| &token.part) {
                    Some(TokenPart::Close) => self.next += 1,
                    _ => return Err(error(at, "the ( that opens here is never closed")),
                }
                Ok(term)
            }
            TokenPart::Close => Err(error(at, "something should stand before this )")),
            TokenPart::Word(word) => bare(&word, at),
            TokenPart::Quoted(phrase) => Ok(Term::Words { phrase, prefix: false }),
            TokenPart::Pattern(pattern) => headline(&pattern, at),
            TokenPart::FieldPattern { name, pattern, value_at } if name == "title" => headline(&pattern, value_at),
            TokenPart::FieldPattern { name, .. } if !FIELDS.contains(&name.as_str()) => Err(unknown_field(&name, at)),
            TokenPart::FieldPattern { value_at, .. } => {
                Err(error(value_at, "a /regular expression/ is for headlines: title: takes one, or it stands alone"))
            }
            TokenPart::Field { name, value, value_at } => field(&name, value, (at, value_at), self.zone),
        }
    }

    fn deeper(&mut self, at: usize, rule: fn(&mut Self) -> Result<Term, QueryError>) -> Result<Term, QueryError> {
        if self.depth == DEEPEST {
            return Err(error(at, "this is nested too deep"));
        }
        self.depth += 1;
        let term = rule(self);
        self.depth -= 1;
        term
    }
}

impl Token {
    fn is_word(&self, wanted: &str) -> bool {
        matches!(&self.part, TokenPart::Word(word) if word.eq_ignore_ascii_case(wanted))
    }
}

/// A regular expression that the headline matches.
fn headline(pattern: &str, at: usize) -> Result<Term, QueryError> {
    Pattern::new(pattern)
        .map(Term::Pattern)
        .map_err(|reason| error(at, &format!("this is no regular expression: {}", last_line(&reason))))
}

fn bare(word: &str, at: usize) -> Result<Term, QueryError> {
    Ok(match word.to_ascii_lowercase().as_str() {
        "unread" => Term::Unread,
        "read" => Term::Read,
        "saved" => Term::Saved,
        "followed" => Term::Followed,
        "started" => Term::Started,
        "finished" => Term::Finished,
        "changed" => Term::Changed,
        "all" => Term::All,
        "muted" => Term::Muted(None),
        "later" => Term::Later,
        joining @ ("and" | "or") => {
            return Err(error(at, &format!("something should stand before this “{joining}”")));
        }
        _ => Term::Words { phrase: word.to_owned(), prefix: true },
    })
}

fn field(name: &str, value: String, (at, value_at): (usize, usize), zone: &TimeZone) -> Result<Term, QueryError> {
    if !FIELDS.contains(&name) {
        return Err(unknown_field(name, at));
    }
    if value.trim().is_empty() {
        return Err(error(value_at, &format!("{name}: needs a value")));
    }
    let wrong = |message: &str| error(value_at, message);
    match name {
        "source" => Ok(Term::Source(value)),
        "group" => Ok(Term::Group(value)),
        "title" => Ok(Term::Title(value)),
        "about" => Ok(Term::Named(value)),
        "game" => Ok(Term::Game(value)),
        "muted" => value
            .parse()
            .map(|id| Term::Muted(Some(id)))
            .map_err(|()| wrong("muted: takes the id of a mute, like muted:m3; the word muted alone means every one")),
        "author" => Ok(Term::Author(value)),
        "via" => Ok(Term::Via(value)),
        "tag" => Ok(Term::Tag(value)),
        "kind" => value
            .to_lowercase()
            .parse()
            .map(Term::Kind)
            .map_err(|()| wrong(&not_among("kind", &value, &Kind::ALL.map(Kind::word)))),
        "has" => match value.to_lowercase().as_str() {
            "image" => Ok(Term::Has(Part::Image)),
            "full" => Ok(Term::Has(Part::Full)),
            "enclosure" => Ok(Term::Has(Part::Enclosure)),
            _ => Err(wrong(&not_among("has", &value, &PARTS))),
        },
        "newer" => moment(&value, zone).map(Term::Newer).ok_or_else(|| wrong(&no_moment(name, &value))),
        "older" => moment(&value, zone).map(Term::Older).ok_or_else(|| wrong(&no_moment(name, &value))),
        "minutes" => {
            number(&value).map(|(sign, n)| Term::Minutes(sign, n)).ok_or_else(|| wrong(&no_number(name, &value)))
        }
        _ => number(&value).map(|(sign, n)| Term::Outlets(sign, n)).ok_or_else(|| wrong(&no_number(name, &value))),
    }
}

/// `30m`, `24h`, `2d`, `3w`, `1y`, or a day like `2026-01-31`: its beginning.
fn moment(value: &str, zone: &TimeZone) -> Option<Moment> {
    if let Ok(day) = value.parse::<Date>() {
        return day.to_zoned(zone.clone()).ok().map(|zoned| Moment::At(zoned.timestamp()));
    }
    let unit = value.chars().last()?;
    let seconds: i64 = match unit.to_ascii_lowercase() {
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 7 * 86_400,
        'y' => 365 * 86_400,
        _ => return None,
    };
    let count: u32 = value.strip_suffix(unit)?.parse().ok()?;
    seconds.checked_mul(i64::from(count)).map(Moment::Ago)
}

/// `5`, `<5`, `<=5`, `>=5`, `>5`.
fn number(value: &str) -> Option<(Compare, u32)> {
    let signs = [
        ("<=", Compare::AtMost),
        (">=", Compare::AtLeast),
        ("<", Compare::Less),
        (">", Compare::More),
        ("=", Compare::Equal),
        ("", Compare::Equal),
    ];
    let (digits, sign) = signs.iter().find_map(|(sign, compare)| Some((value.strip_prefix(sign)?, *compare)))?;
    digits.parse().ok().map(|number| (sign, number))
}

fn unknown_field(name: &str, at: usize) -> QueryError {
    let known = FIELDS.map(|field| format!("{field}:")).join(" ");
    let hint = match (nearest(name, FIELDS), nearest(name, FLAGS)) {
        (Some(field), _) => format!("did you mean {field}:?"),
        (None, Some(flag)) => format!("did you mean {flag}?"),
        (None, None) => "put words with a colon in quotes.".to_owned(),
    };
    error(at, &format!("there is no field {name}:; {hint} The fields are {known}"))
}

fn not_among(field: &str, value: &str, known: &[&str]) -> String {
    let hint = nearest(&value.to_lowercase(), known.iter().copied())
        .map_or_else(String::new, |near| format!("; did you mean {near}?"));
    format!("{field}: is one of {}, not {value}{hint}", known.join(" "))
}

fn no_moment(name: &str, value: &str) -> String {
    format!("{name}: takes a time like 30m, 24h, 2d, 3w or 2026-01-31, not {value}")
}

fn no_number(name: &str, value: &str) -> String {
    format!("{name}: takes a number like 5, <5 or >=5, not {value}")
}

/// The reason at the end of the many lines that the regex crate writes.
fn last_line(reason: &regex::Error) -> String {
    let words = reason.to_string();
    words.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

fn error(at: usize, message: &str) -> QueryError {
    QueryError { message: message.to_owned(), at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    fn parse(text: &str) -> Result<Term, QueryError> {
        super::parse(text, &TimeZone::UTC)
    }

    #[test]
    fn a_day_begins_where_the_reader_lives() {
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let begins = Moment::At("2026-11-19T22:00:00Z".parse().unwrap());
        assert_eq!(super::parse("newer:2026-11-20", &zone).unwrap(), Term::Newer(begins));
        assert_eq!(super::parse("older:2026-11-20", &zone).unwrap(), Term::Older(begins));
    }

    fn words(phrase: &str) -> Term {
        Term::Words { phrase: phrase.to_owned(), prefix: true }
    }

    fn not(term: Term) -> Term {
        Term::Not(Box::new(term))
    }

    #[test]
    fn the_empty_query_means_everything() {
        assert_eq!(parse("  ").unwrap(), Term::And(Vec::new()));
    }

    #[test]
    fn and_binds_stronger_than_or_and_not_strongest() {
        let expected = Term::Or(vec![Term::And(vec![words("a"), not(words("b"))]), words("c")]);
        assert_eq!(parse("a -b or c").unwrap(), expected);
        assert_eq!(parse("a AND NOT b OR c").unwrap(), expected);
    }

    #[test]
    fn parentheses_group() {
        let expected = Term::And(vec![words("a"), not(Term::Or(vec![Term::Read, Term::Saved]))]);
        assert_eq!(parse("a not (read or saved)").unwrap(), expected);
        assert_eq!(parse("a -(read or saved)").unwrap(), expected);
    }

    #[test]
    fn a_pattern_after_title_is_one_for_the_headline() {
        let alone = parse("/switch 2|pc/ x").unwrap();
        assert_eq!(parse("title:/switch 2|pc/ x").unwrap(), alone);
        assert!(matches!(&alone, Term::And(terms) if matches!(terms[0], Term::Pattern(_))));
    }

    #[test]
    fn words_in_quotes_are_words() {
        assert_eq!(parse("\"unread or\"").unwrap(), Term::Words { phrase: "unread or".to_owned(), prefix: false });
    }

    #[test]
    fn numbers_and_times_have_their_forms() {
        let forms = [
            ("minutes:<5", Term::Minutes(Compare::Less, 5)),
            ("minutes:<=5", Term::Minutes(Compare::AtMost, 5)),
            ("minutes:5", Term::Minutes(Compare::Equal, 5)),
            ("story:>=3", Term::Outlets(Compare::AtLeast, 3)),
            ("story:>3", Term::Outlets(Compare::More, 3)),
            ("newer:2d", Term::Newer(Moment::Ago(172_800))),
            ("older:30m", Term::Older(Moment::Ago(1_800))),
            ("newer:2026-01-31", Term::Newer(Moment::At("2026-01-31T00:00:00Z".parse().unwrap()))),
        ];
        for (text, term) in forms {
            assert_eq!(parse(text).unwrap(), term, "{text}");
        }
    }

    #[test]
    fn every_error_points_at_its_place() {
        let places = [
            ("a sorce:x", 2),
            ("kind:revue", 5),
            ("has:sound", 4),
            ("newer:soon", 6),
            ("minutes:few", 8),
            ("source:", 7),
            ("(a or b", 0),
            ("a )", 2),
            ("a or", 4),
            ("or a", 0),
            ("a and", 5),
            ("a not", 5),
            ("()", 1),
            ("x /(/", 2),
            ("x title:/(/", 8),
            ("title:/half", 6),
            ("source:/post/", 7),
            ("sorce:/post/", 0),
            ("a \"b", 2),
        ];
        for (text, at) in places {
            assert_eq!(parse(text).map_err(|error| error.at), Err(at), "{text}");
        }
    }

    #[test]
    fn a_misspelt_field_names_the_right_one_and_all_others() {
        let message = parse("sorce:x").unwrap_err().message;
        assert!(message.contains("did you mean source:?") && message.contains("minutes:"), "{message}");
    }

    #[test]
    fn a_misspelt_kind_names_the_right_one() {
        assert!(parse("kind:revue").unwrap_err().message.ends_with("did you mean review?"));
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        let query = "é sorce:x";
        let shown = parse(query).unwrap_err().under(query);
        assert_eq!(shown.lines().nth(1), Some("  ^"));
    }

    #[test]
    fn nesting_has_an_end() {
        assert!(parse(&"(".repeat(1_000)).unwrap_err().message.contains("too deep"));
        assert!(parse(&"-".repeat(1_000)).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn no_text_ends_the_program(text in r#"([a-z:<>()"/\\ é-]|source:|or |not |2d){0,30}"#) {
            if let Err(error) = parse(&text) {
                prop_assert!(text.is_char_boundary(error.at), "{}", error.at);
            }
        }
    }
}
