//! `brief`: the top stories of the last hours, to be read with coffee: what happened, who tells it, and why it stands there.

use super::{
    Exit, Usage,
    args::BriefFormat,
    export,
    output::{self, styled},
    session::Session,
    stories,
};
use crate::{
    app::{OPENED, wrap},
    exchange::{self, Format},
    news::{Article, Kind, Story},
    query::{Query, QueryError, Term, minutes},
    stories::Ranked,
    text::{time, width},
};
use anyhow::{Result, bail};
use jiff::{Timestamp, tz::TimeZone};
use std::{
    fmt::Write as _,
    io::{Read, Seek, Write},
    path::Path,
};

/// Columns of the text: more are tiring to read.
const WIDEST: usize = 80;
const NARROWEST: usize = 40;
/// Lines of a story's teaser.
const LINES: usize = 3;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    pub since: &'a str,
    /// At most so many stories; 0 is no limit.
    pub top: usize,
    pub format: BriefFormat,
    /// A file, or a folder in which it is named by its day.
    pub out: Option<&'a Path>,
    pub json: bool,
}

/// The time before a brief in the query's words, and in a person's.
struct Since {
    query: String,
    words: String,
}

impl Since {
    fn of(typed: &str, session: &Session) -> Result<Self> {
        if typed != "last" {
            // A time like 24h goes back from now; a day is a day.
            let words = if typed.contains('-') { format!("since {typed}") } else { format!("in {typed}") };
            return Ok(Self { query: typed.to_owned(), words });
        }
        let opened = session.store.setting(OPENED)?.and_then(|text| text.parse::<Timestamp>().ok());
        let Some(opened) = opened else {
            return Err(Usage(
                "--since last: the program was not opened here yet; --since 24h tells the last day".to_owned(),
            )
            .into());
        };
        let minutes = session.now.duration_since(opened).as_mins().max(1);
        let words = format!("since you were here ({})", time::moment(opened, &TimeZone::system()));
        Ok(Self { query: format!("{minutes}m"), words })
    }
}

/// Prints or writes the top stories.
pub fn run(session: &Session, wish: &Wish) -> Result<Exit> {
    let since = Since::of(wish.since, session)?;
    let query = asked(&since.query)?;
    let ranked = session.store.ranked(&query, 0, session.now)?;
    let shown = &ranked[..if wish.top == 0 { ranked.len() } else { wish.top.min(ranked.len()) }];
    let ids: Vec<_> = shown.iter().map(|ranked| ranked.story).collect();
    let found = session.store.stories(&ids)?;
    if wish.json {
        let mut list = Vec::with_capacity(found.len());
        for (story, ranked) in found.iter().zip(shown) {
            list.push(stories::story_json(session, story, &ranked.reasons)?);
        }
        output::print_json(&list)?;
        return Ok(Exit::Done);
    }
    let columns = crossterm::terminal::size().ok().filter(|_| output::is_terminal() && wish.out.is_none());
    let page =
        Page { session, columns: columns.map_or(WIDEST, |(columns, _)| usize::from(columns)).clamp(NARROWEST, WIDEST) };
    let told = Told { found: &found, shown, all: ranked.len(), since: &since };
    match wish.format {
        BriefFormat::Text => put(session, wish, page.text(&told)?.as_bytes()),
        BriefFormat::Markdown => put(session, wish, page.markdown(&told)?.as_bytes()),
        BriefFormat::Html => whole(session, wish, &found, Format::Html),
        BriefFormat::Epub => whole(session, wish, &found, Format::Epub),
    }
}

/// The stories with their whole texts.
fn whole(session: &Session, wish: &Wish, found: &[Story], format: Format) -> Result<Exit> {
    let faces: Vec<Article> = found.iter().map(|story| story.face.clone()).collect();
    let texts = export::texts(session, &faces)?;
    let exported = export::exported(&faces, &texts);
    let mut file = tempfile::tempfile()?;
    export::written(session, &exported, format, &mut file)?;
    file.rewind()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    put(session, wish, &bytes)
}

/// Writes it where it is wished: standard output, a file, or a folder with a file a day.
fn put(session: &Session, wish: &Wish, bytes: &[u8]) -> Result<Exit> {
    let Some(out) = wish.out else {
        if wish.format == BriefFormat::Epub && output::is_terminal() {
            bail!("an EPUB is no text for a terminal: give --out FILE");
        }
        output::print_bytes(bytes)?;
        return Ok(Exit::Done);
    };
    let ending = match wish.format {
        BriefFormat::Text => "txt",
        BriefFormat::Markdown => "md",
        BriefFormat::Html => "html",
        BriefFormat::Epub => "epub",
    };
    let file = if out.is_dir() {
        let day = session.now.to_zoned(TimeZone::system()).strftime("%Y-%m-%d").to_string();
        out.join(format!("brief-{day}.{ending}"))
    } else {
        out.to_owned()
    };
    export::write_whole(&file, |to| to.write_all(bytes))?;
    if !session.quiet {
        output::message(&file.display().to_string());
    }
    Ok(Exit::Done)
}

/// News of these hours, read or not; what is for sale and how to play is no news.
fn asked(since: &str) -> Result<Query> {
    let text = format!("newer:{since} -kind:deal -kind:guide");
    let wrong = |error: QueryError| Usage(format!("--since {}", error.message.trim_start_matches("newer: ")));
    let query = Query::typed(&text, &TimeZone::system()).map_err(wrong)?;
    Ok(query.and(Term::Or(vec![Term::Unread, Term::Read])).and(Term::Delivered))
}

fn bold(text: &str) -> String {
    styled("1", text)
}

fn grey(text: &str) -> String {
    styled("2", text)
}

struct Page<'a> {
    session: &'a Session,
    columns: usize,
}

/// The stories of a brief.
struct Told<'a> {
    found: &'a [Story],
    shown: &'a [Ranked],
    /// Stories in all.
    all: usize,
    since: &'a Since,
}

impl Told<'_> {
    fn stories(&self) -> impl Iterator<Item = (usize, &Story, &Ranked)> {
        self.found.iter().zip(self.shown).zip(1..).map(|((story, ranked), number)| (number, story, ranked))
    }

    /// “12 stories in 24h · 34 min for the first 10”.
    fn counted(&self) -> String {
        let when = &self.since.words;
        let said = match self.all {
            0 => return format!("no news {when}"),
            1 => format!("one story {when}"),
            count => format!("{count} stories {when}"),
        };
        let minutes: u32 = self.found.iter().map(|story| minutes(story.face.words)).sum();
        let which =
            if self.found.len() < self.all { format!(" for the first {}", self.found.len()) } else { String::new() };
        format!("{said} · {minutes} min to read{which}")
    }
}

impl Page<'_> {
    fn text(&self, told: &Told) -> Result<String> {
        let mut text = format!("{}{}\n\n", bold(&self.day()), grey(&format!(" · {}", told.counted())));
        for (number, story, ranked) in told.stories() {
            text.push_str(&self.story(number, story, ranked)?);
        }
        let rest = self.rest(told)?;
        if !rest.is_empty() {
            let _ = writeln!(text, "    {}", grey(&rest));
        }
        Ok(text)
    }

    /// An overview that other programs show: a headline a story, with its link.
    fn markdown(&self, told: &Told) -> Result<String> {
        let mut text = format!("# {}\n\n{}\n", self.day(), told.counted());
        for (number, story, ranked) in told.stories() {
            let face = &story.face;
            let title = exchange::markdown::plain(&face.title);
            let link = if face.url.is_empty() { title } else { format!("[{title}](<{}>)", face.url) };
            let facts = exchange::markdown::plain(&self.facts(face, story, ranked));
            let _ = write!(text, "\n## {number}. {link}\n\n{facts} · {} min\n", minutes(face.words));
            for part in [face.summary.to_string(), self.others(story)?] {
                if !part.is_empty() {
                    let _ = write!(text, "\n{}\n", exchange::markdown::plain(&part));
                }
            }
        }
        let rest = self.rest(told)?;
        if !rest.is_empty() {
            let _ = write!(text, "\n{rest}\n");
        }
        Ok(text)
    }

    fn day(&self) -> String {
        self.session.now.to_zoned(TimeZone::system()).strftime("%A, %-d %B").to_string()
    }

    /// A headline, who tells it and why it stands here, and how it begins.
    fn story(&self, number: usize, story: &Story, ranked: &Ranked) -> Result<String> {
        let mut text = String::new();
        let face = &story.face;
        let room = self.columns - 4;
        for (row, line) in wrap(&face.title, room).iter().enumerate() {
            let margin = if row == 0 { format!("{number:>2}") } else { "  ".to_owned() };
            let _ = writeln!(text, "{}  {}", styled("36", &margin), bold(line));
        }
        for line in wrap(&self.facts(face, story, ranked), room) {
            let _ = writeln!(text, "    {}", grey(&line));
        }
        let mut lines = wrap(&face.summary, room);
        if lines.len() > LINES {
            lines.truncate(LINES);
            if let Some(last) = lines.last_mut() {
                // Between words, with room for the ellipsis.
                while width::width(last) >= room {
                    last.truncate(last.rfind(' ').unwrap_or_default());
                }
                *last = format!("{}…", last.trim_end_matches(['.', ',', ' ']));
            }
        }
        for line in lines {
            let _ = writeln!(text, "    {line}");
        }
        let others = self.others(story)?;
        for line in wrap(&others, room) {
            let _ = writeln!(text, "    {}", grey(&line));
        }
        text.push('\n');
        Ok(text)
    }

    fn facts(&self, face: &Article, story: &Story, ranked: &Ranked) -> String {
        let kind = if matches!(face.kind, Kind::News | Kind::Other) { None } else { Some(face.kind.to_string()) };
        let old = time::age(story.newest, self.session.now);
        let mut facts = vec![story.id.to_string(), face.source_name.to_string(), old];
        facts.extend(kind);
        // The age stands there already.
        facts.extend(ranked.reasons.iter().filter(|reason| !reason.ends_with(" old")).cloned());
        facts.join(" · ")
    }

    /// The other outlets, once each.
    fn others(&self, story: &Story) -> Result<String> {
        if story.sources < 2 {
            return Ok(String::new());
        }
        let mut names: Vec<String> = Vec::new();
        for article in self.session.store.story_articles(story.id)? {
            let name = article.source_name.to_string();
            if name != *story.face.source_name && !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(format!("also at {}", names.join(", ")))
    }

    /// What else there is.
    fn rest(&self, told: &Told) -> Result<String> {
        let counted = |kind: Kind| {
            let text = format!("newer:{} kind:{kind}", told.since.query);
            let query = Query::typed(&text, &TimeZone::system()).unwrap_or_default().and(Term::Delivered);
            self.session.store.count_stories(&query.and(Term::Unread), self.session.now)
        };
        let plural =
            |count: u64, one: &str| (count > 0).then(|| format!("{count} {one}{}", if count == 1 { "" } else { "s" }));
        let more = (told.all - told.found.len()) as u64;
        let stories = plural(more, "more story").map(|text| text.replace("storys", "stories"));
        let parts = [stories, plural(counted(Kind::Deal)?, "deal"), plural(counted(Kind::Guide)?, "guide")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Ok(if parts.is_empty() { String::new() } else { format!("and {}", parts.join(", ")) })
    }
}
