//! Changes to the sources as the model asks for them: settings, which are followed, and lists of other readers. Each is one
//! step of the journal; what comes of it is an event.

use crate::{
    app::Event,
    config, exchange,
    language::tr,
    news::{PageSelectors, SavedQuery, Source, SourceId, SourceSetting},
    run::messages::{EventSender, spawn},
    store::{Step, Store, StoreError},
    text::{Line, secrets},
};
use jiff::Timestamp;
use std::{
    env, fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// A list of subscriptions is smaller.
const LARGEST_LIST: u64 = 32 << 20;
/// Entries of a folder that are looked at for a list.
const LOOKED_AT: usize = 2_000;

/// One setting of a source as it was typed.
pub fn set(store: &mut Store, id: SourceId, setting: SourceSetting, typed: &str, events: &EventSender) {
    let change = |store: &mut Store| {
        let all = store.subscriptions().map_err(words)?;
        let one = all.into_iter().find(|one| one.id == id).ok_or(tr!("source-settings-not-followed-any-more"))?;
        let wanted = config::source_with(&one.source, setting, typed)?;
        store.choose(id, setting.key(), wanted.as_ref(), Timestamp::now()).map_err(words)
    };
    told(change(store).map(|step| (step, Vec::new())), events);
}

/// Finds the items of a source by these selectors from now on; it is polled at once.
pub fn read_by(store: &mut Store, id: SourceId, selectors: PageSelectors, events: &EventSender) {
    let change = |store: &mut Store| {
        let wanted = Source { page: Some(selectors), ..Source::default() };
        store.choose(id, "page", Some(&wanted), Timestamp::now()).map_err(words)
    };
    told(change(store).map(|step| (step, vec![id])), events);
}

/// Pauses a source, or goes on.
pub fn pause(store: &mut Store, id: SourceId, paused: bool, events: &EventSender) {
    told(store.pause_source(id, paused, Timestamp::now()).map(|step| (step, Vec::new())).map_err(words), events);
}

/// Asks a source at another address from now on; it is polled there at once.
pub fn change_address(store: &mut Store, id: SourceId, url: &str, events: &EventSender) {
    told(store.change_address(id, url, Timestamp::now()).map(|step| (step, vec![id])).map_err(words), events);
}

/// Stops following a source.
pub fn remove(store: &mut Store, id: SourceId, events: &EventSender) {
    told(store.remove_source(id, Timestamp::now()).map(|step| (step, Vec::new())).map_err(words), events);
}

/// Follows some and stops following others, as one step.
pub fn pick(store: &mut Store, add: &[Source], remove: &[SourceId], events: &EventSender) {
    let named = match (add, remove) {
        ([source], []) => added(source),
        _ => picked(add.len(), remove.len()),
    };
    told(store.change_sources(add, remove, &named, Timestamp::now()).map_err(words), events);
}

/// The name of a step that follows so many sources and gives up so many.
fn picked(more: usize, gone: usize) -> String {
    let sources = |count: usize| if count == 1 { "1 source".to_owned() } else { format!("{count} sources") };
    match (more, gone) {
        (more, 0) => format!("added {}", sources(more)),
        (0, gone) => format!("removed {}", sources(gone)),
        (more, gone) => format!("added {}, removed {gone}", sources(more)),
    }
}

/// Follows one more source.
pub fn follow(store: &mut Store, source: Source, events: &EventSender) {
    let change = |store: &mut Store| {
        let known = store.subscriptions().map_err(words)?;
        if let Some(known) = known.into_iter().find(|known| known.source.url == source.url) {
            return Err(tr!("source-settings-is-followed-already", name = known.source.name));
        }
        let named = added(&source);
        store.change_sources(&[source], &[], &named, Timestamp::now()).map_err(words)
    };
    told(change(store), events);
}

/// The step that follows one more source, in words.
fn added(source: &Source) -> String {
    let name =
        if source.name.is_empty() { Line::new(&secrets::mask_secrets(&source.url)) } else { source.name.clone() };
    format!("added source “{name}”")
}

/// Takes in a list of another reader; what it names that is not taken is told with the reason.
pub fn import(store: &mut Store, path: &str, shelves: &[SavedQuery], events: &EventSender) {
    match imported(store, path, shelves) {
        Ok((step, fresh, refused, shelves)) => {
            events.send(Event::SourcesChanged { words: step.words, fresh, refused, shelves });
        }
        Err(reason) => events.failed(&format!("{path}: {reason}")),
    }
}

/// Looks whether a list of another reader lies on this machine, with feeds other than those that are followed.
pub fn find_list(followed: Vec<String>, events: EventSender) {
    let look = move || {
        let found = lists().into_iter().find_map(|path| {
            let feeds = read(&path).ok()?.sources.iter().filter(|source| !followed.contains(&source.url)).count();
            (feeds > 0).then_some((path, feeds))
        });
        if let Some((path, feeds)) = found {
            events.send(Event::ListFound { path: from_home(&path), feeds });
        }
    };
    drop(spawn("lists", look));
}

fn told(done: Result<(Step, Vec<SourceId>), String>, events: &EventSender) {
    match done {
        Ok((step, fresh)) => {
            let (refused, shelves) = (Vec::new(), Vec::new());
            events.send(Event::SourcesChanged { words: step.words, fresh, refused, shelves });
        }
        Err(reason) => events.failed(&reason),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "maps an error")]
fn words(reason: StoreError) -> String {
    reason.to_string()
}

/// What came of a list: the step, the sources that are new, what was not taken, and the searches that become shelves.
type Imported = (Step, Vec<SourceId>, Vec<Line>, Vec<SavedQuery>);

/// Follows what a list names and is not followed yet, as one step; its searches become shelves beside those there are.
fn imported(store: &mut Store, path: &str, known_shelves: &[SavedQuery]) -> Result<Imported, String> {
    let list = read(&config::at_home(path))?;
    let known: Vec<String> = store.subscriptions().map_err(words)?.into_iter().map(|one| one.source.url).collect();
    let fresh: Vec<Source> = list.sources.into_iter().filter(|source| !known.contains(&source.url)).collect();
    let shelves = config::new_shelves(known_shelves, &list.shelves);
    if fresh.is_empty() && shelves.is_empty() {
        return Err(tr!("import-nothing-new", refused = list.refused_in_all));
    }
    let refused = if list.refused_in_all > 0 { format!(", {} refused", list.refused_in_all) } else { String::new() };
    let tags = if list.of_several_tags > 0 {
        format!(", {} with the first tag alone", list.of_several_tags)
    } else {
        String::new()
    };
    let named = format!("{}{refused}{tags}", exchange::imported_words(fresh.len(), shelves.len()));
    let (step, fresh) = store.import_sources(&fresh, &shelves, &named, Timestamp::now()).map_err(words)?;
    let refused = list.refused.iter().map(|refused| Line::new(&refused.to_string())).collect();
    Ok((step, fresh, refused, shelves))
}

fn read(path: &Path) -> Result<exchange::Subscriptions, String> {
    let about = fs::metadata(path).map_err(|reason| match reason.kind() {
        ErrorKind::NotFound => tr!("import-no-file").to_owned(),
        _ => reason.to_string(),
    })?;
    if !about.is_file() || about.len() > LARGEST_LIST {
        return Err(tr!("import-no-list").to_owned());
    }
    let bytes = fs::read(path).map_err(|reason| reason.to_string())?;
    let list = exchange::subscriptions(&bytes);
    if list.sources.is_empty() && list.shelves.is_empty() && list.refused_in_all == 0 {
        return Err(tr!("import-no-feeds").to_owned());
    }
    Ok(list)
}

/// A path as people write it, `~/` for the home folder.
fn from_home(path: &Path) -> String {
    let home = env::home_dir().filter(|home| home.is_absolute());
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

/// Where newsboat keeps its list, and OPML files where people put them.
fn lists() -> Vec<PathBuf> {
    let Some(home) = env::home_dir() else { return Vec::new() };
    let config = env::var_os("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
    let mut lists = vec![config.join("newsboat/urls"), home.join(".newsboat/urls"), home.join(".newsbeuter/urls")];
    for folder in [home.join("Downloads"), home] {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let paths = entries.take(LOOKED_AT).filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let mut found: Vec<PathBuf> =
            paths.filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("opml"))).collect();
        found.sort();
        lists.extend(found);
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_picks_sources_says_what_was_added_and_what_was_removed() {
        assert_eq!(picked(2, 0), "added 2 sources");
        assert_eq!(picked(0, 1), "removed 1 source");
        assert_eq!(picked(1, 3), "added 1 source, removed 3");
    }
}
