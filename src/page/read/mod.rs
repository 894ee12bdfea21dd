//! Reads the body's HTML into blocks. Looks at elements, never at what the words mean; removes nothing that is to be read.

mod anchors;
mod icons;
mod lists;
mod notes;
mod tables;

use crate::{
    html::{DEEPEST, Node, is_block, is_unread, mended, readable_address, safe},
    language::tr,
    news::{Body, View},
    page::{
        PageImage, PageLink, Style,
        block::{Block, Piece, Role, Shape, last_words, settle},
    },
    text::{Line, superscript},
};
use anchors::Anchors;
use icons::Icons;
use std::collections::HashSet;

/// A heading of more letters is a paragraph in a heading's clothes.
const LONGEST_HEADING: usize = 300;
/// The number of a note has no more digits.
const LONGEST_NOTE: usize = 3;
/// What opens words that somebody says.
const QUOTATION_MARKS: [char; 10] = ['“', '„', '«', '»', '‘', '‹', '「', '『', '"', '＂'];
/// What was taken out of a link is named up to this many parts.
const PARTS_NAMED: usize = 3;

/// A body read into blocks.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Article {
    pub blocks: Vec<Block>,
    pub links: Vec<PageLink>,
    pub numbered: usize,
    pub images: Vec<PageImage>,
}

pub(crate) fn article(body: &Body) -> Article {
    let mut reader = Reader {
        anchors: Anchors::new(&body.links),
        images: Vec::new(),
        met_pictures: HashSet::new(),
        met_alts: HashSet::new(),
        icons: Icons::default(),
        marked: body.view == View::Marked,
    };
    let mut flow = Flow::default();
    reader.nodes(body.tree.nodes(), Look::default(), &mut flow, 0);
    flow.close();
    let mut blocks = flow.blocks;
    divide(&mut blocks);
    let (links, numbered) = reader.anchors.number(&mut blocks);
    Article { links, numbered, blocks, images: reader.images }
}

/// A rule divides two parts: none stands before the first one, behind the last one, or beside another.
fn divide(blocks: &mut Vec<Block>) {
    blocks.dedup_by(|next, before| *next == Block::Rule && *before == Block::Rule);
    if blocks.first() == Some(&Block::Rule) {
        blocks.remove(0);
    }
    if blocks.last() == Some(&Block::Rule) {
        blocks.pop();
    }
}

struct Reader<'a> {
    anchors: Anchors<'a>,
    images: Vec<PageImage>,
    met_pictures: HashSet<String>,
    met_alts: HashSet<String>,
    icons: Icons,
    marked: bool,
}

/// How words look here, by the elements around them.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    style: Style,
    anchor: Option<usize>,
}

/// Blocks being gathered, and the paragraph that is still open.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    words: Vec<Piece>,
    /// Pictures met in the middle of the open paragraph.
    pictures: Vec<usize>,
    shape: Shape,
}

impl Flow {
    fn has_words(&self) -> bool {
        self.words.iter().any(|piece| piece.text.contains(|letter: char| !letter.is_whitespace()))
    }

    /// Ends the open paragraph.
    fn close(&mut self) {
        if let Some(mut pieces) = settle(std::mem::take(&mut self.words)) {
            let length: usize = pieces.iter().map(|piece| piece.text.len()).sum();
            let shape = match self.shape {
                Shape::Heading(_) if length > LONGEST_HEADING => Shape::Paragraph,
                shape => shape,
            };
            for style in pieces.iter_mut().map(|piece| &mut piece.style) {
                match shape {
                    Shape::Heading(level) => (style.heading, style.strong) = (level, true),
                    Shape::Caption => style.dim = true,
                    Shape::Paragraph | Shape::Embed => {}
                }
            }
            let drawn = matches!(shape, Shape::Paragraph | Shape::Heading(_)) && is_drawn(&pieces);
            self.blocks.push(if drawn { Block::Rule } else { Block::Words(shape, pieces) });
        }
        self.blocks.extend(self.pictures.drain(..).map(Block::Picture));
    }

    /// A line ends here, or the paragraph, when one has just ended.
    fn line_break(&mut self) {
        let last = self.words.iter().rev().find(|piece| piece.role == Role::Break || !piece.text.trim().is_empty());
        match last.map(|piece| piece.role) {
            None => {}
            Some(Role::Break) => self.close(),
            Some(_) => self.words.push(Piece { role: Role::Break, ..Piece::default() }),
        }
    }

    /// Adds a remark behind the last word said since `mark`; false when nothing was said.
    fn remark(&mut self, mark: Mark, remark: Piece) -> bool {
        let since = if self.blocks.len() > mark.blocks { 0 } else { mark.words };
        if self.words.iter().skip(since).any(|piece| !piece.text.trim().is_empty()) {
            while self.words.last().is_some_and(|piece| piece.text.trim().is_empty()) {
                self.words.pop();
            }
            let blank = self.words.last().is_some_and(|piece| piece.text.ends_with(char::is_whitespace));
            if let Some(last) = self.words.last_mut() {
                last.text.truncate(last.text.trim_end().len());
            }
            self.words.push(remark);
            if blank {
                self.words.push(Piece { text: " ".to_owned(), ..Piece::default() });
            }
            return true;
        }
        match last_words(self.blocks.get_mut(mark.blocks..).unwrap_or_default()) {
            Some(pieces) => pieces.push(remark),
            None => return false,
        }
        true
    }

    fn mark(&self) -> Mark {
        Mark { blocks: self.blocks.len(), words: self.words.len() }
    }
}

/// A place in a flow.
#[derive(Clone, Copy)]
struct Mark {
    blocks: usize,
    words: usize,
}

impl Reader<'_> {
    fn blocks(&mut self, node: &Node, look: Look, depth: usize) -> Vec<Block> {
        let mut flow = Flow::default();
        self.children(node, look, &mut flow, depth);
        flow.close();
        flow.blocks
    }

    fn children(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        self.nodes(node.children(), look, flow, depth);
    }

    fn nodes(&mut self, nodes: &[Node], look: Look, flow: &mut Flow, depth: usize) {
        for node in nodes {
            self.node(node, look, flow, depth + 1);
        }
    }

    fn node(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        if node.name().is_none() || depth > 2 * DEEPEST {
            let text = if look.style.code { safe(&node.text()) } else { mended(&node.text()) };
            flow.words.push(Piece { text, style: look.style, link: look.anchor, role: Role::Said });
            return;
        }
        let Some(name) = node.name() else { return };
        if !self.within_line(name, node, look, flow, depth) {
            self.apart(name, node, look, flow, depth);
        }
    }

    /// An element that stands in a line; false for any other.
    fn within_line(&mut self, name: &str, node: &Node, look: Look, flow: &mut Flow, depth: usize) -> bool {
        let style = look.style;
        let mut children = |style| self.children(node, Look { style, ..look }, flow, depth);
        match name {
            "b" | "strong" => children(Style { strong: true, ..style }),
            "i" | "em" | "cite" | "dfn" | "var" => children(Style { emphasis: true, ..style }),
            "code" | "kbd" | "samp" | "tt" => children(Style { code: true, ..style }),
            "br" => flow.line_break(),
            "wbr" => {}
            "img" => self.picture(node, look, flow),
            "sup" | "sub" => self.script(node, look, flow, depth),
            "a" => self.anchor(node, look, flow, depth),
            "ins" if node.attribute("data-change").is_some() => children(Style { added: true, ..style }),
            "del" | "s" | "strike" => self.removed(node, look, flow, depth),
            "q" => self.quoted(node, look, flow, depth),
            _ => return false,
        }
        true
    }

    /// An element that stands apart, or is known to nobody.
    fn apart(&mut self, name: &str, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        let style = look.style;
        match name {
            "hr" => {
                flow.close();
                flow.blocks.push(Block::Rule);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.shaped(node, look, flow, depth, Shape::Heading(level));
            }
            "p" => self.shaped(node, look, flow, depth, paragraph_shape(node, flow.shape)),
            "figcaption" => self.shaped(node, look, flow, depth, Shape::Caption),
            "dt" | "summary" => {
                let look = Look { style: Style { strong: true, ..style }, ..look };
                self.shaped(node, look, flow, depth, Shape::Paragraph);
            }
            "blockquote" => {
                flow.close();
                let style = Style { quote: true, emphasis: true, ..style };
                let blocks = self.blocks(node, Look { style, ..look }, depth);
                flow.blocks.extend((!blocks.is_empty()).then_some(Block::Quote(blocks)));
            }
            "ul" | "ol" | "menu" | "dir" => {
                flow.close();
                let items = self.items(node, look, depth);
                flow.blocks.extend((!items.is_empty()).then_some(Block::List(items)));
            }
            "pre" | "listing" | "xmp" | "plaintext" => {
                flow.close();
                flow.blocks.extend(code(node).map(Block::Code));
            }
            "table" => self.table(node, look, flow, depth),
            name if is_unread(name) => {}
            "div" if node.has_class("caption") => {
                self.shaped(node, look, flow, depth, Shape::Caption);
            }
            name if is_block(name) => {
                flow.close();
                self.children(node, look, flow, depth);
                flow.close();
            }
            _ => self.children(node, look, flow, depth),
        }
    }

    /// Words said by somebody, in quotation marks; many a page writes its own beside the element.
    fn quoted(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        let has_marks = node.text().trim_start().starts_with(QUOTATION_MARKS)
            || flow.words.last().is_some_and(|piece| piece.text.ends_with(QUOTATION_MARKS));
        let mark = |text: &str| Piece { text: text.to_owned(), style: look.style, link: look.anchor, role: Role::Said };
        flow.words.extend((!has_marks).then(|| mark("“")));
        self.children(node, look, flow, depth);
        flow.words.extend((!has_marks).then(|| mark("”")));
    }

    /// Words set high or low. The link of a note's number leads to the note, which is on the page.
    fn script(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        let words = mended(&node.text());
        let before = flow.words.last().and_then(|piece| piece.text.chars().next_back());
        let set = if node.is("sup") { superscript::raised } else { superscript::lowered };
        let text = set(&words, before);
        let is_number =
            words.trim().len() <= LONGEST_NOTE && words.trim().bytes().all(|letter| letter.is_ascii_digit());
        if is_number || !node.descendants().any(|inner| inner.is("a") || inner.is("img")) {
            flow.words.push(Piece { text, style: look.style, link: look.anchor, role: Role::Said });
        } else {
            self.children(node, look, flow, depth);
        }
    }

    fn shaped(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize, shape: Shape) {
        flow.close();
        let around = std::mem::replace(&mut flow.shape, shape);
        self.children(node, look, flow, depth);
        flow.close();
        flow.shape = around;
    }

    fn anchor(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        let anchor = node.attribute("href").and_then(|href| self.anchors.meet(href));
        if let Some(anchor) = anchor {
            self.keep_apart(anchor, flow);
        }
        let mark = flow.mark();
        self.children(node, Look { anchor: anchor.or(look.anchor), ..look }, flow, depth);
        let Some(anchor) = anchor else { return };
        let style = Style { dim: true, quote: look.style.quote, ..Style::default() };
        // the text is written when all links are known
        let number = Piece { text: "#".to_owned(), style, link: Some(anchor), role: Role::Number };
        if !flow.remark(mark, number) {
            return;
        }
        let words = Line::new(&mended(&node.text()));
        self.anchors.says(anchor, &words);
        let removed = self.anchors.removed(anchor);
        if self.marked && !removed.is_empty() {
            let more = if removed.len() > PARTS_NAMED { " …" } else { "" };
            let reason = format!("{}{more}", removed[..removed.len().min(PARTS_NAMED)].join(", "));
            flow.remark(mark, reason_piece(&reason));
        }
    }

    /// Links side by side, which pages set apart by their style alone, get a blank between them.
    fn keep_apart(&self, anchor: usize, flow: &mut Flow) {
        let number = flow.words.iter().rev().find(|piece| piece.role != Role::Reason);
        let touched = number.filter(|piece| piece.role == Role::Number).and_then(|piece| piece.link);
        if touched.is_some_and(|other| !self.anchors.lead_alike(other, anchor)) {
            flow.words.push(Piece { text: " ".to_owned(), ..Piece::default() });
        }
    }

    fn removed(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        let mark = flow.mark();
        self.children(node, Look { style: Style { removed: true, ..look.style }, ..look }, flow, depth);
        let Some(kind) = node.attribute("data-kind") else { return };
        let rule = node.attribute("data-rule").map(|rule| format!(": {rule}")).unwrap_or_default();
        let reason = reason_piece(&format!("{}{rule}", kind_words(kind)));
        let shown = flow.blocks.len() > mark.blocks || flow.pictures.len() + flow.words.len() > mark.words;
        if shown && !flow.remark(mark, reason.clone()) {
            flow.words.push(reason);
        }
    }

    fn picture(&mut self, node: &Node, look: Look, flow: &mut Flow) {
        let alt = node.attribute("alt").map(|alt| Line::new(&mended(alt)).to_string()).unwrap_or_default();
        let alt = unbracketed(&alt).to_owned();
        // pictures that stand for a letter of the text
        if node.attribute("class").is_some_and(|class| class.contains("emoji")) {
            flow.words.push(Piece { text: alt, style: look.style, link: look.anchor, role: Role::Said });
            return;
        }
        let Some(src) = node.attribute("src").and_then(readable_address) else { return };
        let met = !self.met_pictures.insert(src.clone());
        if let Some((sign, said)) = self.icons.sign(&src) {
            let text = sign.clone();
            flow.words.push(Piece { text, style: look.style, link: look.anchor, role: Role::Sign });
            if !met {
                self.met_alts.insert(said.clone());
                self.images.push(PageImage { src, alt: said.clone(), known: false });
            }
            return;
        }
        if met {
            return;
        }
        // A site that has nothing to say of its pictures gives them all its headline.
        let known = node.attribute("data-known").is_some() || !self.met_alts.insert(alt.clone());
        self.images.push(PageImage { src, alt, known });
        let place = self.images.len() - 1;
        if flow.has_words() {
            flow.pictures.push(place);
        } else {
            // only blanks, which thousands of pictures side by side need not look through again
            flow.words.clear();
            flow.blocks.push(Block::Picture(place));
        }
    }
}

/// A line drawn with letters, as editors make it between two parts.
fn is_drawn(pieces: &[Piece]) -> bool {
    let mut letters = pieces.iter().flat_map(|piece| piece.text.chars()).filter(|letter| !letter.is_whitespace());
    let Some(first) = letters.next().filter(|first| "_-–—*~=•·".contains(*first)) else { return false };
    let plain = pieces.iter().all(|piece| piece.link.is_none() && !piece.style.removed && piece.role != Role::Reason);
    plain && letters.clone().count() > 1 && letters.all(|letter| letter == first)
}

/// What a picture shows, out of the brackets that some sites put around it.
fn unbracketed(alt: &str) -> &str {
    let inner = alt.strip_prefix('[').and_then(|alt| alt.strip_suffix(']')).map(str::trim);
    inner.filter(|inner| !inner.is_empty() && !inner.contains(['[', ']'])).unwrap_or(alt)
}

fn paragraph_shape(node: &Node, around: Shape) -> Shape {
    let class = node.attribute("class").unwrap_or_default();
    if node.has_class("embed") || node.has_class("ps-embed") {
        Shape::Embed
    } else if around == Shape::Caption || class.contains("wp-caption-text") {
        Shape::Caption
    } else {
        Shape::Paragraph
    }
}

/// What kind of thing was removed, in the language of the screen.
fn kind_words(kind: &str) -> &str {
    match kind {
        "affiliate" => tr!("removed-affiliate"),
        "tracking" => tr!("removed-tracking"),
        "disclosure" => tr!("removed-disclosure"),
        "promo" => tr!("removed-promo"),
        "title" => tr!("removed-title"),
        "byline" => tr!("removed-byline"),
        "debris" => tr!("removed-debris"),
        other => other,
    }
}

/// In brackets, or without colours its last word would be the text's.
fn reason_piece(reason: &str) -> Piece {
    let style = Style { dim: true, reason: true, ..Style::default() };
    // The mark ends no line, and neither does a kind before its rule.
    let reason = Line::new(&safe(reason)).as_str().replace(": ", ":\u{a0}");
    let text = format!(" (✂\u{a0}{reason})");
    Piece { text, style, link: None, role: Role::Reason }
}

/// The lines of a code block without the empty ones around them.
fn code(node: &Node) -> Option<Vec<String>> {
    let mut text = String::new();
    for inner in node.descendants() {
        match inner {
            Node::Text(words) => text.push_str(&words.replace('\t', "    ")),
            Node::Element(_) if inner.is("br") => text.push('\n'),
            Node::Element(_) => {}
        }
    }
    let lines: Vec<String> = safe(&text).split('\n').map(|line| line.trim_end().to_owned()).collect();
    let first = lines.iter().position(|line| !line.is_empty())?;
    let last = lines.iter().rposition(|line| !line.is_empty())?;
    Some(lines[first..=last].to_vec())
}
