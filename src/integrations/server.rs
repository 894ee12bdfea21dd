//! A server that people keep their links on, as the kinds of servers have it in common: calls with JSON, and an authorization.

use super::IntegrationError;
use crate::{
    config::Push,
    fetch::{ApiRequest, Carried, Client, Limits, Verb},
    news::Article,
    text::Line,
};
use serde_json::Value;
use url::Url;

/// One article as it is handed over, with its cleaned text as HTML.
pub struct Handed<'a> {
    pub article: &'a Article,
    pub html: String,
}

/// What handing over one article came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// The other side did not have it.
    Made,
    /// It had it, and was given what it lacked.
    Added,
    /// It had all of it.
    Same,
}

/// A server that links are handed over to, with its secret at hand.
pub struct Server<'a> {
    pub push: &'a Push,
    client: Client,
    pub authorization: String,
}

impl<'a> Server<'a> {
    /// Nobody is logged in yet.
    pub fn new(push: &'a Push, limits: &Limits) -> Self {
        Self { push, client: Client::new(limits), authorization: String::new() }
    }

    /// Makes a call at a path of the server.
    pub fn call(&self, verb: Verb, path: &str, json: Option<&Value>) -> Result<Value, IntegrationError> {
        let url = format!("{}/{}", self.push.url.trim_end_matches('/'), path.trim_start_matches('/'));
        let bytes = self.request(verb, &url, json)?;
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&bytes).map_err(|_| self.strange())
    }

    /// Posts JSON to the server's own address, or to one that lies beside it; whatever comes back is nobody's.
    pub fn send(&self, beside: &str, json: &Value) -> Result<(), IntegrationError> {
        let own = if beside.is_empty() { &self.push.url } else { self.push.url.trim_end_matches('/') };
        let url = Url::parse(own).ok().and_then(|url| url.join(beside).ok());
        self.request(Verb::Post, url.ok_or_else(|| self.strange())?.as_str(), Some(json)).map(drop)
    }

    fn request(&self, verb: Verb, url: &str, json: Option<&Value>) -> Result<Vec<u8>, IntegrationError> {
        let carried = json.map_or(Carried::Nothing, |json| Carried::Json(json.to_string()));
        let authorization = &self.authorization;
        let wanted = ApiRequest { verb, url, authorization, carried, patience: None };
        Ok(self.client.api_request_blocking(&wanted)?)
    }

    pub fn strange(&self) -> IntegrationError {
        IntegrationError::Strange(Line::new(self.push.target.word()))
    }
}

/// A text as a part of an address.
pub fn escaped(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The tags of both sides, ours with blanks as dashes: other programs part tags at blanks.
pub fn merged<'a>(theirs: impl Iterator<Item = &'a str>, article: &Article) -> Vec<String> {
    let mut tags: Vec<String> = theirs.map(str::to_owned).collect();
    for tag in &article.tags {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join("-");
        if !tags.iter().any(|other| other.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    tags
}
