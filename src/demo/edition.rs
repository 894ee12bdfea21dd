//! An edition is what the invented outlets published: one text file an outlet in `assets/demo/`. Reads those files; how they
//! are dressed up as feeds and pages is for [`super::feeds`] and [`super::pages`].
//!
//! The form of a file: `key: value` lines for the outlet; then for each piece a line `== Headline`, `key: value` lines, an
//! empty line, and the text in blocks with an empty line between. A block that begins with `<` is HTML as it stands, one that begins
//! with `~ 2.1 -40m Name: ` what somebody says of the piece (2.1 answers 2), any other is a paragraph. `{{outlet/piece}}` stands
//! for an address, `{{-2h}}` for the date two hours ago.

use super::DemoError;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::collections::HashMap;

/// The outlets' files.
const FILES: [(&str, &str); 10] = [
    ("longplay.txt", include_str!("../../assets/demo/longplay.txt")),
    ("savescum.txt", include_str!("../../assets/demo/savescum.txt")),
    ("coinop.txt", include_str!("../../assets/demo/coinop.txt")),
    ("patchparry.txt", include_str!("../../assets/demo/patchparry.txt")),
    ("bargainbin.txt", include_str!("../../assets/demo/bargainbin.txt")),
    ("dotto.txt", include_str!("../../assets/demo/dotto.txt")),
    ("ledger.txt", include_str!("../../assets/demo/ledger.txt")),
    ("leaky.txt", include_str!("../../assets/demo/leaky.txt")),
    ("secondscreen.txt", include_str!("../../assets/demo/secondscreen.txt")),
    ("deadair.txt", include_str!("../../assets/demo/deadair.txt")),
];

/// Pictures and sounds: name, media type, bytes.
pub(super) const ART: [(&str, &str, &[u8]); 4] = [
    ("hollow-tide.png", "image/png", include_bytes!("../../assets/demo/art/hollow-tide.png")),
    ("parcel.png", "image/png", include_bytes!("../../assets/demo/art/parcel.png")),
    ("kestrel.svg", "image/svg+xml", include_bytes!("../../assets/demo/art/kestrel.svg")),
    ("jingle.wav", "audio/wav", include_bytes!("../../assets/demo/art/jingle.wav")),
];

/// An invented outlet.
#[derive(Debug, Clone, Default)]
pub(super) struct Outlet {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Where it would live.
    pub domain: String,
    /// The group it is listed under.
    pub group: String,
    /// What it says it is about.
    pub about: String,
    /// Language code.
    pub language: String,
    /// What its feed is.
    pub format: Format,
    /// Its feed carries teasers only.
    pub teaser: bool,
    /// What is wrong with its feed.
    pub flaw: Flaw,
    /// What its feed hangs on every link.
    pub tail: String,
    /// What it says about its earnings at the head of every page.
    pub notice: String,
    /// Its pages repeat the headline and lost half of the byline.
    pub ragged: bool,
    /// What it published, newest first.
    pub pieces: Vec<Piece>,
}

/// The kinds of feeds there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Rss,
    Rdf,
    Atom,
    Json,
}

/// What is wrong with a feed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Flaw {
    #[default]
    Nothing,
    /// Writes `&` for `&amp;`.
    Ampersands,
    /// Answers 500.
    Down,
}

/// One published piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// Its name in addresses.
    pub slug: String,
    /// Headline.
    pub title: String,
    /// Author; may be empty.
    pub by: String,
    /// Categories.
    pub tags: Vec<String>,
    /// How long before now it was published.
    pub ago: SignedDuration,
    /// A picture's file name and its alternative text.
    pub image: Option<(String, String)>,
    /// A sound's file name.
    pub sound: Option<String>,
    /// HTML blocks, with placeholders.
    pub blocks: Vec<String>,
    /// Words that are put right, one after another, each time the feed is asked for again; and what they become.
    pub corrections: Vec<(String, String)>,
    /// What people say of it.
    pub comments: Vec<Comment>,
}

impl Piece {
    /// A text of it, after it was put right so often.
    pub(super) fn put_right(&self, text: String, times: usize) -> String {
        self.corrections.iter().take(times).fold(text, |text, (wrong, right)| text.replace(wrong, right))
    }
}

/// What somebody says of a piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Comment {
    /// Its number in the thread: 2.1 answers 2.
    pub number: String,
    /// How long before now it was said.
    pub ago: SignedDuration,
    pub by: String,
    pub text: String,
}

impl Comment {
    /// Reads `~ 2.1 -40m Name: what is said`.
    fn read(block: &str) -> Option<Self> {
        let (number, rest) = block.strip_prefix("~ ")?.split_once(' ')?;
        let (time, rest) = rest.split_once(' ')?;
        let (by, text) = rest.split_once(": ")?;
        let [number, by, text] = [number, by, text].map(str::to_owned);
        Some(Self { number, ago: ago(time.strip_prefix('-')?)?, by, text })
    }

    /// The number of the one that it answers.
    pub(super) fn answers(&self) -> Option<&str> {
        self.number.rsplit_once('.').map(|(answered, _)| answered)
    }
}

/// What turns placeholders into addresses and dates.
#[derive(Debug, Clone)]
pub(super) struct Press {
    /// Scheme, host and port of each outlet, by its slug.
    pub origins: HashMap<String, String>,
    /// The clock.
    pub now: Timestamp,
}

impl Press {
    /// The text with every placeholder filled in.
    pub(super) fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, name, after)) = placeholder(rest) {
            filled.push_str(before);
            match name.strip_prefix('-').and_then(ago) {
                Some(ago) => filled.push_str(&self.day(ago)),
                None => filled.push_str(&self.address(name)),
            }
            rest = after;
        }
        filled + rest
    }

    /// The address of a path such as `outlet/piece`; what belongs to no outlet is served by the first.
    pub(super) fn address(&self, path: &str) -> String {
        let slug = path.split('/').next().unwrap_or_default();
        let origin = self.origins.get(slug).or_else(|| self.origins.get(FILES[0].0.trim_end_matches(".txt")));
        format!("{}/{path}", origin.map_or("", String::as_str))
    }

    /// When a piece was published.
    pub(super) fn published(&self, ago: SignedDuration) -> Timestamp {
        self.now.checked_sub(ago).unwrap_or(self.now)
    }

    fn day(&self, ago: SignedDuration) -> String {
        self.published(ago).to_zoned(TimeZone::UTC).strftime("%-d %B %Y").to_string()
    }
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

/// Reads `2h`, `90m`, `3d`.
fn ago(text: &str) -> Option<SignedDuration> {
    let number = |unit| text.strip_suffix(unit).and_then(|digits| digits.parse::<i64>().ok());
    number('m')
        .map(SignedDuration::from_mins)
        .or_else(|| number('h').map(SignedDuration::from_hours))
        .or_else(|| number('d').map(|days| SignedDuration::from_hours(days.saturating_mul(24))))
}

/// Reads every outlet's file.
pub(super) fn all() -> Result<Vec<Outlet>, DemoError> {
    FILES.into_iter().map(|(file, text)| outlet(file, text)).collect()
}

fn outlet(file: &str, text: &str) -> Result<Outlet, DemoError> {
    let wrong = |line: &str| DemoError::Edition { file: file.to_owned(), line: line.to_owned() };
    // Git may have checked the file out with Windows line ends.
    let text = text.replace("\r\n", "\n");
    let mut parts = text.split("\n== ");
    let mut outlet =
        Outlet { slug: file.trim_end_matches(".txt").to_owned(), language: "en".to_owned(), ..Outlet::default() };
    for line in parts.next().unwrap_or_default().lines().filter(|line| !line.is_empty()) {
        about_outlet(&mut outlet, line).ok_or_else(|| wrong(line))?;
    }
    for part in parts {
        outlet.pieces.push(piece(part).map_err(wrong)?);
    }
    outlet.pieces.sort_by_key(|piece| piece.ago);
    Ok(outlet)
}

/// Reads a piece from its headline on; the line that is wrong otherwise.
fn piece(text: &str) -> Result<Piece, &str> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let title = lines.next().unwrap_or_default();
    let (said, told): (Vec<&str>, Vec<&str>) =
        body.split("\n\n").map(|part| part.trim_matches('\n')).partition(|part| part.starts_with("~ "));
    let mut piece = Piece { title: title.to_owned(), blocks: blocks(&told.join("\n\n")), ..Piece::default() };
    for block in said {
        piece.comments.push(Comment::read(block).ok_or(block)?);
    }
    for line in lines {
        about_piece(&mut piece, line).ok_or(line)?;
    }
    Ok(piece)
}

/// The text's blocks as HTML. Only `<pre>` may have an empty line inside.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for part in text.split("\n\n").map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty()) {
        match blocks.last_mut().filter(|last| last.starts_with("<pre>") && !last.ends_with("</pre>")) {
            Some(open) => open.extend(["\n\n", part]),
            None if is_html(part) => blocks.push(part.to_owned()),
            None => blocks.push(format!("<p>{part}</p>")),
        }
    }
    blocks
}

/// A block that begins with an inline tag is still a paragraph.
fn is_html(block: &str) -> bool {
    block.starts_with('<') && !["<a ", "<em>", "<strong>"].iter().any(|inline| block.starts_with(inline))
}

fn about_outlet(outlet: &mut Outlet, line: &str) -> Option<()> {
    match line.split_once(": ")? {
        ("name", name) => name.clone_into(&mut outlet.name),
        ("domain", domain) => domain.clone_into(&mut outlet.domain),
        ("group", group) => group.clone_into(&mut outlet.group),
        ("about", about) => about.clone_into(&mut outlet.about),
        ("language", language) => language.clone_into(&mut outlet.language),
        ("tail", tail) => tail.clone_into(&mut outlet.tail),
        ("notice", notice) => notice.clone_into(&mut outlet.notice),
        ("format", "rss") => outlet.format = Format::Rss,
        ("format", "rdf") => outlet.format = Format::Rdf,
        ("format", "atom") => outlet.format = Format::Atom,
        ("format", "json") => outlet.format = Format::Json,
        ("body", "teaser") => outlet.teaser = true,
        ("flaw", "ampersands") => outlet.flaw = Flaw::Ampersands,
        ("flaw", "down") => outlet.flaw = Flaw::Down,
        ("pages", "ragged") => outlet.ragged = true,
        _ => return None,
    }
    Some(())
}

fn about_piece(piece: &mut Piece, line: &str) -> Option<()> {
    let (key, value) = line.split_once(": ")?;
    match key {
        "slug" => value.clone_into(&mut piece.slug),
        "by" => value.clone_into(&mut piece.by),
        "tags" => piece.tags = value.split(", ").map(str::to_owned).collect(),
        "at" => piece.ago = ago(value.strip_prefix('-')?)?,
        "image" => {
            let (file, alt) = value.split_once(" | ")?;
            piece.image = Some((file.to_owned(), alt.to_owned()));
        }
        "corrected" => {
            let (wrong, right) = value.split_once(" | ")?;
            piece.corrections.push((wrong.to_owned(), right.to_owned()));
        }
        "sound" => piece.sound = Some(value.to_owned()),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press() -> Press {
        let origins = HashMap::from([("a".to_owned(), "http://127.0.0.1:1".to_owned())]);
        Press { origins, now: "2030-06-15T12:00:00Z".parse().unwrap() }
    }

    #[test]
    fn a_placeholder_becomes_an_address_or_a_date() {
        assert_eq!(press().fill("<a href=\"{{a/b}}\">"), "<a href=\"http://127.0.0.1:1/a/b\">");
        assert_eq!(press().fill("since {{-3d}}."), "since 12 June 2030.");
        assert_eq!(press().fill("half {{open"), "half {{open");
    }

    #[test]
    fn blocks_are_paragraphs_unless_they_are_html() {
        let text = "One\nline.\n\n<ul><li>two</li></ul>\n\n<em>Three</em>.\n";
        assert_eq!(blocks(text), ["<p>One\nline.</p>", "<ul><li>two</li></ul>", "<p><em>Three</em>.</p>"]);
    }

    #[test]
    fn an_empty_line_inside_code_belongs_to_the_code() {
        assert_eq!(blocks("<pre>a\n\nb</pre>\n\nc"), ["<pre>a\n\nb</pre>", "<p>c</p>"]);
    }

    #[test]
    fn a_piece_is_read_with_windows_line_ends_too() {
        let outlet = outlet("n.txt", "name: N\r\n\r\n== T\r\nslug: t\r\nat: -2h\r\n\r\nText.\r\n").unwrap();
        let piece = &outlet.pieces[0];
        assert_eq!((piece.title.as_str(), piece.ago, piece.blocks.len()), ("T", SignedDuration::from_hours(2), 1));
    }

    #[test]
    fn a_line_that_makes_no_sense_is_named() {
        let error = outlet("n.txt", "name: N\ncolour: red\n").unwrap_err();
        assert_eq!(error.to_string(), "the demo edition, assets/demo/n.txt: `colour: red` makes no sense");
    }

    #[test]
    fn what_is_said_of_a_piece_is_no_part_of_it() {
        let text = "name: N\n\n== T\nslug: t\nat: -2h\n\nText.\n\n~ 1 -40m Ada: Well.\n\n~ 1.1 -30m Ben: So: yes.\n";
        let piece = outlet("n.txt", text).unwrap().pieces.remove(0);
        assert_eq!((piece.blocks.len(), piece.comments.len()), (1, 2));
        let answer = &piece.comments[1];
        assert_eq!((answer.by.as_str(), answer.text.as_str(), answer.answers()), ("Ben", "So: yes.", Some("1")));
    }

    #[test]
    fn what_is_put_right_stands_in_its_piece() {
        let outlets = all().unwrap();
        let mut count = 0;
        for piece in outlets.iter().flat_map(|outlet| &outlet.pieces) {
            let mut text = piece.blocks.concat();
            for (wrong, right) in &piece.corrections {
                assert!(text.contains(wrong.as_str()), "{}: {wrong}", piece.title);
                text = text.replace(wrong.as_str(), right);
                count += 1;
            }
        }
        assert!(count > 0);
    }

    #[test]
    fn no_two_pieces_came_out_at_one_time() {
        let outlets = all().unwrap();
        let pieces = || outlets.iter().flat_map(|outlet| &outlet.pieces);
        let times: std::collections::HashSet<SignedDuration> = pieces().map(|piece| piece.ago).collect();
        assert_eq!(times.len(), pieces().count());
    }

    #[test]
    fn names_in_addresses_are_unique_and_no_article_is_thin() {
        for outlet in all().unwrap() {
            let mut slugs: Vec<&str> = outlet.pieces.iter().map(|piece| piece.slug.as_str()).collect();
            slugs.sort_unstable();
            let all = slugs.len();
            slugs.dedup();
            assert_eq!(slugs.len(), all, "{}", outlet.name);
            for piece in &outlet.pieces {
                let letters: usize = piece.blocks.iter().map(|block| block.chars().count()).sum();
                assert!(letters > 250, "{}: {letters}", piece.title);
            }
        }
    }
}
