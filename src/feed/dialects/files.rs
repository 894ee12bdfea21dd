//! The files and pictures of an article: enclosures, Media RSS, podcasts with their lengths and chapters.

use crate::{
    feed::{
        address, bounds,
        xml::{
            names::Vocabulary::{Media, Podcast},
            tree::{Document, Element},
        },
    },
    news::{Chapter, Chapters, Enclosure},
};
use url::Url;

/// Chapters of one sound.
const MOST_CHAPTERS: usize = 200;
/// No sound plays longer: a week.
const LONGEST: u32 = 7 * 24 * 3_600;

/// What an article offers to hear, to watch and to look at, in the feed's order.
#[derive(Debug, Default)]
pub struct Files {
    /// Sound, video and files.
    pub enclosures: Vec<Enclosure>,
    /// A picture enclosed, a thumbnail, the podcast's, the feed's own word for one.
    pub images: [Option<String>; 4],
    /// What is said of the first of these pictures.
    pub image_text: Option<String>,
    /// The words of a video, with what they are written in.
    pub video_text: Option<(String, bool)>,
    seconds: Option<u32>,
    chapters: Chapters,
}

/// Fills a place that is still empty.
pub fn first<T>(place: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = value();
    }
}

/// A file as it is named.
struct Named {
    url: Option<String>,
    media_type: Option<String>,
    bytes: Option<String>,
    seconds: Option<u32>,
}

impl Files {
    /// The file of an `enclosure` element, or of a link of that relation.
    pub fn enclose(&mut self, child: &Element, url: Option<String>, document: &Document, base: Option<&Url>) {
        let get = |name| child.attribute(name, document);
        self.file(Named { url, media_type: get("type"), bytes: get("length"), seconds: None }, base);
    }

    fn file(&mut self, named: Named, base: Option<&Url>) {
        let Some(url) = named.url.and_then(|url| address::web(&url, base)) else { return };
        if named.media_type.as_deref().is_some_and(|it| it.starts_with("image")) {
            first(&mut self.images[0], || Some(url));
            return;
        }
        let bytes = named.bytes.and_then(|length| length.parse().ok());
        if let Some(known) = self.enclosures.iter_mut().find(|known| known.url == url) {
            known.bytes = known.bytes.or(bytes);
            known.seconds = known.seconds.or(named.seconds);
        } else if self.enclosures.len() < bounds::LIST {
            let media_type = named.media_type.map(|it| bounds::letters(&it, bounds::NAME).to_owned());
            self.enclosures.push(Enclosure { url, media_type, bytes, seconds: named.seconds, chapters: None });
        }
    }

    /// A picture that an element of a feed's own names.
    pub fn picture(&mut self, place: usize, written: Option<&str>, base: Option<&Url>) {
        first(&mut self.images[place], || address::web(written?, base));
    }

    /// A part of Media RSS.
    pub fn media<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        match &*child.name.local {
            "content" => self.content(child, document, base),
            "group" => self.parts(child, document, base),
            "thumbnail" => self.picture(1, child.attribute("url", document).as_deref(), base),
            "description" if !child.text.trim().is_empty() => {
                let html = child.attribute("type", document).is_some_and(|it| it == "html");
                first(&mut self.video_text, || Some((child.text.to_string(), html)));
            }
            _ => {}
        }
    }

    fn content<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        let get = |name| child.attribute(name, document);
        let (url, media_type) = (get("url"), get("type"));
        let kind = get("medium").or_else(|| media_type.clone()).unwrap_or_default();
        if kind.starts_with("image") {
            let is_first = self.images[0].is_none();
            self.picture(0, url.as_deref(), base);
            if is_first && self.images[0].is_some() {
                self.image_text = child.children.iter().find_map(described);
            }
            return;
        }
        if ["video", "audio"].iter().any(|known| kind.starts_with(known)) {
            let seconds = get("duration").and_then(|written| length(&written));
            self.file(Named { url, media_type, bytes: get("filesize"), seconds }, base);
        }
        self.parts(child, document, base);
    }

    fn parts<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        for part in child.children.iter().filter(|part| part.name.vocabulary == Media && part.name.local != "group") {
            self.media(part, document, base);
        }
    }

    /// How long a podcast plays.
    pub fn plays(&mut self, written: &str) {
        first(&mut self.seconds, || length(written).filter(|seconds| *seconds > 0));
    }

    /// The chapters of a podcast: a file that lists them, or the list.
    pub fn chapters<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        first(&mut self.chapters.url, || address::web(&child.attribute("url", document)?, base));
        for part in child.children.iter().filter(|part| part.name.vocabulary == Podcast && part.name.local == "chapter")
        {
            let Some(start) = part.attribute("start", document).and_then(|start| length(&start)) else { continue };
            let title = part.attribute("title", document).unwrap_or_default();
            if self.chapters.list.len() < MOST_CHAPTERS {
                let title = bounds::letters(&title, bounds::NAME).to_owned();
                self.chapters.list.push(Chapter { start, title });
            }
        }
    }

    /// The files; what is said of the podcast is said of the first of them.
    pub fn finish(&mut self) -> Vec<Enclosure> {
        if let Some(file) = self.enclosures.first_mut() {
            file.seconds = file.seconds.or(self.seconds);
            file.chapters =
                Some(std::mem::take(&mut self.chapters)).filter(|chapters| *chapters != Chapters::default());
        }
        std::mem::take(&mut self.enclosures)
    }
}

fn described(part: &Element) -> Option<String> {
    let says = part.name.vocabulary == Media && matches!(&*part.name.local, "description" | "text");
    let text = bounds::letters(&part.text, bounds::TITLE);
    (says && !text.is_empty()).then(|| text.to_owned())
}

/// `1665`, `27:45`, `1:02:03.5`, `PT27M45S`, `27 min`, in seconds.
pub fn length(written: &str) -> Option<u32> {
    let written = written.trim();
    if let Some(iso) = written.strip_prefix("PT").or_else(|| written.strip_prefix("pt")) {
        return iso_length(iso);
    }
    if written.contains(char::is_alphabetic) {
        return told_length(written);
    }
    let mut seconds: u32 = 0;
    let fields: Vec<&str> = written.split(':').collect();
    if fields.len() > 3 {
        return None;
    }
    for (place, field) in fields.iter().enumerate() {
        let last = place + 1 == fields.len();
        let whole = if last { field.split(['.', ',']).next().unwrap_or_default() } else { field };
        let number: u32 = whole.trim().parse().ok()?;
        seconds = seconds.checked_mul(60)?.checked_add(number)?;
    }
    Some(seconds).filter(|seconds| *seconds <= LONGEST)
}

/// `12 min`, `1h 02m 03s`, `1 hour, 5 minutes`, as `12M`, `1H02M03S` and `1H5M`.
fn told_length(written: &str) -> Option<u32> {
    let mut short = String::new();
    let mut in_word = false;
    for letter in written.chars().filter(|letter| letter.is_alphanumeric()) {
        if letter.is_ascii_digit() || !in_word {
            short.push(letter);
        }
        in_word = letter.is_alphabetic();
    }
    iso_length(&short)
}

fn iso_length(written: &str) -> Option<u32> {
    let mut seconds: u32 = 0;
    let mut digits = String::new();
    for letter in written.chars() {
        if letter.is_ascii_digit() || letter == '.' {
            digits.push(letter);
            continue;
        }
        let unit = match letter.to_ascii_uppercase() {
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        let number: u32 = digits.split('.').next()?.parse().ok()?;
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        digits.clear();
    }
    Some(seconds).filter(|seconds| digits.is_empty() && *seconds <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_length_is_read_in_every_spelling() {
        for (written, seconds) in [
            ("1665", Some(1665)),
            (" 27:45 ", Some(1665)),
            ("00:27:45", Some(1665)),
            ("1:02:03.5", Some(3723)),
            ("PT27M45S", Some(1665)),
            ("PT1H", Some(3600)),
            ("27 min", Some(1620)),
            ("1h 02m 03s", Some(3723)),
            ("1 hour, 5 minutes", Some(3900)),
            ("99999999999999999999", None),
            ("9:9:9:9", None),
            ("half an hour", None),
            ("", None),
        ] {
            assert_eq!(length(written), seconds, "{written}");
        }
    }
}
