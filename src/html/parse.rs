//! The parser, bounded while the tree is built. Between tokenizer and tree builder stands a filter that counts: it drops the tags that
//! nest too deep and keeps their text, and lets nothing through once the tree is full. No clock, so the same page gives the same tree.

use super::{attributes, elements::holds_no_element};
use dom_query::{Document, NodeId};
use html5ever::{
    LocalName, QualName,
    interface::Tracer,
    local_name, ns,
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts, create_element},
};
use markup5ever::TokenizerResult;
use std::{
    cell::{Cell, RefCell},
    fmt,
};

/// How much is read of a document.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Bytes; what follows is cut.
    pub bytes: usize,
    /// Elements that are open at once, formatting elements that a parser would open again among them. The cost of a tag grows with
    /// them; pages of newspapers have some thirty.
    pub open: usize,
    /// Nodes of the tree; what follows is cut.
    pub nodes: usize,
    /// The depths of all tags together: whoever walks from every element to what it is in, or holds, takes as many steps. Past
    /// it, tags that lie deeper than [`SHALLOW`] go and their text stays. The largest pages of newspapers have a sixth of it.
    pub depths: usize,
    /// Bytes of text, scripts and styles aside; what follows is cut.
    pub text: usize,
    /// Attributes of one tag.
    pub attributes: usize,
    /// Steps that writing the tree as HTML may take: for every letter that is escaped, a serializer looks through the rest of its text.
    pub escaping: usize,
}

impl Bounds {
    /// A whole web page.
    pub const PAGE: Self = Self {
        bytes: 4 * 1024 * 1024,
        open: 256,
        nodes: 40_000,
        depths: 600_000,
        text: 512 * 1024,
        attributes: 256,
        escaping: 1 << 32,
    };
    /// The body of an article.
    pub const BODY: Self = Self { bytes: 512 * 1024, ..Self::PAGE };
}

/// What was longer than its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// The whole, at so many bytes.
    Bytes(usize),
    /// Its text, at so many bytes.
    Text(usize),
    /// Its tree, at so many nodes.
    Nodes(usize),
    /// A text of nothing but signs that have to be escaped.
    Signs,
}

/// “cut at 512 kB”.
impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(most) if most.is_multiple_of(1024 * 1024) => write!(f, "cut at {} MB", most / 1024 / 1024),
            Self::Bytes(most) => write!(f, "cut at {} kB", most / 1024),
            Self::Text(most) => write!(f, "cut at {} kB of text", most / 1024),
            Self::Nodes(most) => write!(f, "cut at {most} elements"),
            Self::Signs => f.write_str("cut in a text of nothing but signs"),
        }
    }
}

/// A document and what its bounds did to it.
pub struct Parsed {
    pub document: Document,
    /// Words are missing: the document was longer than its bounds.
    pub cut: Option<Cut>,
}

/// Parses a whole web page.
#[must_use]
pub fn page(html: &str, bounds: Bounds) -> Parsed {
    let builder = TreeBuilder::new(Document::default(), builder_options(false));
    run(builder, html, bounds)
}

/// Parses a part of a page, as it would stand in its body.
#[must_use]
pub fn fragment(html: &str, bounds: Bounds) -> Parsed {
    let sink = Document::fragment_sink();
    let context = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    run(TreeBuilder::new_for_fragment(sink, context, None, builder_options(true)), html, bounds)
}

fn builder_options(drop_doctype: bool) -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled: false, drop_doctype, ..TreeBuilderOpts::default() }
}

fn run(builder: TreeBuilder<NodeId, Document>, html: &str, bounds: Bounds) -> Parsed {
    #[cfg(test)]
    count::one_more();
    let read = &html[..html.floor_char_boundary(bounds.bytes)];
    let (written, ended) = attributes::limited(read, bounds.attributes);
    let filter = Filter {
        builder,
        bounds,
        text: RefCell::default(),
        dropped: RefCell::default(),
        open: Cell::new(0),
        since: Cell::new(0),
        depths: Cell::new(0),
        read: Cell::new(0),
        in_script: Cell::new(false),
        escaping: Cell::new(0),
        full: Cell::new(false),
        cut: Cell::new(ended.or((read.len() < html.len()).then_some(bounds.bytes)).map(Cut::Bytes)),
    };
    let tokenizer = Tokenizer::new(filter, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut rest = &*written;
    while !rest.is_empty() && !tokenizer.sink.full.get() {
        let (part, behind) = rest.split_at(rest.floor_char_boundary(PART));
        input.push_back(StrTendril::from_slice(part));
        // Scripts are not run: the tokenizer only says that it met one.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        rest = behind;
    }
    tokenizer.end();
    let Filter { builder, cut, .. } = tokenizer.sink;
    Parsed { document: builder.sink, cut: cut.get() }
}

/// Bytes that are read before it is asked again whether there is room for more.
const PART: usize = 64 * 1024;

/// What stands between the tokenizer and the tree builder.
struct Filter {
    builder: TreeBuilder<NodeId, Document>,
    bounds: Bounds,
    /// Text that is not in the tree yet: the tokenizer gives it in small pieces.
    text: RefCell<StrTendril>,
    /// Start tags that were dropped and whose end tags are to come.
    dropped: RefCell<Vec<LocalName>>,
    /// Elements that were open when they were last counted.
    open: Cell<usize>,
    /// Tags since then.
    since: Cell<usize>,
    /// The depths of the tags so far.
    depths: Cell<usize>,
    /// Bytes of text so far.
    read: Cell<usize>,
    /// What comes is the text of a script or a style.
    in_script: Cell<bool>,
    /// Steps that writing what is in the tree takes.
    escaping: Cell<usize>,
    /// What follows need not be read.
    full: Cell<bool>,
    cut: Cell<Option<Cut>>,
}

/// Elements that may be open at once when the depths are used up.
const SHALLOW: usize = 16;

/// Tags between two counts of the open elements.
const COUNT_EVERY: usize = 8;

/// Bytes that stay of a text that would be too long to write.
const KEPT_TEXT: usize = 4_096;

/// Counts what a tree builder has open.
struct Counter(Cell<usize>);

impl Tracer for Counter {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

impl Filter {
    fn pass(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let mut text = self.text.take();
        if !self.affords(&text) {
            self.set_cut(Cut::Signs);
            let kept = text.floor_char_boundary(KEPT_TEXT);
            text = StrTendril::from_slice(&text[..kept]);
        }
        if !text.is_empty() {
            let _ = self.builder.process_token(Token::CharacterTokens(text), line);
        }
        let result = self.builder.process_token(token, line);
        // Nobody reads what is wrong with a page, and there is something wrong with every tag of a hostile one.
        self.builder.sink.errors.borrow_mut().clear();
        result
    }

    /// True while a text can be written as HTML within the bounds.
    fn affords(&self, text: &str) -> bool {
        // The second is the first byte of a blank that does not break, and of other letters of the West.
        let escaped = memchr::memchr2_iter(b'&', 0xC2, text.as_bytes()).count();
        let steps = self.escaping.get().saturating_add(escaped.saturating_mul(text.len()));
        if steps <= self.bounds.escaping {
            self.escaping.set(steps);
        }
        steps <= self.bounds.escaping
    }

    fn set_cut(&self, cut: Cut) {
        self.cut.set(self.cut.get().or(Some(cut)));
    }

    fn set_full(&self, cut: Cut) {
        self.full.set(true);
        self.set_cut(cut);
    }

    fn is_full(&self) -> bool {
        self.builder.sink.tree.len() >= self.bounds.nodes
    }

    fn text(&self, text: &StrTendril) {
        if self.is_full() {
            self.set_full(Cut::Nodes(self.bounds.nodes));
        } else if self.in_script.get() {
            self.text.borrow_mut().push_tendril(text);
        } else {
            let left = self.bounds.text.saturating_sub(self.read.get());
            let kept = text.floor_char_boundary(left);
            if kept < text.len() {
                self.set_full(Cut::Text(self.bounds.text));
                self.read.set(self.bounds.text);
            } else {
                self.read.set(self.read.get() + kept);
            }
            let mut waiting = self.text.borrow_mut();
            if waiting.is_empty() && kept == text.len() {
                // A part of what is read already: nothing is copied.
                *waiting = text.clone();
            } else {
                waiting.push_slice(&text[..kept]);
            }
        }
    }

    /// A letter that says nothing: it takes room and is left out.
    fn zero(&self) {
        self.read.set(self.read.get() + 1);
        if self.read.get() > self.bounds.text {
            self.set_full(Cut::Text(self.bounds.text));
        }
    }

    /// True when no element may be opened any more.
    fn is_deep(&self) -> bool {
        let deep = self.open.get() >= self.most_open();
        if deep || self.since.get() >= COUNT_EVERY {
            let counter = Counter(Cell::new(0));
            self.builder.trace_handles(&counter);
            self.open.set(counter.0.get());
            self.since.set(0);
        }
        self.since.set(self.since.get() + 1);
        self.depths.set(self.depths.get() + self.open.get());
        self.open.get() >= self.most_open()
    }

    fn most_open(&self) -> usize {
        if self.depths.get() < self.bounds.depths { self.bounds.open } else { self.bounds.open.min(SHALLOW) }
    }

    fn tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if self.is_full() {
            self.set_full(Cut::Nodes(self.bounds.nodes));
            return TokenSinkResult::Continue;
        }
        self.in_script.set(tag.kind == TagKind::StartTag && matches!(&*tag.name, "script" | "style"));
        let deep = self.is_deep();
        let mut dropped = self.dropped.borrow_mut();
        match tag.kind {
            TagKind::StartTag if deep && !holds_no_element(&tag.name) => {
                dropped.push(tag.name);
                return TokenSinkResult::Continue;
            }
            TagKind::EndTag if dropped.last() == Some(&tag.name) => {
                dropped.pop();
                return TokenSinkResult::Continue;
            }
            TagKind::EndTag => dropped.clear(),
            TagKind::StartTag => {}
        }
        drop(dropped);
        tag.attrs.retain(|attribute| self.affords(&attribute.value));
        self.pass(Token::TagToken(tag), line)
    }
}

impl TokenSink for Filter {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            // Nobody reads comments, nor what is wrong with a page.
            Token::ParseError(_) | Token::CommentToken(_) => TokenSinkResult::Continue,
            Token::NullCharacterToken => {
                self.zero();
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                self.text(&text);
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => self.tag(tag, line),
            other => self.pass(other, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// How many documents this thread has parsed.
#[cfg(test)]
pub mod count {
    use std::cell::Cell;

    thread_local! {
        static PARSED: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn one_more() {
        PARSED.set(PARSED.get() + 1);
    }

    /// The documents parsed while something is done.
    pub fn during<T>(work: impl FnOnce() -> T) -> (usize, T) {
        let before = PARSED.get();
        let done = work();
        (PARSED.get() - before, done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(parsed: &Parsed) -> String {
        parsed.document.root().first_element_child().map(|root| root.inner_html().to_string()).unwrap_or_default()
    }

    fn deepest(document: &Document) -> usize {
        document.root().descendants_it().map(|node| node.ancestors_it(None).count()).max().unwrap_or_default()
    }

    /// Runs on the stack that threads of the program have.
    fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
        std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join().unwrap();
    }

    #[test]
    fn an_ordinary_fragment_is_what_a_browser_makes_of_it() {
        for (html, wanted) in [
            ("<p>a<p>b <b>c", "<p>a</p><p>b <b>c</b></p>"),
            ("a<!-- b -->c", "ac"),
            ("<table><tr><td>a<td>b</table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
            ("<script>if (a < b) {}</script>c &amp; d", "<script>if (a < b) {}</script>c &amp; d"),
            ("<pre>\n\na</pre>", "<pre>\na</pre>"),
            ("<p>&copy &#8217; &unknown;", "<p>© ’ &amp;unknown;</p>"),
        ] {
            let parsed = fragment(html, Bounds::BODY);
            assert_eq!((inner(&parsed).as_str(), parsed.cut), (wanted, None));
            assert_eq!(
                inner(&parsed),
                inner(&Parsed { document: Document::fragment(html.replace("<!-- b -->", "")), cut: None })
            );
        }
    }

    #[test]
    fn what_nests_too_deep_loses_its_tags_and_keeps_its_text() {
        on_a_small_stack(|| {
            for tag in ["div", "b", "table><tr><td", "ul><li", "svg><g", "math><mi", "template", "object", "x-y"] {
                let html = format!(
                    "<p>before</p>{}inside{}<p>after</p>",
                    format!("<{tag}>").repeat(28_000),
                    "</div>".repeat(9)
                );
                let parsed = fragment(&html, Bounds::BODY);
                assert!(deepest(&parsed.document) < 2 * Bounds::BODY.open, "{tag}");
                let text = parsed.document.root().text();
                assert!(tag == "template" || text.contains("inside"), "{tag}");
            }
        });
    }

    #[test]
    fn many_tags_that_lie_deep_are_flattened_and_keep_their_words() {
        let each = format!("{}word{}", "<div>".repeat(200), "</div>".repeat(200));
        let parsed = page(&each.repeat(300), Bounds::PAGE);
        let root = parsed.document.root();
        let depths: usize = root.descendants_it().map(|node| node.ancestors_it(None).count()).sum();
        assert!(depths < 2 * Bounds::PAGE.depths + SHALLOW * Bounds::PAGE.nodes, "{depths}");
        assert_eq!((root.text().matches("word").count(), parsed.cut), (300, None));
    }

    #[test]
    fn text_is_bounded_and_scripts_are_no_text() {
        let bounds = Bounds { text: 10, ..Bounds::PAGE };
        let parsed = page("<script>0123456789012</script><p>éééé</p><style>0123456789</style>éé", bounds);
        assert_eq!(parsed.document.select("p, body").text().matches('é').count(), 9);
        assert_eq!(parsed.document.select("script").text().len(), 13);
        assert_eq!(parsed.cut.map(|cut| cut.to_string()).as_deref(), Some("cut at 0 kB of text"));
    }

    #[test]
    fn what_stands_behind_a_full_text_is_not_read() {
        for sign in ["<", "x", "&a", "\0", "< ", "&#", "é"] {
            let parsed = page(&format!("{}<img src=late>", sign.repeat(1_000_000)), Bounds::PAGE);
            assert_eq!(parsed.document.select("img").length(), 0, "{sign:?}");
            assert!(parsed.cut.is_some(), "{sign:?}");
        }
        let parsed = page(&format!("{}<img src=late>", "<p>x".repeat(400_000)), Bounds::PAGE);
        assert_eq!(parsed.document.select("img").length(), 0);
    }

    #[test]
    fn zeros_are_left_out_and_what_is_wrong_with_a_page_is_not_kept() {
        let parsed = page(&format!("<p>a\0b</x>{}", "</y>\0".repeat(100_000)), Bounds::PAGE);
        assert_eq!((parsed.document.select("p").text().as_ref(), parsed.cut), ("ab", None));
        assert!(parsed.document.errors.borrow().is_empty());
    }

    #[test]
    fn an_end_tag_of_what_was_dropped_closes_nothing_else() {
        let bounds = Bounds { open: 12, ..Bounds::BODY };
        let deep = format!("<div id=\"a\">{}x{}<p>y</p></div><p>z</p>", "<div>".repeat(30), "</div>".repeat(30));
        let parsed = fragment(&deep, bounds);
        assert!(inner(&parsed).ends_with("<p>y</p></div><p>z</p>"), "{}", inner(&parsed));
    }

    #[test]
    fn formatting_that_is_opened_again_and_again_fills_no_memory() {
        for each in ["<b id={}>", "<a href=/{}><b id={}>", "<b id={}><object></b></object>", "<font size={}>"] {
            let opened: String = (0..3_000).map(|number| each.replace("{}", &number.to_string())).collect();
            let parsed = page(&format!("<article><p>{opened}{}", "<p>x".repeat(3_000)), Bounds::PAGE);
            assert!(parsed.document.tree.len() <= Bounds::PAGE.nodes + 2 * Bounds::PAGE.open, "{each}");
        }
    }

    #[test]
    fn a_tag_has_a_bounded_number_of_attributes() {
        let many: Vec<String> = (0..300_000).map(|number| format!("a{number}")).collect();
        let parsed = page(&format!("<p {}>x", many.join(" ")), Bounds::PAGE);
        let document = parsed.document;
        assert_eq!(document.select("p").nodes()[0].attrs().len(), Bounds::PAGE.attributes);
    }

    #[test]
    fn a_text_of_nothing_but_signs_is_short_enough_to_be_written() {
        for sign in ["&", "&a", "\u{a0}", "©"] {
            let parsed = page(&sign.repeat(1_000_000), Bounds::PAGE);
            assert!(parsed.cut.is_some() && parsed.document.root().text().len() <= KEPT_TEXT, "{sign}");
            assert_eq!(page(&format!("<p>{}", sign.repeat(2_000)), Bounds::PAGE).cut, None, "{sign}");
        }
        let attribute = format!("<p title=\"{}\">x", "&".repeat(1_000_000));
        assert_eq!(page(&attribute, Bounds::PAGE).document.select("p").nodes()[0].attrs().len(), 0);
    }

    #[test]
    fn what_is_longer_than_the_bounds_is_cut_and_told() {
        assert_eq!(fragment(&"é".repeat(400_000), Bounds::BODY).document.root().text().len(), 512 * 1024);
        assert_eq!(
            fragment(&"x".repeat(Bounds::BODY.bytes + 1), Bounds::BODY).cut,
            Some(Cut::Bytes(Bounds::BODY.bytes))
        );
        assert_eq!(fragment(&"x".repeat(Bounds::BODY.bytes), Bounds::BODY).cut, None);
        let parsed = fragment(&"<p>x".repeat(Bounds::BODY.nodes), Bounds::BODY);
        assert_eq!(parsed.cut, Some(Cut::Nodes(Bounds::BODY.nodes)));
        assert!(parsed.document.tree.len() <= Bounds::BODY.nodes + 3);
    }
}
