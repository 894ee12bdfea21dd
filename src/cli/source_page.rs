//! `source add --item`: a page without a feed, read by CSS selectors; shows what they find before it is followed.

use super::{Exit, output, session::Session};
use crate::{
    feed::PageFeed,
    fetch::Client,
    html::decode_entities,
    news::{PageSelectors, Source},
    poll,
    text::{Line, time},
};
use anyhow::{Result, bail};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::{fmt::Write, ops::ControlFlow};

/// Items that are shown.
const SHOWN: usize = 5;

/// Shows what selectors find in a page; the source that it would be, where it is to be followed.
pub fn find(
    session: &Session,
    url: &str,
    selectors: &PageSelectors,
    only_try: bool,
    as_json: bool,
) -> Result<ControlFlow<Exit, Source>> {
    if session.offline && !poll::names_a_file(url) {
        bail!("what selectors find can only be seen in the page, and --offline asks for none");
    }
    let client = Client::new(&session.poll_settings().limits);
    let (source, read) = poll::find_on_page(&client, url, selectors, session.now)?;
    let problem = read.found.problem(selectors);
    if as_json && (only_try || problem.is_some()) {
        output::print_json(&found_json(&read, problem.as_deref()))?;
    } else if !as_json && (only_try || !session.quiet) {
        output::print(&in_words(&read, selectors))?;
    }
    match problem {
        Some(_) if as_json => Ok(ControlFlow::Break(Exit::Failed)),
        Some(problem) => bail!("{problem}"),
        None if only_try => Ok(ControlFlow::Break(Exit::Done)),
        None => Ok(ControlFlow::Continue(source)),
    }
}

fn found_json(read: &PageFeed, problem: Option<&str>) -> Value {
    let found = &read.found;
    let items = read.feed.items.iter().take(SHOWN);
    let items: Vec<Value> = items
        .map(|item| json!({ "title": decode_entities(&item.title), "url": item.link, "published": item.published }))
        .collect();
    json!([{
        "id": null, "items": found.items, "titles": found.titles, "links": found.links, "dates": found.dates,
        "first": items, "error": problem,
    }])
}

/// How much was found, and the first rows.
fn in_words(read: &PageFeed, selectors: &PageSelectors) -> String {
    let mut text = format!("{}\n", read.found.counted());
    for item in read.feed.items.iter().take(SHOWN) {
        let day = item.published.map_or_else(|| "no date".to_owned(), |date| time::day(date, &TimeZone::system()));
        let title = Line::new(&decode_entities(&item.title));
        let link = item.link.as_deref().unwrap_or("no link");
        let _ = writeln!(text, "  {day:<11}  {title}\n               {}", Line::new(link));
    }
    if let Some(remark) = read.found.remark(selectors) {
        let _ = writeln!(text, "  {remark}");
    }
    text
}
