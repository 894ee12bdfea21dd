//! `brief`: the top stories of the last hours, to be read with coffee: what happened, who tells it, and why it stands there.

use super::{
    Exit, Usage,
    output::{self, styled},
    session::Session,
    stories,
};
use crate::{
    app::wrap,
    news::{Article, Kind, Story},
    query::{Query, QueryError, Term},
    stories::Ranked,
    text::{time, width},
};
use anyhow::Result;
use jiff::tz::TimeZone;
use std::fmt::Write;

/// Columns of the text: more are tiring to read.
const WIDEST: usize = 80;
const NARROWEST: usize = 40;
/// Lines of a story's teaser.
const LINES: usize = 3;

/// Prints the top stories.
pub fn run(session: &Session, since: &str, top: usize, as_json: bool) -> Result<Exit> {
    let query = asked(since)?;
    let ranked = session.store.ranked(&query, 0, session.now)?;
    let shown = &ranked[..if top == 0 { ranked.len() } else { top.min(ranked.len()) }];
    let ids: Vec<_> = shown.iter().map(|ranked| ranked.story).collect();
    let found = session.store.stories(&ids)?;
    if as_json {
        let mut list = Vec::with_capacity(found.len());
        for (story, ranked) in found.iter().zip(shown) {
            list.push(stories::story_json(session, story, &ranked.reasons)?);
        }
        output::print_json(&list)?;
        return Ok(Exit::Done);
    }
    let columns = crossterm::terminal::size().ok().filter(|_| output::is_terminal());
    let page =
        Page { session, columns: columns.map_or(WIDEST, |(columns, _)| usize::from(columns)).clamp(NARROWEST, WIDEST) };
    let mut text = page.head(since, ranked.len());
    for (number, (story, ranked)) in (1..).zip(found.iter().zip(shown)) {
        text.push_str(&page.story(number, story, ranked)?);
    }
    text.push_str(&page.foot(since, ranked.len() - shown.len())?);
    output::print(&text)?;
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

impl Page<'_> {
    fn head(&self, since: &str, stories: usize) -> String {
        let day = self.session.now.to_zoned(TimeZone::system()).strftime("%A, %-d %B").to_string();
        // A time like 24h goes back from now; a day is a day.
        let when = if since.contains('-') { format!("since {since}") } else { format!("in {since}") };
        let said = match stories {
            0 => format!("no news {when}"),
            1 => format!("one story {when}"),
            count => format!("{count} stories {when}"),
        };
        format!("{}{}\n\n", bold(&day), grey(&format!(" · {said}")))
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

    /// What else there is, and how to go on.
    fn foot(&self, since: &str, more: usize) -> Result<String> {
        let counted = |kind: Kind| {
            let text = format!("newer:{since} kind:{kind}");
            let query = Query::typed(&text, &TimeZone::system()).unwrap_or_default().and(Term::Delivered);
            self.session.store.count_stories(&query.and(Term::Unread), self.session.now)
        };
        let plural =
            |count: u64, one: &str| (count > 0).then(|| format!("{count} {one}{}", if count == 1 { "" } else { "s" }));
        let stories = plural(more as u64, "more story").map(|text| text.replace("storys", "stories"));
        let parts = [stories, plural(counted(Kind::Deal)?, "deal"), plural(counted(Kind::Guide)?, "guide")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return Ok(String::new());
        }
        Ok(format!("    {}\n", grey(&format!("and {}", parts.join(", ")))))
    }
}
