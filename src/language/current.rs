//! The language in use: English until the face says otherwise.

use super::locale::Language;
use std::{
    cell::Cell,
    sync::atomic::{AtomicUsize, Ordering},
};

thread_local! {
    /// What is made on this thread now is to be kept.
    static KEPT: Cell<bool> = const { Cell::new(false) };
}

/// What a function makes, with every text of it in English: words that are kept must be the same in every language.
pub fn in_english<T>(make: impl FnOnce() -> T) -> T {
    let before = KEPT.replace(true);
    let words = make();
    KEPT.set(before);
    words
}

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
    if KEPT.get() {
        return Language::English;
    }
    Language::ALL.get(IN_USE.load(Ordering::Relaxed)).copied().unwrap_or_default()
}
