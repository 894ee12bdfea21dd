//! A page made ready for the search: hidden parts out, lazy pictures in place, what surely is no article gone. Decides nothing
//! about wording.

use dom_query::{Document, NodeRef};
use url::Url;

/// Bytes of an address that links are relative to: it stands in front of each of them.
const LONGEST_BASE: usize = 2 * 1024;

/// The address links are relative to: the page's own, or the one its `base` element names, which is taken out.
pub fn base(document: &Document, url: &str) -> Option<Url> {
    let own = Url::parse(url).ok();
    let elements = document.select("base");
    let named = elements.nodes().iter().find_map(|element| element.attr("href"));
    elements.remove();
    match named.filter(|named| named.len() <= LONGEST_BASE) {
        Some(named) => match &own {
            Some(own) => own.join(named.trim()).ok(),
            None => Url::parse(named.trim()).ok(),
        },
        None => own,
    }
}

/// Makes the page ready.
pub fn page(document: &Document) {
    for note in document.select("[class*='footnote'], [id*='footnote']").nodes() {
        rename_notes(note);
    }
    // The search takes line breaks for the ends of paragraphs, also in code.
    for line in document.select("pre br").nodes() {
        line.insert_before(&line.tree.new_text("\n"));
        line.remove_from_parent();
    }
    for node in document.select("script, style, template, link, iframe[src*='googletagmanager'], noscript").nodes() {
        settle(node);
    }
    for heading in document.select("h2[class], h3[class], h4[class], h5[class], h6[class]").nodes() {
        rename(heading);
    }
}

/// To the search a “footnote” is the foot of a page, and a short box is none of its text: both go.
fn rename_notes(node: &NodeRef) {
    for name in ["class", "id"] {
        if let Some(value) = node.attr(name).filter(|value| value.contains("footnote")) {
            node.set_attr(name, &value.replace("footnote", "endnote"));
        }
    }
    // Nor does it take away a part of the text, as it does with a box of few words.
    if node.has_name("div") {
        node.rename("section");
    }
}

/// To the search a “header” is the head of a page, and goes; many sites call their headings that.
fn rename(heading: &NodeRef) {
    if let Some(class) = heading.attr("class").filter(|class| class.contains("header")) {
        heading.set_attr("class", &class.replace("header", "heading"));
    }
}

fn settle(node: &NodeRef) {
    let image = node.descendants_it().find(|inner| inner.has_name("img"));
    if let (true, Some(image)) = (node.has_name("noscript"), image) {
        let twin = node.prev_element_sibling().filter(|before| before.has_name("img"));
        node.insert_before(&image);
        if let Some(twin) = twin {
            twin.remove_from_parent();
        }
    }
    node.remove_from_parent();
}
