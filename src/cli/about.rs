//! `about`: what the user's own items say of a game, a studio or a person.

use super::{Exit, output, session::Session};
use crate::{
    about::{AboutPage, Claim, Deal, Outcome, Review, Rumour, Telling},
    text::Line,
};
use anyhow::{Result, bail};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value, json};
use std::fmt::Write;

/// Prints the page of a name.
pub fn run(session: &Session, name: &[String], as_json: bool) -> Result<Exit> {
    let name = Line::new(&name.join(" "));
    let page = session.store.about(&name, session.now)?;
    if as_json {
        output::print_json(&object(&page))?;
        return Ok(if page.timeline.is_empty() { Exit::Failed } else { Exit::Done });
    }
    if page.timeline.is_empty() {
        bail!("no headline here speaks of “{name}”");
    }
    output::print(&words(&page))?;
    Ok(Exit::Done)
}

fn object(page: &AboutPage) -> Value {
    let told = |by: &Telling| {
        json!({ "story": by.story, "article": by.article, "title": by.title, "source_name": by.source,
                "published": by.at, "kind": by.kind, "sources": by.outlets })
    };
    json!({
        "name": page.name,
        "followed": page.followed,
        "steam": page.steam,
        "release": page.release.iter().map(|Claim { when, by }| json!({ "when": when, "by": told(by) })).collect::<Vec<_>>(),
        "platforms": page.platforms.iter().map(|(name, sources)| json!({ "name": name, "sources": sources })).collect::<Vec<_>>(),
        "reviews": page.reviews.iter().map(|Review { by, score, verdict }| json!({ "score": score, "verdict": verdict, "by": told(by) })).collect::<Vec<_>>(),
        "rumours": page.rumours.iter().map(|Rumour { by, outcome }| json!({
            "by": told(by),
            "outcome": outcome.as_ref().map(|(outcome, _)| outcome.word()),
            "outcome_by": outcome.as_ref().map(|(_, by)| told(by)),
        })).collect::<Vec<_>>(),
        "deals": page.deals.iter().map(|Deal { by, price, shop }| json!({ "price": price, "shop": shop, "by": told(by) })).collect::<Vec<_>>(),
        "stories": page.timeline.iter().map(told).collect::<Vec<_>>(),
    })
}

fn words(page: &AboutPage) -> String {
    let mut text = format!("{}{}\n", page.name, if page.followed { " · followed" } else { "" });
    let day_of = |at: Timestamp| at.to_zoned(TimeZone::system()).strftime("%-d %b %Y").to_string();
    let day = |by: &Telling| day_of(by.at);
    for (place, claim) in page.release.iter().enumerate() {
        let label = if place == 0 { "out" } else { "said before" };
        let _ = writeln!(text, "{label}: {} ({}, {})", claim.when, claim.by.source, day(&claim.by));
    }
    if !page.platforms.is_empty() {
        let named: Vec<&str> = page.platforms.iter().map(|(platform, _)| *platform).collect();
        let _ = writeln!(text, "on: {}", named.join(", "));
    }
    if let Some(steam) = &page.steam {
        let _ = writeln!(text, "its news: pressstart source add {steam}");
    }
    let section = |text: &mut String, title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(text, "\n{title}\n{}", lines.join("\n"));
        }
    };
    let review = |one: &Review| {
        let said = one.verdict.as_ref().unwrap_or(&one.by.title);
        format!("{}  {}  {}  {said}", one.by.article, one.by.source, one.score.as_deref().unwrap_or("–"))
    };
    section(&mut text, "Reviews", page.reviews.iter().map(review).collect());
    let rumour = |one: &Rumour| {
        let after = one.outcome.as_ref().map_or_else(String::new, |(outcome, by): &(Outcome, Telling)| {
            format!("\n     {}: {}  {} ({}, {})", outcome.word(), by.article, by.title, by.source, day(by))
        });
        format!("{}  {} ({}, {}){after}", one.by.article, one.by.title, one.by.source, day(&one.by))
    };
    section(&mut text, "Rumours", page.rumours.iter().map(rumour).collect());
    let deal = |one: &Deal| {
        let shop = one.shop.map_or_else(String::new, |shop| format!(" at {shop}"));
        format!("{}  {}{shop} ({}, {})", one.by.article, one.price, one.by.source, day(&one.by))
    };
    section(&mut text, "Offers", page.deals.iter().map(deal).collect());
    let story = |one: &Telling| {
        let more = if one.outlets > 1 { format!(" +{}", one.outlets - 1) } else { String::new() };
        format!("{}  {}  {} ({}{more}, {})", one.story, day_of(one.newest), one.title, one.source, one.kind.word())
    };
    section(&mut text, "Stories", page.timeline.iter().map(story).collect());
    text
}
