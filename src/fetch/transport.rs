//! A transport is the HTTP library, set up our way. Building one costs up to 10 ms, so it is built when first needed.

use super::{FetchError, Limits};
use crate::text::Line;
use std::{
    collections::HashMap,
    env,
    sync::{Mutex, Once, PoisonError},
    time::Duration,
};
use url::Url;

/// Long enough for the next feed of the same host, short enough not to run out of sockets with a thousand hosts.
const IDLE_CONNECTION: Duration = Duration::from_secs(3);

#[derive(Debug)]
pub struct Transports {
    limits: Limits,
    /// A proxy is set in the environment.
    proxied: bool,
    built: Mutex<HashMap<Kind, Transport>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Kind {
    proxy: Option<String>,
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
        let names = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
        let proxied = names.iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
        Self { limits, proxied, built: Mutex::default() }
    }

    /// True when a proxy makes the connections, so that addresses seen here say nothing about servers.
    pub const fn is_proxied(&self, proxy: Option<&str>) -> bool {
        self.proxied || proxy.is_some()
    }

    /// The transport for a URL.
    pub fn get(&self, url: &Url, proxy: Option<&str>) -> Result<reqwest::Client, FetchError> {
        let https = url.scheme() == "https";
        let kind = Kind { secure: https || self.is_proxied(proxy), proxy: proxy.map(str::to_owned) };
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let transport = if let Some(transport) = built.get(&kind) {
            transport.clone()
        } else {
            let transport = build(&kind, &self.limits)?;
            built.insert(kind, transport.clone());
            transport
        };
        if https && !transport.certificates {
            return Err(FetchError::NoCertificates(super::error::host(url)));
        }
        Ok(transport.client)
    }
}

fn build(kind: &Kind, limits: &Limits) -> Result<Transport, FetchError> {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        // Fails only when somebody else installed one, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    let proxy = match &kind.proxy {
        Some(address) => Some(reqwest::Proxy::all(address).map_err(|_| FetchError::BadSetting(Line::new("proxy")))?),
        None => None,
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
        match &proxy {
            Some(proxy) => builder.proxy(proxy.clone()),
            None => builder,
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
