//! One redirect, judged before it is followed: where it leads, and whether it may lead there. Pure.

use std::fmt;
use url::Url;

/// Why a redirect is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No Location header.
    Nowhere,
    /// A Location that is no address.
    Unreadable,
    /// Neither http nor https.
    Scheme,
    /// From https to http.
    Downgrade,
    /// From the world into a private network.
    Private,
    /// An address that was already visited.
    Circle,
    /// Back to where it came from, with a cookie that we do not keep.
    Cookie,
    /// One redirect too many.
    TooMany,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nowhere => "without saying where to",
            Self::Unreadable => "to an address that cannot be read",
            Self::Scheme => "to something that is neither http nor https",
            Self::Downgrade => "from https to http, which is not safe",
            Self::Private => "from the public network to a private address",
            Self::Circle => "in a circle",
            Self::Cookie => "in a circle: it wants a cookie, and none are kept here",
            Self::TooMany => "too many times",
        })
    }
}

/// True for the statuses that say: look elsewhere.
pub const fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// True when the new address is meant for ever.
pub const fn is_permanent(status: u16) -> bool {
    matches!(status, 301 | 308)
}

/// Where a redirect leads. A name or password in it is dropped: a server has no say in who we log in as.
///
/// # Errors
/// When it may not be followed.
pub fn target(from: &Url, location: Option<&[u8]>) -> Result<Url, Refusal> {
    let location = location.ok_or(Refusal::Nowhere)?;
    let location = std::str::from_utf8(location).map_err(|_| Refusal::Unreadable)?.trim();
    if location.is_empty() {
        return Err(Refusal::Nowhere);
    }
    let mut url = from.join(location).map_err(|_| Refusal::Unreadable)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refusal::Scheme);
    }
    forget_login(&mut url);
    url.set_fragment(None);
    if from.scheme() == "https" && url.scheme() == "http" {
        // Sites behind a proxy often lose the "s" in their own redirects; asking them over https loses nothing.
        let own_mistake = url.host() == from.host() && url.port().is_none();
        if !own_mistake || url.set_scheme("https").is_err() {
            return Err(Refusal::Downgrade);
        }
    }
    Ok(url)
}

/// True when a secret meant for `first` may be told to `second`: the same host and port, or its step from http to https.
#[must_use]
pub fn same_party(first: &Url, second: &Url) -> bool {
    let same_door =
        first.scheme() == second.scheme() && first.port_or_known_default() == second.port_or_known_default();
    let stepped_up =
        first.scheme() == "http" && second.scheme() == "https" && first.port().is_none() && second.port().is_none();
    first.host() == second.host() && (same_door || stepped_up)
}

/// Takes name and password out of a URL.
pub fn forget_login(url: &mut Url) {
    // Both fail only for URLs that cannot have a login.
    let _ = url.set_username("");
    let _ = url.set_password(None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(from: &str, location: &str) -> Result<String, Refusal> {
        target(&Url::parse(from).unwrap(), Some(location.as_bytes())).map(String::from)
    }

    #[test]
    fn a_location_is_read_against_the_address_that_sent_it() {
        for (location, expected) in [
            ("/feed", "https://a.example/feed"),
            ("rss", "https://a.example/blog/rss"),
            ("?page=2", "https://a.example/blog/old?page=2"),
            ("//b.example/feed", "https://b.example/feed"),
            ("https://b.example/feed#top", "https://b.example/feed"),
            ("https://user:secret@b.example/feed", "https://b.example/feed"),
        ] {
            assert_eq!(follow("https://a.example/blog/old", location).unwrap(), expected);
        }
    }

    #[test]
    fn a_location_that_leads_nowhere_good_is_refused() {
        for (location, expected) in [
            ("", Refusal::Nowhere),
            ("file:///etc/passwd", Refusal::Scheme),
            ("javascript:alert(1)", Refusal::Scheme),
            ("http://bad host\u{1b}]0;x\u{7}/", Refusal::Unreadable),
            ("http://b.example/feed", Refusal::Downgrade),
            ("http://a.example:8080/feed", Refusal::Downgrade),
        ] {
            assert_eq!(follow("https://a.example/", location), Err(expected), "{location}");
        }
        assert_eq!(target(&Url::parse("http://a.example/").unwrap(), None), Err(Refusal::Nowhere));
    }

    #[test]
    fn a_site_that_forgets_its_own_s_is_asked_over_https() {
        assert_eq!(follow("https://a.example/feed", "http://a.example/feed/").unwrap(), "https://a.example/feed/");
    }

    #[test]
    fn secrets_stay_with_the_host_and_port_they_were_meant_for() {
        let same = |first, second| same_party(&Url::parse(first).unwrap(), &Url::parse(second).unwrap());
        assert!(same("http://a.example/1", "http://a.example/2"));
        assert!(same("http://a.example/", "https://a.example/"));
        assert!(!same("https://a.example/", "http://a.example/"));
        assert!(!same("http://a.example/", "http://b.example/"));
        assert!(!same("http://a.example/", "http://a.example:8080/"));
        assert!(!same("http://127.0.0.1:80/", "http://127.0.0.2:80/"));
    }
}
