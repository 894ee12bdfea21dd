//! Requests to one server, with the time they may take. Its answers' statuses become errors in words.

use super::error::SyncError;
use crate::fetch::{self, ApiAnswer, ApiRequest, Carried, Client, FetchError, Limits, Verb};
use std::time::Duration;

/// A server with a slow disk takes seconds to mark a hundred items.
const PATIENCE: Duration = Duration::from_mins(1);

/// Asks one server.
pub struct Session {
    client: Client,
    base: String,
    /// How the interface is called in words.
    interface: &'static str,
}

impl Session {
    pub fn new(limits: &Limits, base: &str, interface: &'static str) -> Self {
        Self { client: Client::new(limits), base: base.trim_end_matches('/').to_owned(), interface }
    }

    /// One request at a path of the server, answered with whatever status.
    pub fn answer(
        &self,
        verb: Verb,
        path: &str,
        authorization: &str,
        carried: Carried,
    ) -> Result<ApiAnswer, SyncError> {
        let url = format!("{}{path}", self.base);
        let request = ApiRequest { verb, url: &url, authorization, carried, patience: Some(PATIENCE) };
        match fetch::wait(self.client.api_answer(&request))? {
            // What carries a password follows no redirect.
            Err(FetchError::Redirect { status, .. }) => Err(SyncError::Elsewhere(status)),
            answer => Ok(answer?),
        }
    }

    /// The body of a good answer; other statuses in words.
    pub fn good(&self, answer: ApiAnswer) -> Result<Vec<u8>, SyncError> {
        match answer.status {
            200..=299 => Ok(answer.body),
            400 | 409 | 413 | 422 => Err(SyncError::Refused(answer.status)),
            401 | 403 => Err(SyncError::Login("")),
            404 | 405 | 410 | 501 => Err(SyncError::NoInterface(self.interface)),
            300..=399 => Err(SyncError::Elsewhere(answer.status)),
            429 => Err(SyncError::TooOften),
            status => Err(SyncError::Status(status)),
        }
    }
}
