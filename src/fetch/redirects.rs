//! One request with its redirects, followed by hand so that each step is judged before it is taken.

use super::{
    FetchError, Limits,
    body::{Body, BodyError, Coding},
    error::{host, masked, named_by_a_server},
    private::{Initiator, Reach, is_private, reach},
    redirect_step::{self, Refusal},
    transport::{Route, Transports},
};
use crate::text::Line;
use reqwest::{
    Method, Response,
    header::{AUTHORIZATION, CONTENT_ENCODING, HeaderMap, HeaderValue, LOCATION, SET_COOKIE},
};
use std::sync::Arc;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout_at},
};
use url::{Host, Url};

/// A body is large from here on: only a few of those are in memory at once.
const LARGE: usize = 256 << 10;

/// One request as it will be sent, and how far it may lead.
pub struct Request<'a> {
    transports: &'a Transports,
    limits: Limits,
    method: Method,
    proxy: Option<&'a str>,
    /// Sent to every host.
    headers: HeaderMap,
    /// Sent to the first host only.
    secrets: HeaderMap,
    first: Url,
    /// What the request carries.
    body: Option<Vec<u8>>,
    /// Whether the first address may be private.
    initiator: Initiator,
    deadline: Instant,
}

/// A large body's place in memory; a small body needs none.
pub type Place = Option<OwnedSemaphorePermit>;

/// Where a request ended.
pub struct Arrival {
    pub response: Response,
    pub url: Url,
    /// Whether its address is private, where that can be told.
    pub private: Option<bool>,
    /// There were redirects, and all of them for ever.
    pub moved: bool,
    /// At least one redirect was for now only.
    pub detour: bool,
}

impl<'a> Request<'a> {
    /// Prepares a request to an address; a login in the address is taken out and sent as a header.
    pub fn new(
        transports: &'a Transports,
        limits: Limits,
        method: Method,
        address: &str,
        headers: HeaderMap,
    ) -> Result<Self, FetchError> {
        let mut first = Url::parse(address.trim()).map_err(|_| FetchError::BadAddress(masked(address)))?;
        if !matches!(first.scheme(), "http" | "https") || first.host_str().is_none_or(str::is_empty) {
            return Err(FetchError::BadAddress(masked(address)));
        }
        let mut secrets = HeaderMap::new();
        if !first.username().is_empty() || first.password().is_some() {
            let decoded = |part: &str| percent_decoded(part);
            secrets.insert(AUTHORIZATION, basic(&decoded(first.username()), &decoded(first.password().unwrap_or("")))?);
        }
        redirect_step::forget_login(&mut first);
        first.set_fragment(None);
        let deadline = Instant::now() + limits.total;
        Ok(Self {
            transports,
            limits,
            method,
            proxy: None,
            headers,
            secrets,
            first,
            body: None,
            initiator: Initiator::Person,
            deadline,
        })
    }

    /// Through this proxy.
    pub fn through(mut self, proxy: Option<&'a str>) -> Self {
        self.proxy = proxy;
        self
    }

    /// With headers and a login that no other host may see.
    pub fn with_secrets(
        mut self,
        headers: &[(String, String)],
        login: Option<&(String, String)>,
    ) -> Result<Self, FetchError> {
        for (name, value) in headers {
            let bad = || FetchError::BadSetting(Line::new(&format!("header {name}")));
            let name = name.parse::<reqwest::header::HeaderName>().map_err(|_| bad())?;
            self.secrets.insert(name, HeaderValue::from_str(value).map_err(|_| bad())?);
        }
        if let Some((user, password)) = login {
            self.secrets.insert(AUTHORIZATION, basic(user, password)?);
        }
        Ok(self)
    }

    /// With something to carry, to the first address alone: what carries something follows no redirect.
    pub fn carrying(mut self, body: Option<Vec<u8>>) -> Self {
        self.body = body;
        self
    }

    /// On behalf of somebody else than the person.
    pub const fn initiated_by(mut self, initiator: Initiator) -> Self {
        self.initiator = initiator;
        self
    }

    /// Goes there.
    pub async fn arrive(&self) -> Result<Arrival, FetchError> {
        let mut url = self.first.clone();
        let mut visited = vec![url.clone()];
        let (mut moved, mut detour) = (false, false);
        let mut may_be_private = self.initiator.may_be_private();
        let mut redirected_by: Option<(Url, u16)> = None;
        let mut redirected_with_cookie = false;
        loop {
            let sent = self.send(&url, may_be_private).await;
            let (response, private) = sent.map_err(|reason| match (reason, &redirected_by) {
                (FetchError::PrivateAddress(_), Some((by, status))) => {
                    FetchError::Redirect { host: host(by), status: *status, refusal: Refusal::Private }
                }
                (reason, _) => reason,
            })?;
            // Only a private address may redirect to another.
            may_be_private &= private == Some(true);
            let status = response.status().as_u16();
            if !redirect_step::is_redirect(status) {
                return Ok(Arrival { response, url, private, moved: moved && !detour, detour });
            }
            let refused = |refusal| FetchError::Redirect { host: host(&url), status, refusal };
            let location = response.headers().get(LOCATION).map(HeaderValue::as_bytes);
            let next = redirect_step::target(&url, location).map_err(refused)?;
            if visited.len() > self.limits.redirects {
                return Err(refused(Refusal::TooMany));
            }
            if visited.contains(&next) {
                let cookie = response.headers().contains_key(SET_COOKIE);
                return Err(refused(if cookie || redirected_with_cookie { Refusal::Cookie } else { Refusal::Circle }));
            }
            redirected_with_cookie |= response.headers().contains_key(SET_COOKIE);
            moved = true;
            detour |= !redirect_step::is_permanent(status);
            visited.push(next.clone());
            redirected_by = Some((std::mem::replace(&mut url, next), status));
        }
    }

    /// Reads what follows the headers, within the limits. A large body waits for its place among the large ones, and keeps
    /// the place for as long as the caller holds it; the wait is not the server's fault and counts for no deadline.
    pub async fn read(&self, arrival: &mut Arrival, large: &Arc<Semaphore>) -> Result<(Vec<u8>, Place), FetchError> {
        let host = || host(&arrival.url);
        let limit = self.limits.body;
        let too_large = || FetchError::TooLarge { host: host(), limit: limit >> 20 };
        if arrival.response.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_large());
        }
        let named = arrival.response.headers().get(CONTENT_ENCODING).map(HeaderValue::as_bytes).unwrap_or_default();
        let named = String::from_utf8_lossy(named).into_owned();
        let coding = Coding::read(&named)
            .ok_or_else(|| FetchError::Coding { host: host(), coding: named_by_a_server(&named) })?;
        let mut body = Body::new(coding, limit);
        let wrong = |error| match error {
            BodyError::TooLarge => too_large(),
            BodyError::Damaged => FetchError::Damaged(host()),
        };
        let mut deadline = self.deadline;
        let mut place = None;
        loop {
            let silence = Instant::now() + self.limits.idle;
            match timeout_at(silence.min(deadline), arrival.response.chunk()).await {
                Ok(Ok(Some(bytes))) => body.push(&bytes).map_err(wrong)?,
                Ok(Ok(None)) => return Ok((body.finish().map_err(wrong)?, place)),
                Ok(Err(error)) => return Err(FetchError::told(&error, &arrival.url, &self.limits)),
                Err(_) if silence < deadline => {
                    return Err(FetchError::Stalled { host: host(), seconds: self.limits.idle.as_secs() });
                }
                Err(_) => return Err(FetchError::TooSlow { host: host(), seconds: self.limits.total.as_secs() }),
            }
            if place.is_none() && body.held() > LARGE {
                let asked = Instant::now();
                place = large.clone().acquire_owned().await.ok();
                deadline += asked.elapsed();
            }
        }
    }

    /// Sends one request; its response, and whether a private address answered, where that can be told.
    async fn send(&self, url: &Url, may_be_private: bool) -> Result<(Response, Option<bool>), FetchError> {
        if self.limits.loopback_only && !is_loopback(url) {
            return Err(FetchError::Outside(masked(url.as_str())));
        }
        let spelled_private = reach(url) == Reach::Private;
        if spelled_private && !may_be_private {
            return Err(FetchError::PrivateAddress(masked(url.as_str())));
        }
        let mut headers = self.headers.clone();
        if redirect_step::same_party(&self.first, url) {
            for (name, value) in &self.secrets {
                headers.insert(name.clone(), value.clone());
            }
        }
        let route = if self.limits.loopback_only {
            Route::Direct
        } else {
            self.transports.route(url, self.proxy, may_be_private)
        };
        let client = self.transports.get(url, &route)?;
        let mut request = client.request(self.method.clone(), url.clone()).headers(headers);
        if let Some(body) = &self.body {
            request = request.body(body.clone());
        }
        let response = match timeout_at(self.deadline, request.send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Err(FetchError::told(&error, url, &self.limits)),
            Err(_) => return Err(self.no_answer(url)),
        };
        let size: usize = response.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        if size > self.limits.headers {
            return Err(FetchError::HeadersTooLarge { host: host(url), limit: self.limits.headers >> 10 });
        }
        let peer = if route.is_proxied() { None } else { response.remote_addr() };
        let private = spelled_private.then_some(true).or(peer.map(|peer| is_private(peer.ip())));
        Ok((response, private))
    }

    fn no_answer(&self, url: &Url) -> FetchError {
        FetchError::NoAnswerInTime { host: host(url), seconds: self.limits.total.as_secs() }
    }
}

fn basic(user: &str, password: &str) -> Result<HeaderValue, FetchError> {
    let encoded = base64(format!("{user}:{password}").as_bytes());
    let mut value = HeaderValue::from_str(&format!("Basic {encoded}"))
        .map_err(|_| FetchError::BadSetting(Line::new("user and password")))?;
    value.set_sensitive(true);
    Ok(value)
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    let mut encoded = String::new();
    for group in bytes.chunks(3) {
        let at = |index: usize| u32::from(group.get(index).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        encoded.push(letter(bits >> 18));
        encoded.push(letter(bits >> 12));
        encoded.push(if group.len() > 1 { letter(bits >> 6) } else { '=' });
        encoded.push(if group.len() > 2 { letter(bits) } else { '=' });
    }
    encoded
}

/// Whether an address spells this machine out, so that nobody is asked for a name.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(_)) | None => false,
    }
}

/// A login inside a URL is percent-encoded.
fn percent_decoded(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let escape = part.get(index + 1..index + 3).filter(|_| bytes[index] == b'%');
        if let Some(byte) = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            decoded.push(byte);
            index += 3;
        } else {
            decoded.push(bytes[index]);
            index += 1;
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_follows_the_test_vectors_of_rfc_4648() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn a_login_in_a_url_is_decoded() {
        assert_eq!(percent_decoded("p%40ss%zz%C3%A9%"), "p@ss%zz\u{e9}%");
    }
}
