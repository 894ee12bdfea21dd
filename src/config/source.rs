//! `[[source]]`: the feeds the user declares. Checks each one as far as that goes without asking the network.

use super::{LEAST_INTERVAL, integrations::at_home, problem::Problems, section::Section};
use crate::{
    feed,
    news::{COMMAND_SCHEME, PageSelectors, Source},
    text::Line,
};
use jiff::fmt::friendly::{Designator, Spacing, SpanPrinter};
use std::{
    collections::{HashMap, hash_map::Entry},
    ops::Range,
    time::Duration,
};
use toml::{Spanned, de::DeTable};
use url::Url;

/// Reads every declared source; the same feed twice is a problem.
pub(super) fn all(tables: Vec<Spanned<&DeTable>>, problems: &mut Problems) -> Vec<Source> {
    let mut first: HashMap<String, Range<usize>> = HashMap::new();
    let mut sources = Vec::new();
    for table in tables {
        let mut section = Section::new("[[source]]", table.get_ref());
        let url = section.text("url", problems);
        let command = section.program("command", problems);
        let source = one(&mut section, problems);
        let address = if table.get_ref().get("command").is_some() {
            printed_by(&command, &source, url.is_some(), &table, problems)
        } else if let Some(url) = url {
            feed_address(&url, problems).map(|(url_given, known_by)| (Spanned::new(url.span(), url_given), known_by))
        } else {
            if table.get_ref().get("url").is_none() {
                problems.add(&table.span(), "this source has no `url`");
            }
            None
        };
        if let Some((url, known_by)) = address {
            match first.entry(known_by) {
                Entry::Occupied(before) => problems.add_again(&url.span(), "this feed", before.get()),
                Entry::Vacant(place) => drop(place.insert(url.span())),
            }
            sources.push(Source { url: url.into_inner(), command, ..source });
        }
        section.finish(problems);
    }
    sources
}

/// The address that stands for what a program prints: its name, so that its arguments can change and its articles stay.
fn printed_by(
    command: &[String],
    source: &Source,
    has_url: bool,
    table: &Spanned<&DeTable>,
    problems: &mut Problems,
) -> Option<(Spanned<String>, String)> {
    if has_url {
        problems.add(&table.span(), "a source has either a `url` or a `command`");
        return None;
    }
    if source.name.is_empty() {
        problems.add(&table.span(), "a source with a `command` needs a `name`: its articles are kept under it");
        return None;
    }
    let url = format!("{COMMAND_SCHEME}{}", source.name);
    (!command.is_empty()).then(|| (Spanned::new(table.span(), url.clone()), url))
}

fn one(section: &mut Section, problems: &mut Problems) -> Source {
    let mut source = Source { strip: true, declared: true, ..Source::default() };
    source.name = line(section, "name", problems).unwrap_or_default();
    source.group = line(section, "group", problems).unwrap_or_default();
    section.flag("full_text", &mut source.full_text, problems);
    section.flag("strip", &mut source.strip, problems);
    section.flag("pause", &mut source.paused, problems);
    section.flag("quiet", &mut source.quiet, problems);
    section.flag("prefer", &mut source.preferred, problems);
    source.every = section.duration("every", problems).map(|every| {
        check_interval(&every, problems);
        every.get_ref().as_secs()
    });
    source.headers = headers(section, problems);
    source.user_agent = section.text("user_agent", problems).and_then(|text| header_value(&text, problems));
    login(&mut source, section, problems);
    source.proxy = section.text("proxy", problems).and_then(|text| proxy(text, problems));
    source.page = section.table("page", problems).and_then(|table| page(table, problems));
    source
}

/// `[source.page]`: where the items of a page without a feed stand.
fn page(table: &DeTable, problems: &mut Problems) -> Option<PageSelectors> {
    let mut section = Section::new("[source.page]", table);
    let mut whole = true;
    let mut selector = |key| {
        let text = section.text(key, problems)?;
        if let Err(error) = feed::check_selector(key, text.get_ref()) {
            problems.add(&text.span(), &error.to_string());
            whole = false;
        }
        Some(text.into_inner())
    };
    let item = selector("item").unwrap_or_default();
    let selectors = PageSelectors {
        item,
        title: selector("title").unwrap_or_default(),
        link: selector("link").unwrap_or_default(),
        date: selector("date").unwrap_or_default(),
    };
    if table.get("item").is_none() {
        let at = table.values().next().map_or(0..0, Spanned::span);
        problems.add(&at, "[source.page] needs an `item`: the CSS selector of one entry");
        whole = false;
    }
    section.finish(problems);
    whole.then_some(selectors)
}

fn line(section: &mut Section, key: &'static str, problems: &mut Problems) -> Option<Line> {
    section.text(key, problems).map(|text| Line::new(text.as_ref()))
}

/// Polling more often than this is rude.
pub(super) fn check_interval(every: &Spanned<Duration>, problems: &mut Problems) {
    if every.get_ref().as_secs() < LEAST_INTERVAL {
        let printer = SpanPrinter::new().designator(Designator::Verbose).spacing(Spacing::BetweenUnitsAndDesignators);
        let said = printer.unsigned_duration_to_string(every.get_ref());
        problems.add(&every.span(), &format!("`every` is at least 15 minutes (\"15m\"), not {said}"));
    }
}

/// The address as it is asked for, and in the form in which two spellings of one feed are the same.
fn feed_address(url: &Spanned<String>, problems: &mut Problems) -> Option<(String, String)> {
    let text = url.get_ref();
    let wrong = if text.trim().is_empty() {
        "the `url` is empty".to_owned()
    } else if let Some(file) = file_address(text) {
        match file {
            Ok(url) => return Some((url.clone(), url)),
            Err(wrong) => wrong,
        }
    } else if text.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        "the `url` has a blank in it".to_owned()
    } else {
        match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => return Some((text.clone(), url.into())),
            Ok(url) => format!("a feed's `url` begins with https:// or http://, not {}:", url.scheme()),
            Err(url::ParseError::RelativeUrlWithoutBase) => "a feed's `url` begins with https:// or http://".to_owned(),
            Err(error) => format!("this is no web address: {error}"),
        }
    };
    problems.add(&url.span(), &wrong);
    None
}

/// The address of a file that was named as people name files: `file:///a`, `/a`, `~/a`; none for what is no file's name.
#[must_use]
pub fn file_address(text: &str) -> Option<Result<String, String>> {
    let text = text.trim();
    let path = if let Some(rest) = text.strip_prefix("file:") {
        // `file:a` would be the file `a` of the topmost folder.
        let url = if rest.starts_with('/') { Url::parse(text).ok() } else { None };
        let Some(path) = url.and_then(|url| url.to_file_path().ok()) else {
            let rest = Line::new(rest);
            return Some(Err(format!("`file:{rest}` names no file of this machine; file:///home/me/feed.xml does")));
        };
        path
    } else if text.starts_with('/') || text.starts_with("~/") {
        at_home(text)
    } else {
        return None;
    };
    let url = Url::from_file_path(&path).map(String::from);
    Some(url.map_err(|()| format!("{} is no file's whole name", path.display())))
}

fn headers(section: &mut Section, problems: &mut Problems) -> Vec<(String, String)> {
    let Some(table) = section.table("headers", problems) else { return Vec::new() };
    let mut headers = Vec::new();
    for (name, value) in Section::new("headers", table).rest(problems) {
        let token = |letter: u8| letter.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&letter);
        if name.get_ref().is_empty() || !name.get_ref().bytes().all(token) {
            problems.add(&name.span(), "this is no name for a header");
        } else if let Some(value) = header_value(&value, problems) {
            headers.push((name.into_inner(), value));
        }
    }
    headers
}

/// A line break in a header would begin a header of its own.
fn header_value(value: &Spanned<String>, problems: &mut Problems) -> Option<String> {
    let text = value.get_ref().trim();
    if text.is_empty() || text.contains(|letter: char| letter.is_control() && letter != '\t') {
        problems.add(&value.span(), "this cannot be sent as a header: it is empty or has control characters");
        return None;
    }
    Some(text.to_owned())
}

fn login(source: &mut Source, section: &mut Section, problems: &mut Problems) {
    let user = section.text("user", problems);
    source.password_command = section.program("password_command", problems);
    match user {
        Some(user) if source.password_command.is_empty() => {
            problems
                .add(&user.span(), "`user` needs a `password_command` beside it, a program that prints the password");
        }
        Some(user) => source.user = Some(user.into_inner()),
        None => {}
    }
}

fn proxy(text: Spanned<String>, problems: &mut Problems) -> Option<String> {
    let known = ["http", "https", "socks5", "socks5h"];
    if Url::parse(text.get_ref()).is_ok_and(|url| known.contains(&url.scheme()) && url.has_host()) {
        return Some(text.into_inner());
    }
    problems.add(&text.span(), "a `proxy` begins with http://, https://, socks5:// or socks5h://");
    None
}
