//! The pictures of the article in the article pane: whether they are shown, which are on their way, and the rows they take. Never holds a pixel.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, PicturesRequest},
            layout::Pane,
            options::Pictures,
        },
        reader::{Picture, Placed, Reader, Setting, Shown},
    },
    html::is_web,
    language::{self, tr},
};

impl Placed {
    /// Its first line.
    #[must_use]
    pub fn top(&self) -> usize {
        self.label - usize::from(self.rows)
    }
}

/// Highest picture among the text, in rows.
const MOST_ROWS: usize = 12;

/// Rows of a picture, at most: half of what is on screen is text.
fn most_rows(height: usize) -> u16 {
    u16::try_from((height / 2).clamp(3, MOST_ROWS)).unwrap_or(3)
}

/// Rows of a picture on its way, by which the text would jump when it comes: most are as wide as a screen.
pub(in crate::app) fn expected_rows(setting: &Setting) -> u16 {
    let rows = u16::try_from(setting.width * 9 / 32).unwrap_or(u16::MAX);
    rows.clamp(3, most_rows(setting.height))
}

/// Pictures of one article that are fetched by themselves; a gallery of hundreds is for the browser.
const MOST: usize = 24;

/// Reasons about the picture itself, by the ids of their texts; each has a shorter form to stand behind its label.
const ABOUT_ITSELF: [&str; 6] = [
    "picture-drawing",
    "picture-cannot-be-read",
    "picture-counts-readers",
    "picture-no-picture",
    "picture-too-small",
    "picture-not-on-the-web",
];

/// Why a picture is not there, in a few words.
pub(in crate::app) fn excuse(reason: &str) -> &'static str {
    let told = ABOUT_ITSELF.into_iter().find(|id| language::says(id, reason));
    told.and_then(|id| language::in_words(&format!("{id}.short"))).unwrap_or(tr!("pictures-did-not-come"))
}

/// After every event: the pictures of the article that is being read are asked for, once. Room is kept for them in a text that comes
/// on the screen with this event; what is on the screen already stays where it is until a picture is there.
pub(in crate::app) fn after_update(model: &mut Model) -> Vec<Effect> {
    let is_seen = model.layout().reader.is_some();
    let room = is_seen && model.reader.as_mut().is_some_and(|reader| std::mem::take(&mut reader.text_is_new));
    if !model.reading.pictures || model.screen.focus != Pane::Reader || !within_reach(model) {
        return Vec::new();
    }
    let columns = model.text_width();
    let rows = most_rows(model.reader_height());
    let Some(Reader { document: Some(document), pictures, article, .. }) = &mut model.reader else { return Vec::new() };
    let mut sources = Vec::new();
    for image in document.page.images.iter().filter(|image| is_web(&image.src)) {
        if pictures.len() < MOST && !pictures.contains_key(&image.src) {
            pictures.insert(image.src.clone(), Picture::Going { room });
            sources.push(image.src.clone());
        }
    }
    if sources.is_empty() {
        return Vec::new();
    }
    let (from, setting) = (article.id, model.setting());
    if let Some(reader) = &mut model.reader {
        reader.compose_in_place(&setting);
    }
    vec![Effect::Fetch(Fetch::Pictures(PicturesRequest { sources, from, columns, rows, large: false }))]
}

/// Offline, only what is saved has its pictures here.
fn within_reach(model: &Model) -> bool {
    !model.options.offline || model.reader.as_ref().is_some_and(|reader| reader.article.saved)
}

/// A picture came, or not: room is made for it, and what is being read stays where it is.
pub(in crate::app) fn on_picture(model: &mut Model, source: &str, columns: u16, shown: Shown) -> Vec<Effect> {
    let setting = model.setting();
    if columns != model.text_width() {
        return Vec::new();
    }
    let Some(reader) = model.reader.as_mut().filter(|reader| reader.pictures.contains_key(source)) else {
        return Vec::new();
    };
    let picture = shown.map_or_else(Picture::Failed, |(columns, rows)| Picture::Here(columns, rows));
    let label = reader.label_of_picture(source);
    reader.pictures.insert(source.to_owned(), picture);
    // Whoever has scrolled reads below a picture in the upper half of the screen, and above one in the lower half.
    let upper_half = reader.scroll + 1..reader.scroll + setting.height / 2;
    match label.filter(|label| reader.scroll > 0 && upper_half.contains(label)) {
        Some(label) => reader.compose_around(label, &setting),
        None => reader.compose_in_place(&setting),
    }
    Vec::new()
}

/// Shows pictures or hides them.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    if !possible(model) {
        return Vec::new();
    }
    model.reading.pictures = !model.reading.pictures;
    let setting = model.setting();
    if let Some(reader) = &mut model.reader {
        reader.compose_in_place(&setting);
    }
    model.say(if model.reading.pictures { tr!("pictures-pictures-on") } else { tr!("pictures-pictures-off") });
    Vec::new()
}

/// Whether pictures can be shown; says why not.
pub(in crate::app) fn possible(model: &mut Model) -> bool {
    let reason = match model.options.pictures {
        Pictures::Unable(reason) => language::plain(reason),
        Pictures::Never => tr!("pictures-pictures-are-off-images-never"),
        _ if !within_reach(model) => tr!("pictures-offline-pictures-of-saved-articles"),
        _ => return true,
    };
    model.say(reason);
    false
}
