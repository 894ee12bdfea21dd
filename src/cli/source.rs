//! `source`: subscriptions, and how they fare.

use super::{
    Exit,
    args::SourceCommand,
    output,
    session::Session,
    show,
    source_check::{check, health, source_json},
    source_page,
};
use crate::{
    config,
    exchange::{self, opml},
    fetch::Client,
    news::{PageSelectors, Source},
    poll,
    store::Subscription,
    text::{Line, secrets, width},
};
use anyhow::{Result, bail};
use serde_json::json;
use std::{fmt::Write, ops::ControlFlow, path::Path};
use url::Url;

/// Runs one of the subscription commands.
pub fn run(session: &mut Session, command: SourceCommand) -> Result<Exit> {
    match command {
        SourceCommand::List { json } => list_all(session, json),
        SourceCommand::Add { url, page, name, group, account, json } => {
            let chosen = Chosen { name: name.as_deref(), group: group.as_deref(), account: account.as_deref() };
            match page.item {
                None => add(session, &url, chosen, json),
                Some(item) => {
                    let selectors = PageSelectors { item, title: page.title, link: page.link, date: page.date };
                    match source_page::find(session, &url, &selectors, page.only_try, json)? {
                        ControlFlow::Break(exit) => Ok(exit),
                        ControlFlow::Continue(source) => follow(session, source, &[], chosen, json),
                    }
                }
            }
        }
        SourceCommand::Remove { source } => remove(session, &source),
        SourceCommand::Pause { source, off, .. } => pause(session, &source, !off),
        SourceCommand::Resume { source } => pause(session, &source, false),
        SourceCommand::Starter => starter(session),
        SourceCommand::Rename { source, name } => {
            let id = session.subscription(&source)?.id;
            let step = session.store.rename_source(id, &Line::new(&name), session.now)?;
            said(session, &step.words)
        }
        SourceCommand::Move { source, group } => {
            let id = session.subscription(&source)?.id;
            let step = session.store.move_source(id, &Line::new(&group), session.now)?;
            said(session, &step.words)
        }
        SourceCommand::Address { source, url } => {
            let id = session.subscription(&source)?.id;
            let client = (!session.offline).then(|| Client::new(&session.poll_settings().limits));
            let found = poll::find_source(client.as_ref(), &url, session.now)?;
            let step = session.store.change_address(id, &found.source.url, session.now)?;
            said(session, &step.words)
        }
        SourceCommand::Check { source, json } => check(session, source.as_deref(), json),
        SourceCommand::Import { file, dry_run } => {
            import(session, &file.display().to_string(), &show::input(&file)?, dry_run, false)
        }
        SourceCommand::Export => export(session),
    }
}

fn list_all(session: &Session, as_json: bool) -> Result<Exit> {
    let all = session.subscriptions()?;
    if as_json {
        let list: Vec<_> = all.iter().map(|one| source_json(one, session.now)).collect();
        output::print_json(&list)?;
        return Ok(Exit::Done);
    }
    // Each group once, in the order of its first source.
    let mut groups: Vec<&Line> = Vec::new();
    for one in &all {
        if !groups.contains(&&one.source.group) {
            groups.push(&one.source.group);
        }
    }
    let in_groups = groups.iter().flat_map(|group| all.iter().filter(|one| one.source.group == **group));
    let mut text = String::new();
    let mut group = None;
    for one in in_groups {
        if group != Some(&one.source.group) {
            group = Some(&one.source.group);
            if !one.source.group.is_empty() || !text.is_empty() {
                let _ = writeln!(text, "{}", one.source.group);
            }
        }
        let _ = writeln!(
            text,
            "  {:<5} {}  {:>5} unread  {}",
            one.id.to_string(),
            width::pad_to_width(&one.source.name, 24),
            one.unread,
            health(one, session.now)
        );
    }
    if all.is_empty() {
        output::note(session.quiet, "no source is followed; `pressstart source add ADDRESS` follows one");
    }
    output::print(&text)?;
    Ok(Exit::Done)
}

/// What was asked for beside a source's address.
#[derive(Clone, Copy)]
struct Chosen<'a> {
    name: Option<&'a str>,
    group: Option<&'a str>,
    account: Option<&'a str>,
}

fn add(session: &mut Session, url: &str, chosen: Chosen, as_json: bool) -> Result<Exit> {
    if let Some(account) = chosen.account
        && !session.config.accounts.iter().any(|one| one.name == account)
    {
        bail!("there is no account “{}” in {}", Line::new(account), session.places.config.display());
    }
    let client = (!session.offline).then(|| Client::new(&session.poll_settings().limits));
    let poll::Found { source, others } = match poll::find_source(client.as_ref(), url, session.now) {
        Err(reason) if as_json => {
            output::print_json(&[json!({
                "id": null, "url": secrets::mask_password(url), "name": null, "others": [], "error": reason.to_string(),
            })])?;
            return Ok(Exit::Failed);
        }
        Err(reason @ poll::FindError::NoAnswer { .. }) => {
            bail!(
                "{reason}; `pressstart --offline source add` keeps the address unasked, and every `fetch` tries it again"
            )
        }
        Err(reason @ poll::FindError::PageWithoutFeed { .. }) => {
            bail!("{reason}; or `--item` says with a CSS selector what an entry of the page is")
        }
        found => found?,
    };
    follow(session, source, &others, chosen, as_json)
}

/// Follows a source that was found.
fn follow(
    session: &mut Session,
    mut source: Source,
    others: &[(String, Line)],
    chosen: Chosen,
    as_json: bool,
) -> Result<Exit> {
    if let Some(name) = chosen.name {
        source.name = Line::new(name);
    }
    if let Some(group) = chosen.group {
        source.group = Line::new(group);
    }
    let known = session.subscriptions()?.into_iter().find(|one| one.source.url == source.url);
    let id = session.store.add_source(&source, session.now)?;
    if let Some(account) = chosen.account {
        session.store.want_there(account, id)?;
    }
    if as_json {
        let known = known.is_some();
        let url = secrets::mask_password(&source.url).into_owned();
        let others: Vec<&String> = others.iter().map(|(url, _)| url).collect();
        output::print_json(
            &json!([{ "id": id, "name": source.name, "url": url, "known": known, "others": others, "error": null }]),
        )?;
    }
    if !others.is_empty() && !as_json && !session.quiet {
        output::message(&named_beside(&source, others));
    }
    if let Some(known) = known {
        let done = change_known(session, &known, &source, chosen)?;
        return if as_json { Ok(Exit::Done) } else { said(session, &done) };
    }
    if !session.quiet && !as_json {
        let name = if source.name.is_empty() { Line::new(&secrets::mask_secrets(&source.url)) } else { source.name };
        match session.store.wanted_there(id)? {
            Some(account) => output::print_line(&format!(
                "{id} following {name}; the next sync tells {}, or `pressstart fetch {id}` gets its articles now",
                Line::new(&account)
            ))?,
            None => {
                output::print_line(&format!("{id} following {name}; `pressstart fetch {id}` gets its articles"))?;
            }
        }
    }
    Ok(Exit::Done)
}

/// It is followed already: what was asked for beside its address is done all the same. Gives it in words.
fn change_known(session: &mut Session, known: &Subscription, wanted: &Source, chosen: Chosen) -> Result<String> {
    let mut done = vec![format!("{} was followed already", known.id)];
    if chosen.name.is_some() && known.source.name != wanted.name {
        done.push(session.store.rename_source(known.id, &wanted.name, session.now)?.words);
    }
    if known.source.page != wanted.page && wanted.page.is_some() {
        done.push(session.store.choose(known.id, "page", Some(wanted), session.now)?.words);
    }
    if chosen.group.is_some() && known.source.group != wanted.group {
        done.push(session.store.move_source(known.id, &wanted.group, session.now)?.words);
    }
    Ok(done.join("; "))
}

/// Which of a page's feeds was taken, and those that were not.
fn named_beside(taken: &Source, others: &[(String, Line)]) -> String {
    let mut words = format!(
        "the page names {}; {} was taken. Another one is followed by its address:",
        output::count(others.len() + 1, "feed", "feeds"),
        secrets::mask_secrets(&taken.url)
    );
    for (url, title) in others {
        let title = if title.is_empty() { String::new() } else { format!("  {title}") };
        let _ = write!(words, "\n  {}{title}", secrets::mask_secrets(url));
    }
    words
}

/// Prints the subscriptions as OPML, without what lets others in: such a list is given away.
fn export(session: &Session) -> Result<Exit> {
    let all: Vec<Source> = session.subscriptions()?.into_iter().map(|one| one.source).collect();
    // By its address alone nobody else can follow a file, a program or a page.
    let (mut all, own): (Vec<Source>, Vec<Source>) = all.into_iter().partition(Source::is_plain_feed);
    if !own.is_empty() && !session.quiet {
        output::message(&format!(
            "{} left out: files, programs and pages without a feed",
            output::count(own.len(), "source", "sources")
        ));
    }
    let mut bare = 0;
    for source in &mut all {
        let Ok(mut url) = Url::parse(&source.url) else { continue };
        if url.username().is_empty() && url.password().is_none() {
            continue;
        }
        if url.set_username("").is_ok() && url.set_password(None).is_ok() {
            source.url = url.into();
            bare += 1;
        }
    }
    if bare > 0 && !session.quiet {
        output::message(&format!("{} written without login", output::count(bare, "address", "addresses")));
    }
    output::print(&opml::write(&all))?;
    Ok(Exit::Done)
}

fn remove(session: &mut Session, wanted: &str) -> Result<Exit> {
    let one = session.subscription(wanted)?;
    if one.source.declared {
        bail!(
            "{} stands in {}: delete its [[source]] lines there (url = \"{}\")",
            one.source.name,
            session.places.config.display(),
            secrets::mask_secrets(&one.source.url)
        );
    }
    let step = session.store.remove_source(one.id, session.now)?;
    said(session, &step.words)
}

fn pause(session: &mut Session, wanted: &str, paused: bool) -> Result<Exit> {
    let one = session.subscription(wanted)?;
    if one.source.paused == paused {
        let state = if paused { "paused already" } else { "not paused" };
        return said(session, &format!("{} is {state}", one.source.name));
    }
    let step = session.store.pause_source(one.id, paused, session.now)?;
    said(session, &step.words)
}

/// Follows the starter set, or what of it is not followed yet.
fn starter(session: &mut Session) -> Result<Exit> {
    let known: Vec<String> = session.subscriptions()?.into_iter().map(|one| one.source.url).collect();
    let fresh: Vec<Source> =
        config::starter_sources().into_iter().filter(|source| !known.contains(&source.url)).collect();
    if fresh.is_empty() {
        return said(session, "the starter set is followed already");
    }
    let words = format!("added {} of the starter set", output::count(fresh.len(), "source", "sources"));
    let (step, _) = session.store.change_sources(&fresh, &[], &words, session.now)?;
    said(session, &step.words)
}

fn said(session: &Session, words: &str) -> Result<Exit> {
    if !session.quiet {
        output::print_line(words)?;
    }
    Ok(Exit::Done)
}

/// Takes in an OPML file or a newsboat `urls` file.
pub fn import(session: &mut Session, name: &str, list: &[u8], dry_run: bool, as_json: bool) -> Result<Exit> {
    let found = exchange::subscriptions(list);
    for refused in &found.refused {
        output::message(&format!("refused {refused}"));
    }
    if let Some(place) = &found.broken {
        output::message(&format!("{name}: the list is broken; what stood before was taken: {place}"));
    }
    if found.sources.is_empty() && found.shelves.is_empty() && found.refused_in_all == 0 {
        bail!("{name}: neither OPML nor a newsboat urls file, or a list without feeds");
    }
    let known: Vec<String> = session.subscriptions()?.into_iter().map(|one| one.source.url).collect();
    let given = found.sources.len();
    // A list may name a feed twice.
    let mut fresh: Vec<Source> = Vec::new();
    for source in found.sources {
        if !known.contains(&source.url) && !fresh.iter().any(|other| other.url == source.url) {
            fresh.push(source);
        }
    }
    let mut shelves = config::new_shelves(&session.config.shelves, &found.shelves);
    if !dry_run && !session.is_demo() {
        shelves = config::add_shelves(&session.places.config, &shelves).map_err(anyhow::Error::msg)?;
        let step = exchange::imported_words(fresh.len(), shelves.len());
        session.store.import_sources(&fresh, &shelves, &step, session.now)?;
    }
    if as_json {
        let (new, known, refused) = (fresh.len(), given - fresh.len(), found.refused_in_all);
        let counts = json!([{
            "form": "subscriptions", "new": new, "known": known, "refused": refused, "shelves": shelves.len(), "error": null,
        }]);
        output::print_json(&counts)?;
        return Ok(Exit::Done);
    }
    let written_into = (!dry_run && !session.is_demo()).then_some(session.places.config.as_path());
    let kept = kept_searches(shelves.len(), written_into);
    let verb = if dry_run { "would import" } else { "imported" };
    let doubled = if found.doubled > 0 { format!(", {} in it more than once", found.doubled) } else { String::new() };
    let tags = match found.of_several_tags {
        0 => String::new(),
        several => format!(", {} with the first tag alone", output::count(several, "feed", "feeds")),
    };
    let beyond = if found.beyond > 0 { format!(", {} left out: too many", found.beyond) } else { String::new() };
    said(
        session,
        &format!(
            "{verb}: {} new, {} known, {} refused{doubled}{tags}{beyond}{kept}",
            fresh.len(),
            given - fresh.len(),
            found.refused_in_all
        ),
    )
}

/// What became of the searches of a list.
fn kept_searches(shelves: usize, written_into: Option<&Path>) -> String {
    if shelves == 0 {
        return String::new();
    }
    let made = output::count(shelves, "shelf", "shelves");
    let written = written_into.map_or_else(String::new, |config| format!(", written into {}", config.display()));
    format!("; {made} of its searches{written}")
}
