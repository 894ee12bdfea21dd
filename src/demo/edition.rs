//! An edition is what the invented outlets published: one text file an outlet in `assets/demo/`. Reads those files; how they
//! are dressed up as feeds and pages is for [`super::feeds`] and [`super::pages`].
//!
//! The form of a file: `key: value` lines for the outlet; then for each piece a line `== Headline`, `key: value` lines, an
//! empty line, and the text in blocks with an empty line between. A block that begins with `<` is HTML as it stands, any other is
//! a paragraph. `{{outlet/piece}}` stands for an address, `{{-2h}}` for the date two hours ago.

use super::DemoError;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

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
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Rss,
    Rdf,
    Atom,
    Json,
}

/// What is wrong with a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
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
}

/// What turns placeholders into addresses and dates.
#[derive(Debug, Clone)]
pub(super) struct Press {
    /// Scheme, address and port of the server.
    pub origin: String,
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
                None => filled.push_str(&format!("{}/{name}", self.origin)),
            }
            rest = after;
        }
        filled + rest
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
    let wrong = |line: usize, reason: &str| DemoError::Edition {
        file: file.to_owned(),
        line: line + 1,
        reason: reason.to_owned(),
    };
    let mut outlet = Outlet {
        slug: file.trim_end_matches(".txt").to_owned(),
        name: String::new(),
        domain: String::new(),
        group: String::new(),
        about: String::new(),
        language: "en".to_owned(),
        format: Format::Rss,
        teaser: false,
        flaw: Flaw::Nothing,
        tail: String::new(),
        notice: String::new(),
        ragged: false,
        pieces: Vec::new(),
    };
    let mut in_text = false;
    let mut block_open = false;
    for (number, line) in text.lines().enumerate() {
        if let Some(title) = line.strip_prefix("== ") {
            outlet.pieces.push(Piece { title: title.to_owned(), ..Piece::default() });
            (in_text, block_open) = (false, false);
            continue;
        }
        let Some(piece) = outlet.pieces.last_mut() else {
            if !line.is_empty() {
                let (key, value) = line.split_once(": ").ok_or_else(|| wrong(number, "no `key: value`"))?;
                about_outlet(&mut outlet, key, value).ok_or_else(|| wrong(number, "no such key or value"))?;
            }
            continue;
        };
        if line.is_empty() {
            (in_text, block_open) = (true, false);
        } else if !in_text {
            let (key, value) = line.split_once(": ").ok_or_else(|| wrong(number, "no `key: value`"))?;
            about_piece(piece, key, value).ok_or_else(|| wrong(number, "no such key or value"))?;
        } else if let Some(block) = piece.blocks.last_mut().filter(|_| block_open) {
            block.push('\n');
            block.push_str(line);
        } else {
            piece.blocks.push(line.to_owned());
            block_open = true;
        }
    }
    for block in outlet.pieces.iter_mut().flat_map(|piece| &mut piece.blocks).filter(|block| !is_html(block)) {
        *block = format!("<p>{block}</p>");
    }
    outlet.pieces.sort_by_key(|piece| piece.ago);
    Ok(outlet)
}

/// A block that begins with an inline tag is still a paragraph.
fn is_html(block: &str) -> bool {
    block.starts_with('<') && !["<a ", "<em>", "<strong>", "<i>", "<b>"].iter().any(|inline| block.starts_with(inline))
}

fn about_outlet(outlet: &mut Outlet, key: &str, value: &str) -> Option<()> {
    match (key, value) {
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

fn about_piece(piece: &mut Piece, key: &str, value: &str) -> Option<()> {
    match key {
        "slug" => value.clone_into(&mut piece.slug),
        "by" => value.clone_into(&mut piece.by),
        "tags" => piece.tags = value.split(", ").map(str::to_owned).collect(),
        "at" => piece.ago = ago(value.strip_prefix('-')?)?,
        "image" => piece.image = value.split_once(" | ").map(|(file, alt)| (file.to_owned(), alt.to_owned())),
        "sound" => piece.sound = Some(value.to_owned()),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press() -> Press {
        Press { origin: "http://127.0.0.1:1".to_owned(), now: "2030-06-15T12:00:00Z".parse().unwrap() }
    }

    #[test]
    fn a_placeholder_becomes_an_address_or_a_date() {
        assert_eq!(press().fill("<a href=\"{{a/b}}\">"), "<a href=\"http://127.0.0.1:1/a/b\">");
        assert_eq!(press().fill("since {{-3d}}."), "since 12 June 2030.");
        assert_eq!(press().fill("half {{open"), "half {{open");
    }

    #[test]
    fn blocks_are_paragraphs_unless_they_are_html() {
        let text = "name: N\n\n== T\nslug: t\nat: -2h\n\nOne\nline.\n\n<ul><li>two</li></ul>\n\n<em>Three</em>.\n";
        let outlet = outlet("n.txt", text).unwrap();
        let piece = &outlet.pieces[0];
        assert_eq!(piece.blocks, ["<p>One\nline.</p>", "<ul><li>two</li></ul>", "<p><em>Three</em>.</p>"]);
        assert_eq!(piece.ago, SignedDuration::from_hours(2));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = outlet("n.txt", "name: N\ncolour: red\n").unwrap_err();
        assert_eq!(error.to_string(), "the demo edition, assets/demo/n.txt line 2: no such key or value");
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
