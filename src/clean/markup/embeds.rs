//! Embeds: players and frames from elsewhere become links with a label; quoted posts are quotes already. Never loads one.

use crate::{
    clean::markup::dom,
    html::{self, absolute_address},
    links,
};
use dom_query::NodeRef;
use url::Url;

const EMBEDS: [&str; 12] = [
    "iframe",
    "video",
    "audio",
    "object",
    "embed",
    "lite-youtube",
    "amp-youtube",
    "amp-iframe",
    "amp-twitter",
    "youtube-video",
    "bsky-embed",
    "amp-video",
];
/// Hosts of frames and how readers call them.
const NAMES: [(&str, &str); 14] = [
    ("youtube.com", "YouTube"),
    ("youtube-nocookie.com", "YouTube"),
    ("youtu.be", "YouTube"),
    ("twitch.tv", "Twitch"),
    ("vimeo.com", "Vimeo"),
    ("dailymotion.com", "Dailymotion"),
    ("twitter.com", "Post on X"),
    ("x.com", "Post on X"),
    ("bsky.app", "Bluesky"),
    ("instagram.com", "Instagram"),
    ("tiktok.com", "TikTok"),
    ("reddit.com", "Reddit"),
    ("spotify.com", "Spotify"),
    ("soundcloud.com", "SoundCloud"),
];
/// Frames that hold advertising, counters or forms, never a thing to read or watch.
const FOREIGN: [&str; 10] = [
    "doubleclick.net",
    "googletagmanager.com",
    "googlesyndication.com",
    "facebook.com/plugins",
    "platform.twitter.com/widgets/follow",
    "amazon-adsystem.com",
    "disqus.com",
    "list-manage.com",
    "recaptcha",
    "slashdot-it.pl",
];

/// What a site shows in place of a post that its reader cannot see.
const LOST: [&str; 2] = ["tweet may have been deleted", "this post may have been deleted"];

/// A quote that holds nothing but a word about a post that cannot be shown becomes a link to the post.
pub fn settle_lost(quote: &NodeRef) {
    let text = quote.text().to_lowercase();
    let said = dom::squeeze(text.split('(').next().unwrap_or_default());
    let link = quote.descendants_it().find(|inner| inner.has_name("a") && inner.has_attr("href"));
    if let Some(address) = link.filter(|_| LOST.contains(&said.as_str())).and_then(|link| link.attr("href")) {
        replace(quote, &address, "");
    }
}

/// True for the name of an element that shows something from elsewhere.
pub fn is_embed(name: &str) -> bool {
    EMBEDS.contains(&name)
}

/// Replaces an embed by a paragraph with a link to it.
pub fn settle(node: &NodeRef, base: Option<&Url>) {
    let fallback_picture = node.descendants().iter().any(|inner| inner.has_name("iframe") || inner.has_name("embed"));
    let address = address(node, base);
    match address {
        Some(address) if !FOREIGN.iter().any(|foreign| address.contains(foreign)) && !fallback_picture => {
            let title = node.attr("title").or_else(|| node.attr("aria-label")).unwrap_or_default();
            replace(node, &address, &title);
        }
        _ if fallback_picture => node.rename("div"),
        _ => node.remove_from_parent(),
    }
}

fn replace(node: &NodeRef, address: &str, title: &str) {
    let paragraph = node.tree.new_element("p");
    paragraph.set_attr("class", "embed");
    let link = node.tree.new_element("a");
    link.set_attr("href", address);
    link.append_child(&node.tree.new_text(label(address, title)));
    paragraph.append_child(&link);
    node.insert_before(&paragraph);
    node.remove_from_parent();
}

fn address(node: &NodeRef, base: Option<&Url>) -> Option<String> {
    if let Some(video) = node.attr("videoid").or_else(|| node.attr("data-videoid")) {
        return Some(format!("https://www.youtube.com/watch?v={video}"));
    }
    let own = ["data-src", "data-lazy-src", "src", "data"].iter().filter_map(|name| node.attr(name));
    let of_sources =
        node.descendants().into_iter().filter(|inner| inner.has_name("source")).filter_map(|source| source.attr("src"));
    let given =
        own.chain(of_sources).find_map(|given| absolute_address(&given, base).filter(|url| url.starts_with("http")))?;
    Some(watchable(&given))
}

/// The page a reader can open instead of the bare player.
fn watchable(address: &str) -> String {
    let Ok(url) = Url::parse(address) else { return address.to_owned() };
    let host = url.host_str().unwrap_or_default();
    let video = url.path().strip_prefix("/embed/").filter(|id| !id.is_empty() && *id != "videoseries");
    match video {
        Some(id) if host.ends_with("youtube.com") || host.ends_with("youtube-nocookie.com") => {
            format!("https://www.youtube.com/watch?v={id}")
        }
        _ => address.to_owned(),
    }
}

fn label(address: &str, title: &str) -> String {
    let host = html::host(address).unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let name = NAMES.iter().find(|(known, _)| links::is_below(host, known)).map_or(host, |(_, name)| name);
    let title = dom::squeeze(title);
    if title.is_empty() { format!("▶ {name}") } else { format!("▶ {name}: {title}") }
}

#[cfg(test)]
mod tests {
    use super::{super::tidy, *};

    fn tidied(html: &str) -> String {
        tidy::tidied(html, Url::parse("https://outlet.example/a").ok().as_ref())
    }

    #[test]
    fn each_embed_becomes_a_link() {
        for (given, wanted) in [
            (
                "<iframe src=\"https://www.youtube.com/embed/abc?rel=0\" title=\"Launch Trailer\"></iframe>",
                "<p class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\">▶ YouTube: Launch Trailer</a></p>",
            ),
            (
                "<video><source src=\"/clip.mp4\"></video>",
                "<p class=\"embed\"><a href=\"https://outlet.example/clip.mp4\">▶ outlet.example</a></p>",
            ),
            (
                "<lite-youtube videoid=\"xyz\"></lite-youtube>",
                "<p class=\"embed\"><a href=\"https://www.youtube.com/watch?v=xyz\">▶ YouTube</a></p>",
            ),
        ] {
            assert_eq!(tidied(given), wanted);
        }
    }

    #[test]
    fn frames_of_advertising_go() {
        assert_eq!(tidied("<p>a</p><iframe src=\"https://ad.doubleclick.net/x\"></iframe>"), "<p>a</p>");
    }

    #[test]
    fn a_post_that_cannot_be_shown_is_a_link() {
        let post = "https://twitter.com/studio/status/1";
        let lost = format!(
            "<blockquote><a href=\"{post}\">Tweet may have been deleted <span>(opens in a new tab)</span></a></blockquote>"
        );
        assert_eq!(tidied(&lost), format!("<p class=\"embed\"><a href=\"{post}\">▶ Post on X</a></p>"));
        let told = "<blockquote><p>The tweet may have been deleted, she said.</p></blockquote>";
        assert_eq!(tidied(told), told);
    }

    #[test]
    fn a_quoted_post_stays_a_quote() {
        let html = "<blockquote class=\"twitter-tweet\"><p>Out now.</p>— Studio (@studio)</blockquote>";
        assert_eq!(tidied(html), html);
    }
}
