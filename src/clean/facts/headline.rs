//! Headlines: decoded once, said once, without the name of who published it. Never rewords one.

use crate::{
    clean::markup::{dom, pictures},
    html::decode_entities,
    text::Line,
};
use dom_query::NodeRef;
use regex::Regex;
use std::sync::LazyLock;

static TAGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)</?(?:a|abbr|b|big|br|cite|code|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u|div|img|wbr)(?:\s[^<>]*)?/?>")
        .ok()
});

/// A headline as published, made readable: entities decoded once, tags and the outlet's name off, said once.
pub fn headline(raw: &str, source: &str) -> Line {
    let untagged = match TAGS.as_ref() {
        Some(tags) if raw.contains('<') => tags.replace_all(raw, ""),
        _ => raw.into(),
    };
    let decoded = dom::squeeze(&decode(&untagged));
    Line::new(once(without_outlet(&decoded, source)))
}

/// Decodes HTML entities once; anything else stays.
pub fn decode(text: &str) -> String {
    decode_entities(text).into_owned()
}

/// What stands before and behind the last of each of the bars that part a headline from a name.
fn before_and_behind_bars(title: &str) -> impl Iterator<Item = (&str, &str)> {
    const BARS: [(&str, char); 7] =
        [(" | ", '|'), (" - ", '-'), (" – ", '–'), (" — ", '—'), (" :: ", ':'), (" • ", '•'), (" · ", '·')];
    // Most headlines have none of the signs, and one letter is looked for in a fraction of the time.
    BARS.iter().filter(|(_, sign)| title.contains(*sign)).filter_map(|(bar, _)| title.rsplit_once(bar))
}

fn without_outlet<'t>(title: &'t str, source: &str) -> &'t str {
    let outlet = letters(source);
    if outlet.is_empty() {
        return title;
    }
    for (front, back) in before_and_behind_bars(title) {
        if letters(back) == outlet && !front.trim().is_empty() {
            return front.trim();
        }
    }
    title
}

/// A page's title without the site's name at its end, which is known by the page's host.
pub fn without_site<'t>(title: &'t str, host: &str) -> &'t str {
    let labels: Vec<&str> = host.split('.').collect();
    for (front, back) in before_and_behind_bars(title) {
        let site = letters(back);
        let is_site = labels.iter().any(|label| letters(label) == site)
            || back.split_whitespace().all(|word| labels.contains(&word.to_lowercase().as_str()));
        if is_site && site.len() > 2 && front.split_whitespace().count() > 1 {
            return front.trim();
        }
    }
    title
}

/// A headline that was scraped twice is said once.
fn once(title: &str) -> &str {
    let middle = title.len() / 2;
    match title.is_char_boundary(middle).then(|| title.split_at(middle)) {
        Some((first, second)) if first.trim() == second.trim() && first.split_whitespace().count() >= 3 => first.trim(),
        _ => title,
    }
}

/// Letters and digits in lower case: what stays of a headline whatever its typography.
pub fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    // Whole bodies are compared by these, and most letters need no table to be made small.
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            letters.push(letter.to_ascii_lowercase());
        } else if !letter.is_ascii() && letter.is_alphanumeric() {
            letters.extend(letter.to_lowercase());
        }
    }
    letters
}

/// The same, one by one.
pub fn each_letter(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Marks the pictures that are called by the article's headline.
pub fn mark_pictures(root: &NodeRef, title: &str, source: &str) {
    let images: Vec<NodeRef> = root.descendants_it().filter(|node| node.has_name("img")).collect();
    if images.is_empty() {
        return;
    }
    let wanted = letters(title);
    let is_known = |alt: &str| !wanted.is_empty() && letters(&self::headline(alt, source)) == wanted;
    for image in images {
        if image.attr("alt").is_some_and(|alt| is_known(&alt)) {
            image.set_attr(pictures::KNOWN, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::markup::tidy;

    #[test]
    fn each_headline_is_mended() {
        for (raw, wanted) in [
            ("Tom &amp; the Mice", "Tom & the Mice"),
            ("A <b>bold</b> <em>sequel</em>", "A bold sequel"),
            ("It&#8217;s out", "It’s out"),
            ("A sequel is coming | Pixel Post", "A sequel is coming"),
            ("A sequel is coming A sequel is coming", "A sequel is coming"),
            ("  A\n sequel ", "A sequel"),
        ] {
            assert_eq!(headline(raw, "Pixel Post").as_str(), wanted);
        }
    }

    #[test]
    fn the_site_is_known_by_its_host() {
        for (title, wanted) in [
            ("A sequel is coming | Pixel Post", "A sequel is coming"),
            ("A sequel is coming - PixelPost Japan", "A sequel is coming"),
            ("A sequel is coming - a year late", "A sequel is coming - a year late"),
            ("Inside | Pixel Post", "Inside | Pixel Post"),
        ] {
            assert_eq!(without_site(title, "japan.pixelpost.example"), wanted);
        }
    }

    #[test]
    fn each_headline_is_left_alone() {
        for raw in
            ["I <3 this game", "Why a < b matters", "Rock & roll", "Doom | Quake", "Knock knock", "A Vec<T> of things"]
        {
            assert_eq!(headline(raw, "Pixel Post").as_str(), raw);
        }
    }

    #[test]
    fn a_picture_called_by_the_headline_is_marked_and_one_with_more_to_say_is_not() {
        let marked = |alt: &str| {
            let document = tidy::parse(&format!("<img src=\"https://a.example/1.png\" alt=\"{alt}\">"), None).document;
            mark_pictures(&dom::root(&document), "A sequel is coming", "Pixel Post");
            dom::html(&document).contains(pictures::KNOWN)
        };
        assert_eq!(["A Sequel is coming!", "A sequel is coming | Pixel Post"].map(marked), [true; 2]);
        assert_eq!(["A sequel is coming to the mill", "A sequel", ""].map(marked), [false; 3]);
    }
}
