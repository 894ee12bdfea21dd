//! Finds the feed at an address: the address itself, or the one that the page there names.

use crate::{
    feed,
    fetch::{Client, Initiator},
    news::Source,
    text::{Line, secrets},
};
use jiff::Timestamp;

/// The group of what the reader adds without naming one.
pub const GROUP: &str = "My sources";

/// A source for an address as a person types or pastes it; the network is asked unless `client` is none.
///
/// # Errors
/// With a sentence, when it is no address, does not answer, or names no feed.
pub fn find_source(client: Option<&Client>, typed: &str, now: Timestamp) -> Result<Source, String> {
    let typed = typed.trim();
    let schemed = typed.contains("://");
    let address = if schemed { typed.to_owned() } else { format!("https://{typed}") };
    let web = address.starts_with("http://") || address.starts_with("https://");
    if !web || typed.contains(char::is_whitespace) {
        return Err(format!("only http and https addresses can be followed, not “{}”", Line::new(typed)));
    }
    // A small site may have no certificate: where no scheme was typed, it is asked without one too.
    let (url, name, site) = match client {
        Some(client) => match find_feed(client, &address, now) {
            Err(reason) if !schemed => find_feed(client, &format!("http://{typed}"), now).map_err(|_| reason)?,
            found => found?,
        },
        None => (address, Line::default(), None),
    };
    Ok(Source { url, name, site, group: GROUP.into(), strip: true, ..Source::default() })
}

fn find_feed(client: &Client, address: &str, now: Timestamp) -> Result<(String, Line, Option<String>), String> {
    let (mut at, mut initiator) = (address.to_owned(), Initiator::Person);
    for _ in 0..2 {
        let got = client.page_blocking(&at, initiator).map_err(|reason| reason.to_string())?;
        let origin = feed::Origin { url: &got.url, content_type: got.content_type.as_deref(), now };
        match feed::read(&got.bytes, origin) {
            Ok(feed) => return Ok((at, feed.title, feed.site)),
            Err(feed::FeedError::WebPage { feeds }) if !feeds.is_empty() => {
                // What a page names is the page's wish, not the person's.
                initiator = Initiator::of_source(&got.url, got.private);
                at.clone_from(&feeds[0]);
            }
            Err(error @ feed::FeedError::WebPage { .. }) => {
                let at = secrets::mask_password(&at);
                return Err(format!(
                    "{at}: {error}, and it names none; give the feed's own address, or save the page to the reading list"
                ));
            }
            Err(error) => return Err(format!("{}: {error}", secrets::mask_password(&at))),
        }
    }
    Err(format!("{}: its feed cannot be found; give the feed's own address", secrets::mask_password(address)))
}
