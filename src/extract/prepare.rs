//! A page made ready for the search: hidden parts out, lazy pictures in place, what surely is no article gone. Decides nothing
//! about wording.

use dom_query::{Document, NodeRef};
use url::Url;

/// The address links are relative to: the page's own, or the one its `base` element names.
pub fn base(document: &Document, url: &str) -> Option<Url> {
    let own = Url::parse(url).ok();
    match document.select_single("base[href]").attr("href") {
        Some(named) => match &own {
            Some(own) => own.join(named.trim()).ok(),
            None => Url::parse(named.trim()).ok(),
        },
        None => own,
    }
}

/// Makes the page ready.
pub fn page(document: &Document) {
    for node in document.select("script, style, template, link, iframe[src*='googletagmanager'], noscript").nodes() {
        settle(node);
    }
    for heading in document.select("h2[class], h3[class], h4[class], h5[class], h6[class]").nodes() {
        rename(heading);
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
