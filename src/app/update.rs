//! Takes an event in: the one door through which the model changes.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, Scope, ShellCommand, SourceCommand},
            effect::{Effect, Fetch, Maker, Read, TerminalRequest, Write},
            event::{Event, Polled},
            session::{Polling, Toast},
        },
        input::{dispatch, key_dispatch, mouse, open_links, own_commands, prompt, settings},
        list::{arrivals, filter, saved_shelf, search_hits, shelves},
        marks::{decide, history, reading_list},
        overlay::{
            about_page, account_form, accounts, brief, feed_picker, messages, mute_list, names, notice, page_form,
            picture, rule_menu, statistics, steps, why,
        },
        reader::{Document, Reader, changed_text, comments, navigation, pictures},
        sources::{SOURCES_THAT_PROVE, SourceRow, source_settings},
    },
    language::tr,
    news::{SavedQuery, SourceId, Story, StoryId, Totals, View},
    text::Line,
};
use jiff::Timestamp;

/// Changes the model as the event asks, and says what is to be done outside.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let before = model.session.toast.clone();
    let mut effects = take(model, event);
    effects.extend(navigation::after_update(model));
    effects.extend(search_hits::after_update(model));
    effects.extend(pictures::after_update(model));
    effects.extend(reading_list::after_update(model));
    messages::after_update(model, before.as_ref());
    effects
}

fn take(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Started => started(model),
        Event::Key(key) => key_dispatch::press(model, key),
        Event::Mouse(what, x, y) => mouse::mouse(model, what, x, y),
        Event::Paste(text) => prompt::paste(model, &text),
        Event::ChordWaits => key_dispatch::chord_waits(model),
        Event::Resized(width, height) => resize(model, width, height),
        Event::Focused(here) => focused(model, here),
        Event::Clock(now) => clock(model, now),
        Event::List { ticket, ids, rows, folded, whole } => arrivals::on_list(model, ticket, ids, rows, folded, whole),
        Event::Peeked { ticket, ids } => arrivals::on_peeked(model, ticket, &ids),
        Event::Rows(rows) => on_rows(model, rows),
        Event::Excerpts(ticket, excerpts) => search_hits::on_excerpts(&mut model.search.hits, ticket, excerpts),
        Event::Page { story, view, made_by, width, document } => {
            on_page(model, story, view, made_by.as_ref(), width, *document)
        }
        Event::Sources(rows, totals) => on_sources(model, rows, totals),
        Event::KindReasons(article, reasons) => why::on_kind_reasons(model, article, reasons),
        Event::Names(of, names) => names::on_names(model, of, names),
        Event::ShelvesCounted(counts) => shelves::on_counts(&mut model.shelves, counts),
        Event::Mutes(mutes) => mute_list::on_mutes(model, mutes),
        Event::Steps(list) => steps::on_steps(model, list),
        Event::Tags(tags) => filter::on_tags(&mut model.search, tags),
        Event::Matching(ticket, ids) => on_matching(model, ticket, &ids),
        Event::Brief(news) => brief::show(model, *news),
        Event::Statistics(counted) => statistics::show(model, &counted),
        Event::Original(link) => open_links::original(model, link),
        Event::Text(program, text) => vec![Effect::Terminal(TerminalRequest::Lend(program, text))],
        Event::Marked(ticket) => history::on_marked(model, ticket),
        Event::NothingMarked(ticket) => history::on_nothing_marked(model, ticket),
        Event::MarkFailed(ticket, reason) => history::on_mark_failed(model, ticket, &reason),
        Event::Kept(words) => history::on_kept(model, words),
        Event::Undone(step) => history::on_step(model, step, true),
        Event::Redone(step) => history::on_step(model, step, false),
        Event::FollowedAgain(sources) => source_settings::poll_again(model, sources),
        Event::NotStepped(reason) => history::on_no_step(model, &reason),
        Event::Ruled(steps, headlines) => on_rules_acted(model, &steps, &headlines),
        Event::Passed(back, unmuted) => on_time_passed(model, &back, &unmuted),
        Event::Joined(joined) => arrivals::on_joined(model, &joined),
        Event::AccountStep(ticket, step) => account_form::on_step(model, ticket, step),
        Event::AccountTried(ticket, account) => account_form::on_tried(model, ticket, account),
        Event::AccountWritten(name, came) => account_form::on_written(model, &name, came),
        Event::Syncing(step) => accounts::on_syncing(model, step),
        Event::Synced(all) => accounts::on_synced(model, all),
        Event::StoreChanged => on_store_changed(model),
        Event::Polling { done, total, .. } => on_polling(model, done, total),
        Event::Polled(polled) => on_polled(model, polled),
        Event::ChangedAt(article, changed) => changed_text::on_changed_at(model, article, changed),
        Event::FullText(article, result) => navigation::on_full_text(model, article, result),
        Event::LinkRead(story, article) => navigation::read_link(model, story, article),
        Event::Resolved(url, result) => navigation::on_resolved(model, &url, result),
        Event::LinksSaved(articles) => reading_list::on_links_saved(model, articles),
        Event::Saved(articles) => vec![Effect::Fetch(Fetch::SavedHook(articles))],
        Event::Archiving { done, total } => on_archiving(model, done, total),
        Event::Archived { article, title, came } => reading_list::on_archived(model, article, &title, came),
        Event::Picture { source, shown, large: true, .. } => picture::on_large(model, &source, shown),
        Event::Picture { source, columns, shown, large: false } => pictures::on_picture(model, &source, columns, shown),
        Event::SourcesChanged { words, fresh, refused, shelves } => {
            on_sources_changed(model, &words, fresh, &refused, shelves)
        }
        Event::FeedsFound { feeds, no_answer, replaces } => feed_picker::offer(model, no_answer, feeds, replaces),
        Event::PageWithoutFeed { url, reason } => page_form::offer(model, url, &reason),
        Event::PageTried { url, selectors, came } => page_form::on_tried(model, &url, &selectors, *came),
        Event::ListFound { path, feeds } => source_settings::on_list_found(model, path, feeds),
        Event::Configured(options) => settings::on_config(model, *options),
        Event::LanguageSet => settings::on_language(model),
        Event::ConfigWrong(reasons) => settings::on_wrong_config(model, &reasons),
        Event::RulesRead => settings::on_rules(model),
        Event::RulesWrong(reason) => settings::on_wrong_rules(model, &reason),
        Event::SettingsWritten(written) => settings::on_written(model, written),
        Event::ShelvesWritten(shelves) => saved_shelf::on_written(model, shelves),
        Event::ShelvesRemoved(shelves) => saved_shelf::on_removed(model, &shelves),
        Event::ShelvesUndone(shelves) => saved_shelf::give_up(model, shelves),
        Event::ShelvesRedone(shelves) => saved_shelf::take(model, shelves),
        Event::SettingsKept(kept, reason) => settings::on_not_written(model, kept, &reason),
        Event::RulesTried(counts, names, lessons) => rule_menu::on_tried(model, &counts, names, lessons),
        Event::Rules(rules) => rule_menu::on_rules(model, rules),
        Event::About(page) => about_page::on_page(model, page),
        Event::AboutNames(names) => about_page::on_names(model, names),
        Event::Comments(article, came) => comments::on_comments(model, article, came),
        Event::CommandEnded(ended) => own_commands::on_ended(model, *ended),
        Event::Opened(address) => on_opened(model, &address),
        Event::Said(words) => told(model, words),
        Event::Failed(words) => complained(model, words),
    }
}

/// Rows came: the story that was waited for opens.
fn on_rows(model: &mut Model, rows: Vec<Story>) -> Vec<Effect> {
    arrivals::take_rows(model, rows);
    navigation::follow_guard(model);
    navigation::open_awaited(model)
}

/// Either the next unread story was looked for, or a batch is about these.
fn on_matching(model: &mut Model, ticket: u64, ids: &[StoryId]) -> Vec<Effect> {
    if model.requests.unread == Some(ticket) {
        navigation::to_unread(model, ids)
    } else {
        decide::on_matching(model, ticket, ids)
    }
}

fn on_polling(model: &mut Model, done: usize, total: usize) -> Vec<Effect> {
    model.session.polling = Polling::Running(done, total);
    arrivals::arrivals(model)
}

/// Somebody else has written: the list follows, and the article being read may have changed.
fn on_store_changed(model: &mut Model) -> Vec<Effect> {
    let mut effects = arrivals::on_store_changed(model);
    effects.extend(changed_text::look(model));
    effects
}

fn on_archiving(model: &mut Model, done: usize, total: usize) -> Vec<Effect> {
    model.session.archiving = (done < total).then_some((done, total));
    Vec::new()
}

fn told(model: &mut Model, words: String) -> Vec<Effect> {
    model.say(words);
    Vec::new()
}

fn complained(model: &mut Model, words: String) -> Vec<Effect> {
    model.complain(words);
    Vec::new()
}

fn focused(model: &mut Model, here: bool) -> Vec<Effect> {
    model.session.has_focus = here;
    Vec::new()
}

/// An article laid out came, if it is still the one that was asked for.
fn on_page(
    model: &mut Model,
    story: StoryId,
    view: View,
    made_by: Option<&Maker>,
    width: u16,
    mut document: Document,
) -> Vec<Effect> {
    let setting = model.setting();
    if width != model.text_width() {
        return Vec::new();
    }
    let is_meant = |reader: &&mut Reader| {
        reader.story == story && reader.view == view && reader.made.as_ref().map(|made| &made.maker) == made_by
    };
    let Some(reader) = model.reader.as_mut().filter(is_meant) else { return Vec::new() };
    if document.made_by.is_none() {
        // What was kept is taken away meanwhile: the text itself came.
        reader.made = None;
    }
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
    effects.extend(changed_text::see(model));
    if let Some(awaited) = model.reading.awaited.take() {
        effects.extend(dispatch::act(model, awaited, None));
    }
    effects
}

/// The sources and the counts came; a new user is welcomed.
fn on_sources(model: &mut Model, rows: Vec<SourceRow>, totals: Totals) -> Vec<Effect> {
    let first = model.sources.all.is_empty() && !rows.is_empty() && totals.articles == 0;
    let followed = addresses(model);
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
        effects.push(Effect::Fetch(Fetch::FindList(addresses(model))));
    } else if followed != addresses(model) && model.session.found.take().is_some() {
        // What is offered may be followed by now: it is looked for anew, and offered again as far as there is something left.
        effects.push(Effect::Fetch(Fetch::FindList(addresses(model))));
    }
    effects.extend(accounts::sync_if_due(model));
    effects
}

/// The addresses of the sources that are followed.
fn addresses(model: &Model) -> Vec<String> {
    model.sources.all.iter().map(|row| row.source.url.clone()).collect()
}

/// The sources have changed; what was not taken is told with its reason, and searches become shelves.
fn on_sources_changed(
    model: &mut Model,
    words: &str,
    fresh: Vec<SourceId>,
    refused: &[Line],
    shelves: Vec<SavedQuery>,
) -> Vec<Effect> {
    if !refused.is_empty() {
        notice::not_taken(model, refused);
    }
    let mut effects = source_settings::on_changed(model, words, fresh);
    effects.extend(saved_shelf::take(model, shelves));
    effects
}

/// Each step of a rule has its place in the order of undoing; what is to be told of is told.
fn on_rules_acted(model: &mut Model, steps: &[String], headlines: &[Line]) -> Vec<Effect> {
    for _ in steps {
        history::by_rule(model);
    }
    let mut effects = vec![Effect::Read(Read::Sources)];
    effects.extend(arrivals::arrivals(model));
    if let Some(first) = headlines.first() {
        let more =
            if headlines.len() > 1 { tr!("update-and-more", count = headlines.len() - 1) } else { String::new() };
        let words = format!("{first}{more}");
        model.say(words.clone());
        effects.push(Effect::Terminal(TerminalRequest::Notify(words)));
    }
    effects
}

/// What came back is told of, and waits for `N` like everything that arrives.
fn on_time_passed(model: &mut Model, back: &[Line], unmuted: &[Line]) -> Vec<Effect> {
    let told = |lines: &[Line], one: fn(&Line) -> String, many: fn(usize) -> String| match lines {
        [] => None,
        [line] => Some(one(line)),
        lines => Some(many(lines.len())),
    };
    let parts = [
        told(back, |title| tr!("update-back", title), |count| tr!("update-stories-are-back", count)),
        told(
            unmuted,
            |label| tr!("update-the-mute-of-has-ended", label),
            |count| tr!("update-mutes-have-ended", count),
        ),
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

fn on_polled(model: &mut Model, polled: Polled) -> Vec<Effect> {
    let Polled { new, changed, failed, total } = polled;
    model.session.polling = Polling::Idle;
    if total >= SOURCES_THAT_PROVE && failed == total && model.session.totals.articles > 0 {
        model.complain(tr!("update-no-source-answered-is-there"));
    } else if new == 0 && total > 0 && model.session.toast.is_none() && model.list.user_has_acted {
        model.say(without_news(changed, failed));
    }
    // What did not come for the reading list before may come now.
    let mut effects = vec![Effect::Read(Read::Sources), Effect::Fetch(Fetch::Archive)];
    if model.options.hands_over {
        effects.push(Effect::Fetch(Fetch::PushByRules));
    }
    if new > 0 && model.options.notify && !model.session.has_focus {
        effects.push(Effect::Terminal(TerminalRequest::Notify(tr!("update-new-articles", new))));
    }
    if changed > 0 {
        effects.extend(arrivals::refresh_rows(model));
        effects.extend(changed_text::look(model));
    }
    effects.extend(arrivals::arrivals(model));
    effects
}

/// What a poll came to that brought nothing new.
fn without_news(changed: usize, failed: usize) -> String {
    let mut words = match failed {
        0 => tr!("update-nothing-new").to_owned(),
        failed => tr!("update-nothing-new-sources-failed", failed),
    };
    if changed > 0 {
        words = format!("{words} · {}", tr!("update-changed", changed));
    }
    words
}

/// The first words to a new user.
fn welcome(model: &mut Model) {
    let count = model.sources.all.len();
    let listed = |row: &SourceRow| model.options.listed.iter().any(|outlet| outlet.url == row.source.url);
    // Of the user's own nobody knows what they are about.
    let all_listed = model.sources.all.iter().all(listed);
    let sources =
        if all_listed && count != 1 { tr!("update-gaming-sources", count) } else { tr!("update-sources", count) };
    let help = model.options.keymap.key(Scope::List, Command::Shell(ShellCommand::Help));
    let words = if model.options.offline {
        tr!("update-offline-pressstart-demo-shows-the", sources, help)
    } else {
        let poll = model.options.keymap.key(Scope::List, Command::Sources(SourceCommand::Poll));
        tr!("update-pick-chooses-polls-keys", sources, poll, help)
    };
    model.session.toast = Some(Toast { words, undo: false, wrong: false });
}

fn started(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.ask_for_list(None);
    effects.push(Effect::Read(Read::Sources));
    effects
}

/// Of several pages it is told already how many they are.
fn on_opened(model: &mut Model, address: &str) -> Vec<Effect> {
    if model.session.toast.is_none() {
        model.say(tr!("update-opened", address));
    }
    Vec::new()
}

fn clock(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    model.now = now;
    let mut effects = vec![Effect::Write(Write::KeepTime)];
    effects.extend(accounts::sync_if_due(model));
    effects
}
