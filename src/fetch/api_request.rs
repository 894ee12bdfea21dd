//! One request to another program's own interface: JSON or a form there, JSON back, with a secret that no other host may see.
//! Never follows a redirect, because what it carries is for this one address.

use super::{Client, FetchError, Limits, client::headers, redirects::Request};
use crate::{html, text::Line};
use reqwest::{
    Method,
    header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER},
};
use std::time::Duration;

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Asks.
    Get,
    /// Makes.
    Post,
    /// Changes.
    Patch,
    /// Takes away.
    Delete,
}

/// What a request carries.
#[derive(Clone, Default)]
pub enum Carried {
    /// Nothing.
    #[default]
    Nothing,
    /// JSON.
    Json(String),
    /// The fields of a form, encoded here.
    Form(Vec<(&'static str, String)>),
}

/// One request to another program's own interface. It is never printed: its parts may be secret.
#[derive(Clone)]
pub struct ApiRequest<'a> {
    /// What it does.
    pub verb: Verb,
    /// Where.
    pub url: &'a str,
    /// The value of the header `Authorization`; empty for none.
    pub authorization: &'a str,
    /// What it carries.
    pub carried: Carried,
    /// How long it may take, where that differs from the usual.
    pub patience: Option<Duration>,
}

/// What an interface answered, whatever its status.
#[derive(Debug, Clone, Default)]
pub struct ApiAnswer {
    /// Status.
    pub status: u16,
    /// Decoded body.
    pub body: Vec<u8>,
    /// The header `Retry-After` as sent.
    pub retry_after: Option<Vec<u8>>,
    /// Headers of other programs that say something about this answer, by name in small letters.
    pub headers: Vec<(String, String)>,
}

/// Bytes of an answer.
const LARGEST: usize = 32 << 20;

impl Client {
    /// Makes a request; its answer, whatever the status.
    ///
    /// # Errors
    /// When there was no answer, with the reason in words; the secret is in none.
    pub async fn api_answer(&self, wanted: &ApiRequest<'_>) -> Result<ApiAnswer, FetchError> {
        let method = match wanted.verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
        };
        let mut limits = Limits { redirects: 0, body: LARGEST, ..self.limits };
        if let Some(patience) = wanted.patience {
            (limits.total, limits.idle) = (patience, patience);
        }
        let mut headers = headers("application/json, */*;q=0.5", None)?;
        let body = match &wanted.carried {
            Carried::Nothing => None,
            Carried::Json(json) => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                Some(json.clone().into_bytes())
            }
            Carried::Form(fields) => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
                Some(url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes())
            }
        };
        let secret = [("Authorization".to_owned(), wanted.authorization.to_owned())];
        let secrets = if wanted.authorization.is_empty() { &[][..] } else { &secret[..] };
        let request = Request::new(&self.transports, limits, method, wanted.url, headers)?
            .with_secrets(secrets, None)?
            .carrying(body);
        let mut arrival = request.arrive().await?;
        let answered = arrival.response.headers();
        let retry_after = answered.get(RETRY_AFTER).map(|value| value.as_bytes().to_vec());
        let named = |(name, value): (&reqwest::header::HeaderName, &HeaderValue)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        };
        let headers = answered.iter().filter_map(named).collect();
        let status = arrival.response.status().as_u16();
        let (body, _) = request.read(&mut arrival, &self.large).await?;
        Ok(ApiAnswer { status, body, retry_after, headers })
    }

    /// Makes a request; the answer's bytes when its status is one of success.
    ///
    /// # Errors
    /// When there was no answer, or another status, with the reason in words; the secret is in none.
    pub async fn api_request(&self, wanted: &ApiRequest<'_>) -> Result<Vec<u8>, FetchError> {
        let ApiAnswer { status, body, .. } = self.api_answer(wanted).await?;
        if (200..300).contains(&status) {
            return Ok(body);
        }
        let host = html::host(wanted.url).map(|host| Line::new(&host));
        Err(FetchError::Status { host: host.unwrap_or_default(), status })
    }

    /// As `api_request`, for callers that have nothing else to do meanwhile.
    ///
    /// # Errors
    /// As `api_request`.
    pub fn api_request_blocking(&self, wanted: &ApiRequest) -> Result<Vec<u8>, FetchError> {
        super::wait(self.api_request(wanted))?
    }
}
