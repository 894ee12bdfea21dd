//! The token is the part of an address that lets its reader in. Comparing it takes the same time whatever is wrong with a guess.

use super::ServeError;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::{
    hmac,
    rand::{SecureRandom, SystemRandom},
};
use std::fmt;

/// 144 random bits: nobody guesses them, and 24 letters can still be typed on a phone.
const RANDOM_BYTES: usize = 18;
const SHORTEST: usize = 8;
const LONGEST: usize = 128;

/// What stands in the address before anything that is served.
#[derive(Clone)]
pub struct Token {
    text: String,
    /// A guess is compared by its code under a key of this process, so that no letter of the token can be found by the time it takes.
    key: hmac::Key,
    code: hmac::Tag,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Token(***)")
    }
}

impl Token {
    /// A token that somebody chose.
    ///
    /// # Errors
    /// When it cannot stand in an address, or is so short that it can be guessed.
    pub fn chosen(text: &str) -> Result<Self, ServeError> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !(SHORTEST..=LONGEST).contains(&text.len()) || !text.bytes().all(fits) {
            return Err(ServeError::NoToken);
        }
        let key = hmac::Key::generate(hmac::HMAC_SHA256, &SystemRandom::new()).map_err(|_| ServeError::NoRandomness)?;
        let code = hmac::sign(&key, text.as_bytes());
        Ok(Self { text: text.to_owned(), key, code })
    }

    /// A token that nobody can guess.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn random() -> Result<Self, ServeError> {
        let mut bytes = [0; RANDOM_BYTES];
        SystemRandom::new().fill(&mut bytes).map_err(|_| ServeError::NoRandomness)?;
        Self::chosen(&BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Its letters, for the one who may know them.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a guess is right.
    #[must_use]
    pub(super) fn matches(&self, guess: &str) -> bool {
        hmac::verify(&self.key, guess.as_bytes(), self.code.as_ref()).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_token_matches() {
        let token = Token::chosen("lamp-oil-42").unwrap();
        assert!(token.matches("lamp-oil-42"));
        for guess in ["", "lamp-oil-4", "lamp-oil-422", "Lamp-oil-42", "lamp%2Doil-42"] {
            assert!(!token.matches(guess), "{guess}");
        }
    }

    #[test]
    fn what_cannot_stand_in_an_address_or_can_be_guessed_is_refused() {
        for text in ["", "short", "with a blank", "a/path/of/it", "schlüssel", &"x".repeat(129)] {
            assert!(matches!(Token::chosen(text), Err(ServeError::NoToken)), "{text}");
        }
    }

    #[test]
    fn made_tokens_differ_and_are_not_shown_by_accident() {
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert_ne!(one.text(), other.text());
        assert!(!format!("{one:?}").contains(one.text()));
    }
}
