//! An article's blocks as they are read aloud, one after another: what a look or a place tells the eye is said in words. Headings,
//! quotes, lists and code say what they are, the cells of a table follow the names of their columns, a link's number says that it
//! is one. What is said so is dim and no part of the text. Lays nothing on lines.

use super::{
    PageImage, Style,
    block::{Block, Item, Piece, Role, Shape, Table},
    layout::{is_said, label, name_of},
};
use crate::language::tr;

/// The blocks as they are read aloud.
pub(crate) fn spoken(blocks: &[Block], images: &[PageImage]) -> Vec<Block> {
    let mut aloud = Aloud { images, said: Vec::new() };
    aloud.blocks(blocks);
    aloud.said
}

struct Aloud<'a> {
    images: &'a [PageImage],
    said: Vec<Block>,
}

impl Aloud<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Words(Shape::Heading(_), pieces) => self.words(tr!("spoken-heading-before"), pieces),
                Block::Words(Shape::Caption, pieces) => self.words(tr!("spoken-caption-before"), pieces),
                Block::Words(Shape::Embed, pieces) => self.words(tr!("spoken-embedded-before"), &without_mark(pieces)),
                Block::Words(Shape::Paragraph, pieces) => self.words("", pieces),
                Block::Quote(blocks) => {
                    self.within(tr!("spoken-quote"), tr!("spoken-quote-end"), |aloud| aloud.blocks(blocks));
                }
                Block::List(items) => self.list(items),
                Block::Code(lines) => {
                    self.within(tr!("spoken-code"), tr!("spoken-code-end"), |aloud| {
                        aloud.said.push(Block::Code(lines.clone()));
                    });
                }
                Block::Table(table) => self.table(table),
                Block::Picture(place) => {
                    let beside = [at.checked_sub(1).and_then(|before| blocks.get(before)), blocks.get(at + 1)];
                    self.picture(
                        *place,
                        beside.into_iter().flatten().any(|beside| is_said(self.images, *place, beside)),
                    );
                }
                Block::Rule => self.remark(tr!("spoken-part").to_owned()),
            }
        }
    }

    fn remark(&mut self, words: String) {
        self.said.push(Block::Words(Shape::Paragraph, vec![said(words)]));
    }

    fn within(&mut self, begins: &str, ends: &str, inside: impl FnOnce(&mut Self)) {
        self.remark(begins.to_owned());
        inside(self);
        self.remark(ends.to_owned());
    }

    fn words(&mut self, before: &str, pieces: &[Piece]) {
        let before = Some(said(before.to_owned())).filter(|piece| !piece.text.is_empty());
        self.said.push(Block::Words(Shape::Paragraph, before.into_iter().chain(in_words(pieces)).collect()));
    }

    /// A mark that is a number is said; any other is a sign of the eye's.
    fn list(&mut self, items: &[Item]) {
        let count = items.len();
        self.remark(if count == 1 { tr!("spoken-list-of-one").to_owned() } else { tr!("spoken-list", count) });
        for item in items {
            let first = self.said.len();
            self.blocks(&item.blocks);
            let numbered = item.mark.contains(char::is_alphanumeric);
            if let (true, Some(Block::Words(_, pieces))) = (numbered, self.said.get_mut(first)) {
                pieces.insert(0, said(format!("{} ", item.mark)));
            }
        }
    }

    /// Each row is one paragraph: the names of the columns before what stands in them.
    fn table(&mut self, table: &Table) {
        let head = if table.head < table.rows.len() { table.head } else { 0 };
        let (names, rows) = table.rows.split_at(head);
        let count = rows.len();
        self.remark(if count == 1 { tr!("spoken-table-of-one").to_owned() } else { tr!("spoken-table", count) });
        for (at, row) in rows.iter().enumerate() {
            let mut pieces = vec![said(tr!("spoken-row", number = at + 1))];
            let mut rest = Vec::new();
            for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.blocks.is_empty()) {
                if pieces.len() > 1 {
                    pieces.push(said("; ".to_owned()));
                }
                let name = name_of(names, column);
                if !name.is_empty() {
                    pieces.push(said(format!("{name}: ")));
                }
                let mut inside = Aloud { images: self.images, said: Vec::new() };
                inside.blocks(&cell.blocks);
                let mut blocks = inside.said.into_iter();
                match blocks.next() {
                    Some(Block::Words(_, words)) => pieces.extend(words),
                    other => rest.extend(other),
                }
                rest.extend(blocks);
            }
            self.said.push(Block::Words(Shape::Paragraph, pieces));
            self.said.append(&mut rest);
        }
        self.remark(tr!("spoken-table-end").to_owned());
    }

    /// What a picture shows, unless the line beside it says the same.
    fn picture(&mut self, place: usize, is_said: bool) {
        let number = place + 1;
        self.remark(match label(self.images, place) {
            Some(alt) if !is_said => tr!("spoken-picture-of", number, alt),
            Some(_) => tr!("spoken-picture", number),
            None => tr!("spoken-picture-untold", number),
        });
    }
}

fn said(text: String) -> Piece {
    Piece { text, style: Style { dim: true, ..Style::default() }, ..Piece::default() }
}

/// What is said around words that were removed, or added since.
fn around(piece: &Piece) -> Option<(&'static str, &'static str)> {
    match piece.style {
        _ if piece.role != Role::Said || piece.text.trim().is_empty() => None,
        Style { removed: true, .. } => Some((tr!("spoken-removed"), tr!("spoken-removed-end"))),
        Style { added: true, .. } => Some((tr!("spoken-added"), tr!("spoken-added-end"))),
        _ => None,
    }
}

/// Pieces with the numbers of links, and what was removed and why, or added, in words.
fn in_words(pieces: &[Piece]) -> Vec<Piece> {
    let mut words = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let told = around(piece);
        let opens = told.filter(|_| pieces[..at].last().and_then(around) != told);
        let closes = told.filter(|_| pieces.get(at + 1).and_then(around) != told);
        words.extend(opens.map(|(open, _)| said(open.to_owned())));
        match piece.role {
            Role::Number => {
                let number = piece.text.trim_matches(['\u{a0}', '[', ']']);
                let glue = if piece.text.starts_with('\u{a0}') { " " } else { "" };
                words.push(Piece {
                    text: format!("{glue}({})", tr!("spoken-link-number", number).replace(' ', "\u{a0}")),
                    ..piece.clone()
                });
            }
            Role::Reason => {
                words.push(Piece { text: piece.text.replace("✂\u{a0}", tr!("spoken-because")), ..piece.clone() });
            }
            Role::Said | Role::Break | Role::Sign => words.push(piece.clone()),
        }
        words.extend(closes.map(|(_, close)| said(close.to_owned())));
    }
    words
}

/// The label of a video without the sign before it.
fn without_mark(pieces: &[Piece]) -> Vec<Piece> {
    let mut pieces = pieces.to_vec();
    if let Some(first) = pieces.first_mut()
        && let Some(rest) = first.text.strip_prefix("▶ ")
    {
        first.text = rest.to_owned();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Page};
    use crate::news::{Body, View};

    fn lines(html: &str) -> Vec<String> {
        shown(&Document::of(&Body::parse(html)).lay_spoken(60))
    }

    fn shown(page: &Page) -> Vec<String> {
        let text = page.lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect::<String>());
        text.filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn headings_quotes_and_parts_say_what_they_are() {
        assert_eq!(
            lines("<h2>The tide</h2><p>It rises.</p><blockquote><p>We are glad.</p></blockquote><hr><p>Later.</p>"),
            ["Heading: The tide", "It rises.", "Quote:", "We are glad.", "End of quote.", "A new part.", "Later."]
        );
    }

    #[test]
    fn a_list_says_how_long_it_is_and_has_no_bullets() {
        assert_eq!(
            lines("<ul><li>boats</li><li>nets</li></ul><ol><li>row</li><li>sail</li></ol>"),
            ["List of 2 entries:", "boats", "nets", "List of 2 entries:", "1. row", "2. sail"]
        );
    }

    #[test]
    fn a_row_of_a_table_is_a_line_with_the_names_of_its_columns() {
        let table = "<table><tr><th>Game</th><th>Score</th></tr><tr><td>Tide</td><td>9</td></tr></table>";
        assert_eq!(lines(table), ["Table of 1 row:", "Row 1: Game: Tide; Score: 9", "End of table."]);
    }

    #[test]
    fn a_link_and_a_picture_say_that_they_are_one() {
        let html = "<p>See <a href=\"https://a.example/1\">its page</a>.</p><img src=\"https://a.example/b.png\" alt=\"A quay\">";
        assert_eq!(lines(html), ["See its page (link 1).", "Picture 1: A quay"]);
        assert_eq!(lines("<img src=\"https://a.example/b.png\">"), ["Picture 1, without a description"]);
    }

    #[test]
    fn what_was_removed_is_said_with_its_reason() {
        let html = "<p>It is <del data-kind=\"promo\">Buy it now</del> out.</p>";
        let page = Document::of(&Body { view: View::Marked, ..Body::parse(html) }).lay_spoken(90);
        let text = shown(&page).concat();
        assert!(text.contains("(removed: Buy it now") && text.contains("end of removed)"), "{text}");
        assert!(!text.contains('✂'), "{text}");
    }

    #[test]
    fn what_was_added_since_is_said_so() {
        let html = "<p>It is out <del data-change=\"old\">in May</del><ins data-change=\"new\">in June</ins>.</p>";
        let text = lines(html).join(" ");
        assert!(text.contains("(added: in June end of added)"), "{text}");
    }

    #[test]
    fn nothing_that_is_drawn_is_read_aloud() {
        let html = "<h2>A</h2><ul><li>b<ul><li>c</li></ul></li></ul><pre>x = 1\ny = 2</pre><blockquote><p>d</p></blockquote>\
            <table><tr><td>e</td><td>f</td></tr></table><hr><p>g</p>";
        let text = lines(html).concat();
        assert!(!text.contains(['•', '▏', '─', '│', '┼', '↪', '▶', '[', ']']), "{text}");
    }
}
