//! Pictures: the best address of each one, and the ones that only count readers. Never fetches or measures a picture.

use super::dom;
use dom_query::NodeRef;
use url::Url;

/// Marks an image that counts readers, until the rules remove it.
pub const PIXEL: &str = "data-pixel";

/// Marks an image whose alternative text is the headline once more.
pub const KNOWN: &str = "data-known";

const ADDRESSES: [&str; 7] =
    ["data-src", "data-lazy-src", "data-original", "data-hi-res-src", "data-image", "data-url", "src"];
const SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];
/// Addresses of counters seen in feeds: feed services, statistics and advertising hosts.
const COUNTERS: [&str; 14] = [
    "feeds.feedburner.com/~r/",
    "feedsportal.com/c/",
    "feedproxy.google.com/~r/",
    "/rss-pixel",
    "/pixel.gif",
    "/pixel?",
    "/tracking-pixel",
    "/rsspixel",
    "pixel.wp.com/",
    "stats.wordpress.com/b.gif",
    "scorecardresearch.com/",
    "doubleclick.net/",
    "google-analytics.com/",
    "pheedo.com/",
];

/// What sites say of pictures that are nothing but a line between two parts.
const LINES: [&str; 5] = ["line", "divider", "separator", "rule", "horizontal line"];

/// Gives an image its best address, absolute; without one the image goes. A drawn line is a rule.
pub fn settle(image: &NodeRef, base: Option<&Url>) {
    if image.attr("alt").is_some_and(|alt| LINES.contains(&alt.trim().to_ascii_lowercase().as_str())) {
        dom::keep_attributes(image, &["src", "alt"]);
        return image.rename("hr");
    }
    let address = best(image, base);
    let pixel = is_counter(image, address.as_deref());
    image.rename("img");
    dom::keep_attributes(image, &["src"]);
    match address {
        Some(address) => {
            image.set_attr("src", &address);
            if pixel {
                image.set_attr(PIXEL, "");
            }
        }
        None => image.remove_from_parent(),
    }
}

/// Frees the picture a `noscript` holds for readers without scripts; its words ask for scripts and go.
pub fn unwrap_noscript(node: &NodeRef) {
    let images: Vec<NodeRef> = node.descendants().into_iter().filter(|inner| inner.has_name("img")).collect();
    let twin = node.prev_element_sibling().filter(|before| before.has_name("img"));
    for image in &images {
        node.insert_before(image);
    }
    if let (Some(twin), false) = (twin, images.is_empty()) {
        twin.remove_from_parent();
    }
    if images.is_empty() && node.text().len() > 600 {
        node.rename("div");
    } else {
        node.remove_from_parent();
    }
}

fn best(image: &NodeRef, base: Option<&Url>) -> Option<String> {
    let real = |given: &str| dom::absolute(given, base).filter(|address| address.starts_with("http"));
    let in_picture = image.parent().filter(|parent| parent.has_name("picture"));
    let of_sets = SETS
        .iter()
        .filter_map(|name| image.attr(name))
        .chain(
            in_picture
                .iter()
                .flat_map(NodeRef::element_children)
                .filter_map(|source| SETS.iter().find_map(|name| source.attr(name))),
        )
        .filter_map(|set| largest(&set))
        .find_map(|address| real(&address));
    let lazy =
        ADDRESSES[..ADDRESSES.len() - 1].iter().filter_map(|name| image.attr(name)).find_map(|given| real(&given));
    of_sets.or(lazy).or_else(|| image.attr("src").and_then(|given| real(&given)))
}

/// The largest picture of a `srcset`, at most 1,600 wide where the set has such a one.
fn largest(set: &str) -> Option<String> {
    let mut found: Option<(f64, &str)> = None;
    for candidate in set.split(", ").flat_map(|part| part.split(",http").enumerate().map(|(at, part)| (at > 0, part))) {
        let (cut, part) = candidate;
        let mut words = part.trim().trim_end_matches(',').split_whitespace();
        let Some(address) = words.next() else { continue };
        let size = words.next().and_then(|size| size.trim_end_matches(['w', 'x']).parse::<f64>().ok()).unwrap_or(1.0);
        let size = if size > 1_600.0 { 1.0 / size } else { size };
        if !cut && found.is_none_or(|(largest, _)| size > largest) {
            found = Some((size, address));
        }
    }
    found.map(|(_, address)| address.to_owned())
}

fn is_counter(image: &NodeRef, address: Option<&str>) -> bool {
    let tiny =
        |name| image.attr(name).is_some_and(|size| matches!(size.trim().trim_end_matches("px"), "0" | "1" | "2"));
    let hidden = image.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    (tiny("width") && tiny("height"))
        || hidden
        || address.is_some_and(|address| COUNTERS.iter().any(|counter| address.contains(counter)))
}

#[cfg(test)]
mod tests {
    use super::{super::tidy, *};

    fn tidied(html: &str) -> String {
        dom::html(&tidy::parse(html, Url::parse("https://outlet.example/a").ok().as_ref()))
    }

    #[test]
    fn each_image_gets_its_best_address() {
        for (given, wanted) in [
            ("<img data-src=\"/a.jpg\" src=\"data:image/gif;base64,R0\">", "https://outlet.example/a.jpg"),
            ("<img src=\"/s.jpg\" srcset=\"/s.jpg 300w, /l.jpg 900w\">", "https://outlet.example/l.jpg"),
            ("<picture><source srcset=\"/p.webp 1x\"><img src=\"/p.jpg\"></picture>", "https://outlet.example/p.webp"),
            (
                "<img src=\"data:image/gif;base64,R0\"><noscript><img src=\"/n.jpg\"></noscript>",
                "https://outlet.example/n.jpg",
            ),
            ("<img src=\"https://cdn.example/x.png\">", "https://cdn.example/x.png"),
        ] {
            let html = tidied(given);
            assert_eq!(html.matches("<img").count(), 1, "{html}");
            assert!(html.contains(&format!("src=\"{wanted}\"")), "{html}");
        }
    }

    #[test]
    fn a_drawn_line_is_a_rule() {
        assert_eq!(tidied("<p>a</p><img src=\"/l.png\" alt=\"Line\"><p>b</p>"), "<p>a</p><hr><p>b</p>");
        assert!(tidied("<img src=\"/l.png\" alt=\"The line at the shop\">").contains("<img"));
    }

    #[test]
    fn only_counters_are_marked() {
        for (given, counter) in [
            ("<img src=\"https://t.example/x.gif\" width=\"1\" height=\"1\">", true),
            ("<img src=\"http://feeds.feedburner.com/~r/outlet/~4/x\">", true),
            ("<img src=\"https://cdn.example/pixel-art.png\" width=\"640\" height=\"1\">", false),
            ("<img src=\"https://cdn.example/google-pixel-9.jpg\">", false),
        ] {
            assert_eq!(tidied(given).contains(PIXEL), counter, "{given}");
        }
    }

    #[test]
    fn a_plea_for_scripts_goes() {
        assert_eq!(tidied("<p>a</p><noscript>Please enable scripts.</noscript>"), "<p>a</p>");
    }
}
