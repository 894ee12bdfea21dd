//! What a page's own markup hides from everybody: the preview text of mails, messages that were not needed, hints for those who do
//! not see a page. What a script would show stays.

use super::dom;
use dom_query::{Document, NodeRef};

/// A text that is only made too small to be seen has at most so many letters: a longer one may be opened by a click.
const MOST_TINY: usize = 300;
/// What links say to those who do not see that they open elsewhere, in the languages of the press.
const HINTS: [&str; 20] = [
    "opens in new tab",
    "opens in a new tab",
    "opens in new window",
    "opens in a new window",
    "opens a new window",
    "opens external link",
    "external link",
    "öffnet in neuem tab",
    "öffnet in einem neuen tab",
    "öffnet in neuem fenster",
    "öffnet in einem neuen fenster",
    "wird in neuem tab geöffnet",
    "s'ouvre dans un nouvel onglet",
    "s'ouvre dans une nouvelle fenêtre",
    "nouvelle fenêtre",
    "se abre en una nueva pestaña",
    "se abre en una ventana nueva",
    "si apre in una nuova scheda",
    "abre em uma nova aba",
    "新しいタブで開く",
];

/// Takes it out; never most of a text.
pub fn drop_hidden(document: &Document) {
    let body = dom::root(document);
    let links: Vec<NodeRef> = body.descendants_it().filter(|node| node.has_name("a")).collect();
    links.iter().for_each(drop_hint);
    let hidden: Vec<NodeRef> = body.descendants_it().filter(is_never_shown).collect();
    if hidden.is_empty() {
        return;
    }
    let whole = body.normalized_char_count();
    for node in hidden {
        if is_aside(&node) || node.normalized_char_count() * 2 <= whole {
            node.remove_from_parent();
        }
    }
}

fn is_never_shown(node: &NodeRef) -> bool {
    let Some(element) = node.element_ref() else { return false };
    if &*element.name.local == "img" {
        return false;
    }
    let hides = |style: &str| {
        let rules = || dom::style_rules(style);
        let says = |rule: &str| rules().any(|other| other == rule);
        let is_none = |name: &str| rules().any(|rule| rule.strip_prefix(name).is_some_and(is_nothing));
        let tiny = is_none("font-size:") || says("overflow:hidden") && (is_none("max-height:") || is_none("height:"));
        rules().any(|rule| matches!(rule, "display:none" | "visibility:hidden" | "mso-hide:all"))
            || tiny && is_small(node)
    };
    element.attr("hidden").is_some_and(|how| !how.eq_ignore_ascii_case("until-found"))
        || element.has_attr("style") && hides(&dom::style(node))
        || &*element.name.local == "span" && is_aside(node)
}

/// `0`, `0px`.
fn is_nothing(size: &str) -> bool {
    matches!(size.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()), "0" | "0.0")
}

/// A few words alone: what is set larger within, a picture or a frame would be seen.
fn is_small(node: &NodeRef) -> bool {
    let seen = |inner: &NodeRef| {
        ["img", "iframe", "video", "picture"].iter().any(|name| inner.has_name(name))
            || dom::style(inner).contains("font-size")
    };
    node.normalized_char_count() <= MOST_TINY && !node.descendants_it().any(|inner| seen(&inner))
}

/// What only helps those who edit a page or do not see it.
fn is_aside(node: &NodeRef) -> bool {
    node.has_name("span") && (node.has_class("mw-editsection") || is_hint(&node.text()))
}

fn is_hint(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '[', ']', ',', '.']).trim().replace('’', "'").to_lowercase();
    HINTS.contains(&text.as_str())
}

/// A hint in brackets behind the words of a link.
fn drop_hint(link: &NodeRef) {
    let Some(last) = link.descendants_it().filter(NodeRef::is_nonempty_text).last() else { return };
    let said = last.text();
    let Some((words, hint)) = said.trim_end().rsplit_once('(') else { return };
    let is_all_of_it = words.trim().is_empty() && last.parent().is_some_and(|around| around.has_name("span"));
    if hint.ends_with(')') && !is_all_of_it && is_hint(hint) {
        last.insert_before(&last.tree.new_text(words.trim_end()));
        last.remove_from_parent();
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tidy, *};

    fn tidied(html: &str) -> String {
        dom::html(&tidy::parse(html, None).document)
    }

    #[test]
    fn what_nobody_sees_goes() {
        let words = "<p>The ferry leaves at nine and is back before the lamps are lit.</p>";
        for hidden in [
            "<div hidden>x</div>",
            "<p style='DISPLAY : NONE ;'>x</p>",
            "<span style='font-size:0'>x</span>",
            "<div style='max-height:0px; overflow:hidden'>x</div>",
            "<div style='height:0;overflow:hidden !important'>x</div>",
            "<div style='mso-hide:all'>x</div>",
        ] {
            assert_eq!(tidied(&format!("{words}{hidden}")), words, "{hidden}");
        }
    }

    #[test]
    fn what_a_page_shows_otherwise_stays() {
        let words = "<p>The ferry leaves at nine.</p>";
        for (given, wanted) in [
            ("<div style='font-size:0'><b style='font-size:16px'>x</b></div>", "<div><b>x</b></div>"),
            ("<div style='max-height:0'>x</div>", "<div>x</div>"),
            ("<div style='opacity:0'>x</div>", "<div>x</div>"),
            ("<div style='font-size:0.9em'>x</div>", "<div>x</div>"),
            ("<div hidden='until-found'>x</div>", "<div>x</div>"),
        ] {
            assert_eq!(tidied(&format!("{words}{given}")), format!("{words}{wanted}"), "{given}");
        }
        let answer = format!("<div style='max-height:0;overflow:hidden'>{}</div>", "An answer. ".repeat(40));
        assert!(tidied(&format!("{words}{answer}{}", words.repeat(40))).contains("An answer."));
    }

    #[test]
    fn a_link_says_its_words_and_not_how_it_opens() {
        for hint in [
            "<span class='sr'>(opens in new window)</span>",
            " (opens in new tab)",
            "<span>(öffnet in einem neuen Fenster)</span>",
            "<span> (s’ouvre dans un nouvel onglet)</span>",
            "<b> (Opens in a new tab) </b>",
        ] {
            let html = tidied(&format!("<p>See <a href='https://a.example/'>it{hint}</a> now</p>"));
            assert!(html.starts_with("<p>See <a href=\"https://a.example/\">it<") && !html.contains("en"), "{html}");
        }
        assert!(tidied("<a href='https://a.example/'>The door (opens in spring)</a>").contains("(opens in spring)"));
    }
}
