//! What is known of elements, once for every room: which are tags, which stand apart, which are never text.

/// Elements that are tags when they stand in a short text; any other `<word>` is what somebody wrote.
pub(super) const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "p",
    "param",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements that stand in a line and set their neighbours apart all the same.
const DIVIDERS: &[&str] = &["br", "button", "iframe", "img", "object", "title", "video"];

/// Elements that an open paragraph ends at.
const AFTER_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];

/// Elements whose content is no text for readers.
const UNREAD: &[&str] = &[
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "frame", "frameset", "head",
    "iframe", "input", "link", "map", "math", "meta", "meter", "noscript", "object", "option", "param", "progress",
    "script", "select", "style", "svg", "template", "textarea", "title", "track", "video",
];

/// Elements whose text, in a short text, is none.
pub(super) const SILENT: &[&str] = &["script", "style", "template", "noscript", "iframe", "textarea", "svg", "object"];

/// Elements that are closed as soon as they are opened.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that hold nothing but text.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// A list in order is searched in halves: every element of a body is asked for in several of them.
fn holds(list: &[&str], element: &str) -> bool {
    list.binary_search(&element).is_ok()
}

/// True for an element that starts on a line of its own.
#[must_use]
pub fn is_block(element: &str) -> bool {
    // Asked of every node, more than once: a match is several times as fast as a search in a list.
    matches!(
        element,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "noframes"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// True for an element that sets what it holds apart from its neighbours.
#[must_use]
pub fn is_apart(element: &str) -> bool {
    is_block(element) || DIVIDERS.contains(&element)
}

/// True for an element whose content is no text for readers.
#[must_use]
pub fn is_unread(element: &str) -> bool {
    holds(UNREAD, element)
}

/// True for an element that an open paragraph ends at.
pub(super) fn closes_paragraph(element: &str) -> bool {
    holds(AFTER_PARAGRAPH, element)
}

/// True for an element without an end tag.
pub(super) fn is_void(element: &str) -> bool {
    holds(VOID, element)
}

/// True for an element in which no other can stand.
pub(super) fn holds_no_element(element: &str) -> bool {
    is_void(element) || RAW.contains(&element)
}

/// True for an element that holds the parts of a table.
pub(super) fn holds_table_parts(element: &str) -> bool {
    matches!(element, "table" | "thead" | "tbody" | "tfoot" | "tr")
}

/// True for an element that holds items or rows, and no words of its own.
pub(super) fn holds_no_words(element: &str) -> bool {
    matches!(element, "ul" | "ol" | "menu" | "dl") || holds_table_parts(element) || is_void(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_searched_in_halves_are_in_order() {
        for list in [AFTER_PARAGRAPH, UNREAD, VOID] {
            assert!(list.is_sorted(), "{list:?}");
            assert!(list.iter().all(|element| holds(list, element)) && !holds(list, "x-y"));
        }
    }
}
