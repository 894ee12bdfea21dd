//! A call is one request to another program's own interface: JSON there and back, with a secret that no other host may see.
//! Never follows a redirect, because what it carries is for this one address.

use super::{Client, FetchError, Limits, client::headers, walk::Walk};
use crate::text::Line;
use reqwest::{
    Method,
    header::{CONTENT_TYPE, HeaderValue},
};

/// What a call does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Asks.
    Get,
    /// Makes.
    Post,
    /// Changes.
    Patch,
}

/// One request to another program's own interface.
#[derive(Debug, Clone)]
pub struct Call<'a> {
    /// What it does.
    pub verb: Verb,
    /// Where.
    pub url: &'a str,
    /// The value of the header `Authorization`; empty for none.
    pub authorization: &'a str,
    /// JSON to carry.
    pub json: Option<String>,
}

/// Bytes of an answer.
const LARGEST: usize = 4 << 20;

impl Client {
    /// Makes a call; the answer's bytes when its status is one of success.
    ///
    /// # Errors
    /// When there was no answer, or another status, with the reason in words; the secret is in none.
    pub async fn call(&self, call: &Call<'_>) -> Result<Vec<u8>, FetchError> {
        let method = match call.verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Patch => Method::PATCH,
        };
        let limits = Limits { redirects: 0, body: LARGEST.min(self.limits.body), ..self.limits };
        let mut headers = headers("application/json", None)?;
        if call.json.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        let secret = [("Authorization".to_owned(), call.authorization.to_owned())];
        let secrets = if call.authorization.is_empty() { &[][..] } else { &secret[..] };
        let walk = Walk::new(&self.transports, limits, method, call.url, headers)?
            .with_secrets(secrets, None)?
            .carrying(call.json.clone().map(String::into_bytes));
        let mut arrival = walk.arrive().await?;
        let status = arrival.response.status().as_u16();
        if !(200..300).contains(&status) {
            return Err(FetchError::Status { host: Line::new(arrival.url.host_str().unwrap_or_default()), status });
        }
        let (body, _) = walk.read(&mut arrival, &self.large).await?;
        Ok(body)
    }

    /// As `call`, for callers that have nothing else to do meanwhile.
    ///
    /// # Errors
    /// As `call`.
    pub fn call_blocking(&self, call: &Call) -> Result<Vec<u8>, FetchError> {
        super::wait(self.call(call))?
    }
}
