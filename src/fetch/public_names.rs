//! Looks up the names of servers that must be public: what was looked up is judged, and is what is connected to. A name that
//! answers differently the next time gains nothing by it.

use super::private::is_private;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{io, net::SocketAddr, pin::Pin};

type Found = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// How the addresses of a name are found.
pub type Lookup = fn(String) -> Found;

/// Asks the system.
pub fn look_up(name: String) -> Found {
    Box::pin(async move { Ok(tokio::net::lookup_host((name, 0)).await?.collect()) })
}

/// Refuses names with a private address.
pub struct PublicNames(pub Lookup);

/// A name has a private address.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to a private address")]
pub struct PrivateName;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        let found = (self.0)(name.as_str().to_owned());
        Box::pin(async move {
            let found = found.await?;
            if found.iter().any(|address| is_private(address.ip())) {
                return Err(PrivateName.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}
