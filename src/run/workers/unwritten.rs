//! What could not be written when the program ended, because another process held the database: it is kept beside the database
//! and taken in at the next start. What was shown as marked is never lost.

use super::marks;
use crate::{
    app::{PendingMark, Write},
    news::{ArticleId, MuteId, MuteWish},
    run::messages::{EventSender, Message},
    store::Store,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::mpsc,
};

/// A file of a person's unwritten marks is smaller.
const LARGEST: u64 = 64 << 20;

/// One step that was not written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Unwritten {
    Mark(PendingMark),
    Mute(Option<MuteId>, MuteWish),
    Unmute(MuteId),
    Undo,
    Redo,
    Position(ArticleId, f32),
}

impl Unwritten {
    fn of(write: &Write) -> Option<Self> {
        Some(match write {
            Write::Mark(marking) => Self::Mark(marking.clone()),
            Write::Mute { id, wish, .. } => Self::Mute(*id, wish.clone()),
            Write::Unmute { id, .. } => Self::Unmute(*id),
            Write::Undo => Self::Undo,
            Write::Redo => Self::Redo,
            Write::Position(article, share) => Self::Position(*article, *share),
            // These come again by themselves, or are no mark.
            Write::KeepTime
            | Write::ChangeSeen(_)
            | Write::Remember(..)
            | Write::DropMade(..)
            | Write::AddRule(_)
            | Write::DropRule(_)
            | Write::SetKind(..)
            | Write::SetSource { .. }
            | Write::Selectors(..)
            | Write::ChangeAddress(..)
            | Write::PauseSource(..)
            | Write::RemoveSource(_)
            | Write::PickSources { .. }
            | Write::ImportSources { .. } => return None,
        })
    }
}

/// Keeps what was not written beside the database; how many steps that are, and where they stand.
pub fn keep(database: &Path, writes: &[Write]) -> io::Result<(usize, PathBuf)> {
    let steps: Vec<Unwritten> = writes.iter().filter_map(Unwritten::of).collect();
    let path = beside(database, &std::process::id().to_string());
    if !steps.is_empty() {
        let folder = database.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(&steps)?)?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|failed| failed.error)?;
    }
    Ok((steps.len(), path))
}

/// Writes what earlier programs could not write. A file is gone once everything in it is on disk.
pub fn take_in(database: &Path, store: &mut Store, now: Timestamp) {
    let Some(folder) = database.parent() else { return };
    let name = beside(database, "").file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.trim_end_matches(".json");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(stem)))
        .collect();
    files.sort();
    for file in files {
        match read(&file) {
            Ok(steps) => {
                if steps.into_iter().all(|step| write(store, step, now)) {
                    drop(fs::remove_file(&file));
                }
            }
            Err(reason) => tracing::warn!(file = %file.display(), %reason, "unwritten marks cannot be read"),
        }
    }
}

fn beside(database: &Path, number: &str) -> PathBuf {
    let mut name = database.file_name().unwrap_or_default().to_owned();
    name.push(format!("-unwritten-{number}.json"));
    database.with_file_name(name)
}

fn read(file: &Path) -> io::Result<Vec<Unwritten>> {
    let about = fs::metadata(file)?;
    if !about.is_file() || about.len() > LARGEST {
        return Err(io::Error::other("it is no file of unwritten marks"));
    }
    Ok(serde_json::from_slice(&fs::read(file)?)?)
}

/// Whether a step is on disk, or means nothing any more.
fn write(store: &mut Store, step: Unwritten, now: Timestamp) -> bool {
    let (to, told) = mpsc::channel();
    let events = EventSender(to);
    match step {
        Unwritten::Mark(marking) => marks::mark(store, marking, now, &events),
        Unwritten::Mute(id, wish) => marks::mute(store, 0, id, &wish, now, &events),
        Unwritten::Unmute(id) => marks::unmute(store, 0, id, now, &events),
        Unwritten::Undo => marks::undo(store, now, &events),
        Unwritten::Redo => marks::redo(store, now, &events),
        Unwritten::Position(article, share) => return store.set_position(article, share).is_ok(),
    }
    !told.try_iter().any(|message| has_failed(&message))
}

/// Whether a message says that something was not written.
pub const fn has_failed(message: &Message) -> bool {
    use crate::app::Event;
    matches!(message, Message::Event(Event::MarkFailed(..) | Event::NotStepped(_) | Event::Failed(_)))
}
