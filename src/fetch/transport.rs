//! A transport is the HTTP library, set up our way. Building one costs up to 10 ms, so it is built when first needed.

use super::{
    FetchError, Limits,
    public_names::{Lookup, PublicNames, look_up},
};
use crate::text::Line;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use std::{
    collections::HashMap,
    sync::{Mutex, Once, PoisonError},
    time::Duration,
};
use url::Url;

/// Long enough for the next feed of the same host, short enough not to run out of sockets with a thousand hosts.
const IDLE_CONNECTION: Duration = Duration::from_secs(3);

/// How a request reaches its server.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// Straight to any address.
    Direct,
    /// Straight, and only to public addresses: a name is looked up once, judged, and connected to as it was judged.
    Public,
    /// Through the proxy of the surroundings.
    System,
    /// Through this one.
    Proxy(String),
}

impl Route {
    /// True when a proxy makes the connection, so that addresses seen here say nothing about the server.
    pub const fn is_proxied(&self) -> bool {
        matches!(self, Self::System | Self::Proxy(_))
    }
}

/// Connections are kept apart by route: one that was opened to a private address never serves a request that may not go there.
#[derive(Debug)]
pub struct Transports {
    limits: Limits,
    /// The proxies of the surroundings, and the hosts that need none: the judge that the HTTP library asks as well.
    surroundings: Matcher,
    lookup: Lookup,
    built: Mutex<HashMap<Kind, Transport>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Kind {
    route: Route,
    /// Certificates are loaded only for those who need them: that is most of the cost.
    secure: bool,
}

#[derive(Debug, Clone)]
struct Transport {
    client: reqwest::Client,
    certificates: bool,
}

impl Transports {
    pub fn new(limits: Limits) -> Self {
        Self { limits, surroundings: Matcher::from_system(), lookup: look_up, built: Mutex::default() }
    }

    #[cfg(test)]
    pub fn with_lookup(limits: Limits, lookup: Lookup) -> Self {
        Self { surroundings: Matcher::builder().build(), lookup, ..Self::new(limits) }
    }

    /// The way to a URL, with the proxy of its source if it has one. Whether the surroundings name one is asked for each URL.
    pub fn route(&self, url: &Url, proxy: Option<&str>, may_be_private: bool) -> Route {
        if let Some(proxy) = proxy {
            return Route::Proxy(looking_names_up(proxy).unwrap_or_else(|| proxy.to_owned()));
        }
        let intercepted = url.as_str().parse().ok().and_then(|uri| self.surroundings.intercept(&uri));
        match (intercepted, may_be_private) {
            (Some(proxy), _) => with_login(&proxy).map_or(Route::System, Route::Proxy),
            (None, true) => Route::Direct,
            (None, false) => Route::Public,
        }
    }

    /// The transport for a URL.
    pub fn get(&self, url: &Url, route: &Route) -> Result<reqwest::Client, FetchError> {
        let https = url.scheme() == "https";
        let kind = Kind { secure: https || route.is_proxied(), route: route.clone() };
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let transport = if let Some(transport) = built.get(&kind) {
            transport.clone()
        } else {
            let transport = build(&kind, &self.limits, self.lookup)?;
            built.insert(kind, transport.clone());
            transport
        };
        if https && !transport.certificates {
            return Err(FetchError::NoCertificates(super::error::host(url)));
        }
        Ok(transport.client)
    }
}

/// Behind a proxy of the SOCKS kind this machine may look up names itself, and would then lead the proxy to any address that a name
/// has, unseen. So the proxy does it, as every other proxy does.
fn looking_names_up(proxy: &str) -> Option<String> {
    let (scheme, rest) = proxy.split_once("://")?;
    match scheme.to_ascii_lowercase().as_str() {
        "socks5" => Some(format!("socks5h://{rest}")),
        "socks4" => Some(format!("socks4a://{rest}")),
        _ => None,
    }
}

/// A proxy of the surroundings that has to be told to look names up, with its login.
fn with_login(proxy: &Intercept) -> Option<String> {
    let mut address = Url::parse(&looking_names_up(&proxy.uri().to_string())?).ok()?;
    if let Some((user, password)) = proxy.raw_auth() {
        address.set_username(user).and_then(|()| address.set_password(Some(password))).ok()?;
    }
    Some(address.into())
}

fn build(kind: &Kind, limits: &Limits, lookup: Lookup) -> Result<Transport, FetchError> {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        // Fails only when somebody else installed one, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    let proxy = match &kind.route {
        Route::Proxy(address) => {
            Some(reqwest::Proxy::all(address).map_err(|_| FetchError::BadSetting(Line::new("proxy")))?)
        }
        _ => None,
    };
    let builder = || {
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .connect_timeout(limits.connect)
            .pool_idle_timeout(IDLE_CONNECTION)
            .http2_max_header_list_size(u32::try_from(limits.headers).unwrap_or(u32::MAX))
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .http1_allow_spaces_after_header_name_in_responses(true)
            .http1_ignore_invalid_headers_in_responses(true);
        match (&kind.route, &proxy) {
            (_, Some(proxy)) => builder.proxy(proxy.clone()),
            (Route::Direct, None) => builder.no_proxy(),
            (Route::Public, None) => builder.no_proxy().dns_resolver(PublicNames(lookup)),
            (Route::System | Route::Proxy(_), None) => builder,
        }
    };
    if kind.secure
        && let Ok(client) = builder().build()
    {
        return Ok(Transport { client, certificates: true });
    }
    // Without certificates on the system the library cannot be set up at all, not even for http.
    let client = builder().tls_certs_only([]).build();
    let client = client.map_err(|error| FetchError::System(Line::new(&error.to_string())))?;
    Ok(Transport { client, certificates: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn transports(http: &'static str, no: &'static str) -> Transports {
        let surroundings = Matcher::builder().http(http).no(no).build();
        Transports { surroundings, ..Transports::new(Limits::default()) }
    }

    #[test]
    fn whether_a_proxy_is_used_is_judged_for_each_address() {
        let transports = transports("http://proxy.example:3128", "intranet.example,10.0.0.0/8");
        for (url, private, expected) in [
            ("http://news.example/", false, Route::System),
            ("http://wiki.intranet.example/", false, Route::Public),
            ("http://wiki.intranet.example/", true, Route::Direct),
            ("http://10.1.2.3/", true, Route::Direct),
            ("https://news.example/", false, Route::Public),
        ] {
            assert_eq!(transports.route(&Url::parse(url).unwrap(), None, private), expected, "{url}");
        }
        let own = transports.route(&Url::parse("http://10.1.2.3/").unwrap(), Some("http://p/"), false);
        assert_eq!(own, Route::Proxy("http://p/".to_owned()));
    }

    #[test]
    fn a_socks_proxy_looks_names_up_itself() {
        let at = |all: &str| {
            let surroundings = Matcher::builder().all(all.to_owned()).build();
            let transports = Transports { surroundings, ..Transports::new(Limits::default()) };
            transports.route(&Url::parse("http://news.example/").unwrap(), None, false)
        };
        for (given, wanted) in [
            ("socks5://proxy.example:1080", "socks5h://proxy.example:1080"),
            ("socks5://ada:secret@proxy.example:1080", "socks5h://ada:secret@proxy.example:1080"),
            ("socks4://proxy.example:1080", "socks4a://proxy.example:1080"),
        ] {
            let Route::Proxy(address) = at(given) else { panic!("{given} is left to the library") };
            assert_eq!(address.trim_end_matches('/'), wanted);
        }
        assert_eq!(at("socks5h://proxy.example:1080"), Route::System);
        let own = transports("", "").route(&Url::parse("http://a.example/").unwrap(), Some("socks5://p:1"), true);
        assert_eq!(own, Route::Proxy("socks5h://p:1".to_owned()));
    }

    #[test]
    fn a_name_is_looked_up_once_and_nothing_is_sent_to_a_private_answer() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://twice.example:{}/", listener.local_addr().unwrap().port());
        let url = Url::parse(&url).unwrap();
        let lookup: Lookup = |_| {
            ASKED.fetch_add(1, Ordering::SeqCst);
            Box::pin(async { Ok(vec![([127, 0, 0, 1], 0).into()]) })
        };
        let transports = Transports::with_lookup(Limits::default(), lookup);
        let client = transports.get(&url, &transports.route(&url, None, false)).unwrap();
        let reason = super::super::wait(client.get(url.clone()).send()).unwrap().unwrap_err();
        let told = FetchError::told(&reason, &url, &Limits::default());
        assert!(matches!(told, FetchError::PrivateAddress(_)), "{told}");
        assert_eq!(ASKED.load(Ordering::SeqCst), 1);
        assert!(listener.accept().is_err(), "nobody connected");
    }
}
