//! Pictures: the best address of each one, and the ones that only count readers. Never fetches or measures a picture.

use super::dom;
use crate::html::absolute_address;
use dom_query::NodeRef;
use url::Url;

/// Marks an image that counts readers, until the rules remove it.
pub const PIXEL: &str = "data-pixel";

/// Marks an image whose alternative text is the headline once more.
pub const KNOWN: &str = "data-known";

const ADDRESSES: [&str; 9] = [
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-hi-res-src",
    "data-native-src",
    "data-orig-file",
    "data-large-file",
    "data-image",
    "data-url",
];
const SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];
/// Parts of the names of attributes that hold a smaller picture, or another one.
const LESSER: [&str; 9] = ["thumb", "low", "small", "blur", "placeholder", "preview", "avatar", "poster", "medium"];
/// Formats that are decoded here, by the end of an address.
const FORMATS: [&str; 5] = [".jpg", ".jpeg", ".png", ".gif", ".webp"];
/// Formats that are not.
const UNREAD: [&str; 5] = [".avif", ".jxl", ".heic", ".heif", ".jp2"];
/// Parts of the names of pictures that only hold a place.
const HOLDERS: [&str; 7] = ["blank.gif", "blank.png", "placeholder", "spacer.", "pixel.gif", "transparent.", "1x1."];
/// Dots beyond which a picture is wider than any terminal shows.
const WIDEST: f64 = 2_048.0;
/// Dots of a picture that is part of a sentence: a button, a flag.
const SMALL: u32 = 32;
/// Dots of a letter.
const LETTER: u32 = 16;
/// Dots asked for where any width can be had.
const USUAL: u32 = 1_024;
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
    if let Some(formula) = formula(image) {
        image.insert_before(&image.tree.new_text(formula));
        return image.remove_from_parent();
    }
    if is_part_of_a_sentence(image) {
        let said = image.attr("alt").filter(|alt| !alt.trim().is_empty()).or_else(|| image.attr("title"));
        image.insert_before(&image.tree.new_text(said.unwrap_or_default()));
        return image.remove_from_parent();
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
    let real = |given: &str| absolute_address(given, base).filter(|address| address.starts_with("http"));
    let of_sets = SETS.iter().filter_map(|name| image.attr(name)).filter_map(|set| largest(&set));
    let named = ADDRESSES.iter().filter_map(|name| image.attr(name)).map(|given| given.to_string());
    let own = image.attr("src").map(|given| given.to_string());
    let given: Vec<String> =
        of_sources(image).into_iter().chain(of_sets).chain(named).chain(of_lazy(image)).chain(own).collect();
    let addresses = |given: &mut dyn Iterator<Item = String>| -> Vec<String> {
        given.filter_map(|given| real(&given)).filter(|address| !is_template(address)).collect()
    };
    let mut found = addresses(&mut given.iter().cloned());
    if found.is_empty() {
        found = addresses(&mut given.iter().map(|given| with_width(given, image)));
    }
    let is_good = |address: &&String| !names_one_of(address, &UNREAD) && !names_one_of(address, &HOLDERS);
    let unread = || found.iter().find(|address| !names_one_of(address, &HOLDERS));
    found.iter().find(is_good).or_else(unread).or(found.first()).cloned()
}

/// The pictures of the sources around an image, without those for small windows, paper and formats that are not decoded.
fn of_sources(image: &NodeRef) -> Vec<String> {
    let Some(picture) = image.parent().filter(|parent| parent.has_name("picture")) else { return Vec::new() };
    let is_for_us = |source: &NodeRef| {
        let media = source.attr("media").unwrap_or_default().to_ascii_lowercase();
        let format = source.attr("type").unwrap_or_default().to_ascii_lowercase();
        let is_read = ["", "image/webp", "image/jpeg", "image/jpg", "image/png", "image/gif"].contains(&format.trim());
        is_read && !media.contains("max-width") && !media.contains("print") && !media.contains("max-device-width")
    };
    let sources = picture.element_children();
    let fitting = sources.iter().filter(|source| source.has_name("source") && is_for_us(source));
    fitting
        .filter_map(|source| SETS.iter().find_map(|name| source.attr(name)))
        .filter_map(|set| largest(&set))
        .collect()
}

/// Addresses of pictures in attributes of any name that a script would read.
fn of_lazy(image: &NodeRef) -> Vec<String> {
    let Some(element) = image.element_ref() else { return Vec::new() };
    let holds_picture = |name: &str, value: &str| {
        let path = value.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        name.starts_with("data-")
            && !LESSER.iter().any(|part| name.contains(part))
            && !value.trim().contains(char::is_whitespace)
            && FORMATS.iter().any(|end| path.trim_end().ends_with(end))
    };
    let attributes = element.attrs.iter().map(|attribute| (&*attribute.name.local, &*attribute.value));
    attributes.filter(|(name, value)| holds_picture(name, value)).map(|(_, value)| value.to_owned()).collect()
}

/// A shop's or a paper's address has a place for the width that fits, which the picture's own list names.
fn with_width(given: &str, image: &NodeRef) -> String {
    const PLACES: [&str; 3] = ["{width}", "{w}", "%7Bwidth%7D"];
    if !PLACES.iter().any(|place| given.contains(place)) {
        return given.to_owned();
    }
    let listed = image.attr("data-widths").or_else(|| image.attr("data-sizes")).unwrap_or_default();
    let widths = listed.split(|letter: char| !letter.is_ascii_digit()).filter_map(|width| width.parse::<u32>().ok());
    let width = widths.filter(|width| *width <= USUAL * 2).max().unwrap_or(USUAL).to_string();
    PLACES.iter().fold(given.to_owned(), |given, place| given.replace(place, &width))
}

/// The source of a formula that is a picture, without what only says how it is set.
fn formula(image: &NodeRef) -> Option<String> {
    const CLASSES: [&str; 5] =
        ["mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "latex", "tex", "ql-img-inline-formula"];
    let said = image.attr("alt").filter(|_| dom::is_of_class(image, &CLASSES))?;
    let said = said.trim();
    let inner = said.strip_prefix("{\\displaystyle").or_else(|| said.strip_prefix("{\\textstyle"));
    let said = inner.and_then(|inner| inner.strip_suffix('}')).unwrap_or(said).trim();
    (!said.is_empty()).then(|| said.to_owned())
}

/// An address that a script would fill in first.
fn is_template(address: &str) -> bool {
    let low = address.to_ascii_lowercase();
    low.contains(['{', '}']) || low.contains("%7b") || low.contains("%%")
}

fn names_one_of(address: &str, parts: &[&str]) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    parts.iter().any(|part| name.contains(part))
}

/// The largest picture of a `srcset` that is not wider than anybody shows; else the smallest.
fn largest(set: &str) -> Option<String> {
    let mut found: Option<(f64, &str)> = None;
    for candidate in set.split(", ").flat_map(|part| part.split(",http").enumerate().map(|(at, part)| (at > 0, part))) {
        let (cut, part) = candidate;
        let mut words = part.trim().trim_end_matches(',').split_whitespace();
        let Some(address) = words.next() else { continue };
        let size = words.next().and_then(|size| size.trim_end_matches(['w', 'x']).parse::<f64>().ok()).unwrap_or(1.0);
        let size = if size > WIDEST { 1.0 / size } else { size };
        if !cut && !names_one_of(address, &UNREAD) && found.is_none_or(|(largest, _)| size > largest) {
            found = Some((size, address));
        }
    }
    found.map(|(_, address)| address.to_owned())
}

/// A small picture in a sentence says what its alternative text says, in its place; one without a text says nothing.
fn is_part_of_a_sentence(image: &NodeRef) -> bool {
    let style = dom::style(image);
    let styled =
        |name: &str| style.split(';').find_map(|rule| rule.strip_prefix(name)?.strip_prefix(':')).and_then(dots);
    let given = |name: &str| image.attr(name).and_then(|size| dots(&size));
    let sizes = [given("width"), given("height"), styled("width"), styled("height")];
    let is_small = sizes.into_iter().flatten().any(|dots| (3..=SMALL).contains(&dots));
    let beside = [image.prev_sibling(), image.next_sibling()];
    is_small
        && !image.has_class("emoji")
        && beside.into_iter().flatten().any(|node| node.is_text() && node.text().contains(char::is_alphanumeric))
}

/// A size in dots; `1em` is a letter's.
fn dots(size: &str) -> Option<u32> {
    let size = size.trim().trim_end_matches("!important");
    match size.strip_suffix("em").map(|letters| letters.trim_end_matches('r').parse::<f32>()) {
        Some(letters) => letters.ok().filter(|letters| *letters <= 2.0).map(|_| LETTER),
        None => size.trim_end_matches("px").parse::<u32>().ok(),
    }
}

fn is_counter(image: &NodeRef, address: Option<&str>) -> bool {
    let tiny =
        |name| image.attr(name).is_some_and(|size| matches!(size.trim().trim_end_matches("px"), "0" | "1" | "2"));
    (tiny("width") && tiny("height"))
        || dom::is_styled(image, "display:none")
        || address.is_some_and(|address| COUNTERS.iter().any(|counter| address.contains(counter)))
}

#[cfg(test)]
mod tests {
    use super::{super::tidy, *};

    fn tidied(html: &str) -> String {
        tidy::tidied(html, Url::parse("https://outlet.example/a").ok().as_ref())
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
            (
                "<picture><source type=\"image/avif\" srcset=\"/a.avif\"><source type=\"image/webp\" srcset=\"/a.webp\"><img src=\"/a.jpg\"></picture>",
                "https://outlet.example/a.webp",
            ),
            (
                "<picture><source media=\"(max-width: 600px)\" srcset=\"/s.jpg\"><img src=\"/b.jpg\"></picture>",
                "https://outlet.example/b.jpg",
            ),
            ("<img srcset=\"/s.jpg 276w, /l.jpg 2000w, /xl.jpg 4000w\">", "https://outlet.example/l.jpg"),
            ("<img src=\"#\" data-anything=\"/a.jpg?w=9\" data-thumb=\"/t.jpg\">", "https://outlet.example/a.jpg?w=9"),
            ("<img src=\"/img/blank.gif\" data-wait=\"/a.png\">", "https://outlet.example/a.png"),
            ("<img data-src=\"/a-{width}.jpg\" src=\"/a.jpg\">", "https://outlet.example/a.jpg"),
            ("<img src=\"/only.avif\">", "https://outlet.example/only.avif"),
        ] {
            let html = tidied(given);
            assert_eq!(html.matches("<img").count(), 1, "{html}");
            assert!(html.contains(&format!("src=\"{wanted}\"")), "{html}");
        }
    }

    #[test]
    fn a_small_picture_in_a_sentence_is_its_words() {
        let button = |size: u32| {
            format!("<p>Press <img src=\"/x.png\" width=\"{size}\" height=\"{size}\" alt=\"X\"> to jump.</p>")
        };
        assert_eq!(tidied(&button(24)), "<p>Press X to jump.</p>");
        assert!(tidied(&button(640)).contains("<img"));
        assert!(tidied("<p><img src=\"/x.png\" width=\"24\" alt=\"X\"></p>").contains("<img"));
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
            ("<img src=\"https://t.example/x.gif\" style=\"DISPLAY:\tNone !important\">", true),
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
