//! A secret is the password or the key inside a URL. It is masked before a URL is shown, logged or stored in a message; nothing
//! else is changed.

use regex::Regex;
use std::{borrow::Cow, sync::LazyLock};

/// Parameters that let whoever knows them in.
static KEYS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "api[_-]?key|(?:access|auth)[_-]?token|token|auth|key|pass(?:word|wd)?|pwd|secret|sig(?:nature)?";
    Regex::new(&format!(r#"(?i)([?&;](?:{names})=)[^&#;\s"<>]+"#)).ok()
});

const MASK: &str = "***";

/// The text with the password and the keys of every URL in it masked: `https://example.org/feed?api_key=***`.
#[must_use]
pub fn mask_secrets(text: &str) -> Cow<'_, str> {
    let masked = mask_password(text);
    let Some(keys) = &*KEYS else { return masked };
    if !keys.is_match(&masked) {
        return masked;
    }
    Cow::Owned(keys.replace_all(&masked, format!("${{1}}{MASK}")).into_owned())
}

/// The text with the password of every URL in it masked: `https://ann:***@example.org/feed`.
#[must_use]
pub fn mask_password(text: &str) -> Cow<'_, str> {
    let mut masked = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        masked.push_str(before);
        rest = after;
        if let Some((name, host)) = password(after) {
            masked.push_str(&after[..=name]);
            masked.push_str(MASK);
            rest = &after[host..];
        }
    }
    if masked.is_empty() {
        return Cow::Borrowed(text);
    }
    masked.push_str(rest);
    if masked == text { Cow::Borrowed(text) } else { Cow::Owned(masked) }
}

/// Where the colon before a password and the `@` after it stand. A password may hold `/` or `@` by mistake: it is masked all the same.
fn password(after: &str) -> Option<(usize, usize)> {
    let word = &after[..after
        .find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '<' | '>'))
        .unwrap_or(after.len())];
    let authority = &word[..word.find(['/', '?', '#']).unwrap_or(word.len())];
    let colon = authority.find(':')?;
    let is_port = authority[colon + 1..].bytes().all(|byte| byte.is_ascii_digit());
    let within = if is_port && !authority.contains('@') {
        return None;
    } else if authority.contains('@') {
        authority
    } else {
        word
    };
    let at = within.rfind('@')?;
    (at > colon).then_some((colon, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_masked() {
        assert_eq!(
            mask_password("https://ann:geheim@example.org/feed?a=b@c"),
            "https://ann:***@example.org/feed?a=b@c"
        );
    }

    #[test]
    fn a_key_among_the_parameters_is_masked() {
        assert_eq!(
            mask_secrets("https://ann:geheim@example.org/feed?tag=key&api_key=abc&Token=d#e is down"),
            "https://ann:***@example.org/feed?tag=key&api_key=***&Token=***#e is down"
        );
        for url in ["https://example.org/?monkey=1&keys=2", "no URL at all"] {
            assert_eq!(mask_secrets(url), url);
        }
    }

    #[test]
    fn a_password_with_odd_letters_is_masked() {
        assert_eq!(mask_password("http://ann:a/b@c@example.org/"), "http://ann:***@example.org/");
        assert_eq!(mask_password("http://ann:p@ss@example.org/"), "http://ann:***@example.org/");
    }

    #[test]
    fn every_url_of_a_sentence_is_masked() {
        assert_eq!(
            mask_password("from http://a:b@c.org to http://d:e@f.org."),
            "from http://a:***@c.org to http://d:***@f.org."
        );
    }

    #[test]
    fn a_url_without_a_password_stays() {
        for url in [
            "https://example.org:8080/@ann",
            "https://ann@example.org/",
            "mailto:ann@example.org",
            "no URL at all",
            "http://[::1]:80/",
        ] {
            assert_eq!(mask_password(url), url);
        }
    }
}
