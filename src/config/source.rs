//! `[[source]]`: the feeds the user declares. Checks each one as far as that goes without asking the network.

use super::{LEAST_INTERVAL, problem::Problems, section::Section};
use crate::{news::Source, text::Line};
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
        if url.is_none() && table.get_ref().get("url").is_none() {
            problems.add(&table.span(), "this source has no `url`");
        }
        if let Some(url) = url
            && let Some(address) = feed_address(&url, problems)
        {
            match first.entry(address) {
                Entry::Occupied(before) => problems.add_again(&url.span(), "this feed", before.get()),
                Entry::Vacant(place) => drop(place.insert(url.span())),
            }
            sources.push(one(url.into_inner(), &mut section, problems));
        } else {
            one(String::new(), &mut section, problems);
        }
        section.finish(problems);
    }
    sources
}

fn one(url: String, section: &mut Section, problems: &mut Problems) -> Source {
    let mut source = Source { url, strip: true, declared: true, ..Source::default() };
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
    source
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

/// The address in the form in which two spellings of one feed are the same.
fn feed_address(url: &Spanned<String>, problems: &mut Problems) -> Option<String> {
    let text = url.get_ref();
    let wrong = if text.trim().is_empty() {
        "the `url` is empty".to_owned()
    } else if text.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        "the `url` has a blank in it".to_owned()
    } else {
        match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => return Some(url.into()),
            Ok(url) => format!("a feed's `url` begins with https:// or http://, not {}:", url.scheme()),
            Err(url::ParseError::RelativeUrlWithoutBase) => "a feed's `url` begins with https:// or http://".to_owned(),
            Err(error) => format!("this is no web address: {error}"),
        }
    };
    problems.add(&url.span(), &wrong);
    None
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
