//! Takes an event in: the one door through which the model changes.

use super::{
    act, browsing, decide,
    effect::{Effect, Fetch, Read, TerminalRequest, Write},
    event::Event,
    hits, keeping,
    layout::Pane,
    model::{Model, Polling, Toast},
    mouse, mute, navigate,
    overlay::Overlay,
    pictures, pressing,
    reader::{Document, Fetching},
    settings,
    sources::SourceRow,
    statistics, stepping, tending, typing,
};
use crate::{
    news::{Link, StoryId, Totals, View},
    text::Line,
};
use jiff::Timestamp;

/// Changes the model as the event asks, and says what is to be done outside.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = take(model, event);
    effects.extend(navigate::settle(model));
    effects.extend(hits::settle(model));
    effects.extend(pictures::settle(model));
    effects.extend(keeping::settle(model));
    effects
}

fn take(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Started => started(model),
        Event::Key(key) => pressing::press(model, key),
        Event::Mouse(..) | Event::Paste(_) if model.layout().too_small => Vec::new(),
        Event::Mouse(what, x, y) => mouse::mouse(model, what, x, y),
        Event::Paste(text) => typing::paste(model, &text),
        Event::Resized(width, height) => resize(model, width, height),
        Event::Focused(here) => {
            model.watched = here;
            Vec::new()
        }
        Event::Clock(now) => clock(model, now),
        Event::List { ticket, .. } if ticket != model.list_ticket => Vec::new(),
        Event::List { ids, rows, folded, whole, .. } => {
            if whole {
                model.folded = folded;
            }
            take_list(model, ids, rows, whole)
        }
        Event::Peeked { ticket, ids } => peeked(model, ticket, &ids),
        Event::Rows(rows) => {
            model.list.take_rows(rows);
            follow_guard(model);
            navigate::rows_came(model)
        }
        Event::Excerpts(ticket, excerpts) => {
            hits::came(model, ticket, excerpts);
            Vec::new()
        }
        Event::Page { story, view, width, document } => page_came(model, story, view, width, *document),
        Event::Sources(rows, totals) => sources_came(model, rows, totals),
        Event::Names(of, names) => super::names::came(model, of, names),
        Event::ShelvesCounted(counts) => counted(model, counts),
        Event::Marked(ticket) => stepping::marked(model, ticket),
        event @ (Event::Kept(_)
        | Event::Mutes(_)
        | Event::Steps(_)
        | Event::Tags(_)
        | Event::Matching(..)
        | Event::Ruled(..)
        | Event::Passed(..)) => take_aside(model, event),
        Event::NothingMarked(ticket) => stepping::nothing_marked(model, ticket),
        Event::MarkFailed(ticket, reason) => stepping::mark_failed(model, ticket, &reason),
        Event::Undone(step) => stepping::stepped(model, step, true),
        Event::Redone(step) => stepping::stepped(model, step, false),
        Event::Original(link) => browsing::original(model, link),
        Event::NotStepped(reason) => stepping::not_stepped(model, &reason),
        Event::Polling { done, total, .. } => {
            model.polling = Polling::Running(done, total);
            arrivals(model)
        }
        Event::Polled { new, failed, total } => polled(model, new, failed, total),
        Event::StoreChanged => store_changed(model),
        Event::FullText(article, result) => full_text_came(model, article, result),
        Event::LinkRead(story, article) => navigate::read_article(model, story, article),
        Event::LinksSaved(articles) => keeping::links_saved(model, articles),
        Event::Text(program, text) => vec![Effect::Terminal(TerminalRequest::Lend(program, text))],
        Event::Opened(address) => opened(model, &address),
        Event::Saved(articles) => vec![Effect::Fetch(Fetch::SavedHook(articles))],
        Event::Archiving { done, total } => {
            model.archiving = (done < total).then_some((done, total));
            Vec::new()
        }
        Event::Archived { article, title, came } => keeping::archived(model, article, &title, came),
        Event::Resolved(url, result) => {
            resolved(model, &url, result);
            Vec::new()
        }
        Event::Picture { source, shown, large: true, .. } => {
            pictures::large_came(model, &source, shown);
            Vec::new()
        }
        Event::Picture { source, columns, shown, large: false } => {
            pictures::came(model, &source, columns, shown);
            Vec::new()
        }
        Event::SourcesChanged { .. } | Event::ListFound { .. } => tending::came(model, event),
        Event::Statistics(counted) => {
            statistics::show(model, &counted);
            Vec::new()
        }
        Event::Configured(_)
        | Event::ConfigWrong(_)
        | Event::RulesRead
        | Event::RulesWrong(_)
        | Event::SettingsWritten(_)
        | Event::SettingsKept(..) => settings::came(model, event),
        Event::Said(words) => {
            model.say(words);
            Vec::new()
        }
        Event::Failed(words) => {
            model.complain(words);
            Vec::new()
        }
    }
}

/// Somebody else has written: the rows on screen say what they have become, and what is new waits for `N`.
fn store_changed(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![Effect::Read(Read::Sources)];
    let height = model.list_height();
    let refreshed = model.list.refresh(height);
    if !refreshed.is_empty() {
        effects.push(Effect::Read(Read::Rows(refreshed)));
    }
    effects.extend(arrivals(model));
    effects
}

/// An article laid out came, if it is still the one that was asked for.
fn page_came(model: &mut Model, story: StoryId, view: View, width: u16, mut document: Document) -> Vec<Effect> {
    let setting = model.setting();
    if width != model.text_width() {
        return Vec::new();
    }
    let Some(reader) = model.reader.as_mut().filter(|reader| reader.story == story && reader.view == view) else {
        return Vec::new();
    };
    if let Some(row) = model.list.rows.get_mut(&story).filter(|row| row.face.id == document.article.id) {
        let article = &mut document.article;
        // The row may be older than the whole text.
        (row.face.full, row.face.words, row.face.removed) = (article.full, article.words, article.removed);
        // What was decided here may not be on disk yet when the article is read from there.
        (article.read, article.saved) = (row.face.read, row.face.saved);
        article.tags.clone_from(&row.face.tags);
        article.progress.clone_from(&row.face.progress);
    }
    reader.take(document, &setting);
    let mut effects = navigate::full_text(model);
    if let Some(awaited) = model.awaited.take() {
        effects.extend(act::act(model, awaited, None));
    }
    effects
}

/// What came of setting things aside, of batches and of the passing of time.
fn take_aside(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Kept(words) => decide::kept(model, words),
        Event::Mutes(mutes) => {
            mute::came(model, mutes);
            Vec::new()
        }
        Event::Steps(came) => {
            if let Some(Overlay::Steps { steps, .. }) = &mut model.overlay {
                *steps = Some(came);
            }
            Vec::new()
        }
        Event::Tags(tags) => {
            model.tags = tags;
            Vec::new()
        }
        Event::Matching(ticket, ids) if model.seeking == Some(ticket) => navigate::to_unread(model, &ids),
        Event::Matching(ticket, ids) => decide::matching(model, ticket, &ids),
        Event::Passed(back, unmuted) => passed(model, &back, &unmuted),
        Event::Ruled(steps, told) => ruled(model, &steps, &told),
        _ => Vec::new(),
    }
}

/// The sources and the counts came; a new reader is welcomed.
fn sources_came(model: &mut Model, rows: Vec<SourceRow>, totals: Totals) -> Vec<Effect> {
    let first = model.sources.all.is_empty() && !rows.is_empty() && totals.articles == 0;
    model.sources.take(rows);
    let height = usize::from(model.layout().body.height);
    model.sources.go(model.sources.cursor, height);
    if model.totals.articles == 0 {
        // What was counted was an empty press.
        model.counts.clear();
    }
    model.totals = totals;
    let mut effects: Vec<Effect> = model.count_shelves().into_iter().collect();
    if first && !model.options.demo {
        welcome(model);
        effects
            .push(Effect::Fetch(Fetch::FindList(model.sources.all.iter().map(|row| row.source.url.clone()).collect())));
    }
    effects
}

/// Each step of a rule has its place in the order of undoing; what is to be told of is told.
fn ruled(model: &mut Model, steps: &[String], told: &[Line]) -> Vec<Effect> {
    for _ in steps {
        decide::by_rule(model);
    }
    let mut effects = vec![Effect::Read(Read::Sources)];
    effects.extend(arrivals(model));
    if let Some(first) = told.first() {
        let more = if told.len() > 1 { format!(" and {} more", told.len() - 1) } else { String::new() };
        let words = format!("{first}{more}");
        model.say(words.clone());
        effects.push(Effect::Terminal(TerminalRequest::Notify(words)));
    }
    effects
}

/// What lies behind the spoiler guard since is masked in the reader too, and what does no longer is not.
fn follow_guard(model: &mut Model) {
    let Some(reader) = &model.reader else { return };
    let row = model.list.rows.get(&reader.story).filter(|row| row.face.id == reader.article.id);
    if row.is_some_and(|row| row.face.aside.guard != reader.article.aside.guard) {
        decide::redraw_reader(model);
    }
}

/// What came back is told of, and waits for `N` like everything that arrives.
fn passed(model: &mut Model, back: &[Line], unmuted: &[Line]) -> Vec<Effect> {
    let told = |lines: &[Line], one: fn(&Line) -> String, many: &str| match lines {
        [] => None,
        [line] => Some(one(line)),
        lines => Some(format!("{} {many}", lines.len())),
    };
    let parts = [
        told(back, |title| format!("Back: “{title}”"), "stories are back"),
        told(unmuted, |label| format!("The mute of “{label}” has ended"), "mutes have ended"),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    if words.is_empty() {
        return Vec::new();
    }
    model.say(words.join(" · "));
    let mut effects = vec![Effect::Read(Read::Sources)];
    effects.extend(arrivals(model));
    effects
}

fn resize(model: &mut Model, width: u16, height: u16) -> Vec<Effect> {
    let before = model.text_width();
    model.size = (width, height);
    let height = model.list_height();
    model.list.keep_in_view(height);
    let setting = model.setting();
    let other_width = before != model.text_width();
    if let Some(reader) = &mut model.reader {
        if other_width {
            reader.pictures.clear();
        }
        reader.compose(&setting);
        reader.scroll = reader.scroll.min(reader.last_scroll(setting.height));
    }
    if other_width { navigate::load_page(model) } else { Vec::new() }
}

fn take_list(model: &mut Model, ids: Vec<StoryId>, rows: Vec<crate::news::Story>, whole: bool) -> Vec<Effect> {
    let height = model.list_height();
    // The first ids came alone and the rest follows: the reader may have moved meanwhile.
    let goes_on = model.list.loaded && !model.list.whole;
    let stays = model.stay.filter(|stay| !goes_on && model.list.current() == Some(*stay) && !ids.contains(stay));
    if stays.is_some() && !whole && model.list.cursor >= ids.len() {
        // The cursor is further down than what has come: the old list stands until all of the new one is here.
        return Vec::new();
    }
    let stay = if goes_on { model.list.current() } else { model.stay.take() };
    if !goes_on && stay.is_none() {
        (model.list.cursor, model.list.top) = (0, 0);
    }
    model.list.replace(ids, stay, height);
    model.list.whole = whole;
    if whole {
        model.list.select_no_others();
    }
    model.list.take_rows(rows);
    if !goes_on {
        model.arrived = 0;
        for applied in model.past.iter_mut().chain(&mut model.future) {
            applied.stale = true;
        }
    }
    let refreshed = model.list.refresh(height);
    if refreshed.is_empty() { Vec::new() } else { vec![Effect::Read(Read::Rows(refreshed))] }
}

/// Looks whether something has arrived, one look at a time.
pub(super) fn arrivals(model: &mut Model) -> Vec<Effect> {
    if !model.list.loaded {
        return Vec::new();
    }
    if !model.touched || model.list.ids.is_empty() {
        // Nobody has laid a hand on the list yet: rows land as they arrive.
        if model.list_ticket == 0 || model.list.whole {
            return model.ask_for_list(None);
        }
        return Vec::new();
    }
    if model.peek_ticket.is_some() {
        model.peek_again = true;
        return Vec::new();
    }
    let Ok((wanted, _)) = model.wanted() else { return Vec::new() };
    let ticket = model.ticket();
    model.peek_ticket = Some(ticket);
    vec![Effect::Read(Read::Peek { ticket, wanted })]
}

fn peeked(model: &mut Model, ticket: u64, ids: &[StoryId]) -> Vec<Effect> {
    if model.peek_ticket != Some(ticket) {
        return Vec::new();
    }
    model.peek_ticket = None;
    let here: std::collections::HashSet<StoryId> = model.list.ids.iter().copied().collect();
    let gone = model.past.iter().flat_map(super::verdict::Applied::stories).collect::<std::collections::HashSet<_>>();
    model.arrived = ids.iter().filter(|id| !here.contains(id) && !gone.contains(id)).count();
    if std::mem::take(&mut model.peek_again) { arrivals(model) } else { Vec::new() }
}

fn polled(model: &mut Model, new: usize, failed: usize, total: usize) -> Vec<Effect> {
    model.polling = Polling::Idle;
    if total > 0 && failed == total && model.totals.articles > 0 {
        model.complain("No source answered: is there a network?");
    } else if new == 0 && total > 0 && model.toast.is_none() && model.touched {
        model.say(match failed {
            0 => "Nothing new".to_owned(),
            1 => "Nothing new; 1 source failed".to_owned(),
            many => format!("Nothing new; {many} sources failed"),
        });
    }
    // What did not come for the reading list before may come now.
    let mut effects = vec![Effect::Read(Read::Sources), Effect::Fetch(Fetch::Archive)];
    if new > 0 && model.options.notify && !model.watched {
        effects.push(Effect::Terminal(TerminalRequest::Notify(format!(
            "{new} new {}",
            if new == 1 { "article" } else { "articles" }
        ))));
    }
    effects.extend(arrivals(model));
    effects
}

/// The first words to a new reader.
fn welcome(model: &mut Model) {
    let count = model.sources.all.len();
    let words = if model.options.offline {
        format!("{count} gaming sources · offline · pressstart --demo shows the demo edition · ? keys")
    } else {
        format!("{count} gaming sources · :pick chooses · R polls · ? keys")
    };
    model.toast = Some(Toast { words, undo: false, wrong: false });
}

pub(super) fn full_text_came(
    model: &mut Model,
    article: crate::news::ArticleId,
    result: Result<(), String>,
) -> Vec<Effect> {
    let setting = model.setting();
    let Some(reader) = model.reader.as_mut().filter(|reader| reader.article.id == article) else {
        return Vec::new();
    };
    if reader.fetching == Fetching::Not && result.is_err() {
        return Vec::new();
    }
    let came = result.is_ok();
    reader.fetching = result.map_or_else(Fetching::Failed, |()| Fetching::Not);
    reader.compose(&setting);
    if came { navigate::load_page(model) } else { Vec::new() }
}

/// Where an opaque link leads.
fn resolved(model: &mut Model, url: &str, result: Result<Link, String>) {
    let setting = model.setting();
    match (result, &mut model.reader) {
        (Ok(link), Some(reader)) => {
            let words = format!("It leads to {}", link.shown);
            reader.resolve(url, link, &setting);
            model.say(words);
        }
        (Ok(_), None) => {}
        (Err(reason), _) => model.complain(format!("The link leads nowhere: {reason}")),
    }
}

/// The pane that has the keys when another is closed.
pub(super) fn focus_list(model: &mut Model) {
    model.focus = Pane::List;
    let height = model.list_height();
    model.list.keep_in_view(height);
}

fn started(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.ask_for_list(None);
    effects.push(Effect::Read(Read::Sources));
    effects
}

/// Of several pages it is told already how many they are.
fn opened(model: &mut Model, address: &str) -> Vec<Effect> {
    if model.toast.is_none() {
        model.say(format!("Opened {address}"));
    }
    Vec::new()
}

fn clock(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    model.now = now;
    vec![Effect::Write(Write::KeepTime)]
}

fn counted(model: &mut Model, counts: Vec<u64>) -> Vec<Effect> {
    model.counts = counts;
    Vec::new()
}
