//! A sheet is what blocks are laid on: lines of one width, with the margins that quotes and lists put before them.

use super::{
    PageImage, PageLine, Run, Style,
    block::{Block, Item, Piece, Role, Shape},
    table,
    wrap::{code, push, width, wrap},
};

/// A margin that would leave fewer cells is left out: the words matter more.
const NARROWEST: usize = 12;
/// A rule on a sheet without end.
const RULE: usize = 20;

/// Lines being laid.
pub(super) struct Sheet<'a> {
    pub images: &'a [PageImage],
    pub lines: Vec<PageLine>,
    /// Cells for words; `usize::MAX` never wraps.
    pub room: usize,
    margins: Vec<Margin>,
}

/// What stands before each line of a quote or an item.
struct Margin {
    first: Option<Run>,
    rest: Run,
}

/// What may stand before a name and says nothing of its own.
const ARTICLES: [&str; 15] =
    ["the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "il", "lo", "o", "os"];

impl<'a> Sheet<'a> {
    pub fn new(room: usize, images: &'a [PageImage]) -> Self {
        Self { images, lines: Vec::new(), room, margins: Vec::new() }
    }

    /// Lays blocks with a blank line between them, save where they belong together.
    pub fn blocks(&mut self, blocks: &[Block], tight: bool) {
        let mut before: Option<&Block> = None;
        let mut again = false;
        for (at, block) in blocks.iter().enumerate() {
            let apart = match (before, block) {
                (None, _)
                | (Some(Block::Picture(_)), Block::Picture(_) | Block::Words(Shape::Caption, _))
                | (Some(Block::Words(Shape::Caption | Shape::Embed, _)), Block::Words(Shape::Caption, _))
                | (Some(Block::Words(Shape::Embed, _)), Block::Words(Shape::Embed, _)) => false,
                (Some(_), Block::List(_)) => !tight,
                (Some(_), _) => true,
            };
            if before.is_some_and(|before| self.repeats(before, block, again)) {
                again = true;
                continue;
            }
            again = false;
            if apart {
                self.blank();
            }
            if let Block::Picture(place) = block {
                let beside = before.into_iter().chain(blocks.get(at + 1));
                let said = beside.into_iter().any(|beside| self.is_said(*place, beside));
                let goes = blocks.get(at + 1).is_some_and(|next| self.repeats(block, next, false));
                self.picture(*place, said && !goes);
            } else {
                self.block(block);
            }
            before = Some(block);
        }
    }

    /// A line under a picture that says again what its label says. Some sites have two captions, one for each kind of screen:
    /// a sentence that comes `again` is one too, a few words may begin the text.
    fn repeats(&self, before: &Block, block: &Block, again: bool) -> bool {
        if let (Block::Words(Shape::Embed, name), Block::Words(Shape::Caption, pieces)) = (before, block) {
            return names_again(name, pieces);
        }
        let (Block::Picture(place), Block::Words(shape, pieces)) = (before, block) else { return false };
        let (alt, said) = (self.alt(*place), words_of(pieces));
        let long = said.len() > 5;
        let same = if *shape == Shape::Caption { holds(&alt, &said) } else { alt == said };
        !said.is_empty()
            && same
            && (!again || long)
            && pieces.iter().all(|piece| piece.link.is_none() && !piece.style.removed)
    }

    /// The line above or below a picture says what its label would: a caption among other words, any other line with these alone.
    fn is_said(&self, place: usize, beside: &Block) -> bool {
        let Block::Words(shape, pieces) = beside else { return false };
        let (alt, said) = (self.alt(place), words_of(pieces));
        !alt.is_empty() && if *shape == Shape::Caption { holds(&said, &alt) } else { alt == said }
    }

    /// The words of a picture's alternative text that stand in its label.
    fn alt(&self, place: usize) -> Vec<String> {
        self.label(place).map_or_else(Vec::new, bare_words)
    }

    /// What a picture's label says besides its number. A site that has nothing to say of its pictures gives them all its headline,
    /// or the names of their files.
    fn label(&self, place: usize) -> Option<&'a str> {
        let image = self.images.get(place)?;
        let alt = image.alt.as_str();
        let known = image.known || self.images[..place].iter().any(|other| other.alt == alt);
        (!alt.is_empty() && !known && !is_file_name(alt, &image.src)).then_some(alt)
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Words(_, pieces) => self.words(pieces),
            Block::Quote(blocks) => {
                let bar = Run {
                    text: "▏ ".to_owned(),
                    style: Style { bar: true, quote: true, ..Style::default() },
                    link: None,
                };
                self.within(None, bar, |sheet| sheet.blocks(blocks, false));
            }
            Block::List(items) => self.list(items),
            Block::Code(lines) => {
                let style = Style { code: true, ..Style::default() };
                let room = self.room;
                lines.iter().flat_map(|line| code(line, style, room)).for_each(|line| self.line(line));
            }
            Block::Table(rows) => table::lay(self, rows),
            Block::Picture(place) => self.picture(*place, false),
            Block::Rule => {
                let length = if self.room == usize::MAX { RULE } else { self.room };
                self.line(vec![Run {
                    text: "─".repeat(length),
                    style: Style { dim: true, ..Style::default() },
                    link: None,
                }]);
            }
        }
    }

    /// Lays words.
    pub fn words(&mut self, pieces: &[Piece]) {
        for line in wrap(pieces, self.room) {
            self.line(line);
        }
    }

    fn list(&mut self, items: &[Item]) {
        let loose =
            items.iter().any(|item| item.blocks.iter().filter(|block| !matches!(block, Block::List(_))).count() > 1);
        let marks = items.iter().map(|item| width(&item.mark)).max().unwrap_or(0);
        for (at, item) in items.iter().enumerate() {
            if loose && at > 0 {
                self.blank();
            }
            let mark = format!("{}{} ", " ".repeat(marks - width(&item.mark)), item.mark);
            let plain = |text: String| Run { text, ..Run::default() };
            self.within(Some(plain(mark)), plain(" ".repeat(marks + 1)), |sheet| sheet.blocks(&item.blocks, true));
        }
    }

    /// The label of a picture; what it would say may be `said` beside it.
    fn picture(&mut self, place: usize, said: bool) {
        let label = match self.label(place).filter(|_| !said) {
            Some(alt) => format!("[picture {}: {alt}]", place + 1),
            None => format!("[picture {}]", place + 1),
        };
        let first = self.lines.len();
        let style = Style { dim: true, ..Style::default() };
        self.words(&[Piece { text: label, style, ..Piece::default() }]);
        if let Some(line) = self.lines.get_mut(first) {
            line.image = Some(place);
        }
    }

    /// Lays something behind a margin.
    fn within(&mut self, first: Option<Run>, rest: Run, lay: impl FnOnce(&mut Self)) {
        let cells = width(&rest.text);
        if self.room < NARROWEST + cells {
            // the mark of an item stays, on a line that is wrapped with it
            return self.without_room(first, lay);
        }
        let room = self.room;
        if room != usize::MAX {
            self.room -= cells;
        }
        self.margins.push(Margin { first, rest });
        lay(self);
        self.margins.pop();
        self.room = room;
    }

    fn without_room(&mut self, first: Option<Run>, lay: impl FnOnce(&mut Self)) {
        if let Some(mark) = first {
            self.line(vec![mark]);
        }
        lay(self);
    }

    /// Adds one line behind the margins.
    pub fn line(&mut self, runs: Vec<Run>) {
        let mut line = Vec::with_capacity(runs.len() + self.margins.len());
        for margin in &mut self.margins {
            let run = margin.first.take();
            let run = run.as_ref().unwrap_or(&margin.rest);
            push(&mut line, &run.text, run.style, None);
        }
        for run in runs {
            push(&mut line, &run.text, run.style, run.link);
        }
        self.add(line);
    }

    /// Adds an empty line; only bars go on through it.
    pub fn blank(&mut self) {
        let mut line = Vec::new();
        for margin in &self.margins {
            push(&mut line, &margin.rest.text, margin.rest.style, None);
        }
        self.add(line);
    }

    fn add(&mut self, mut runs: Vec<Run>) {
        while let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            runs.pop();
        }
        self.lines.push(PageLine { runs, image: None });
    }
}

/// Words without their looks and their case.
fn bare_words(text: &str) -> Vec<String> {
    let bare =
        |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    text.split_whitespace().map(bare).filter(|word: &String| !word.is_empty()).collect()
}

fn words_of(pieces: &[Piece]) -> Vec<String> {
    let said = pieces.iter().filter(|piece| matches!(piece.role, Role::Said | Role::Break));
    bare_words(&said.map(|piece| piece.text.as_str()).collect::<String>())
}

/// A caption under an embed says nothing but what its name says, save for the article before it.
fn names_again(name: &[Piece], caption: &[Piece]) -> bool {
    let said = words_of(caption);
    let bare = match said.split_first() {
        Some((first, rest)) if rest.len() > 1 && ARTICLES.contains(&first.as_str()) => rest,
        _ => &said,
    };
    holds(&words_of(name), bare) && caption.iter().all(|piece| piece.link.is_none() && !piece.style.removed)
}

/// One text holds the other, word for word.
fn holds(text: &[String], part: &[String]) -> bool {
    !part.is_empty() && text.windows(part.len()).any(|window| window == part)
}

/// What programs write where nobody says what a picture shows: the name of its file, with or without its end, or “image”.
fn is_file_name(alt: &str, src: &str) -> bool {
    let ends = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
    let small = alt.to_ascii_lowercase();
    let signs = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let file = src.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let named_so = || !signs(&small).is_empty() && signs(&file).contains(&signs(&small));
    let one_word = !alt.contains(' ') || !alt.contains(char::is_alphabetic);
    let joined = alt.contains(['-', '_']) || alt.contains(|letter: char| letter.is_ascii_digit());
    (!alt.contains(' ') && ends.iter().any(|end| small.ends_with(end)))
        || ["image", "img", "photo", "picture"].contains(&small.as_str())
        || (one_word && joined && alt.is_ascii() && named_so())
}
