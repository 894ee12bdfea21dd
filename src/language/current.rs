//! The language in use: English until the face says otherwise.

use super::locale::Language;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The place of the language in use among all.
static IN_USE: AtomicUsize = AtomicUsize::new(0);

/// From here on every text is in that language.
pub fn set(language: Language) {
    let place = Language::ALL.iter().position(|known| *known == language).unwrap_or(0);
    IN_USE.store(place, Ordering::Relaxed);
}

/// The language in use.
#[must_use]
pub fn in_use() -> Language {
    Language::ALL.get(IN_USE.load(Ordering::Relaxed)).copied().unwrap_or_default()
}
