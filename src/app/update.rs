//! Takes an event in: the one door through which the model changes.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, Read, TerminalRequest, Write},
            event::Event,
            session::{Polling, Toast},
        },
        input::{dispatch, key_dispatch, mouse, open_links, prompt, settings},
        list::{arrivals, search_hits},
        marks::{decide, history, reading_list},
        overlay::{Overlay, mute, names, statistics},
        reader::{Document, navigation, pictures},
        sources::{SourceRow, source_settings},
    },
    news::{StoryId, Totals, View},
    text::Line,
};
use jiff::Timestamp;

/// Changes the model as the event asks, and says what is to be done outside.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = take(model, event);
    effects.extend(navigation::settle(model));
    effects.extend(search_hits::settle(model));
    effects.extend(pictures::settle(model));
    effects.extend(reading_list::settle(model));
    effects
}

fn take(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Started => started(model),
        Event::Key(key) => key_dispatch::press(model, key),
        Event::Mouse(..) | Event::Paste(_) if model.layout().too_small => Vec::new(),
        Event::Mouse(what, x, y) => mouse::mouse(model, what, x, y),
        Event::Paste(text) => prompt::paste(model, &text),
        Event::Resized(width, height) => resize(model, width, height),
        Event::Focused(here) => {
            model.session.has_focus = here;
            Vec::new()
        }
        Event::Clock(now) => clock(model, now),
        Event::List { ticket, .. } if ticket != model.requests.list => Vec::new(),
        Event::List { ids, rows, folded, whole, .. } => {
            if whole {
                model.shelves.folded = folded;
            }
            arrivals::take_list(model, ids, rows, whole)
        }
        Event::Peeked { ticket, ids } => arrivals::peeked(model, ticket, &ids),
        Event::Rows(rows) => {
            arrivals::take_rows(model, rows);
            navigation::follow_guard(model);
            navigation::rows_came(model)
        }
        Event::Excerpts(ticket, excerpts) => {
            search_hits::came(model, ticket, excerpts);
            Vec::new()
        }
        Event::Page { story, view, width, document } => page_came(model, story, view, width, *document),
        Event::Sources(rows, totals) => sources_came(model, rows, totals),
        Event::Names(of, names) => names::came(model, of, names),
        Event::ShelvesCounted(counts) => counted(model, counts),
        Event::Marked(ticket) => history::marked(model, ticket),
        event @ (Event::Kept(_)
        | Event::Mutes(_)
        | Event::Steps(_)
        | Event::Tags(_)
        | Event::Matching(..)
        | Event::Ruled(..)
        | Event::Passed(..)) => take_aside(model, event),
        Event::NothingMarked(ticket) => history::nothing_marked(model, ticket),
        Event::MarkFailed(ticket, reason) => history::mark_failed(model, ticket, &reason),
        Event::Undone(step) => history::stepped(model, step, true),
        Event::Redone(step) => history::stepped(model, step, false),
        Event::Original(link) => open_links::original(model, link),
        Event::NotStepped(reason) => history::not_stepped(model, &reason),
        Event::Polling { done, total, .. } => {
            model.session.polling = Polling::Running(done, total);
            arrivals::arrivals(model)
        }
        Event::Polled { new, failed, total } => polled(model, new, failed, total),
        Event::StoreChanged => arrivals::store_changed(model),
        Event::FullText(article, result) => navigation::full_text_came(model, article, result),
        Event::LinkRead(story, article) => navigation::read_link(model, story, article),
        Event::Joined(joined) => arrivals::joined(model, &joined),
        Event::LinksSaved(articles) => reading_list::links_saved(model, articles),
        Event::Text(program, text) => vec![Effect::Terminal(TerminalRequest::Lend(program, text))],
        Event::Opened(address) => opened(model, &address),
        Event::Saved(articles) => vec![Effect::Fetch(Fetch::SavedHook(articles))],
        Event::Archiving { done, total } => {
            model.session.archiving = (done < total).then_some((done, total));
            Vec::new()
        }
        Event::Archived { article, title, came } => reading_list::archived(model, article, &title, came),
        Event::Resolved(url, result) => {
            navigation::resolved(model, &url, result);
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
        Event::SourcesChanged { .. } | Event::ListFound { .. } => source_settings::came(model, event),
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
    let mut effects = navigation::full_text(model);
    if let Some(awaited) = model.reading.awaited.take() {
        effects.extend(dispatch::act(model, awaited, None));
    }
    effects
}

/// What came of setting things aside, of batches and of the passing of time.
fn take_aside(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Kept(words) => history::kept(model, words),
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
            model.search.tags = tags;
            Vec::new()
        }
        Event::Matching(ticket, ids) if model.requests.unread == Some(ticket) => navigation::to_unread(model, &ids),
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
    if model.session.totals.articles == 0 {
        // What was counted was an empty press.
        model.shelves.counts.clear();
    }
    model.session.totals = totals;
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
        history::by_rule(model);
    }
    let mut effects = vec![Effect::Read(Read::Sources)];
    effects.extend(arrivals::arrivals(model));
    if let Some(first) = told.first() {
        let more = if told.len() > 1 { format!(" and {} more", told.len() - 1) } else { String::new() };
        let words = format!("{first}{more}");
        model.say(words.clone());
        effects.push(Effect::Terminal(TerminalRequest::Notify(words)));
    }
    effects
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
    effects.extend(arrivals::arrivals(model));
    effects
}

fn resize(model: &mut Model, width: u16, height: u16) -> Vec<Effect> {
    model.screen.size = (width, height);
    let height = model.list_height();
    model.list.keep_in_view(height);
    let setting = model.setting();
    if let Some(reader) = model.reader.as_mut().filter(|reader| reader.laid_for == setting.width) {
        reader.compose(&setting);
        reader.scroll = reader.scroll.min(reader.last_scroll(setting.height));
    }
    Vec::new()
}

fn polled(model: &mut Model, new: usize, failed: usize, total: usize) -> Vec<Effect> {
    model.session.polling = Polling::Idle;
    if total > 0 && failed == total && model.session.totals.articles > 0 {
        model.complain("No source answered: is there a network?");
    } else if new == 0 && total > 0 && model.session.toast.is_none() && model.list.user_has_acted {
        model.say(match failed {
            0 => "Nothing new".to_owned(),
            1 => "Nothing new; 1 source failed".to_owned(),
            many => format!("Nothing new; {many} sources failed"),
        });
    }
    // What did not come for the reading list before may come now.
    let mut effects = vec![Effect::Read(Read::Sources), Effect::Fetch(Fetch::Archive)];
    if new > 0 && model.options.notify && !model.session.has_focus {
        effects.push(Effect::Terminal(TerminalRequest::Notify(format!(
            "{new} new {}",
            if new == 1 { "article" } else { "articles" }
        ))));
    }
    effects.extend(arrivals::arrivals(model));
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
    model.session.toast = Some(Toast { words, undo: false, wrong: false });
}

fn started(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.ask_for_list(None);
    effects.push(Effect::Read(Read::Sources));
    effects
}

/// Of several pages it is told already how many they are.
fn opened(model: &mut Model, address: &str) -> Vec<Effect> {
    if model.session.toast.is_none() {
        model.say(format!("Opened {address}"));
    }
    Vec::new()
}

fn clock(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    model.now = now;
    vec![Effect::Write(Write::KeepTime)]
}

fn counted(model: &mut Model, counts: Vec<u64>) -> Vec<Effect> {
    model.shelves.counts = counts;
    Vec::new()
}
