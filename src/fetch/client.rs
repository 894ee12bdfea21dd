//! The client is what other rooms ask: for a feed, for an article's page, for the end of a short link.

use super::{
    Answer, FeedRequest, FetchError, Limits, Outcome, Page, USER_AGENT,
    error::{host, named_by_a_server},
    headers::{content_type, max_age, retry_after, validator},
    private::Initiator,
    redirects::{Arrival, Place, Request},
    transport::Transports,
    wait,
};
use crate::text::Line;
use jiff::Timestamp;
use reqwest::{
    Method,
    header::{
        ACCEPT, ACCEPT_ENCODING, ETAG, HeaderMap, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LINK,
        RETRY_AFTER,
    },
};
use std::sync::Arc;
use tokio::sync::Semaphore;

const FEED_TYPES: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, \
                          application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";
const PAGE_TYPES: &str =
    "text/html, application/xhtml+xml, application/xml;q=0.9, application/feed+json;q=0.9, */*;q=0.1";
/// Asked for any picture, servers send kinds that few programs can read.
const PICTURE_TYPES: &str = "image/webp, image/png, image/jpeg, image/gif;q=0.8";
/// Bytes of a picture.
const LARGEST_PICTURE: usize = 2 << 20;
const CODINGS: &str = "gzip, br, deflate";
/// Short links point at each other more often than feeds do.
const SHORT_LINK_REDIRECTS: usize = 8;

/// Large bodies in memory at once, read and not yet done with: two are read while two come in.
const LARGE_AT_ONCE: usize = 4;

/// Asks servers, politely. Nothing is opened before the first question.
#[derive(Debug)]
pub struct Client {
    pub(super) limits: Limits,
    pub(super) transports: Transports,
    pub(super) large: Arc<Semaphore>,
}

impl Client {
    /// A client that keeps to these limits.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let large = Arc::new(Semaphore::new(LARGE_AT_ONCE));
        Self { limits: *limits, transports: Transports::new(*limits), large }
    }

    /// One request for a feed, conditional when there are validators.
    pub async fn feed(&self, request: &FeedRequest, now: Timestamp) -> Outcome {
        self.ask_feed(request, now)
            .await
            .unwrap_or_else(|error| Outcome::Failed { status: error.status(), reason: error.to_string() })
    }

    async fn ask_feed(&self, request: &FeedRequest, now: Timestamp) -> Result<Outcome, FetchError> {
        let mut headers = headers(FEED_TYPES, request.user_agent.as_deref())?;
        let mut conditional = false;
        for (name, value) in [(IF_NONE_MATCH, &request.etag), (IF_MODIFIED_SINCE, &request.last_modified)] {
            if let Some(value) = value.as_deref().and_then(|bytes| HeaderValue::from_bytes(bytes).ok()) {
                headers.insert(name, value);
                conditional = true;
            }
        }
        let request = Request::new(&self.transports, self.limits, Method::GET, &request.url, headers)?
            .through(request.proxy.as_deref())
            .with_secrets(&request.headers, request.login.as_ref())?;
        let mut arrival = request.arrive().await?;
        let status = arrival.response.status().as_u16();
        let server = host(&arrival.url);
        match status {
            // 203: a proxy on the way has changed it.
            200 | 203 => {
                let (body, place) = request.read(&mut arrival, &self.large).await?;
                if body.is_empty() {
                    Err(FetchError::Empty(server))
                } else {
                    Ok(Outcome::Fresh(answer(&arrival, body, place)))
                }
            }
            304 if conditional => Ok(Outcome::Unchanged(answer(&arrival, Vec::new(), None))),
            304 => Err(FetchError::NothingToKeep(server)),
            // Only the feed itself, or where it moved for good, can declare it gone.
            410 if !arrival.detour => Ok(Outcome::Gone),
            429 | 503 => {
                let wait = arrival.response.headers().get(RETRY_AFTER).map(HeaderValue::as_bytes);
                Ok(Outcome::Later { status, until: retry_after(wait, now) })
            }
            _ => Err(FetchError::Status { host: server, status }),
        }
    }

    /// A web page. What a public source links to may not lie in a private network.
    ///
    /// # Errors
    /// When no page came, with the reason in words.
    pub async fn page(&self, url: &str, initiator: Initiator) -> Result<Page, FetchError> {
        let request = Request::new(&self.transports, self.limits, Method::GET, url, headers(PAGE_TYPES, None)?)?;
        self.ask_page(request.initiated_by(initiator)).await
    }

    /// As `page`, for callers that have nothing else to do meanwhile.
    ///
    /// # Errors
    /// As `page`.
    pub fn page_blocking(&self, url: &str, initiator: Initiator) -> Result<Page, FetchError> {
        wait(self.page(url, initiator))?
    }

    async fn ask_page(&self, request: Request<'_>) -> Result<Page, FetchError> {
        let mut arrival = request.arrive().await?;
        let server = host(&arrival.url);
        let status = arrival.response.status().as_u16();
        if !matches!(status, 200 | 203) {
            return Err(FetchError::Status { host: server, status });
        }
        let links = arrival.response.headers().get_all(LINK).into_iter();
        let links = links.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect();
        let content_type = content_type(arrival.response.headers());
        if let Some(media_type) = content_type.as_deref().filter(|given| !may_be_page(given)) {
            return Err(FetchError::NotAPage { host: server, media_type: named_by_a_server(media_type) });
        }
        let (bytes, _place) = request.read(&mut arrival, &self.large).await?;
        if bytes.is_empty() {
            return Err(FetchError::Empty(server));
        }
        Ok(Page { private: arrival.private, url: arrival.url.into(), bytes, content_type, links })
    }

    /// A picture that an article shows. The articles of a public source may not name a private address.
    ///
    /// # Errors
    /// When no picture came, with the reason in words.
    pub async fn picture(&self, url: &str, initiator: Initiator) -> Result<Vec<u8>, FetchError> {
        self.picture_within(url, initiator, LARGEST_PICTURE).await
    }

    /// As `picture`, of at most so many bytes.
    ///
    /// # Errors
    /// As `picture`.
    pub async fn picture_within(&self, url: &str, initiator: Initiator, largest: usize) -> Result<Vec<u8>, FetchError> {
        let limits = Limits { body: largest.min(self.limits.body), ..self.limits };
        let request = Request::new(&self.transports, limits, Method::GET, url, headers(PICTURE_TYPES, None)?)?
            .initiated_by(initiator);
        let mut arrival = request.arrive().await?;
        let server = super::error::host(&arrival.url);
        let status = arrival.response.status().as_u16();
        if !matches!(status, 200 | 203) {
            return Err(FetchError::Status { host: server, status });
        }
        let media_type = content_type(arrival.response.headers()).unwrap_or_default();
        if !may_be_picture(&media_type) {
            return Err(FetchError::NotAPicture { host: server, media_type: named_by_a_server(&media_type) });
        }
        request.read(&mut arrival, &self.large).await.map(|(bytes, _)| bytes)
    }

    /// As `picture`, for callers that have nothing else to do meanwhile.
    ///
    /// # Errors
    /// As `picture`.
    pub fn picture_blocking(&self, url: &str, initiator: Initiator) -> Result<Vec<u8>, FetchError> {
        wait(self.picture(url, initiator))?
    }

    /// Where an opaque short link leads: only headers are asked for, redirect by redirect.
    ///
    /// # Errors
    /// When the link leads nowhere, with the reason in words.
    pub async fn resolve(&self, url: &str, initiator: Initiator) -> Result<String, FetchError> {
        let limits = Limits { redirects: SHORT_LINK_REDIRECTS, ..self.limits };
        let request = Request::new(&self.transports, limits, Method::HEAD, url, headers(PAGE_TYPES, None)?)?
            .initiated_by(initiator);
        let arrival = request.arrive().await?;
        let status = arrival.response.status().as_u16();
        // A shop that refuses our question at the end has still been found.
        if arrival.url.as_str() == url && status >= 400 {
            return Err(FetchError::Status { host: host(&arrival.url), status });
        }
        Ok(arrival.url.into())
    }

    /// As `resolve`, for callers that have nothing else to do meanwhile.
    ///
    /// # Errors
    /// As `resolve`.
    pub fn resolve_blocking(&self, url: &str, initiator: Initiator) -> Result<String, FetchError> {
        wait(self.resolve(url, initiator))?
    }
}

pub(super) fn headers(accept: &'static str, user_agent: Option<&str>) -> Result<HeaderMap, FetchError> {
    let mut headers = HeaderMap::new();
    let agent = HeaderValue::from_str(user_agent.unwrap_or(USER_AGENT))
        .map_err(|_| FetchError::BadSetting(Line::new("user_agent")))?;
    headers.insert(reqwest::header::USER_AGENT, agent);
    headers.insert(ACCEPT, HeaderValue::from_static(accept));
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(CODINGS));
    Ok(headers)
}

fn answer(arrival: &Arrival, body: Vec<u8>, place: Place) -> Answer {
    let headers = arrival.response.headers();
    Answer {
        status: arrival.response.status().as_u16(),
        body,
        place,
        content_type: content_type(headers),
        etag: validator(headers, &ETAG),
        last_modified: validator(headers, &LAST_MODIFIED),
        max_age: max_age(headers),
        url: arrival.url.to_string(),
        private: arrival.private,
        moved_to: arrival.moved.then(|| arrival.url.to_string()),
    }
}

/// Drawings in XML are programs; everything else that calls itself a picture, or nothing at all, is looked at.
fn may_be_picture(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let picture = essence.starts_with("image/") && !essence.contains("svg");
    picture || matches!(essence.as_str(), "" | "application/octet-stream" | "binary/octet-stream")
}

/// Many pages come as text/plain or without a proper type; only what is surely something else is refused.
fn may_be_page(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.is_empty()
        || essence.starts_with("text/")
        || essence.ends_with("xml")
        || essence.ends_with("html")
        || essence.ends_with("json")
        || essence == "application/octet-stream"
}
