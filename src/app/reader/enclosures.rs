//! Files that come with an article: sound, video, whatever a feed encloses. Says what they are and how large; another program
//! plays them.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, TerminalRequest},
            screen,
            styled_text::{self, Look, Span, TextLine},
        },
        reader::Setting,
    },
    language::tr,
    news::Enclosure,
    text::{Line, time},
};
use unicode_width::UnicodeWidthStr;

/// The file of that number goes to its program.
pub(in crate::app) fn play(model: &mut Model, number: usize) -> Vec<Effect> {
    let Some(article) = screen::article(model) else { return Vec::new() };
    if let Some(file) = article.enclosures.get(number.saturating_sub(1)) {
        return vec![Effect::Terminal(TerminalRequest::Enclosure(file.url.clone()))];
    }
    model.say(match article.enclosures.len() {
        0 => tr!("enclosures-no-sound-video-or-file").to_owned(),
        count => tr!("enclosures-files-come-with-this-article", count),
    });
    Vec::new()
}

/// What stands at the foot of an article.
pub(in crate::app) fn lines(files: &[Enclosure], setting: &Setting) -> Vec<TextLine> {
    if files.is_empty() {
        return Vec::new();
    }
    let span = |text: String, look| Span { text, look, link: None };
    let mut lines = vec![vec![
        span(tr!("enclosures-files").to_owned(), Look::Secondary),
        span(setting.play_key.clone(), Look::Key),
        span(tr!("enclosures-plays").to_owned(), Look::Secondary),
    ]];
    for (file, number) in files.iter().zip(1..) {
        let about = about(file);
        let name = styled_text::shorten(&name(file), setting.width.saturating_sub(about.width() + 6));
        lines.push(vec![
            span(format!("{number:>2} "), Look::Secondary),
            span(name, Look::Plain),
            span(format!("  {about}"), Look::Secondary),
        ]);
    }
    lines.push(Vec::new());
    lines
}

/// What the first file is, for the head: “audio 34 MB”.
pub(in crate::app) fn first(files: &[Enclosure]) -> Option<String> {
    let file = files.first()?;
    let kind = file.media_type.as_deref().and_then(|media| media.split('/').next()).filter(|kind| !kind.is_empty());
    let size = file.bytes.filter(|bytes| *bytes > 0).map(size);
    Some(
        [Some(Line::cut(kind.unwrap_or("file"), 12).to_string()), size]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// What a file is: “audio/mpeg · 34 MB · 27:45”.
#[must_use]
pub fn about(file: &Enclosure) -> String {
    let media = file.media_type.as_deref().map(|media| Line::cut(media, 30).to_string());
    let size = file.bytes.filter(|bytes| *bytes > 0).map(size);
    let length = file.seconds.filter(|seconds| *seconds > 0).map(time::length);
    [media, size, length].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The last part of its address.
fn name(file: &Enclosure) -> String {
    let path = file.url.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path);
    Line::new(last).to_string()
}

/// A size in words.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_it_is_and_how_large() {
        let file = |bytes| Enclosure {
            url: "https://pod.example/e/12.mp3?x=1".into(),
            media_type: Some("audio/mpeg".into()),
            bytes: Some(bytes),
            ..Enclosure::default()
        };
        assert_eq!((name(&file(1)), about(&file(34_100_000))), ("12.mp3".into(), "audio/mpeg · 34 MB".into()));
        assert_eq!(first(&[file(1_250_000_000)]).as_deref(), Some("audio 1.2 GB"));
        assert_eq!(about(&file(0)), "audio/mpeg");
        let talk = Enclosure { seconds: Some(1_665), ..file(34_100_000) };
        assert_eq!(about(&talk), "audio/mpeg · 34 MB · 27:45");
    }
}
